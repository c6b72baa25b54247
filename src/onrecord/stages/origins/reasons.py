"""Put a decision into words that a reader can check."""

from __future__ import annotations

from onrecord.stages.origins.fold import TOKEN, fold
from onrecord.stages.origins.kinship import Kin
from onrecord.stages.origins.sketch import Outline
from onrecord.types import Derivation

_MOST = 5
"""Names and numbers that a reason names."""


def root(outline: Outline) -> str:
    """Why a report stands for its origin."""
    return (
        f"Nothing earlier on record tells the same in the same order; the dateline names {outline.filed}."
        if outline.filed
        else ("Nothing earlier on record tells the same in the same order.")
    )


def copied(first: Outline) -> str:
    """Why a report is an exact copy."""
    return f"Word for word the text of {_called(first)}."


def derived(here: Outline, there: Outline, kin: Kin) -> str:
    """Why a report comes from another."""
    said = _BY[kin.derivation](here, there, kin)
    return said + (" One of the two credits the other." if kin.credited else "")


def _by_words(_here: Outline, there: Outline, kin: Kin) -> str:
    kind = "Copy" if kin.derivation is Derivation.COPY else "Edit"
    return f"{kind} of {_called(there)}: {_percent(kin.runs)} of the shorter one's own runs of four words stand in the other."


def _by_facts(here: Outline, there: Outline, kin: Kin) -> str:
    kind = "Translation" if kin.derivation is Derivation.TRANSLATION else "Rewrite"
    pairs = len(kin.alignment.pairs)
    sentences = min(len(here.starts), len(there.starts)) // 4 - 1
    shared = ", ".join(_shared(here, there)[:_MOST])
    return (
        f"{kind} of {_called(there)}: {pairs} sentences, where the shorter has {sentences}, tell the same,"
        f" {_percent(kin.alignment.order)} of it in the same order; {_percent(kin.facts)} of names and numbers are"
        f" shared ({shared}), {_percent(kin.runs)} of runs of four words."
    )


_BY = {
    Derivation.COPY: _by_words,
    Derivation.EDIT: _by_words,
    Derivation.REWRITE: _by_facts,
    Derivation.TRANSLATION: _by_facts,
}


def _shared(here: Outline, there: Outline) -> list[str]:
    """Names and numbers, as the report writes them, that both hold; the longest first, they are the rarest."""
    known = {fold(m[0], name=True).sound for shown in there.shown for m in TOKEN.finditer(shown)}
    found = [shown for shown in here.shown if fold(shown, name=True).sound in known]
    return sorted(found, key=lambda shown: (-len(shown), shown))


def _called(outline: Outline) -> str:
    return outline.outlet or outline.report


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
