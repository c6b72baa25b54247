"""Which of the times around a cue tell when the words were said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.reckon import SILENT
from onrecord.stages.resolve.said.speech import Page, Speech
from onrecord.stages.resolve.said.standing import WITHIN, carriers, dated, dates, found_out, free, issues, limited, meetings, possessed
from onrecord.types import Attribution
from onrecord.words.lexicon import load


@dataclass(frozen=True, slots=True)
class Hung:
    """The time that hangs on a cue, or None; `vague`: one hangs there that is no day (*recently*); `apart`: it was another occasion."""

    told: Told | None = None
    vague: bool = False
    apart: bool = False


def hanging(page: Page, own: Speech, others: Sequence[int], one: Attribution) -> Hung:
    """What hangs on a cue. `others` are the sorted words at which other speakers' cues stand: a time beyond one of them is theirs."""
    if not own.own:
        return Hung()
    near = [told for told in page.between(own.own[0], own.own[-1] + 1) if not _of_source(page, told, one)]
    bound = [told for told in near if _own(own, told) and _bound(page, own, told, one) and not _beyond(own, others, told.first)]
    bound = [
        told for told in bound if not (_thrown_in(page, own, told, one) or _of_another_verb(page, told, one) or _apart(page, told, one))
    ]
    free_ = [told for told in bound if told.meaning not in SILENT and not limited(page, told) and free(page, told)]
    days = [told for told in free_ if dated(page, told)] or [told for told in free_ if not found_out(page, told)]
    days = [told for told in days if told.meaning != "clock"] or days
    best = min(days, key=lambda told: (own.at(told.first) != own.at(own.cue), abs(told.first - own.cue)), default=None)
    if best and best.first < own.cue and _has_its_own(page, bound, one):
        best = None
    apart = any(told.meaning == "apart" for told in bound)
    other = len(days) < len(free_) or any(told.meaning == "vague" or limited(page, told) for told in bound)
    return Hung(best, apart or other, apart)


def _of_source(page: Page, told: Told, one: Attribution) -> bool:
    """*Orra, a sailor until 2019, said*: whether a time stands inside the words for who speaks; *a letter sent on Monday* is of its day."""
    if told.meaning != "vague" and page.words.keys[told.first - 1] in articles() | {"this"}:
        return False
    inside = [(page.at(start), page.at(end)) for start, end in one.source]
    texts = carriers() | issues() | dates()
    return any(first < told.first and told.end < end and texts.isdisjoint(page.words.keys[first:end]) for first, end in inside)


def _has_its_own(page: Page, bound: Sequence[Told], one: Attribution) -> bool:
    """*Orra signed last month and has since ruled out*: a verb with another time in it, no day, is not of the day before it."""
    first, end = (page.at(place) for place in (one.cue[0][0], one.cue[-1][1])) if one.cue else (0, 0)
    times = (told for told in bound if told.meaning == "vague" and first <= told.first < end)
    return any(page.words.keys[told.first - 1] not in articles() for told in times)


def _thrown_in(page: Page, own: Speech, told: Told, one: Attribution) -> bool:
    """*In May, Orra said, the gates opened*: a cue thrown into what it says; the time before it belongs to that."""
    end = max(span[1] for span in (*one.cue, *one.source))
    after = page.at(end)
    if page.tongue.commas and all(start > end for start, _ in one.content):
        return False
    if told.first > own.cue or own.at(told.first) == own.at(own.cue) or after >= len(page.words.keys) or page.words.keys[after] != ",":
        return False
    goes_on = next((start for start, stop in one.content if stop > end), None)
    return goes_on is not None and page.text[goes_on] not in QUOTES


QUOTES = "\"“„«»‘'‚‹›「"
"""Marks with which a quotation begins."""


def _of_another_verb(page: Page, told: Told, one: Attribution) -> bool:
    """Whether the cue is a noun (*made good on a promise*), and the time not right behind it: then it is told of the verb."""
    if not one.cue:
        return False
    first, end = page.at(one.cue[0][0]), page.at(one.cue[-1][1])
    return is_noun(page, first) and not first <= told.first <= end + 1


def _apart(page: Page, told: Told, one: Attribution) -> bool:
    """*Earlier on Monday the gates opened, according to Orra*: a preposition alone is no verb that a time before it could hang on."""
    if not one.cue or told.first >= page.at(one.cue[0][0]):
        return False
    return page.words.keys[page.at(one.cue[0][0])] in page.tongue.lists["quoting"]


def is_noun(page: Page, first: int) -> bool:
    """Whether a cue that begins with word `first` is a noun: an article is in it or before it, or a genitive."""
    keys = page.words.keys
    known = articles() - _NO_ARTICLES.get(page.tongue.code, frozenset("a"))
    return keys[first] in known or (first > 0 and (keys[first - 1] in known or keys[max(first - 2, 0) : first] == ["'", "s"]))


