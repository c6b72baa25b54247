"""Read the training corpora into one shape: a text and its attributions as spans by role."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model.windows import pieces
from onrecord.words.paragraphs import paragraphs
from training.labelled import parse
from training.polnear import read_annotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from onrecord.model.windows import Pieces

Attribution = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its gold attributions (flat: none stands inside the content of another)."""

    name: str
    text: str
    attributions: list[Attribution]


STYLES = ("‘’", "''", '""', "«»", "„“", "  ")
"""Quotation marks a training article may be given in place of its own; the last one strips them."""


def polnear(folder: Path) -> list[Article]:
    """The articles of a PolNeAR part, with the annotation of the first annotator by name."""
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        first = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))[:1]
        if first:
            out.append(Article(path.stem, path.read_bytes().decode("utf-8"), read_annotations(first[0])))
    return out


def own(folder: Path, languages: set[str] | None = None, split: str = "train") -> list[Article]:
    """Our labelled texts; the nested attributions are left to the second reading and taken out here."""
    out = []
    for path in sorted(folder.glob("*/*.txt")):
        if languages is not None and path.parent.name not in languages:
            continue
        labelled = parse(path.read_text(encoding="utf-8"))
        if labelled.header.get("split") == split:
            out.append(Article(f"{path.parent.name}/{path.stem}", labelled.text, flat(labelled.attributions)))
    return out


def flat(rows: list[Attribution]) -> list[Attribution]:
    """The attributions whose content does not lie inside a piece of another one's content."""

    def inside(row: Attribution, other: Attribution) -> bool:
        return all(any(s <= a and b <= e and (s, e) != (a, b) for s, e in other["content"]) for a, b in row["content"])

    return [row for row in rows if not any(other is not row and inside(row, other) for other in rows)]


def restyle(article: Article, rng: random.Random) -> Article:
    """The same article with other quotation marks, one code point for one, so that no offset moves."""
    style = rng.choice(STYLES)
    marks: dict[str, str | int | None] = {"“": style[0], "”": style[1], "«": style[0], "»": style[1], "„": style[0]}
    text = article.text.translate(str.maketrans(marks))
    out, opening = [], True
    for char in text:
        straight = char == '"'
        out.append(style[0 if opening else 1] if straight else char)
        opening = char == "\n" or opening != straight
    return Article(article.name, "".join(out), article.attributions)


def cut(tokenizer: Tokenizer, article: Article, *, plain: bool = False) -> Pieces:
    """The word pieces of an article, as the shipped pipeline cuts them."""
    return pieces(tokenizer, article.text, paragraphs(article.text), plain=plain)
