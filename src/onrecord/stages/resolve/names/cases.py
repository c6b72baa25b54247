"""German names and descriptions in the nominative: `des Auswärtigen Amtes` as `Auswärtiges Amt`, `aus Hafenkreisen` as `Hafenkreise`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.tokens import Token
from onrecord.words.lexicon import load

LEAST = 4
"""Letters that a noun keeps without its ending."""


@cache
def cases(kind: str) -> frozenset[str]:
    """The words of a list of `data/cases-de.yml`."""
    return frozenset(load("cases-de")[kind])


@cache
def ends(kind: str) -> tuple[str, ...]:
    """The ends of words of a list of `data/cases-de.yml`."""
    return tuple(load("cases-de")[kind])


def determined(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether an article or a genitive stands before a word and perhaps an adjective: *der dorlundische Herausforderer*."""
    if not n or not words[n].joined:
        return False
    articles, before = known.the | known.new | known.his, words[n - 1]
    if before.low in articles:
        return True
    adjective = not before.capital and before.joined and before.low.endswith(DECLINED) and len(before.low) > LEAST
    return adjective and n > 1 and (words[n - 2].low in articles or (words[n - 2].capital and words[n - 2].low.endswith("s")))


DECLINED = ("e", "en", "er", "es", "em")
"""How adjectives end before a noun."""


def is_crowd_noun(low: str, known: Lists) -> bool:
    """Whether a noun is for people without a name, by itself or in German by its end: `Teilnehmerkreise`."""
    return low in known.people or (known.language == "de" and low.endswith(ends("crowds")))


def is_adjective(low: str) -> bool:
    """Whether a word is an adjective of those that names begin with, in any case: `Auswärtigen`."""
    stem = next((low.removesuffix(end) for end in ("en", "es", "er", "em", "e") if low.endswith(end)), "")
    return stem in cases("adjectives") or (len(stem) > LEAST and stem.endswith(ends("adjective_ends")))


def without_s(noun: str, known: Lists) -> str:
    """A noun for a body without the ending of the genitive: `Amtes`, `Ministeriums`."""
    low = noun.casefold()
    for size in (2, 1):
        stem = low[:-size]
        if low.endswith("es"[-size:]) and len(stem) >= SHORT and any(stem[n:] in known.bodies for n in range(len(stem) - 2)):
            return noun[:-size]
    return noun


SHORT = 3
"""Letters of the shortest noun for a body (`Rat`)."""


