"""Align: which statements report one thing said once, and how their wordings differ. Not built yet: `utterance` is null."""
