"""Which language a text is in, and what the many names of a language mean."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import py3langid
import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST = 5
"""Words. Below this language identification is a coin toss (measured: it reads "No date set" as Italian)."""

_ENOUGH = 4_000
"""Characters looked at: the answer does not change with more."""

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*\Z", re.IGNORECASE)
_NONE = frozenset({"und", "mul", "zxx", "mis", "xx", "na", "nan", "null"})


def tell(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it has fewer than five words."""
    head = text[:_ENOUGH]
    words = len(_WORD.findall(head)) + len(_UNSPACED.findall(head))
    if words < FEWEST:
        return None
    return str(py3langid.classify(head)[0])


def code(name: str) -> str | None:
    """What a name or tag of a language stands for: `en-US`, `eng` and `English` are all `en`. None for what names none."""
    plain = name.strip().lower()
    known = named().get(plain)
    match = _CODE.match(plain)
    if known or not match or match[1] in _NONE:
        return known
    return named().get(match[1], match[1])


@cache
def named() -> Mapping[str, str]:
    """Names of languages, and codes of three letters, to codes of two."""
    table = yaml.safe_load(resources.files("onrecord").joinpath("data/languages.yml").read_text("utf-8"))
    return {name: short for short, names in table["names"].items() for name in names}
