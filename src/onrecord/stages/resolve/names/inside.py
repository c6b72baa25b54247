"""What stands inside a name beside its words with capitals: *van der*, *in ’t*, a nickname in marks, the *’s* of *People’s Party*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.bodies import firms, is_crowd
from onrecord.stages.resolve.names.cases import cases, determined
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import LONGEST, Lists, lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import people, tables
from onrecord.stages.resolve.names.tokens import Token

MOST = 3
"""Small words inside a name at most (*van de la*)."""
OPENS, CLOSES = frozenset({" “", ' "', " ‘", " '", " («", " ("}), frozenset({"” ", '" ', "’ ", "' ", ") "})
LEANS = frozenset({"in", "van", "op", "uit", "aan"})
"""Dutch words before *’t*, which stands for an article."""
NICK = 2
"""Words of a nickname at most."""


def particles(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where the small words inside a name end that begin at a word; `n` where there are none."""
    at = n
    while at < min(n + MOST, len(words)):
        word = words[at]
        if leans(words, at):
            at += 2
        elif (
            word.low in known.particles
            and not word.capital
            and (word.joined or (at == n and word.before == ". "))
            and _may(words, at, known)
        ):
            at += 1
        else:
            break
    return at


def _may(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a small word may stand in a name here: an article only after a word as *van*; German *von der* only after a given name."""
    low, before = words[n].low, words[n - 1].low
    if known.language == "de" and low in TIES:
        return _noble(words, n, known)
    if known.language == "en" or low not in ARTICLES:
        return True
    german = known.language == "de" and before == "von"
    return before in BEFORE_ARTICLES and not (german and given_gender(plain(words[n - 2].text)) is None)


def _noble(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether German *von* or *zu* is a part of a name: after a given name, or *Ministerin von Storn*; not *Sprecherin von Anton Velt*."""
    before = words[n - 1]
    if _of_body(words, n + 1, known):
        return False
    if any(given_gender(plain(part)) for part in before.text.split("-")):
        return True
    after, last = words[n + 1 : n + 2], words[n + 2 : n + 3]
    full = any(word.capital and word.joined for word in last) and any(given_gender(plain(word.text)) for word in after)
    named = any(word.before.strip() == "," and word.capital for word in last) and any(w.capital and w.joined for w in words[n + 3 : n + 4])
    ranked = n > 1 and before.joined and known.single(words[n - 2].low) is not None
    if full or named or (words[n].low == "zu" and not ranked):
        return False
    role = known.single(before.low)
    if role is not None:
        return role.concept not in cases("of_somebody") and not any(word.low in tables().names for word in after)
    return not before.low.endswith(tuple(cases("abstract"))) and not determined(words, n - 1, known)


def _of_body(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether an article and a word for a body follow: *Anton Velt von der IG Hafen*."""
    after = words[n + 1 : n + 2] if n < len(words) and words[n].low in known.the else words[n : n + 1]
    return any(word.capital and (known.body(word.low) is not None or (word.text.isupper() and len(word.text) > 1)) for word in after)


TIES = frozenset({"von", "zu"})
ARTICLES = frozenset({"der", "den", "la", "las", "los", "дер", "ден", "ла"})
BEFORE_ARTICLES = frozenset({"van", "von", "de", "op", "y", "ван", "фон", "де"})
"""Articles inside names, and the small words that they stand after."""


def after_committee(words: Sequence[Token], start: int, end: int, known: Lists) -> Run | None:
    """A name right behind the committee that its bearer heads, which describes him: *Head of the Harbour Committee Anton Velt*."""
    at = end - 2
    if known.language != "en" or at <= start + 1 or given_gender(plain(words[at].text)) is None or words[at - 1].owns:
        return None
    head = known.body(words[at - 1].low)
    return Run(office_of(words, start, known), at, end, "person") if head is not None and head[0] in COMMITTEES else None


def behind_place(words: Sequence[Token], start: int, end: int, known: Lists) -> int | None:
    """Where a name begins right behind what its bearer’s office is of (*Ambassador to the United Nations Anton Velt*), or None."""
    of = start - 1 - (start > 1 and words[start - 1].low in known.the)
    if known.language != "en" or end - start <= MOST - 1 or of < 1 or words[of].capital or words[of].low not in known.of | {"to", "for"}:
        return None
    office = any(known.role(_lows(words, n, of)) for n in range(max(0, of - LONGEST), of))
    if not office or not all(words[n].joined for n in range(of, start + 1)):
        return None
    named = next((n for n in range(end - 2, start, -1) if given_gender(plain(words[n].text)) and not words[n - 1].owns), None)
    return named or _behind_known(words, start, end, known)


def _behind_known(words: Sequence[Token], start: int, end: int, known: Lists) -> int | None:
    """Where a state, capital or seat of the tables ends that two words or more of a name stand behind."""
    tabled = (tables().names, tables().capitals, tables().seats)
    at = next((n for n in range(end - PAIR, start, -1) if any(" ".join(_lows(words, start, n)) in table for table in tabled)), end)
    further = end < len(words) and words[end].joined and words[end].low in known.of
    apart = further or any(word.owns for word in words[start:at]) or any(_corporate(word, known) for word in words[at:end])
    return None if at == end or apart else at


def _corporate(word: Token, known: Lists) -> bool:
    """Whether a word stands in names of bodies and companies, so that the words around it are nobody's name."""
    return known.body(word.low) is not None or word.low in firms() or people(word.low) is not None


def office_of(words: Sequence[Token], start: int, known: Lists) -> int:
    """Where the office begins behind which a committee's name goes on: *Head of the Harbour Committee*."""
    of = start - 1 - (start > 1 and words[start - 1].low in known.the)
    if of < 1 or words[of].low not in known.of or not all(words[n].joined for n in range(of, start + 1)):
        return start
    return next(
        (n for n in range(max(0, of - LONGEST), of) if (words[n].capital or n == of - 1) and known.role(_lows(words, n, of))), start
    )


def _lows(words: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(word.low for word in words[first:last])


COMMITTEES = frozenset({"council", "commission", "committee", "ministry"})
"""Bodies that are not called after people, so that a name behind one is of somebody in it."""


def surnamed(words: Sequence[Token], found: Sequence[Run], known: Lists) -> list[Run]:
    """The runs, a surname by itself with the small words that a fuller name of the text has before it: *van der Loo*, *Dos Reis*."""
    tails = {
        tuple(w.low for w in words[n : run.last])
        for run in found
        for n in range(max(run.first + 1, run.last - 1 - MOST), run.last - 1)
        if words[n].low in known.particles
    }
    return [_led(words, run, tails, known) for run in found] if tails else list(found)


def _led(words: Sequence[Token], run: Run, tails: set[tuple[str, ...]], known: Lists) -> Run:
    first = run.first
    while first and run.first - first < MOST and run.start == run.first and words[first - 1].low in known.particles and words[first].joined:
        first -= 1
    best = next((n for n in range(first, run.first) if tuple(w.low for w in words[n : run.last]) in tails), run.first)
    return run if best == run.first else Run(best, best, run.last, run.sort, run.gender)


def borne(words: Sequence[Token], found: Sequence[Run], known: Lists) -> list[Run]:
    """The runs with surnames that are words for an office, where somebody bears one: *King*, after *Aldo King*."""
    theirs = {low for run in found if run.size > 1 and run.sort in {"name", "person"} for low in _last(words, run)}
    theirs = {low for low in theirs if known.single(low)} if known.language == "en" else set()
    if not theirs:
        return list(found)
    taken = {n for run in found for n in range(run.start, run.last)}
    alone = [
        n for n, word in enumerate(words) if word.low in theirs and word.capital and n not in taken and not _described(words, n, known)
    ]
    return sorted([*found, *(Run(n, n, n + 1, "name") for n in alone)], key=lambda run: run.start)


def _last(words: Sequence[Token], run: Run) -> tuple[str, ...]:
    """The surname of a name; what stands behind it for a son is none."""
    last = run.last - 1 - (words[run.last - 1].low.rstrip(".") in JUNIOR and run.size > PAIR)
    return (words[last].low,)


def _described(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word is an office after all: *the King*, *his King*, *King of Dorlund*."""
    before = words[n - 1].low if n and words[n].joined else ""
    after = words[n + 1] if n + 1 < len(words) else None
    return before in known.the | known.his | known.new or (after is not None and after.joined and after.low in {"of", "and"})


def leans(words: Sequence[Token], n: int) -> bool:
    """Whether *in ’t* or *van ’t* begins at a word."""
    after = words[n + 1] if n + 1 < len(words) else None
    return after is not None and words[n].low in LEANS and after.low == "t" and after.before in {" ’", " '", " ‘"}


def nickname(words: Sequence[Token], n: int) -> int:
    """Where a name goes on after a nickname in marks that begins at a word: *Robert “Bud” Hanlon*; `n` where there is none."""
    if words[n].before not in OPENS or not words[n - 1].capital:
        return n
    close = next((m for m in range(n + 1, min(n + 1 + NICK, len(words))) if words[m].before in CLOSES), None)
    return close + 1 if close is not None and all(word.capital and not word.owns for word in words[n : close + 1]) else n


def in_english(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where the name of a body in English ends that stands in marks in a German text: *„Front of Hope“*; `n` where there is none."""
    if known.language != "de" or not words[n].capital or words[n].before.strip()[-1:] not in GERMAN_MARKS:
        return n
    end = next((m for m in range(n + 1, min(n + LONG, len(words))) if not words[m].joined), n)
    inside, english = words[n:end], lists("en")
    tied = any(not word.capital for word in inside) and all(word.capital or word.low in english.of | TYING for word in inside)
    return end if tied and inside[-1].capital and any(english.body(word.low) or word.low in FRONTS for word in inside) else n


GERMAN_MARKS = frozenset('„“»«"')
TYING = frozenset({"and", "the", "against"})
FRONTS = frozenset({"front", "alliance"})
JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What stands behind a name and is no name itself."""
PAIR = 2
"""Words of a name at least: one alone may be the place's as well."""
LONG = 12
"""Words of such a name at most."""


def of_crowd(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether the body of those stands at a word who own it by its name: *People’s Party*, *Women’s Federation*."""
    if known.language != "en" or words[n - 1].low not in known.people or not (words[n].capital and words[n].joined):
        return False
    end = next((m for m in range(n, min(n + LONGEST, len(words))) if not (words[m].capital and words[m].joined)), n + LONGEST)
    return any(known.body(words[m].low) for m in range(n, min(end, len(words))))


def one_person(words: Sequence[Token], n: int, known: Lists) -> bool:
    """Whether a word is a noun for one person, and none for a company (*operator*) unless a given name follows."""
    return words[n].low in heads.persons() and (known.body(words[n].low) is None or given_gender(plain(words[n + 1].text)) is not None)


def calls(words: Sequence[Token], start: int) -> bool:
    """Whether a noun for a person stands before a name: at the beginning of a sentence, or before a given name."""
    return words[start].opens or given_gender(plain(words[start + 1].text)) is not None


def crowded(words: Sequence[Token], start: int, end: int, known: Lists) -> bool:
    """Whether a noun for several begins a sentence before the first of their names: *Mediators Dorlund and Norland*."""
    if known.language != "en" or end - start != PAIR or end + 1 >= len(words) or words[end].low not in known.joins:
        return False
    return words[start].opens and is_crowd(words[start], known) and words[end].joined and words[end + 1].capital and words[end + 1].joined
