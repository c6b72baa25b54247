"""Planted negotiations: invented disputes whose origins, utterances, moves, conditions and deadlocks are known.

All texts are written by hand, in the YAML beside: what was said, in wordings of several languages, and what each origin, rewrite and
translation tells around it. Assembly is by program with a seed: which wording stands where, who reprints what, page furniture, credits.
"""

from bench.planted.assemble import plant
from bench.planted.story import BLIND, HARD, PLANTED, Deadlock, Order, Story, Utterance, stories
from bench.planted.texts import Mention, Planted

__all__ = ["BLIND", "HARD", "PLANTED", "Deadlock", "Mention", "Order", "Planted", "Story", "Utterance", "plant", "stories"]
