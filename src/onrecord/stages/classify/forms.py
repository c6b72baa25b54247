"""What a statement does by its form: words that are an act by the codebook's own definition, whatever the head takes them for.

The head weighs; a form decides. So there are few, each with look-alikes among the cases, and most put themselves only in the place of acts
that the codebook ranks below (`a commitment or demand before an assessment`) or that one takes for the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from onrecord.stages.classify.evidence import Wording, names_an_act
from onrecord.types import Act
from onrecord.words.lexicon import load

HOLDS = 0.97
"""How often an act that a form tells is the one that readers told: 1,358 of 1,433 labelled statements, 271 of 275 gold ones read for it."""
LONGEST = 600
"""Characters of what is said that are looked at."""
MOST = 5
"""Places at which a form that names a side is looked at; more stand only in a text made to hurt."""
_PART = re.compile(r"\{([a-z]+)\}")
_STRAIGHT = str.maketrans("’‘“”„«»\n", '\'\'""""" ')
_EITHER, _NEVER = "", r"(?!)"
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Form:
    """One rule of `data/forms.yml`: what must stand in the cue, in the source and in what is said, and the acts it takes the place of."""

    act: Act
    cue: Pattern
    source: Pattern
    says: Pattern
    unless: Pattern
    over: frozenset[Act]
    needs: tuple[str, ...]

    def matches(self, said: str, low: str) -> bool:
        """Whether it holds for what is said, which is given in small letters too."""
        if self.needs and not any(word in low for word in self.needs):
            return False
        return self.says.search(said) is not None and self.unless.search(said) is None


@dataclass(frozen=True, slots=True)
class Ends:
    """A condition's kind, and the words of what must come first and of what then may or will happen."""

    kind: str
    antecedent: str
    consequent: str


@dataclass(frozen=True, slots=True)
class Bargain:
    """One rule of a condition: its kinds, what must stand in its two ends, what must not in the second, and what in the whole.

    `named` tells that it holds where the cue names an act too; else only where it does not (`said`), for then the words said must tell.
    """

    act: Act
    kinds: frozenset[str]
    antecedent: Pattern
    consequent: Pattern
    spares: Pattern
    says: Pattern
    over: frozenset[Act]
    named: bool

    def matches(self, ends: Ends, said: str) -> bool:
        """Whether it holds for a condition and for all that is said."""
        if ends.kind not in self.kinds or not self.antecedent.search(ends.antecedent):
            return False
        return bool(self.consequent.search(ends.consequent) and not self.spares.search(ends.consequent) and self.says.search(said))


def bargain(words: Wording, ends: Ends, act: Act | None) -> Act | None:
    """The act that the two ends of a condition tell, where the head reads `act`; None where none of the rules holds."""
    language = words.language[:2].lower()
    near = [one for one in _bargains(language) if act is None or act in one.over]
    if near and names_an_act(language, words.cue):
        near = [one for one in near if one.named]
    if not near:
        return None
    ends = Ends(ends.kind, _bare(ends.antecedent), _bare(ends.consequent))
    said = _bare(words.content)
    return next((one.act for one in near if one.matches(ends, said)), None)


def form(words: Wording, act: Act | None) -> Act | None:
    """The act that a form of the words tells, where the head reads `act` (None where it is not sure); None where no form holds."""
    said = _bare(words.content)
    direct = said.startswith(('"', "'"))
    near = _near(words.language[:2].lower(), words.cue.translate(_STRAIGHT), act, direct)
    low = said.lower()
    return next((one.act for one in near if one.source.search(words.source) and one.matches(said, low)), None)


def sided(words: Wording, act: Act | None, own: Callable[[], Collection[str]]) -> Act | None:
    """The act that a form tells of whoever is named in it, where that is the speaker's own side; None where no form holds.

    `own` gives the names of that side in small letters; it is asked only where a form holds.
    """
    said = words.content[:LONGEST].translate(_STRAIGHT)
    low = said.lower()
    for one in _of_sides(words.language[:2].lower()):
        if act in one.over and one.matches(said, low):
            for match in islice(one.says.finditer(said), MOST):
                if match["side"].casefold().removeprefix("the ") in own():
                    return one.act
    return None


def _bare(content: str) -> str:
    """What is said with straight marks, and without those inside: words quoted in part are the speaker's as the others are."""
    said = content[:LONGEST].translate(_STRAIGHT)
    return said[:1] + said[1:].replace('"', "")


@lru_cache(maxsize=1 << 12)
def _near(language: str, cue: str, act: Act | None, direct: bool) -> tuple[Form, ...]:  # noqa: FBT001 - a key of the cache
    """The forms that a cue leaves open; a few hundred cues make up most of a record."""
    return tuple(one for one in _forms(language, direct) if (act is None or act in one.over) and one.cue.search(cue))


def _forms(language: str, direct: bool) -> tuple[Form, ...]:  # noqa: FBT001 - a key of the cache
    return _rules(language, "rules", direct)


def _of_sides(language: str) -> tuple[Form, ...]:
    return _rules(language, "sided", direct=False)


@cache
def _rules(language: str, which: str, direct: bool) -> tuple[Form, ...]:  # noqa: FBT001 - a key of the cache
    table = load("forms").get(language, {})
    parts = _parts(language, direct)
    return tuple(_read(rule, parts) for rule in table.get(which, ()))


@cache
def _bargains(language: str) -> tuple[Bargain, ...]:
    table = load("forms").get(language, {})
    return tuple(_read_bargain(rule, _parts(language, direct=False)) for rule in table.get("bargains", ()))


@cache
def _parts(language: str, direct: bool) -> Mapping[str, str]:  # noqa: FBT001 - a key of the cache
    table = load("forms").get(language, {"reported": "", "direct": "", "parts": {}})
    parts = {"own": f"(?:{table['direct' if direct else 'reported']})"}
    for name, pattern in table["parts"].items():
        parts[name] = _filled(pattern, parts)
    return parts


def _read(rule: Mapping[str, Any], parts: Mapping[str, str]) -> Form:
    cue, source, says, unless = (_compiled(rule.get(key, default), parts) for key, default in _PLACES)
    return Form(Act(rule["act"]), cue, source, says, unless, frozenset(map(Act, rule.get("over", Act))), tuple(rule.get("needs", ())))


def _read_bargain(rule: Mapping[str, Any], parts: Mapping[str, str]) -> Bargain:
    antecedent, consequent, spares, says = (_compiled(rule.get(key, default), parts) for key, default in _ENDS)
    over, named = frozenset(map(Act, rule["over"])), bool(rule.get("named", False))
    return Bargain(Act(rule["act"]), frozenset(rule["kinds"]), antecedent, consequent, spares, says, over, named)


_ENDS = (("antecedent", _EITHER), ("consequent", _EITHER), ("spares", _NEVER), ("says", _EITHER))
_PLACES = (("cue", _EITHER), ("source", _EITHER), ("says", _EITHER), ("unless", _NEVER))


def _compiled(pattern: str, parts: Mapping[str, str]) -> Pattern:
    return _compile(_filled(pattern, parts))


@cache
def _compile(pattern: str) -> Pattern:
    """Most patterns are the same within quotation marks and outside: they are compiled once."""
    return re.compile(pattern, re.IGNORECASE)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: f"(?:{parts[match[1]]})", pattern)
