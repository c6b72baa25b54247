"""Align: which statements report one thing said once, and how their wordings differ (codebook 4).

Only statements of one speaker in one stretch of days can be one utterance, so that a record is aligned block by block. A wrong union puts
words in somebody's mouth: what is unsure stays apart. Without a speaker only the same words are one thing.
"""

from __future__ import annotations

from onrecord.stages.align.aligning import align, align_block, blocks, join

__all__ = ["VERSION", "align", "align_block", "blocks", "join"]

VERSION = "12"
