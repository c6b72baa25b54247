"""What a run does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """`rate` for the body, `head` for the head of the acts; `tags` and `pointers` weigh what is to be kept against the acts.

    `own`, `plain` and `plover` weigh a row of these against one of `labels.csv`; `rare` is how far rare acts are weighed up; `idle` is
    the share of windows without a labelled act that an epoch shows, `english` that of the texts in English,
    `share` that of the texts with labels in `acts/`, `again` that of our own texts whose attributions are taught once more (`onward`).
    """

    epochs: int = 4
    rate: float = 1e-4
    head: float = 6e-4
    tokens: int = 2048
    seed: int = 1
    threads: int = 2
    dropout: float = 0.1
    average: float = 0.995
    tags: float = 6.0
    pointers: float = 1.0
    own: float = 2.0
    plover: float = 1.0
    rare: float = 0.3
    smooth: float = 0.05
    cueless: float = 0.08
    idle: float = 0.3
    english: float = 1.0
    share: float = 1.0
    again: float = 0.5
