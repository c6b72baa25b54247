"""Which language a text is in, and what the many names of a language mean."""

from __future__ import annotations

import re

import py3langid

FEWEST = 5
"""Words. Below this language identification is a coin toss (measured: it reads "No date set" as Italian)."""

_ENOUGH = 4_000
"""Characters looked at: the answer does not change with more."""

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*\Z", re.IGNORECASE)
_LONG = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl",
    "pol": "pl", "rus": "ru", "ukr": "uk", "tur": "tr", "ara": "ar", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "swe": "sv",
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "italian": "it",
    "portuguese": "pt", "dutch": "nl", "polish": "pl", "russian": "ru", "ukrainian": "uk", "turkish": "tr", "arabic": "ar",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "swedish": "sv",
}  # fmt: skip
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
    known = _LONG.get(plain)
    match = _CODE.match(plain)
    if known or not match or match[1] in _NONE:
        return known
    return _LONG.get(match[1], match[1])