_NO_ARTICLES = {"en": frozenset[str](), "fr": frozenset({"a", "il"})}
"""What is an article in another language only: French *il* speaks itself, and *a* goes with a verb everywhere but in English."""


@cache
def articles() -> frozenset[str]:
    """Articles and possessives: a word after one of them is a noun."""
    return frozenset(load("epithets")["articles"])


def _own(own: Speech, told: Told) -> bool:
    return own.at(told.first) >= 0 and own.at(told.end - 1) >= 0


def _bound(page: Page, own: Speech, told: Told, one: Attribution) -> bool:
    """Whether a time is in the cue's own clause, or in a phrase of its own that only tells when and where."""
    here, there = own.at(told.first), own.at(own.cue)
    if here == there:
        return not _talked_about(page, own, told)
    if here < there and _along(page, own, there) and _side_by_side(page, own, here, there):
        return True
    if here > there and _while(page, own, here) and _side_by_side(page, own, there, here):
        return True
    if _elided(page, own, one, here, there) or _after_subject(page, own, one, told) or _during(page, own, told, there):
        return True
    return _leads_up(page, own, told) or _after_a_stop(page, own, told, here, there)


def _leads_up(page: Page, own: Speech, told: Told) -> bool:
    """Whether a time is in a clause that says on what occasion the words were said, or in a phrase of its own."""
    here, there = own.at(told.first), own.at(own.cue)
    if here in own.dependent:
        return any(
            (_after_meeting(page, own, told, here), _meanwhile(page, own, here), _issued(page, own, here), _asked(page, own, told, here))
        )
    if here == there - 1 and _participle(page, own, there):
        return True
    return there not in own.dependent and (_adverbial(page, own, told, here) or _issued(page, own, here))


def _after_a_stop(page: Page, own: Speech, told: Told, here: int, there: int) -> bool:
    """*On Tuesday nobody spoke of it any more; Orra said*, *she was in Velsund on Tuesday: … she said*: it goes on on its day."""
    if here >= there or here in own.dependent or there in own.dependent or _talked_about(page, own, told):
        return False
    keys = page.words.keys
    between = [n for n in range(told.end, own.cue) if keys[n] in _STOPS]
    return bool(between) and own.at(between[0] - 1) not in own.dependent


_STOPS = frozenset(";:")


def _participle(page: Page, own: Speech, clause: int) -> bool:
    """`, warning that`: what somebody says while doing what the clause before tells."""
    return page.tongue.participle != "" and page.words.keys[own.own[_begin(page, own, clause)]].endswith(page.tongue.participle)


def _elided(page: Page, own: Speech, one: Attribution, here: int, there: int) -> bool:
    """`Orra met the union on Tuesday, and warned`: a verb that shares its subject with the clause right before."""
    first = own.own[_begin(page, own, there)]
    if any(first <= page.at(start) < own.cue for start, _ in one.source):
        return False
    joined = here == there - 1 and page.words.keys[first] in page.tongue.lists["joiners"] and 0 < own.cue - first <= _SHARED
    return joined and (here not in own.dependent or page.words.keys[own.own[_begin(page, own, here)]] in _WHO)


_SHARED = 2
"""Words from *and* to a verb that has no subject of its own."""
_WHO = frozenset({"who", "which", "that"})


def _after_subject(page: Page, own: Speech, one: Attribution, told: Told) -> bool:
    """`Orra on March 3, 2031, said`: a time between commas, from its subject to its verb."""
    here, there = own.at(told.first), own.at(own.cue)
    if here != there - 1 or own.own[_begin(page, own, there)] != own.cue:
        return False
    last = own.own[bisect_right(own.clause, here) - 1]
    return told.end - 1 == last and any(own.at(page.at(start)) == here and page.at(end) <= told.first for start, end in one.source)


def _during(page: Page, own: Speech, told: Told, there: int) -> bool:
    """`On Tuesday Orra held a call during which he said`: an occasion of the day that the clause before tells."""
    place, here = _begin(page, own, there), own.at(told.first)
    words = [page.words.keys[n] for n in own.own[max(place - 1, 0) : place + 1]]
    if words not in (["during", "which"], ["at", "which"], ["in", "which"]) or there - 1 in own.dependent:
        return False
    return here == there - 1 or (here == there - 2 and here not in own.dependent and _adverbial(page, own, told, here))


def _along(page: Page, own: Speech, clause: int) -> bool:
    """*At a rally on Monday when he said*: a clause that goes on with what the one before tells, on the same day."""
    return page.words.keys[own.own[_begin(page, own, clause)]] in page.tongue.lists["along"]


