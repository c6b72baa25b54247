"""Which of the 14 acts a statement is, whether its words take the act back, and whether it lies ahead or is only supposed.

The act is read by a small learned head from what the encoder knows of the words and from the groups of words that speak for one
(`evidence.py`); words that are an act by definition tell it themselves (`forms.py`); what takes it back or puts it off is read from
the cue by rule: the labels have too few of these to learn from, and a negation in a cue is a closed list in every language.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model.states import States
from onrecord.stages.classify.evidence import Wording, features, names, wording
from onrecord.stages.classify.forms import HOLDS, Ends, bargain, form
from onrecord.types import Act, Attribution, Report, Status

LEAST = 0.2
"""The probability below which no act is named."""
CLAIMS = 1.5
"""How many more claims news holds than the texts the head learned from, which are rich in rarer acts: its chances are weighted by it
(Saerens, Latinne and Decaestecker 2002). Set between the examples and the seen half of the held-out gold."""
SURE = 0.5
"""The probability from which a threat is named: nobody is said to threaten on less than an even chance; the next best act is told.
A stated condition makes a claim rarer, but not a threat likelier: its chance is that without it."""
_CLAIM = np.array([one is Act.CLAIM for one in Act])

IF, STRICT = 0.2, 0.07
"""How much rarer a claim is where a condition is stated with *if*, and where one says what must come first (*only after*, *until*,
*unless*, *before*, *provided*): the odds among labelled statements and examples (12 of 74, 5 of 81), against even odds for all others."""

FIRST = "first"
"""Told in place of the kind of a condition that must come before all else."""
ELSE = 0.01
"""How much rarer all acts but these are there: a prerequisite is a demand (codebook 2) unless the words offer or refuse."""
FREE = "free"
"""Told in place of a kind where the words say that nothing must come first: that is no denial, unless the cue is one."""
_DENIAL = np.array([one is Act.DENY for one in Act])
_PREREQUISITE = np.array([one in (Act.DEMAND, Act.OFFER, Act.REFUSE) for one in Act])

Reading = tuple[Act | None, float, bool, Status]
_CLOSED = (Act.REFUSE, Act.DENY)
"""Acts whose cue is a negation itself (`will not`, `did not admit`): a *not* there takes nothing back."""
_OWN = (Act.PROMISE, Act.OFFER, Act.THREATEN, Act.REFUSE)
"""Acts that a *will* or *would* does by itself."""


def acts(
    report: Report, rows: Sequence[Attribution], states: States, conditions: Sequence[str | None], ends: Sequence[Ends | None] = ()
) -> list[Reading]:
    """For each attribution its act (None where the words do not tell), its probability, whether it is negated, and its status.

    `conditions` are the kinds of those that are stated in them, or `FIRST`, or `FREE`; `ends` are the words of their two ends.
    """
    language = report.details.language or "en"
    words = [wording(report.text, language, one) for one in rows]
    found = [features(one) for one in words]
    logits = states.acts(rows, np.stack(found)) if found else []
    read = (_read(states.head.classes, *each) for each in zip(found, logits, conditions, strict=True))
    return [_reading(*each) for each in zip(words, found, read, ends or [None] * len(words), strict=True)]


def _reading(words: Wording, found: NDArray[np.float32], read: tuple[Act | None, float], ends: Ends | None) -> Reading:
    """What the head has read, but for an act that the ends of a condition or the form of the words tell."""
    chosen, score = read
    told = _told(words, chosen, ends) if score else None
    if told is not None and told is not chosen:
        chosen, score = told, HOLDS
    return (None, score, False, Status.ACTUAL) if chosen is None else (chosen, score, _negated(chosen, found), _status(chosen, found))


def _told(words: Wording, act: Act | None, ends: Ends | None) -> Act | None:
    """What a condition's ends tell goes before what single words do, unless it is others' business."""
    told = bargain(words, ends, act) if ends else None
    formed = form(words, told or act)
    return formed if told is None or formed is Act.CLAIM else told


def _read(
    classes: Sequence[str], found: NDArray[np.float32], logits: NDArray[np.float32] | None, condition: str | None
) -> tuple[Act | None, float]:
    """The act that the head takes a statement for and its probability; none, with 0, where the encoder has seen no word of it."""
    if logits is None:
        return None, 0.0
    condition = None if condition == FREE and _has(found, "deny") else condition
    chances = _chances(logits, condition)
    best = _best(classes, chances, _chances(logits, None))
    score = round(float(chances[best]), 4)
    return (None if score < LEAST else Act(classes[best])), score


def _best(classes: Sequence[str], chances: NDArray[np.float32], plain: NDArray[np.float32]) -> int:
    """The likeliest act; the next one where it is a threat that is not sure."""
    first, second = (int(n) for n in np.argsort(-chances)[:2])
    return second if classes[first] == Act.THREATEN and plain[first] < SURE else first


def _bound(condition: str | None) -> float:
    if condition in {None, FREE}:
        return 1.0
    return IF if condition == "if" else STRICT


def _chances(logits: NDArray[np.float32], condition: str | None) -> NDArray[np.float32]:
    """Probabilities of the acts, weighed by how common they are; what the head tells beside them was of use in training only."""
    acts = logits[: len(Act)]
    weight = np.exp(acts - acts.max()) * np.where(_CLAIM, np.float32(CLAIMS * _bound(condition)), np.float32(1))
    if condition == FIRST:
        weight = np.where(_PREREQUISITE, weight, weight * np.float32(ELSE))
    if condition == FREE:
        weight = np.where(_DENIAL, weight * np.float32(ELSE), weight)
    chances: NDArray[np.float32] = weight / weight.sum()
    return chances


def _negated(chosen: Act, found: NDArray[np.float32]) -> bool:
    return _has(found, "takes back") or (_has(found, "not") and chosen not in _CLOSED)


def _status(chosen: Act, found: NDArray[np.float32]) -> Status:
    if _has(found, "ahead") or (_has(found, "future") and chosen not in _OWN):
        return Status.FUTURE
    if _has(found, "maybe") and not _has(found, "wants") and chosen not in _OWN:
        return Status.HYPOTHETICAL
    return Status.ACTUAL


def _has(found: NDArray[np.float32], group: str) -> bool:
    return bool(found[names().index(f"cue {group}")])
