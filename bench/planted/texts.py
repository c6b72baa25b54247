"""A text by hand made whole: a wording in each slot, and where the contents of the utterances then stand."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from bench.planted.story import Text, Utterance

_SLOT = re.compile(r"\{([a-z0-9-]+)\}")
_OPEN, _NAMED, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}(\\d+) ([^{_NAMED}]+){_NAMED}|{_CLOSE}")


@dataclass(frozen=True, slots=True)
class Mention:
    """The content of an utterance as one report has it: spans in code points, `[start, end)`."""

    utterance: str
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with what is known of it. `derived_from` is the name of a report; `language` and `published` may be kept from the reader."""

    name: str
    text: str
    title: str
    language: str
    told_language: str
    published: str | None
    outlet: str
    origin: str
    derivation: str | None
    derived_from: str | None
    mentions: tuple[Mention, ...] = ()


@dataclass(slots=True)
class Wordings:
    """Hands out the wordings of each utterance and pool in turn, in an order that chance has set."""

    chance: random.Random
    said: Mapping[str, Utterance]
    turns: dict[tuple[str, str], cycle[str]] = field(default_factory=dict)

    def next(self, name: str, text: Text) -> str:
        wordings = self.said[name].wordings
        pool = text.pool if text.pool in wordings else text.language
        if (name, pool) not in self.turns:
            shuffled = list(wordings[pool])
            self.chance.shuffle(shuffled)
            self.turns[name, pool] = cycle(shuffled)
        return self.turns[name, pool].__next__()

    def choose(self, text: Text) -> dict[str, str]:
        """A wording for each slot of a text."""
        return {name: self.next(name, text) for name in dict.fromkeys(_SLOT.findall(text.body))}


def paragraphs(text: Text, chosen: Mapping[str, str], said: Mapping[str, Utterance]) -> list[str]:
    """The paragraphs of a text with the contents marked, an edit's changes made."""
    own = [line for line in text.body.splitlines() if line.strip()]
    kept = [text.lead.strip() if number == 1 and text.lead else line for number, line in enumerate(own, 1) if number not in text.drop]
    number = 0

    def put(slot: re.Match[str]) -> str:
        nonlocal number
        number += 1
        opening = f"{_OPEN}{number} {said[slot[1]].id}{_NAMED}"
        return chosen[slot[1]].replace("[", opening).replace("]", _CLOSE)

    return [_SLOT.sub(put, line) for line in [*kept, *([text.add.strip()] if text.add else [])]]


def unmark(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The plain text, and the mentions in it: pieces of one slot are one mention."""
    plain: list[str] = []
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    at, length, opened = 0, 0, ("", "", 0)
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            opened = (mark[1], mark[2], length)
        else:
            spans.setdefault(opened[:2], []).append((opened[2], length))
    return "".join([*plain, marked[at:]]), tuple(Mention(name, tuple(pieces)) for (_, name), pieces in spans.items())


def styled(text: str, marks: str) -> str:
    """The text in a house style of quotation marks, character by character, so that offsets hold."""
    return text.translate(_STYLES.get(marks, {}))


_STYLES: Mapping[str, Mapping[int, Any]] = {"straight": str.maketrans("“”„‘’–", '"""\'\'-'), "single": str.maketrans("“”", "‘’")}


def joined(parts: Sequence[str]) -> str:
    """Parts as paragraphs, with an empty line between them."""
    return "\n\n".join(part for part in parts if part) + "\n"
