"""Statements as Web Annotations (W3C, https://www.w3.org/TR/annotation-model/): one collection in JSON-LD.

Each piece of a statement's content is a target: its words with those around them, and its offsets in code points of the report's text. The
text is told by its hash (RFC 6920), so that whoever has it can tell that it is the same.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from onrecord import questions
from onrecord.export.names import iri, linkable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.questions.rows import FullReport, Pair, Statement
    from onrecord.store import Store

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quote."""


def collection(store: Store) -> Iterator[bytes]:
    """The collection, piece by piece, in the order of the export of statements."""
    total = questions.count(store, questions.LISTINGS["statements"])
    head: dict[str, Any] = {"@context": CONTEXT, "id": iri("annotations"), "type": "AnnotationCollection", "label": "Statements on record"}
    page = {"id": iri("annotations", "1"), "type": "AnnotationPage", "partOf": iri("annotations"), "startIndex": 0}
    yield f'{_open(head | {"total": total})}, "first": {_open(page)}, "items": ['.encode()
    for number, one in enumerate(_every(store)):
        yield ((",\n" if number else "\n") + json.dumps(one, ensure_ascii=False)).encode()
    yield b"\n]}}\n"


def _open(told: dict[str, Any]) -> str:
    """An object to which something is added."""
    return json.dumps(told, ensure_ascii=False).removesuffix("}")


def _every(store: Store) -> Iterator[dict[str, Any]]:
    for row in list(questions.reports(store)):
        report = questions.report(store, row.id)
        source = _source(report)
        yield from (annotation(one, report, source) for one, _ in report.statements)


def annotation(one: Statement, report: FullReport, source: dict[str, Any]) -> dict[str, Any]:
    """One statement: who is named as its speaker, the act and the point where they are known, and where the words stand."""
    told = (("identifying", one.speaker), ("classifying", one.act), ("tagging", one.point))
    bodies = [{"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value} for purpose, value in told if value]
    targets = [{"type": "SpecificResource", "source": source, "selector": _selectors(report.text, span)} for span in one.content]
    known = {"body": bodies} if bodies else {}
    return {"id": iri("statement", one.id), "type": "Annotation", "motivation": "describing", **known, "target": targets}


def _selectors(text: str, span: Pair) -> list[dict[str, Any]]:
    start, end = span
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _source(report: FullReport) -> dict[str, Any]:
    row = report.report
    told = {"id": iri("report", row.id), "type": "Text", "format": "text/plain", "canonical": named(report.sha256)}
    return told | ({"language": row.language} if row.language else {}) | ({"via": row.url} if linkable(row.url) else {})


def named(sha256: str) -> str:
    """The name of a content by its hash (RFC 6920)."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
