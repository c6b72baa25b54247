"""What texts of each language are written in (`data/charsets.yml`): how a decoding is told to be right."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from onrecord.stages.acquire.language import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MIXED = re.compile(r"[a-z][\u0370-\u06ff]|[\u0370-\u06ff][a-z]")
"""A small Latin letter beside a Greek, Cyrillic, Hebrew or Arabic one: two encodings in one file, never one word."""
_FEWEST = 8
"""Different letters in a text that is mostly written in letters beyond a to z."""
_SAMPLE = 20_000
"""Characters."""
_LETTER = re.compile(r"[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Group:
    """Languages that share their old encodings."""

    languages: frozenset[str]
    charsets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Charsets:
    """`data/charsets.yml`, ready for use."""

    labels: Mapping[str, str]
    groups: tuple[Group, ...]
    single: frozenset[str]
    multiple: frozenset[str]
    foreign: Mapping[str, re.Pattern[str]]
    common: Mapping[str, tuple[re.Pattern[str], float]]


def convincing(text: str, languages: frozenset[str]) -> bool:
    """Whether `text` is in one of `languages` and written as that language is, with nothing odd in it."""
    language = tell(text)
    if language not in languages or CONTROLS.search(text) or _MIXED.search(text) or "\ufffd" in text:
        return False
    return not (charsets().foreign[language].search(text.lower()) or _swapped(text) or _dull(text)) and _usual(text, language)


def _dull(text: str) -> bool:
    """Whether it is made of a few letters again and again: filler, which is "Thai" or "Chinese" in some encoding."""
    letters = Counter(_LETTER.findall(text[:_SAMPLE]))
    return len(letters) < _FEWEST and letters.total() * 2 > len(text[:_SAMPLE])


def _usual(text: str, language: str) -> bool:
    pattern, share = charsets().common.get(language, (_LETTER, 0.0))
    return len(pattern.findall(text)) >= share * len(_LETTER.findall(text))


def _swapped(text: str) -> bool:
    """Whether capitals stand inside words as in no language: one Cyrillic code page read as another."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if not word.isupper()]
    odd: int = sum(not word[1:].islower() and word[1:].lower() != word[1:].upper() for word in words)
    return odd * 10 > len(words)


@cache
def charsets() -> Charsets:
    """What the data file knows of encodings."""
    table = yaml.safe_load(resources.files("onrecord").joinpath("data/charsets.yml").read_text("utf-8"))
    signs = table["signs"]
    return Charsets(
        labels=table["labels"],
        groups=tuple(Group(frozenset(row["languages"]), tuple(row["charsets"])) for row in table["groups"]),
        single=frozenset(codecs.lookup(name).name for name in table["single"]),
        multiple=frozenset(codecs.lookup(name).name for name in table["multiple"]),
        foreign={lang: re.compile(rf"[^\x00-\x7f{signs}{letters}]") for lang, letters in table["letters"].items()},
        common={lang: (re.compile(f"[{row['letters']}]"), row["share"]) for lang, row in table["common"].items()},
    )
