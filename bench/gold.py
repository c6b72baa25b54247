"""Gold for what a report means: the statements of a report with speaker, act, condition, date and the rest, read by a person.

`examples` has strings in `examples/gold`; `talks` are marked texts (`bench/talks.py`); the other
held-out sets have offsets in `bench/gold`, and their texts lie in the data folder only.
In `conditions` only conditions are decided, on single statements; in `fields` all but them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from training.corpus import polnear

from bench.sets import german_texts, place
from bench.talks import report

Spans = list[tuple[int, int]]
FOLDER = Path(__file__).parent / "gold"
_KINDS = (("gold", "{}/*.yml"), ("conditions", "conditions/{}.yml"), ("fields", "fields/{}/*.yml"))
FIELDS = ("speaker", "kind", "party", "addressee", "act", "negated", "status", "said", "occasion", "doubt")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A gold condition; `holder` is None too where the set does not decide it."""

    kind: str
    holder: str | None
    antecedent: Spans
    consequent: Spans


UNDECIDED = Ordered("undecided", None, [], [])
"""Stands where the gold does not say whether there is a condition."""


@dataclass(frozen=True, slots=True)
class Told:
    """A gold statement; `fields` holds those of `FIELDS` that the gold decides, None or `unknown` where the text does not tell.

    Without any, only the condition is decided, and there may be other statements in the report.
    """

    content: Spans
    source: Spans
    cue: Spans
    fields: Mapping[str, Any]
    condition: Ordered | None


@dataclass(frozen=True, slots=True)
class Meant:
    """A report with its gold statements."""

    name: str
    language: str
    text: str
    published: str | None
    rows: list[Told] = field(default_factory=list)


def every(data: Path, root: Path) -> Iterator[tuple[str, list[Meant]]]:
    """Each set with the name it is reported under; those whose texts are not at hand are left out."""
    yield "examples", examples(root / "examples")
    yield from _halves("talks", talks(FOLDER / "talks"))
    yield "talks, practice", talks(FOLDER / "practice")
    yield "talks, fresh", talks(FOLDER / "fresh")
    yield "talks, plain", talks(FOLDER / "plain")
    yield "talks, plain fresh", talks(FOLDER / "plain-fresh")
    yield "talks, later", talks(FOLDER / "later")
    for corpus, texts in (("polnear", _polnear), ("german", _german)):
        known = texts(data) if (data / corpus).exists() else None
        for kind, files in _KINDS:
            told = [told for path in sorted(FOLDER.glob(files.format(corpus))) for told in entries(path)]
            if known is not None and told:
                yield from _halves(f"{corpus} {kind}", held_out(told, known))


def seen(name: str) -> bool:
    """Whether a report belongs to the half whose errors may be read to mend the product; the other half only measures."""
    return int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2 == 0


def _halves(name: str, golds: list[Meant]) -> Iterator[tuple[str, list[Meant]]]:
    yield f"{name}, seen half", [one for one in golds if seen(one.name)]
    yield f"{name}, unseen half", [one for one in golds if not seen(one.name)]


def examples(folder: Path) -> list[Meant]:
    """The plain-text reports of the example corpus."""
    out = []
    for path in sorted((folder / "gold").glob("*.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        about, file = told["report"], folder / told["report"]["path"]
        if file.suffix == ".txt":
            text = file.read_bytes().decode("utf-8")
            rows = [_told(row, _finder(text, row["content"])) for row in told["statements"]]
            out.append(Meant(file.stem, about["language"], text, about["published"], rows))
    return out


def talks(folder: Path) -> list[Meant]:
    """The reports of a folder of marked texts."""
    told = [report(path) for path in sorted(folder.glob("*.txt"))]
    rows = ([_told(row, _spans) for row in one["statements"]] for one in told)
    return [Meant(one["document"], one["language"], one["text"], one["published"], found) for one, found in zip(told, rows, strict=True)]


def held_out(entries: list[dict[str, Any]], texts: Mapping[str, tuple[str, str]]) -> list[Meant]:
    """The reports that entries of offsets tell about. Raises `ValueError` where a text is not the one that was annotated."""
    out = []
    for told in entries:
        language, text = texts[told["document"]]
        if hashlib.sha256(text.encode()).hexdigest() != told["sha256"]:
            raise ValueError(f"{told['document']} is not the text that its gold was made on")
        name = re.sub(r"[^\w-]+", "-", told["document"])[:60]
        out.append(Meant(name, language, text, told["published"], [_told(row, _spans) for row in told["statements"]]))
    return out


def entries(path: Path) -> list[dict[str, Any]]:
    """What a file holds: one report, or a list of them."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told if isinstance(told, list) else [told]


def _polnear(data: Path) -> dict[str, tuple[str, str]]:
    return {article.name: ("en", article.text) for article in polnear(data / "polnear" / "train")}


def _german(data: Path) -> dict[str, tuple[str, str]]:
    return {name: ("de", text) for name, text in german_texts(data).items()}


def _told(row: Mapping[str, Any], spans: Callable[[Any], Spans]) -> Told:
    order = row.get("condition")
    condition = order and Ordered(order["kind"], order.get("holder"), spans(order["antecedent"]), spans(order["consequent"]))
    if "condition" not in row:
        condition = UNDECIDED
    decided = {name: row[name] for name in FIELDS if name in row}
    return Told(spans(row["content"]), spans(row["source"]), spans(row["cue"]), decided, condition)


def _spans(listed: list[list[int]] | None) -> Spans:
    return [(start, end) for start, end in listed or ()]


def _finder(text: str, content: list[Any]) -> Callable[[Any], Spans]:
    """Looks up a string of a statement: in its content first, where a condition stands, and else in the whole text."""
    pieces = [place(text, piece) for piece in content]

    def find(strings: Any) -> Spans:  # noqa: ANN401 - a string, a dict with its number, a list of them, or None
        listed = strings if isinstance(strings, list) else [strings]
        return sorted(_inside(text, one, pieces) or place(text, one) for one in listed if one)

    return find


def _inside(text: str, words: Any, pieces: Spans) -> tuple[int, int] | None:  # noqa: ANN401 - a string or a dict with its number
    found = (text.find(words, start, end) for start, end in pieces) if isinstance(words, str) else ()
    return next(((at, at + len(words)) for at in found if at >= 0), None)
