"""Classify: which of the 14 acts a statement is, at whom, on what condition. Not built yet: `act`, `addressee` and `condition` are null.

The room is kept so that the order of the stages is seen; labels to learn from are in `training/acts`.
"""
