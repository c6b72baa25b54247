"""Mini reports whose sources stand in braces and contents in angle brackets: `{Mira Lund} said <the port is shut>.`"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import Attribution, Details, Meaning, Mode, Report


@dataclass
class Marked:
    """A report without its marks, and the attributions that these told of: the first source with the first content, and so on."""

    report: Report
    rows: list[Attribution]

    @property
    def meanings(self) -> list[Meaning]:
        return [Meaning() for _ in self.rows]


def marked(text: str, language: str = "en") -> Marked:
    bare, sources, contents, opened = "", [], [], []
    for char in text:
        if char in "{<":
            opened.append(len(bare))
        elif char == "}":
            sources.append((opened.pop(), len(bare)))
        elif char == ">":
            contents.append((opened.pop(), len(bare)))
        else:
            bare += char
    contents.sort()
    rows = [_row(bare, source, content, contents) for source, content in zip(sources, contents, strict=True)]
    return Marked(Report("r", "r.txt", bare, Details(language=language)), rows)


def _row(text: str, source: tuple[int, int], content: tuple[int, int], contents: list[tuple[int, int]]) -> Attribution:
    inside = [n for n, (a, b) in enumerate(contents) if a <= content[0] and content[1] <= b and (a, b) != content]
    direct = text[content[0] : content[1]].startswith(("“", "„", "«", '"', "‘"))
    mode = Mode.DIRECT if direct else Mode.INDIRECT
    spans = (source,) if source[1] > source[0] else ()
    return Attribution((content,), spans, mode=mode, parent=inside[-1] if inside else None)
