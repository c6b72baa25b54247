"""Find what tells of a time: the forms of `data/times.yml`, matched word by word.

Forms are made a tree of words, so that one pass over the words of a text finds the longest form at each place: the work grows with
the text and with the length of the longest form, whatever the text is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.stages.resolve.said.when import EARLIEST, LATEST
from onrecord.words.lexicon import load

_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]{2,})*|[^\w\s]")
_GROUP = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{\w+\}|[^\s()\[\]{}]+")
_DAYS, _MONTHS = 31, 12


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text: each as it is compared (lower case, straight apostrophes), and where it starts."""

    text: str
    keys: list[str]
    starts: list[int]

    def capital(self, number: int) -> bool:
        """Whether a word is written with a capital."""
        return self.text[self.starts[number]].isupper()


def words(text: str) -> Words:
    """Cut a text into words and marks."""
    keys, starts = [], []
    for match in _WORD.finditer(lower(text)):
        keys.append(match[0])
        starts.append(match.start())
    return Words(text, keys, starts)


def lower(text: str) -> str:
    """`text` in lower case and with straight apostrophes, as long as it was: what would grow (`İ`) stays."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    return small.replace("’", "'").replace("ʼ", "'")


@dataclass(frozen=True, slots=True)
class Told:
    """An expression of time: its first and last word (`[first, end)` in the list of words), its meaning, and what fills its slots."""

    first: int
    end: int
    meaning: str
    slots: tuple[tuple[str, int | str], ...] = ()

    def get(self, slot: str) -> int | None:
        """The number that fills a slot."""
        return next((int(value) for name, value in self.slots if name == slot), None)

    def word(self, slot: str) -> str | None:
        """The word that fills a slot."""
        return next((str(value) for name, value in self.slots if name == slot), None)


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, _Node] = field(default_factory=dict)
    meaning: str | None = None


_Slot = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Language:
    """What one language's part of `times.yml` says. `capitals`: days and months are written with a capital there.

    `participle` is how a verb ends that goes along with another (*saying*), where a comma alone ties the two.
    `third` is how a verb ends in the present of titles (*slams*). `commas`: one stands before whatever is said. `fills` tells of each word
    which slots it fills and as what, `starts` are the words a form may begin with.
    """

    code: str
    root: _Node
    fills: Mapping[str, Sequence[_Slot]]
    capitals: bool
    starts: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    participle: str = ""
    third: str = ""
    commas: bool = False


@cache
def language(code: str) -> Language | None:
    """The forms of a language (`en`, `de-AT`), or None where `times.yml` has none for it."""
    told = load("times").get(code[:2].lower())
    if told is None:
        return None
    root = _Node()
    for meaning, forms in (*load("times")["all"].items(), *told["forms"].items()):
        for path in itertools.chain.from_iterable(_paths(form) for form in forms):
            _plant(root, path, meaning)
    fills = _fills(told)
    starts = frozenset(root.words) | {word for word, slots in fills.items() if any(slot in root.slots for slot, _ in slots)}
    return Language(
        code[:2].lower(),
        root,
        fills,
        bool(told.get("capitals")),
        starts,
        _lists(told),
        told.get("participle", ""),
        told.get("third_person", ""),
        bool(told.get("commas")),
    )


def _lists(told: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(told.get(name, ())) for name in _LISTS}


_LISTS = (
    "limits",
    "following",
    "pointing",
    "openers",
    "clauses",
    "relatives",
    "topics",
    "before",
    "after",
    "ahead",
    "perfect",
    "joiners",
    "aside",
    "present",
    "lasting",
    "along",
    "quoting",
    "reached",
    "asked",
    "facing",
    "whose",
    "answering",
    "at_first",
    "meanwhile",
)


def _fills(told: Mapping[str, Any]) -> dict[str, list[_Slot]]:
    """Each word that fills a slot, with the slots and the number or word it stands for there."""
    out: dict[str, list[_Slot]] = {}
    for slot in ("weekday", "month"):
        for value, names in enumerate(told[slot], 1):
            for name in names.split("|"):
                out.setdefault(name, []).append((slot, value))
    for slot in ("number", "unit", "third", "part", "about", "season"):
        for name, value in told.get(slot, {}).items():
            out.setdefault(name, []).append((slot, value))
    return out


def _paths(form: str) -> Iterator[tuple[str, ...]]:
    """Every way to read a form: `(a|b)` may be left out, one of `[a|b]` must stand."""
    choices = []
    for group in _GROUP.findall(form):
        inner = group[1:-1].split("|") if group[0] in "([" else [group]
        choices.append([tuple(_split(one)) for one in inner] + ([()] if group[0] == "(" else []))
    for chosen in itertools.product(*choices):
        yield tuple(itertools.chain.from_iterable(chosen))


def _split(words_: str) -> list[str]:
    """The words and `{slots}` of one reading."""
    return list(itertools.chain.from_iterable([part] if part[0] == "{" else words(part).keys for part in words_.split()))


def _plant(node: _Node, path: Sequence[str], meaning: str) -> None:
    for word in path:
        branch, key = (node.slots, word[1:-1]) if word[0] == "{" else (node.words, word)
        node = branch.setdefault(key, _Node())
    node.meaning = node.meaning or meaning


def find(row: Words, tongue: Language) -> list[Told]:
    """The expressions of time among the words of a text, in order, the longest at each place; none overlap."""
    found: list[Told] = []
    end = 0
    for at, key in enumerate(row.keys):
        if at >= end and (key in tongue.starts or key[0].isdecimal()) and _may(row, at, tongue) and (told := _whole(row, at, tongue)):
            found.append(told)
            end = told.end
    return found


def _whole(row: Words, first: int, tongue: Language) -> Told | None:
    """The longest form; where an article begins one (*a March 5 rally*), a longer one right behind it."""
    told = _longest(row, first, tongue)
    inner = _longest(row, first + 1, tongue) if told and told.meaning == "attributive" else None
    return inner if told and inner and inner.end > told.end else told


def _may(row: Words, at: int, tongue: Language) -> bool:
    """Whether a form may begin with a word, by the word and the next one: the commonest words (*the*, *in*) begin many."""
    key, after = row.keys[at], row.keys[at + 1] if at + 1 < len(row.keys) else ""
    node = tongue.root.words.get(key)
    if node is None or node.meaning or key in tongue.fills:
        return True
    return after in node.words or (bool(node.slots) and (after in tongue.fills or after[:1].isdecimal()))


_Place = tuple[int, _Node, tuple[_Slot, ...]]


def _longest(row: Words, first: int, tongue: Language) -> Told | None:
    best: Told | None = None
    open_: list[_Place] = [(first, tongue.root, ())]
    while open_:
        at, node, slots = open_.pop()
        if node.meaning and (best is None or at > best.end):
            best = Told(first, at, node.meaning, slots)
        if at < len(row.keys):
            open_ += _steps(row, at, node, slots, tongue)
    return best


def _steps(row: Words, at: int, node: _Node, slots: tuple[_Slot, ...], tongue: Language) -> list[_Place]:
    """Where a word leads; the word itself comes last and is followed first, before a slot it also fills."""
    key = row.keys[at]
    filled = _numbers(key) if key[0].isdecimal() else tongue.fills.get(key, ())
    steps = [(at + 1, node.slots[one[0]], (*slots, one)) for one in filled if one[0] in node.slots and _written(row, at, one[0], tongue)]
    return [*steps, (at + 1, node.words[key], slots)] if key in node.words else steps


def _written(row: Words, at: int, slot: str, tongue: Language) -> bool:
    """Whether a word is written as its kind is: *May* is a month, *may* is not."""
    return not tongue.capitals or slot not in {"weekday", "month"} or row.capital(at)


@cache
def _short(digits: str) -> tuple[_Slot, ...]:
    value = int(digits)
    fits = {
        "day": 1 <= value <= _DAYS and len(digits) <= len("31"),
        "monthnumber": 1 <= value <= _MONTHS and len(digits) <= len("12"),
        "year": EARLIEST <= value <= LATEST,
        "number": 1 <= value < EARLIEST,
    }
    return tuple((slot, value) for slot, fit in fits.items() if fit)


def _numbers(digits: str) -> tuple[_Slot, ...]:
    """What digits may be: a day of a month, a month's number, a year, a count."""
    return _short(digits) if digits.isascii() and len(digits) <= len("2031") else ()
