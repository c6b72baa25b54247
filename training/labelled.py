"""Read text with attributions marked in square brackets (`labelled/README.md` explains the marks)."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROLE = {"S": "source", "C": "cue", "T": "content", "V": "via"}
TOKEN = re.compile(r"\[([SCTV])(\d+(?:,\d+)*):|\]|[^\[\]]+|\[")
HEADER = re.compile(r"# (\w+): (.*)\n")


@dataclass
class Labelled:
    """A text without its marks, its header, and the spans of each attribution by role."""

    text: str
    header: dict[str, str]
    attributions: list[dict[str, list[tuple[int, int]]]] = field(default_factory=list)


def parse(marked: str) -> Labelled:
    """Strip the marks. Raises `ValueError`, with the place, where brackets do not match or a number has no content."""
    header, body = _header(marked)
    spans: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    out: list[str] = []
    length, open_marks = 0, []
    for token in TOKEN.finditer(body):
        if token[1]:
            open_marks.append((ROLE[token[1]], [int(n) for n in token[2].split(",")], length))
        elif token[0] == "]":
            if not open_marks:
                raise ValueError(f"a ] too many near {body[max(0, token.start() - 40) : token.end()]!r}")
            role, numbers, start = open_marks.pop()
            for number in numbers:
                spans[number][role].append((start, length))
        elif token[0] == "[":
            raise ValueError(f"a [ that starts no mark near {body[token.start() : token.start() + 40]!r}")
        else:
            out.append(token[0])
            length += len(token[0])
    if open_marks:
        raise ValueError(f"{len(open_marks)} marks are not closed; the last opens a {open_marks[-1][0]}")
    without = sorted(n for n, roles in spans.items() if not roles["content"])
    if without:
        raise ValueError(f"attributions without content: {without}")
    rows = [{r: sorted(roles[r]) for r in ROLE.values()} for _, roles in sorted(spans.items())]
    return Labelled("".join(out), header, rows)


def _header(marked: str) -> tuple[dict[str, str], str]:
    header: dict[str, str] = {}
    while match := HEADER.match(marked):
        header[match[1]] = match[2].strip()
        marked = marked[match.end() :]
    return header, marked.lstrip("\n")


def main(paths: list[str]) -> None:
    """Check the files named and print what each attribution reads."""
    for path in paths:
        labelled = parse(Path(path).read_text(encoding="utf-8"))
        print(f"{path}: {len(labelled.text.split())} words, {len(labelled.attributions)} attributions")
        for row in labelled.attributions:
            parts = (" … ".join(labelled.text[s:e] for s, e in row[role]) for role in ROLE.values())
            print("   ", " | ".join(parts))


if __name__ == "__main__":
    main(sys.argv[1:])
