"""Whose somebody is whose office names nobody, and whom the words before it do: *Shares of Norda fell. Its chief executive, Anton Velt, …*.

*The Harbour League met on Monday. Chairwoman Mira Lund said …*: the body that the sentence names first, or else the one before it in the
paragraph, outside what others say.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.alone import quoted
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.meant.pronouns import listed
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.party import serving
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

BACK = 2
"""How many sentences before its own an office looks back for a body."""
HEADS = frozenset({"chair", "director", "leader", "secretary general", "trade unionist"})
"""Offices that only bodies have."""
SENT = frozenset({"negotiator", "spokesman", "delegate"})
"""Who may be somebody's as well: where no pronoun says whose, he is of the body that is told of."""


THEIRS = frozenset({"president", "envoy", "ambassador", "adviser", "minister", "premier", "foreign minister", "general secretary"})
"""Who is somebody's by a pronoun: of a body or of a state."""
EITHER = frozenset({"su", "sus"})
"""Pronouns that are a body's as well as a person's: they look back to a body only where no person is meant."""


def implied(reading: Reading, one: Office, actor: Actor | None) -> Actor | None:
    """The body of an office with a pronoun, or with no word for whose it is."""
    its = one.his in listed("neuter") or one.his in EITHER
    if not (one.concept in HEADS or (one.concept in SENT and (not one.his or its)) or (one.his and one.concept in THEIRS)):
        return None
    if not one.his and (one.owner is not None or one.nation or one.new or one.mods & APART):
        return None
    here = reading.place(one.at)
    last = here
    for back in range(BACK + 1):
        first = bisect_left(reading.sentence, reading.sentence[here] - back)
        if first >= last and back:
            return None
        same = reading.paragraph[first] == reading.paragraph[here]
        if not same and not (its and reading.paragraph[first] == reading.paragraph[here] - 1):
            return None
        found = _bodies(reading, first, last, one, actor)
        if found:
            alone = same and len({id(each) for each in found}) == 1
            return found[0] if alone or _begins(reading, first, found[0]) else None
        last = first
    return None


APART = frozenset({"opposition", "rebel", "party", "union", "strike", "former", "deputy"})
"""What narrows an office so that it is told whose it is, or that it is not of whom the text tells."""


def _bodies(reading: Reading, first: int, last: int, one: Office, actor: Actor | None) -> list[Actor]:
    """The bodies with a side of their own that some words name, in the order of the text."""
    named = ((n, reading.cast.of_run.get(n)) for n in reading.runs(first, last))
    others = ((n, each) for n, each in named if each is not None and each is not actor and not _narrows(reading, n))
    near = ((each, reading.token(reading.cast.runs[n].first).start) for n, each in others)
    return [each for each, start in near if not quoted(reading, start, one.at) and _sided(reading, each, one)]


def _narrows(reading: Reading, n: int) -> bool:
    """Whether a name only tells whose an office is that somebody else has: *Norda spokesman Anton Velt*."""
    at, words = reading.cast.runs[n].last, reading.cast.words
    return at < len(words) and words[at].joined and role_at(words, at, min(at + LONG, len(words)), reading.cast.known) is not None


LONG = 4
"""Words of an office at most."""


def _sided(reading: Reading, each: Actor, one: Office) -> bool:
    """Whether a body may have an office: a company of one word only what only companies have, for the name may be anything's.

    A state has one where a pronoun says that somebody's it is.
    """
    if each.kind is Kind.GOVERNMENT:
        return one.his is not None and one.concept in SENT | THEIRS
    if each.kind is not Kind.BODY or serving.client(reading, each) is None:
        return False
    kinds = {found[1] for word in each.name.casefold().split() if (found := reading.cast.known.body(word))}
    low = each.name.casefold()
    compound = reading.cast.known.body(low) is not None and low not in reading.cast.known.bodies
    told = bool(each.heads) or len(each.key) > 1 or each.name.isupper() or each.code is not None or compound
    return "state" not in kinds and (told or serving.of_a_firm(one))


def _begins(reading: Reading, first: int, each: Actor) -> bool:
    """Whether a sentence that begins at a word begins with a body."""
    return any(first <= reading.place(start) < first + FEW for start, _ in each.places)


FEW = 4
"""Words among which the subject of a sentence begins."""
