"""Small, real stages for tests of the machinery: texts in plain letters, `"…" said Name.` as the only attribution."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord import cli, pipeline
from onrecord.errors import UnreadableError
from onrecord.export import KINDS, export
from onrecord.identity import short
from onrecord.model.head import Head
from onrecord.model.states import States, Trail
from onrecord.pipeline import Across, Settings, Stages, Summary, ingest
from onrecord.stages.attribute import Attributed
from onrecord.stages.origins import outline
from onrecord.stages.track import track
from onrecord.store import Store
from onrecord.types import (
    Alias,
    Attribution,
    Cleaning,
    Credit,
    Details,
    Differs,
    Document,
    Failure,
    Instrument,
    Judged,
    Kind,
    Meaning,
    Meeting,
    Mention,
    Mode,
    Named,
    Noise,
    Origin,
    Report,
    Resolution,
    Resolved,
    Seen,
    Sighting,
    Span,
    Statement,
    Told,
    Utterance,
    What,
    Wording,
)

SAID = re.compile(r'(?P<content>"[^"\n]+") (?P<cue>said) (?P<source>[A-Z]\w+)(?: via (?P<via>\w+))?')


def acquire(document: Document) -> Report:
    text = document.content if isinstance(document.content, str) else document.content.decode()
    if not text.strip():
        raise UnreadableError("there is no text in it")
    told = {name: getattr(document.manifest, name, None) or getattr(document.metadata, name) for name in Details.__slots__}
    provenance = tuple((name, Origin.MANIFEST) for name in told if getattr(document.manifest, name, None))
    return Report(short([document.name, text]), document.path, text, Details(**told), provenance)


def line_key(line: str) -> str | None:
    return line.casefold() if len(line) < 40 and '"' not in line else None


def clean(report: Report, recurring: frozenset[str]) -> Cleaning:
    rows = [match.span() for match in re.finditer(r"\S[^\n]*", report.text)]
    noise = tuple(Noise(span, "recurring", "stands in many") for span in rows if line_key(report.text[slice(*span)]) in recurring)
    return Cleaning(noise, tuple(Credit(m.group(), m.span()) for m in re.finditer("Norda", report.text)))


def attribute(report: Report, _noise: Sequence[Span]) -> Attributed:
    if "BREAK" in report.text:
        raise ValueError("broken on purpose")
    return attributed(_attribution(match) for match in SAID.finditer(report.text))


def attributed(rows: Iterable[Attribution]) -> Attributed:
    """Attributions that no encoder has seen."""
    nowhere = np.zeros(0, np.int64)
    return Attributed(list(rows), Trail(nowhere, nowhere, (), (), kept=True, head=Head((), (), {})).near(()))


def _attribution(match: re.Match[str]) -> Attribution:
    via = (match.span("via"),) if match["via"] else ()
    return Attribution((match.span("content"),), (match.span("source"),), (match.span("cue"),), via, Mode.DIRECT, score=0.5)


def classify(_report: Report, attributions: Sequence[Attribution], _noise: Sequence[Span], _states: States) -> list[Meaning]:
    return [Meaning() for _ in attributions]


def resolve(report: Report, attributions: Sequence[Attribution], _meanings: Sequence[Meaning], _noise: Sequence[Span]) -> Resolved:
    speakers = [report.text[slice(*one.source[0])] if one.source else None for one in attributions]
    mentions = tuple(Mention(name, Kind.PERSON, forms=(name,)) for name in sorted({name for name in speakers if name}))
    return Resolved(mentions, tuple(Resolution(name) for name in speakers))


def unite(found: Iterable[tuple[str, Mention, int]], _judgements: Sequence[Judged], _languages: Mapping[str, str]) -> list[Alias]:
    names = sorted({mention.name for _, mention, _ in found})
    return [Alias(name, short(["actor", name]), name, Kind.PERSON, None, "one name") for name in names]


def align(told: Sequence[Told]) -> tuple[list[Utterance], list[Wording]]:
    """The same words of one speaker are one utterance."""
    groups: dict[tuple[str | None, str], list[Told]] = {}
    for one in told:
        groups.setdefault((one.speaker, one.content), []).append(one)
    made = [(short(["utterance", *key]), group) for key, group in groups.items()]
    utterances = [
        Utterance(name, group[0].speaker, group[0].party, None, "unknown", None, None, tuple(one.id for one in group))
        for name, group in made
    ]
    return utterances, [Wording(one.id, name, Differs.KEPT, "the same words") for name, group in made for one in group]


def sight(report: Report, _noise: Sequence[Span], _statements: Sequence[Statement], _named: Sequence[Named]) -> tuple[Sighting, ...]:
    """A plan with a number of points is a text."""
    return tuple(Sighting(What.INSTRUMENT, "plan", (match.span(),)) for match in re.finditer(r"\d+-point plan", report.text))


def gather(seen: Sequence[Seen]) -> tuple[list[Instrument], list[Meeting]]:
    """Each name is one text."""
    names = sorted({one.words for one in seen})
    return [Instrument(name, "plan", None, None, (), short(name)) for name in names], []


STAGES = Stages(acquire, line_key, clean, attribute, classify, resolve, sight, outline, "1", Across(unite, align, track, gather))
SETTINGS = Settings(stages=STAGES)


def document(name: str, text: str, **details: str) -> Document:
    """A document as a reader would give it, with a manifest's details."""
    return Document(f"in/{name}", name, text.encode(), "text", manifest=Details(**details))


def documents(count: int) -> list[Document]:
    """Reports of three outlets that share a first line at each outlet; one in five has a nested attribution's worth of names."""
    texts = ((n, f'Follow outlet {n % 3}\n"We go {n}" said Anna via Norda.\n"And {n}" said Bo.\nThe end of {n}.') for n in range(count))
    return [document(f"{n:03}.txt", text, outlet=f"Outlet {n % 3}", published=f"2025-11-{n % 28 + 1:02}") for n, text in texts]


def ingested(path: Path, found: Iterable[Document | Failure], settings: Settings = SETTINGS) -> Summary:
    """Read into the record at `path`."""
    with Store(path, create=True) as store:
        return ingest(store, found, settings)


def exported(path: Path) -> dict[str, bytes]:
    """Everything on record, as exports."""
    found = {}
    with Store(path) as store:
        for kind in KINDS:
            out = io.BytesIO()
            export(store, kind, "jsonl", out)
            found[kind] = out.getvalue()
    return found


def rows(path: Path, kind: str) -> list[dict[str, Any]]:
    """The rows of one kind."""
    return [json.loads(line) for line in exported(path)[kind].splitlines()]


def main() -> None:
    """The command with these stages, for tests that need a process of their own."""
    pipeline.standard = lambda: STAGES
    cli.main()


if __name__ == "__main__":
    main()
