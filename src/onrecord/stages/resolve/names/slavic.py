"""Names in Russian and Ukrainian as they stand by themselves: *по словам Ильвара Тамсека* tells of `Ильвар Тамсек`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import tables
from onrecord.stages.resolve.names.tokens import Token
from onrecord.words.lexicon import load

BACK = 6
"""Words before a name among which the noun for what somebody says stands."""
LEAST = 3
"""Letters that stay of a name without its ending."""
OPEN = tuple("аяыиіїйayi")
"""How a given name ends that has a case ending, or may have one."""
MASCULINE = ("а", "я", "ого", "a", "ego")
"""How a man's surname ends in a genitive."""


def upright(words: Sequence[Token], found: Sequence[Run], known: Lists) -> Sequence[Token]:
    """The words, those of people's names in a genitive as they stand by themselves; where nothing tells, they stay."""
    if known.language not in load("slavic")["genitive"]:
        return words
    seen = frozenset(words[n].text for run in found for n in range(run.first, run.last))
    shown = list(words)
    for run in found:
        if run.sort == "owner" and words[run.first].low.endswith(("ии", "ії")):
            name = bare(words[run.first].text, "f", known.language)
            shown[run.first] = words[run.first]._replace(text=name, low=name.casefold())
        if run.sort == "body" or (run.sort == "name" and run.size == 1):
            head = words[run.first]
            if (base := known.base(head.low)) is not None and not head.text.isupper():
                shown[run.first] = head._replace(text=base[0].upper() + base[1:], low=base)
                continue
        if run.sort in {"person", "name"} and run.size:
            for n, name in zip(range(run.first, run.last), _upright(words, run, known, seen), strict=True):
                shown[n] = words[n]._replace(text=name, low=name.casefold()) if name != words[n].text else words[n]
    return shown


def _upright(words: Sequence[Token], run: Run, known: Lists, seen: frozenset[str]) -> list[str]:
    """The words of one name by themselves: by the endings in a sure genitive, else only if the report has all of them so."""
    names = [word.text for word in words[run.first : run.last]]
    if run.size > 1 and (whom := _with(names, known.language)):
        return whom
    sure = oblique(words, run, known)
    told = _alone(names[0], known.language, seen) if run.size == 1 and sure else names
    if run.size == 1 and not sure and _led(words, run, known):
        return [next((names[0][:-n] for n in (1, 2) if len(names[0]) > LEAST + n and names[0][:-n] in seen), names[0])]
    if run.size > 1 and names[0].endswith(OPEN):
        gender = "m" if names[0].endswith(("а", "я", "a")) or names[-1].endswith(MASCULINE) else "f"
        told = [bare(name, gender, known.language) for name in names]
    return told if sure or all(name in seen for name in told) else names


def _with(names: list[str], language: str) -> list[str]:
    """The words of a name that stands in the case of *with whom*; none where it does not, or may not."""
    told = load("slavic")["with"].get(language, {})
    for gender in "fm":
        ends = [(str(end), str(whole)) for end, whole in told.get(gender, ())]
        given = next(
            (names[0][: -len(end)] + whole for end, whole in ends if names[0].endswith(end) and len(names[0]) - len(end) >= SHORT), ""
        )
        given = str(told.get("words", {}).get(names[0], given)) if gender == "m" else given
        last = next((names[-1][: -len(end)] + whole for end, whole in ends if names[-1].endswith(end)), "")
        if given and (last or (gender == "f" and not names[-1].endswith(VOWELS))):
            return [given, *names[1:-1], last or names[-1]]
    return []


SHORT = 2
"""Letters that stay of a given name without such an ending."""
VOWELS = tuple("аяоуеиыіїєaeiouyąę")
"""How a surname ends that has cases for a woman too."""


def _led(words: Sequence[Token], run: Run, known: Lists) -> bool:
    """Whether a small word stands before a name, perhaps with a quotation mark between: *в «Нордвале»*."""
    near = words[run.start].before in {" ", " «", " “", " „"} and run.start == run.first > 0
    return near and words[run.start - 1].low in known.at


def _alone(name: str, language: str, seen: frozenset[str]) -> list[str]:
    """A surname by itself in a sure genitive."""
    both = [bare(name, gender, language) for gender in "mf"]
    return [next((one for one in both if one != name and one in seen), both[0] if name.endswith(MASCULINE) else both[1])]


@cache
def bare(name: str, gender: str, language: str) -> str:
    """A name that stands in a genitive as it stands by itself."""
    told = load("slavic")["genitive"][language]
    if name in told["words"]:
        return str(told["words"][name])
    return next((name[: -len(end)] + whole for end, whole in told[gender] if name.endswith(end) and len(name) - len(end) >= LEAST), name)


def oblique(words: Sequence[Token], run: Run, known: Lists) -> bool:
    """Whether a name stands in a sure genitive: after a noun for words, or after an office in one."""
    if run.start < run.first and (words[run.first - 1].low,) not in known.roles and _declined(words, run.start, known):
        return True
    if run.start == run.first > 0 and run.size > 1 and words[run.start].joined and _declined(words, run.start - 1, known):
        return True
    for n in range(run.start, max(0, run.start - BACK), -1):
        if not words[n].joined:
            return False
        if words[n - 1].low in known.saying:
            return True
    return False


def _declined(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word is an office in a genitive: it is known, but not as it stands."""
    low = words[n].low
    found = known.single(low) if low.endswith(("а", "я", "ы", "и", "ої")) and low not in known.firsts else None
    return found is not None and (low,) not in known.roles and not (found.gender == "f" and low.endswith(("а", "я")))


def named(name: str) -> str:
    """The name of a state, capital or seat in the case that the tables have, else the name unchanged."""
    return _forms().get(name.casefold(), name)


@cache
def _forms() -> dict[str, str]:
    """Every case of the names in Cyrillic of one word, with the name."""
    told = tables()
    every = {*told.names, *told.capitals, *told.seats}
    found: dict[str, str] = {}
    for name in sorted(every):
        if len(name) > LEAST and "\u0400" <= name[0] <= "\u04ff" and name.isalpha():
            end, forms = next((end, forms) for end, forms in load("slavic")["forms"] if name.endswith(end))
            for form in forms:
                found.setdefault(name[: len(name) - len(end)] + form, name.capitalize())
    return {form: name for form, name in found.items() if form not in every}


@cache
def is_given(word: str, language: str) -> bool:
    """Whether a word is a common given name, by itself or in a genitive."""
    forms = (word, *(bare(word, gender, language) for gender in ("mf" if language in load("slavic")["genitive"] else "")))
    return any(given_gender(plain(form)) for form in forms)


@cache
def given() -> frozenset[str]:
    """Given names that end in a genitive as the names of states do."""
    return frozenset(load("slavic")["given"])