def _while(page: Page, own: Speech, clause: int) -> bool:
    """*Said as she left the hall on Monday*: what went on while somebody spoke."""
    return page.words.keys[own.own[_begin(page, own, clause)]] in page.tongue.lists["meanwhile"]


def _side_by_side(page: Page, own: Speech, here: int, there: int) -> bool:
    """Whether nothing but marks and what is told of a word (*which ends in May*) stands between two clauses."""
    between = own.own[bisect_right(own.clause, here) : bisect_left(own.clause, there)]
    skipped = own.dependent if here not in own.dependent else frozenset[int]()
    return not any(page.words.keys[n][0].isalnum() and own.at(n) not in skipped for n in between)


def _meanwhile(page: Page, own: Speech, here: int) -> bool:
    """*While speaking in the harbour on Monday*, *when reached on Monday*: the speaker's own doing."""
    place = _begin(page, own, here)
    first, second = _two(page, own, place)
    doing = page.tongue.participle != "" and second.endswith(page.tongue.participle)
    return first in _WHILE and (doing or second in page.tongue.lists["reached"])


def _asked(page: Page, own: Speech, told: Told, here: int) -> bool:
    """*Asked about the gates at a press conference on Monday*: the day of an occasion, not of what was asked about."""
    place = _begin(page, own, here)
    inside = [page.words.keys[n] for n in own.own[place : bisect_left(own.own, told.first)]]
    if not inside or inside[0] not in page.tongue.lists["asked"]:
        return False
    way = next((n for n in range(len(inside) - 1, -1, -1) if inside[n] in WITHIN), len(inside))
    return not (meetings() | carriers()).isdisjoint(inside[way:])


def _issued(page: Page, own: Speech, here: int) -> bool:
    """*In an interview that aired on Sunday*, *a letter, dated Sunday*: when the words came out, right behind what they are in."""
    place = _begin(page, own, here)
    before = {page.words.keys[n] for n in own.own[max(place - _TITLE, 0) : place]}
    inside = {page.words.keys[n] for n in own.own[place : bisect_right(own.clause, here)]}
    return not (issues() | dates()).isdisjoint(inside) and not carriers().isdisjoint(before)


_TITLE = 14
"""Words of a book's name, and of what is before it, between *In her book* and *published*."""


def _two(page: Page, own: Speech, place: int) -> tuple[str, str]:
    keys = [page.words.keys[n] for n in own.own[place : place + 2]]
    return (keys[0], keys[1]) if len(keys) > 1 else ("", "")


_WHILE = frozenset({"while", "when"})


def _talked_about(page: Page, own: Speech, told: Told) -> bool:
    low, high = sorted((told.first, own.cue))
    return any(page.words.keys[n] in page.tongue.lists["topics"] for n in own.own[bisect_left(own.own, low) : bisect_left(own.own, high)])


def _adverbial(page: Page, own: Speech, told: Told, here: int) -> bool:
    """`On Thursday`, `in a speech in the capital late on Thursday`: the phrase begins like one, or with the time itself."""
    place = _begin(page, own, here)
    if page.words.keys[own.own[place]] in page.tongue.lists["joiners"]:
        place = min(place + 1, bisect_right(own.clause, here) - 1)
    return own.own[place] >= told.first or page.words.keys[own.own[place]] in page.tongue.lists["openers"]


def _begin(page: Page, own: Speech, clause: int) -> int:
    """The place among the own words of a clause's first word, the mark before it left out."""
    place = bisect_left(own.clause, clause)
    last = bisect_right(own.clause, clause) - 1
    while place < last and not page.words.keys[own.own[place]][0].isalnum():
        place += 1
    return place


def _after_meeting(page: Page, own: Speech, told: Told, here: int) -> bool:
    """*After talks on Tuesday*: what is said after a meeting is said on its day."""
    place = _begin(page, own, here)
    inside = [page.words.keys[n] for n in own.own[place : bisect_left(own.own, told.first)]]
    held = {*inside, *possessed(page, told)}
    return bool(inside) and inside[0] in page.tongue.lists["after"] and bool(meetings() & held) and len(inside) <= _PHRASE


_PHRASE = 12
"""Words from *after* to the day: more are a story of their own."""


def _beyond(own: Speech, others: Sequence[int], time: int) -> bool:
    """Whether another cue stands between a time and the cue: not one in a clause that only hangs on the sentence that the time begins."""
    low, high = sorted((time, own.cue))
    between = others[bisect_right(others, low) : bisect_left(others, high)]
    begins = time < own.cue and own.at(time) == own.clause[0] and own.at(own.cue) not in own.dependent
    return any(not (begins and own.at(word) in own.dependent) for word in between)