def singular(word: str) -> str:
    """A German noun of a person or body without the *s* of its genitive, where an *s* is no part of it: `Ombudsmanns`."""
    low = word.casefold()
    return word[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is", "as", "os", "es")) and len(low) > LEAST + 1 else word


def small_adjective(words: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """The words, the adjective in small letters that has its capital from the sentence: *Politische Beobachter*."""
    word = words[start]
    if end - start <= 1 or not (word.opens and word.capital and words[start + 1].capital and is_adjective(word.low)):
        return words
    return [*words[:start], word._replace(text=word.low, capital=False), *words[start + 1 :]]


def nominative(kept: Sequence[Token], before: str, known: Lists) -> list[Token]:
    """The words for people without a name in the nominative, by the word before them: `eines hohen Diplomaten`, `aus Hafenkreisen`."""
    ending = "er" if before in cases("single") else "e"
    return [_as(word, _noun(word, before, known) if word.capital else _weak(word.text, ending)) for word in kept]


def _as(word: Token, text: str) -> Token:
    return word if text == word.text else word._replace(text=text, low=text.casefold())


def _weak(word: str, ending: str) -> str:
    return f"{word[:-2]}{ending}" if word.endswith("en") else word


def _noun(word: Token, before: str, known: Lists) -> str:
    """A noun for people without the ending of its case."""
    text, low = word.text, word.low
    if before in cases("single"):
        forms = (text[:-1] + "r", text[:-2], text[:-1]) if low.endswith("en") else (text[:-1],) if low.endswith("s") else ()
        return next((form for form in forms if (form.casefold(),) in known.roles), text)
    dative = low.endswith("n") and low not in known.people and low[:-1] in known.people
    return text[:-1] if dative or low.endswith(("kreisen", "leuten", "kräften")) else text


def before_name(words: Sequence[Token], start: int, end: int, known: Lists) -> int:
    """Where the name begins in a German run that says first what it is (`Zeitung Der Lotse`, `Bahngewerkschaft Norda`)."""
    if known.language != "de" or end - start <= 1 or not words[start + 1].joined:
        return start
    low, after = words[start].low, words[start + 1]
    if low in cases("classes") or (low.endswith(ends("trades")) and known.body(after.low) is None):
        return start + 1
    told = (low not in cases("perhaps") and end == start + 2) or known.body(after.low) or after.text.isupper()
    return start + 1 if low.endswith(ends("perhaps")) and "-" not in low and told else start


def _party_or_union(low: str) -> bool:
    """Whether a compound says whose party or union a name is: *Bauernpartei*, *Pilotengewerkschaft*; *Industriegewerkschaft* begins one."""
    return (
        low.endswith(("partei", "gewerkschaft")) and low not in {"partei", "gewerkschaft"} and not low.startswith(("industrie", "einheits"))
    )


STRONG = ("es", "er", "e")
"""How an adjective ends with which a name begins: *Neue Mitte*."""
PAIR = 2
"""Words of such a compound and a name."""


def parted_name(words: Sequence[Token], start: int, end: int, known: Lists) -> Run | None:
    """In German, a run of a noun for what somebody is and the name: `Stadtrat Anton Velt`, `Zeitung Der Lotse`; None for others."""
    if known.language != "de":
        return None
    if end - start >= COUNCILLOR and given_gender(plain(words[start + 1].text)) and given_gender(plain(words[start].text)) is None:
        low = words[start].low
        if (office := _member_of(words, start, known)) is not None:
            return Run(office, start + 1, end, "person")
        if (end - start == COUNCILLOR and low.endswith("rat")) or known.single(low):
            return Run(start, start + 1, end, "person")
    name = before_name(words, start, end, known)
    return Run(start, name, end, "body") if name > start else None


COUNCILLOR = 3
"""Words of a run with an office, a given name and a surname."""


def _member_of(words: Sequence[Token], n: int, known: Lists) -> int | None:
    """Where the office stands whose body is named before the name: *Abgeordneter des dorlundischen Hafenrates Anton Velt*."""
    article = n - 1 if words[n - 1].low in cases("genitive") else n - 2
    if article < 1 or not (words[n].low.endswith("s") and known.body(words[n].low) and determined(words, n, known)):
        return None
    there = words[article].low in cases("genitive") and words[article].joined and known.single(words[article - 1].low) is not None
    return article - 1 if there else None


def is_given(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word that is short for a month elsewhere is a given name in German or Polish: `Jan Ostrau`."""
    named = known.language in {"de", "pl"} and words[n].low == "jan" and n + 1 < len(words)
    return named and words[n + 1].capital and words[n + 1].joined


def he(words: Sequence[Token], n: int, gender: str | None, known: Lists) -> str | None:
    """The gender that a role at a word tells; in German the article tells more of some: *der Vorsitzende*."""
    if known.language != "de" or gender != "f" or not words[n].low.endswith("e") or not n or not words[n].joined:
        return gender
    beside = words[n - 1].low == "der" or (n > 1 and not words[n - 1].capital and words[n - 1].joined and words[n - 2].low == "der")
    return "m" if beside else gender


def may_be_called(name: str, low: str, known: Lists) -> bool:
    """Whether a German noun may be short for a body's name: a compound is not for one that another compound is the head of.

    *Das Verwaltungsgericht* is no *Oberlandesgericht Orne*, but *das Gericht* may be; *das Fachgericht* is the *Bundesfachgericht*.
    """
    kind = known.body(low)
    if low in known.bodies or kind is None:
        return True
    heads = [word.casefold() for word in name.split()]
    same = [word for word in heads if (found := known.body(word)) and found[0] == kind[0] and word not in known.bodies]
    stem = low.removesuffix("s")
    return not same or any(word.removesuffix("s").endswith(stem) or stem.endswith(word.removesuffix("s")) for word in same)


def alike(one: str, other: str, known: Lists) -> bool:
    """Whether two German offices of one kind may be one: not where each has another word before its head (`Parlamentspräsident`)."""
    ours, theirs = (_grown(words, known) for words in (one, other))
    return not ours or not theirs or "-" in ours + theirs or ours.endswith(theirs) or theirs.endswith(ours)


def _grown(office: str, known: Lists) -> str:
    """What stands before the head in the compound that an office is."""
    low = next((word.casefold() for word in office.split() if known.single(word.casefold())), "")
    tails = (n for n in range(len(low)) if (low[n:],) in known.roles)
    return low[: next(tails, 0)]


def whose(words: Sequence[Token], n: int, last: int, name: str, known: Lists) -> bool:
    """In German, whether a person's `name` before a word is a genitive that only tells whose somebody is: *Lunds (neuer) Sprecher*."""
    if known.language != "de" or n >= last or not words[n].joined:
        return False
    low, at = words[n - 1].low, n
    while at < last - 1 and words[at].joined and not words[at].capital and words[at].low.endswith(DECLINED):
        at += 1
    told = known.role((words[n].low,)) is not None if at == n else words[at].capital and words[at].joined
    return low.endswith("s") and told and name == plain(low[:-1])


def several(words: Sequence[Token], first: int, last: int, known: Lists) -> bool:
    """Whether a German phrase is for people without a name; with *der* or *das* a noun is for one: *der alte Gewerkschafter*."""
    nouns = [word.low for word in words[first:last] if word.capital and word.low not in known.small]
    many = bool(nouns) and _many(words[first].low, nouns[0], known)
    weak = first + 1 < last and not words[first + 1].capital and words[first + 1].low.endswith("e") and words[first].low == "der"
    if nouns and not many and (weak or (words[first].low in cases("one") and (known.role((nouns[0],)) or known.body(nouns[0])))):
        return False
    bodies = [n for n, low in enumerate(nouns) if known.body(low) and low not in known.people]
    return many or any(is_crowd_noun(low, known) for low in nouns[: bodies[0] if bodies else None])


def _many(article: str, noun: str, known: Lists) -> bool:
    """Whether a noun is for several: after *die* one for a man, and one for bodies that ends so in the plural alone."""
    if noun.endswith(ends("plural")) and known.body(noun):
        return True
    role = known.single(noun)
    several = role is not None and (role.gender == "m" or (noun.endswith("en") and known.single(noun[:-1]) is not None))
    return article in cases("all") and several


def begins_small(words: Sequence[Token], first: int, last: int, known: Lists) -> bool:
    """Whether a German description begins with an adjective, which no name does: *die dorlundische Regierung*."""
    start = next((n for n in range(first, last) if words[n].low not in known.the | known.new | known.his | known.of), first)
    return not words[start].capital


def behind(words: Sequence[Token], first: int, last: int, known: Lists) -> int:
    """Where a German phrase begins behind what only says that somebody tells: *laut*, *nach den Angaben*, *aus dem*."""
    while first < last - 1:
        low, after = words[first].low, words[first + 1].low
        told = low in {"nach", "gemäß"} or (low in known.the and after in known.saying) or (low == "aus" and after in known.the)
        if low not in known.before and not told:
            break
        first += 1
    return first


def quoted(words: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Where the name in marks begins and ends that a German noun for what it is stands before: *die Zeitung „Der Kai“*."""
    head = next((n for n in range(first, last - 1) if words[n].low in cases("classes") or words[n].low.endswith(ends("perhaps"))), None)
    if head is None or not words[head + 1].before.strip() or words[head + 1].before.strip()[-1] not in OPENING:
        return None
    end = next((n for n in range(head + 2, last) if not words[n].joined), last)
    return head + 1, end


OPENING = '„»«“"'
"""Marks with which a name begins."""


def goes_on(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a German body's name goes on at a small word after its head: *Verbund der Pflege*, *Verband kommunaler Werke*."""
    if known.language != "de" or n + 1 >= len(words) or not words[n].joined:
        return False
    if words[n].low not in {"der", "für"} and not _of_such(words[n], known):
        return False
    head = known.body(words[n - 1].low)
    after = words[n + 1]
    return head is not None and head[0] in cases("going_on") and after.capital and after.joined and known.role((after.low,)) is None


def ends_behind(words: Sequence[Token], n: int) -> int:
    """Where a German name ends that goes on at a word: behind the noun of an adjective with a capital (*Bund der Unteren Aue*)."""
    adjective = words[n].capital and is_adjective(words[n].low) and n + 1 < len(words)
    return n + 2 if adjective and words[n + 1].capital and words[n + 1].joined else n + 1


def _of_such(word: Token, known: Lists) -> bool:
    """Whether a word is an adjective in the genitive of several: *kommunaler*."""
    plain = word.low.endswith("er") and len(word.low) > LEAST + 1 and not word.capital
    return plain and word.low not in known.small | known.his | known.new | known.the | cases("no_adjectives")
