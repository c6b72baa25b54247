"""Statements joined with what is known across reports: canonical actors, utterances, points."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, func

from onrecord.store import schema
from onrecord.store.across import aliases, utterances, wordings
from onrecord.words.lexicon import load

_SAID = schema.statements
_SPEAKER, _ADDRESSEE, _HOLDER = (aliases.alias(name) for name in ("speaker_alias", "addressee_alias", "holder_alias"))
_LOCAL_HOLDER = func.json_extract(_SAID.c.condition, "$.holder")

SPEAKER: ColumnElement[Any] = func.coalesce(_SPEAKER.c.canonical, _SAID.c.speaker)
PARTY: ColumnElement[Any] = func.coalesce(_SPEAKER.c.party, _SAID.c.party)
ADDRESSEE: ColumnElement[Any] = func.nullif(func.nullif(func.coalesce(_ADDRESSEE.c.canonical, _SAID.c.addressee), SPEAKER), PARTY)
"""None where the record knows that it is the speaker's own side."""
JOINED = (
    _SAID.join(schema.reports, schema.reports.c.id == _SAID.c.report)
    .outerjoin(_SPEAKER, _SPEAKER.c.name == _SAID.c.speaker)
    .outerjoin(_ADDRESSEE, _ADDRESSEE.c.name == _SAID.c.addressee)
    .outerjoin(_HOLDER, _HOLDER.c.name == _LOCAL_HOLDER)
    .outerjoin(wordings, wordings.c.statement == _SAID.c.id)
    .outerjoin(utterances, utterances.c.id == wordings.c.utterance)
)
"""`statements` with its report, its actors and its utterance."""
_PLAIN = ("id", "report", "start", "mode", "parent", "act", "negated", "status", "condition", "said", "occasion", "doubt", "score")
COLUMNS = (
    *(_SAID.c[name] for name in _PLAIN),
    SPEAKER.label("speaker"),
    PARTY.label("party"),
    ADDRESSEE.label("addressee"),
    func.coalesce(_HOLDER.c.party, _HOLDER.c.canonical, _LOCAL_HOLDER).label("holder"),
    wordings.c.utterance.label("utterance"),
    utterances.c.point.label("point"),
)


@cache
def codes() -> dict[str, dict[str, str | None]]:
    """The PLOVER and CAMEO code of each act."""
    return dict(load("codes"))
