"""Where words come from, in PROV-O (https://www.w3.org/TR/prov-o/) as JSON-LD.

A statement is quoted from its report and derived from the utterance, which is attributed to the speaker; a report is attributed to its
outlet and derived from the report it was made from. `chain` lists who handed the words on: the speaker, the carrier as the report names it,
the outlet.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord import questions
from onrecord.export.names import iri, linkable
from onrecord.identity import short
from onrecord.types import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.questions.rows import Actor, Report, Statement, Utterance, Words
    from onrecord.store import Store

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "chain": {"@id": "urn:onrecord:chain", "@container": "@list"},
}
"""Prefixes, and two words of our own: nothing has to be fetched to read it."""
AGENTS = {"person": "prov:Person", "government": "prov:Organization", "body": "prov:Organization"}
"""What an actor is; of any other kind nothing more is said than that it is an agent."""


def prov(store: Store) -> Iterator[bytes]:
    """The graph, node by node: agents, reports, utterances, statements."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['.encode()
    for number, node in enumerate(_nodes(store)):
        yield ((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False)).encode()
    yield b"\n]}\n"


def _nodes(store: Store) -> Iterator[dict[str, Any]]:
    actors = {one.name: one.id for one in questions.actors(store)}
    yield from map(_actor, questions.actors(store))
    yield from (_node("agent", _outlet(one.value), "prov:Organization", label=one.value) for one in questions.facets(store, "outlet"))
    yield from map(_report, questions.reports(store))
    yield from (_utterance(one, actors) for one in questions.utterances(store))
    for one, words in questions.quoted(store):
        yield from _statement(one, words, actors)


def _node(kind: str, name: str, what: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is anything
    """A node; what is unknown is left out."""
    known = {field.replace("_", ":", 1): value for field, value in told.items() if value not in (None, [])}
    return {"@id": iri(kind, name), "@type": what, **known}


def _to(kind: str, name: str | None) -> dict[str, str] | None:
    return None if name is None else {"@id": iri(kind, name)}


def _outlet(name: str) -> str:
    return short(["outlet", name])


def _actor(one: Actor) -> dict[str, Any]:
    return _node("agent", one.id, AGENTS.get(one.kind or "", "prov:Agent"), label=one.name)


def _report(one: Report) -> dict[str, Any]:
    return _node(
        "report",
        one.id,
        "prov:Entity",
        label=one.title,
        dcterms_issued=one.published,
        dcterms_language=one.language,
        dcterms_source={"@id": one.url} if linkable(one.url) else None,
        prov_wasAttributedTo=_to("agent", _outlet(one.outlet) if one.outlet else None),
        prov_wasDerivedFrom=_to("report", one.derived_from),
        prov_qualifiedDerivation=one.derived_from
        and {"@type": "prov:Derivation", "prov:entity": _to("report", one.derived_from), "dcterms:type": one.derivation},
    )


def _utterance(one: Utterance, actors: dict[str, str]) -> dict[str, Any]:
    return _node(
        "utterance",
        one.id,
        "prov:Entity",
        dcterms_created=None if one.said == UNKNOWN else one.said,
        dcterms_type=one.act,
        prov_wasAttributedTo=_to("agent", actors.get(one.speaker or "")),
    )


def _statement(one: Statement, words: Words, actors: dict[str, str]) -> Iterator[dict[str, Any]]:
    carrier = short(["carrier", one.id]) if words.via else None
    if carrier:
        yield _node("agent", carrier, "prov:Agent", label=words.via)
    speaker, outlet = _to("agent", actors.get(one.speaker or "")), _to("agent", _outlet(one.report.outlet) if one.report.outlet else None)
    yield _node(
        "statement",
        one.id,
        "prov:Entity",
        prov_value=words.content,
        prov_wasQuotedFrom=_to("report", one.report.id),
        prov_wasDerivedFrom=[link for link in (_to("utterance", one.utterance), _to("statement", one.parent)) if link],
        prov_wasAttributedTo=speaker,
        chain=[link for link in (speaker, _to("agent", carrier), outlet) if link],
    )
