"""The gold sets that `make score` measures with. Each gives reports: a name, a language, a text, and gold attributions."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from training.corpus import polnear
from training.labelled import parse

Row = dict[str, list[tuple[int, int]]]

GERMAN_REPORTS = 150
"""Articles drawn (seed 20) from the annotated ones of the German set: it measures, it never trains."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One report with its gold attributions; `kind` names the part of the set it belongs to."""

    name: str
    language: str
    text: str
    rows: list[Row]
    kind: str
    published: str | None = None


def polnear_dev(data: Path, language: str = "en") -> list[Gold]:
    """PolNeAR's dev part; `qaa` (a code for local use) as language asks for the multilingual model."""
    return [Gold(a.name, language, a.text, a.attributions, "polnear") for a in polnear(data / "polnear" / "dev")]


def own_test(folder: Path) -> list[Gold]:
    """The held-out half of our own labelled texts."""
    out = []
    for path in sorted(folder.glob("*/*.txt")):
        labelled = parse(path.read_text(encoding="utf-8"))
        if labelled.header["split"] == "test":
            kind = labelled.header["kind"] if path.parent.name == "en" else "news"
            out.append(
                Gold(
                    f"{path.parent.name}-{path.stem}", path.parent.name, labelled.text, labelled.attributions, f"{path.parent.name} {kind}"
                )
            )
    return out


def german(data: Path) -> list[Gold]:
    """A fixed draw from the German set, as natural text with one sentence a line."""
    articles = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((data / "german").glob("*.json"))]
    annotated = [a for a in articles if a["Annotations"]]
    drawn = random.Random(20).sample(annotated, GERMAN_REPORTS)
    return [_german(article) for article in sorted(drawn, key=lambda a: a["DocumentName"])]


def german_texts(data: Path) -> dict[str, str]:
    """The natural text of every article of the German set, by its document name."""
    articles = (json.loads(p.read_text(encoding="utf-8")) for p in sorted((data / "german").glob("*.json")))
    return {str(article["DocumentName"]): _natural(article)[0] for article in articles}


_CLOSING = re.compile(r"[.,;:!?)\]}…“”%]|'s")


def _german(article: dict[str, object]) -> Gold:
    text, places = _natural(article)
    rows = []
    for mark in article["Annotations"]:  # type: ignore[attr-defined]
        row = {r: _spans(places, mark[n]) for r, n in (("source", "Source"), ("cue", "Cue"), ("content", "Message"))}
        if row["content"]:
            rows.append(row)
    name = re.sub(r"[^\w-]+", "-", str(article["DocumentName"]))[:60]
    return Gold(name, "de", text, rows, "german")


def _natural(article: dict[str, object]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The article's text with spaces where print has them, and the place of each token."""
    text, places = "", {}
    for sentence in article["Sentences"]:  # type: ignore[attr-defined]
        opening, inside = True, False
        for number, token in enumerate(sentence["Tokens"]):
            straight = token in ('"', "''", "``")
            closes = (straight and inside) or bool(_CLOSING.fullmatch(token))
            text += "" if opening or closes else " "
            places[f"{sentence['SentenceId']}:{number}"] = (len(text), len(text) + len(token))
            text += token
            opening = token in ("(", "[", "„", "‚", "»") or (straight and not inside)
            inside = inside != straight
        text += "\n"
    return text, places


def _spans(places: dict[str, tuple[int, int]], tokens: list[str]) -> list[tuple[int, int]]:
    """Token addresses to spans; neighbours with at most a space between them are one span."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(places[t] for t in tokens):
        if out and start - out[-1][1] <= 1:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def examples(folder: Path) -> list[Gold]:
    """The plain-text reports of the example corpus with their hand-written gold."""
    out = []
    for path in sorted((folder / "gold").glob("*.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        report = folder / told["report"]["path"]
        if report.suffix == ".txt":
            text = report.read_bytes().decode("utf-8")
            rows = [example_row(text, row) for row in told["statements"]]
            out.append(Gold(report.stem, told["report"]["language"], text, rows, told["report"]["language"]))
    return out


def example_row(text: str, row: dict[str, object]) -> Row:
    """A gold statement's strings as spans."""
    listed = {"content": row["content"], "via": row.get("via") or [], "source": [row["source"]], "cue": [row["cue"]]}
    return {role: sorted(place(text, one) for one in strings if one) for role, strings in listed.items()}  # type: ignore[attr-defined]


def place(text: str, words: str | dict[str, object]) -> tuple[int, int]:
    """Where a gold string stands; `{text, nth}` is its nth place. Raises `ValueError` where it does not."""
    wanted, nth = (words, 1) if isinstance(words, str) else (str(words["text"]), int(str(words["nth"])))
    at = -1
    for _ in range(nth):
        at = text.index(wanted, at + 1)
    return at, at + len(wanted)


def every(data: Path, own: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each set with the name it is reported under; those whose data is not at hand are left out."""
    yield "examples", examples(own.parent.parent / "examples")
    yield "own", own_test(own)
    if (data / "polnear" / "dev").exists():
        yield "polnear-dev", polnear_dev(data)
        yield "polnear-dev, multilingual model", polnear_dev(data, "qaa")
    if (data / "german").exists():
        yield "german", german(data)
