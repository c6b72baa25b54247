"""The faults of one report: a pure check of its row, its text, and all that is on record of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.identity import credit_id, mention_id, noise_id, sha256, sighting_id, statement_id
from onrecord.store.rows import Row, seal, seal_report
from onrecord.store.schema import SEEN, SIGHTING_ROLES
from onrecord.types import Attribution, Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was put on record: in which kind of row, which one, and what."""

    kind: str
    id: str
    problem: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Held:
    """A report's row with its text, and the rows of all tables that belong to it."""

    report: Row
    statements: list[Row]
    noise: list[Row]
    credits: list[Row]
    mentions: list[Row]
    sightings: list[Row]
    spans: list[Row]

    @property
    def size(self) -> int:
        """How many rows, the report's own included."""
        return 1 + len(self.statements) + len(self.noise) + len(self.credits) + len(self.mentions) + len(self.sightings) + len(self.spans)

    def rows(self) -> dict[str, list[Row]]:
        """The rows that have spans, by what their spans call them."""
        named = ("statement", self.statements), ("noise", self.noise), ("credit", self.credits), ("mention", self.mentions)
        return dict((*named, ("sighting", self.sightings)))

    def owned(self) -> dict[tuple[str, str], list[Row]]:
        """The spans of each row, in order."""
        found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for span in sorted(self.spans, key=lambda s: (s["owner_kind"], s["owner"], s["role"], s["n"])):
            found[span["owner_kind"], span["owner"]].append(span)
        return found


def faults(held: Held) -> list[Fault]:
    """Every fault of a report. A row so broken that it cannot be checked is a fault too."""
    try:
        return [*_report(held), *_spans(held), *_rows(held), *_statements(held)]
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return [Fault("report", str(held.report["id"]), f"its rows cannot be checked: {error}")]


def _report(held: Held) -> Iterator[Fault]:
    row = held.report
    if sha256(row["text"]) != row["hash"]:
        yield Fault("report", row["id"], "the text has changed since it was stored")
    if seal(row) != row["digest"]:
        yield Fault("report", row["id"], "its details have changed since they were stored")
    made = [*held.statements, *held.noise, *held.credits, *held.mentions, *held.sightings]
    if row["rows"] is None and made:
        yield Fault("report", row["id"], "it has rows although none were derived")
    if row["rows"] is not None and seal_report(str(one["digest"]) for one in made) != row["rows"]:
        yield Fault("report", row["id"], "a row derived from it was added, taken away or changed")


def _spans(held: Held) -> Iterator[Fault]:
    text = held.report["text"]
    for span in held.spans:
        name = f"{span['owner_kind']} {span['owner']} {span['role']} {span['n']}"
        if not 0 <= span["start"] < span["end"] <= len(text):
            yield Fault("span", name, f"[{span['start']}, {span['end']}) does not lie in the text")
        elif text[span["start"] : span["end"]] != span["quote"]:
            yield Fault("span", name, "the text does not read as the row says")


def _rows(held: Held) -> Iterator[Fault]:
    owned = held.owned()
    for kind, rows in held.rows().items():
        for row in rows:
            spans = owned.pop((kind, row["id"]), [])
            if seal(row, spans) != row["digest"]:
                yield Fault(kind, row["id"], "the row or its spans have changed since they were stored")
            if _id(kind, row, spans) != row["id"]:
                yield Fault(kind, row["id"], "its id is not that of its spans")
    for kind, name in owned:
        yield Fault("span", f"{kind} {name}", "it belongs to no row of its report")


def _id(kind: str, row: Row, spans: Sequence[Row]) -> str | None:
    if kind == "statement":
        return statement_id(row["report"], _attribution(spans), row["number"])
    if kind == "sighting":
        roles = [(role, _role(spans, role)) for role in SIGHTING_ROLES]
        return sighting_id(row["report"], row["what"], row["kind"], roles, *(row[field] for field in SEEN))
    if kind == "mention":
        return mention_id(row["report"], row["name"])
    if len(spans) != 1:
        return None
    span = (spans[0]["start"], spans[0]["end"])
    return noise_id(row["report"], span, row["kind"]) if kind == "noise" else credit_id(row["report"], span, row["name"])


def _attribution(spans: Sequence[Row]) -> Attribution:
    content, source, cue, via = (_role(spans, role) for role in ("content", "source", "cue", "via"))
    return Attribution(content, source, cue, via)


def _role(spans: Sequence[Row], role: str) -> Spans:
    return tuple((span["start"], span["end"]) for span in spans if span["role"] == role)


def _statements(held: Held) -> Iterator[Fault]:
    owned = held.owned()
    ids = {row["id"] for row in held.statements}
    noise = [(span["start"], span["end"]) for span in held.spans if span["owner_kind"] == "noise"]
    for row in held.statements:
        content = _role(owned[("statement", row["id"])], "content")
        if not content or content[0][0] != row["start"]:
            yield Fault("statement", row["id"], "it has no content, or begins elsewhere")
        if row["parent"] is not None and (row["parent"] not in ids or row["parent"] == row["id"]):
            yield Fault("statement", row["id"], "the statement it is nested in is not on record")
        if _overlap(content, noise):
            yield Fault("statement", row["id"], "its content is marked as noise")


def _overlap(content: Spans, noise: Sequence[Span]) -> bool:
    return any(start < stop and at < end for start, end in content for at, stop in noise)
