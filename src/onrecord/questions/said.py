"""Statements joined with what is known across reports: canonical actors, utterances, points."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from onrecord.store import schema
from onrecord.store.across import aliases, descents, utterances, wordings
from onrecord.store.told import NOT, REVIEWS
from onrecord.words.lexicon import load

_SAID = schema.statements
_SPEAKER, _ADDRESSEE, _HOLDER = (aliases.alias(name) for name in ("speaker_alias", "addressee_alias", "holder_alias"))
_LOCAL_HOLDER = func.json_extract(_SAID.c.condition, "$.holder")

SPEAKER: ColumnElement[Any] = func.coalesce(_SPEAKER.c.canonical, _SAID.c.speaker)
PARTY: ColumnElement[Any] = func.coalesce(_SPEAKER.c.party, _SAID.c.party)
ADDRESSEE: ColumnElement[Any] = func.nullif(func.nullif(func.coalesce(_ADDRESSEE.c.canonical, _SAID.c.addressee), SPEAKER), PARTY)
"""None where the record knows that it is the speaker's own side."""
_DECIDED = schema.judgements.c
REVIEWED = (
    select(_DECIDED.subject, _DECIDED.kind, _DECIDED.verdict, func.max(_DECIDED.time).label("time"))
    .where(_DECIDED.kind.in_(REVIEWS), _DECIDED.undone.is_(None))
    .group_by(_DECIDED.subject)
    .subquery("reviewed")
)
"""The latest decision of a person about each statement; SQLite takes the other columns from the row that has the maximum."""
_MENDED = REVIEWED.c.kind == "mend"
ACT: ColumnElement[Any] = case((_MENDED, func.replace(REVIEWED.c.verdict, NOT, "")), else_=_SAID.c.act)
NEGATED: ColumnElement[Any] = case((_MENDED, REVIEWED.c.verdict.startswith(NOT)), else_=_SAID.c.negated)
JOINED = (
    _SAID.join(schema.reports, schema.reports.c.id == _SAID.c.report)
    .outerjoin(_SPEAKER, _SPEAKER.c.name == _SAID.c.speaker)
    .outerjoin(_ADDRESSEE, _ADDRESSEE.c.name == _SAID.c.addressee)
    .outerjoin(_HOLDER, _HOLDER.c.name == _LOCAL_HOLDER)
    .outerjoin(wordings, wordings.c.statement == _SAID.c.id)
    .outerjoin(utterances, utterances.c.id == wordings.c.utterance)
    .outerjoin(REVIEWED, REVIEWED.c.subject == _SAID.c.id)
)
"""`statements` with its report, its actors, its utterance, and what a person decided about it."""
_TOLD, _TELLING = wordings.alias("told"), schema.statements.alias("telling")
ORIGINS: ColumnElement[Any] = (
    select(func.count(func.coalesce(descents.c.origin, _TELLING.c.report).distinct()))
    .select_from(_TOLD.join(_TELLING, _TELLING.c.id == _TOLD.c.statement).outerjoin(descents, descents.c.report == _TELLING.c.report))
    .where(_TOLD.c.utterance == wordings.c.utterance)
    .correlate(wordings)
    .scalar_subquery()
)
"""From how many independent origins the reports of a statement's utterance come; 0 where it has none."""
_PLAIN = ("id", "report", "start", "mode", "parent", "status", "condition", "said", "occasion", "doubt", "score")
COLUMNS = (
    *(_SAID.c[name] for name in _PLAIN),
    ACT.label("act"),
    NEGATED.label("negated"),
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
