"""Whom an office speaks for whose words name no side: the place it is for, the body it is in, the country whose seat the report names."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.cases import without_s
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.nations import ADJECTIVE, agencies, state, tables
from onrecord.stages.resolve.party.allegiance import partisans
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

LOCAL = frozenset({"governor", "mayor", "sheriff"})
"""Offices of a state or town within a country."""
NATIONAL = frozenset({"president", "premier", "chancellor", "foreign minister", "king"})
"""Offices of a country, where nothing says of what else."""
STAFF = frozenset({"chair", "director", "leader", "secretary general", "negotiator", "spokesman", "adviser", "chief of staff", "president"})
"""Who speaks for the body whose office it is."""
CAMPAIGN = "campaign"


OF_BODIES = frozenset({"chair", "director", "leader", "secretary general", "trade unionist", "mayor", "governor", "president", "professor"})
"""Offices that bodies and places have, and people do not: *her chairman* is not hers."""
OF_CLIENTS = frozenset({"lawyer"})
"""Whom several may have whom no name tells."""
THEIRS = frozenset({"ihr", "ihre", "ihrer", "ihren", "ihrem", "su", "their", "leur", "loro", "их", "їх", "їхній", "їхня", "ich"})
"""Pronouns of several whose something is, some of which may be hers as well."""


def of_others(one: Office) -> bool:
    """Whether an office with a pronoun is not that of a person named before: of a body, or of several who hire somebody."""
    return one.concept in OF_BODIES or (one.concept in OF_CLIENTS and one.his in THEIRS)


RANGE = ("bundes", "landes", "dach", "zentral", "haupt", "gesamt", "welt", "spitzen", "regional", "kreis")
"""How a German word for a body begins that says how far it reaches, not of which trade it is."""


def bare(reading: Reading, name: str) -> str:
    """A body's name in German, without the compound before it that only says what it is: *Terminalbetreiber Halder*, in the first case.

    One that tells whom it is for is part of it: *Bundesverband Offene Häfen*.
    """
    known = reading.cast.known
    name = without_s(name, known) if known.language == "de" and " " not in name else name
    first, _, rest = name.partition(" ")
    says = known.language == "de" and known.body(first.casefold()) is not None and first.casefold() not in known.bodies
    says = says and not first.casefold().startswith(RANGE)
    return rest if says and rest[:1].isupper() and not first[1:].isupper() and "-" not in first else name


def generic(reading: Reading, actor: Actor) -> bool:
    """Whether a German noun for a company stands for one that is named elsewhere: *die Sprecherin des Betreibers*."""
    known, name = reading.cast.known, actor.name
    kind = known.body(name.casefold()) if known.language == "de" and " " not in name and not name[1:].isupper() else None
    return kind is not None and kind[0] == "company"


def place(reading: Reading, one: Office) -> str | None:
    """The state or town that an office is for: *Ostrel Mayor Anton Velt*, *the senator from Ostrel*."""
    if one.concept not in LOCAL or one.owner is None or one.his:
        return None
    first, last = one.owner
    while first and reading.token(first).joined and reading.token(first).capital and reading.token(first - 1).capital:
        first -= 1
    words = [reading.token(n) for n in range(first, last)]
    known = reading.cast.known
    while words and words[0].low in known.the:
        words = words[1:]
    named = all(word.capital and word.text.isalpha() for word in words) and len(words) <= LONGEST
    other = any(known.body(w.low) or w.low in partisans() or known.role((w.low,)) or w.low in known.small for w in words)
    return " ".join(word.text for word in words) if words and named and not other else None


LONGEST = 4
"""Words of the name of a place."""


SIDES = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
"""Words that stand for a state only where the report has told of which: *the North*."""


AGENTS = frozenset({"lawyer", "delegate", "envoy"})
"""Who speaks for those who send or hire him."""


def speaks(one: Office) -> bool:
    """Whether who has an office speaks for those whose it is."""
    last = one.words.casefold().split()
    return one.concept in STAFF | AGENTS or any(word in load("represents")["words"] for word in last)


def of_a_state(name: str) -> bool:
    """Whether a body is one that every state has under the same name: *the Security Council*."""
    return any(one in name.casefold() for one in load("bodies")["of_states"])


SIDED = frozenset({"league", "company", "commission", "nations"})
"""Bodies that take sides for themselves; those of parliaments and states have words for them in their names too."""


def itself(reading: Reading, actor: Actor) -> str | None:
    """The name of a company or association, which is a side itself where it speaks; None for one of which nothing tells that it is one."""
    told = {found[0] for word in actor.name.split() if (found := reading.cast.known.body(word.casefold().rstrip("’'")))} | actor.heads
    own = bool(told & SIDED) or bool(actor.heads & OWN) or actor.name.casefold().endswith(tuple(load("bodies")["funds"]))
    named = actor.kind is Kind.BODY and own and actor.name[:1].isupper() and not actor.name[:1].isdigit()
    return bare(reading, actor.name) if named and not _studies(reading, actor) and not generic(reading, actor) else None


OWN = frozenset({"union", "party", "coalition", "faction"})
"""What a noun before a name makes a side of its own: *le syndicat Cap Ouvert*."""


def client(reading: Reading, found: Actor) -> str | None:
    """What those are called for whom the report says that somebody speaks: a body, no court or outlet; in English several people too."""
    if found.kind is Kind.BODY:
        apart = _studies(reading, found) or of_a_state(found.name) or generic(reading, found)
        return None if apart else bare(reading, found.name)
    several = found.kind is Kind.UNNAMED and reading.cast.known.language == "en" and _several(found.name.split()[-1].casefold())
    return found.name.removeprefix("unnamed ") if several else None


def _several(word: str) -> bool:
    """Whether an English word is a noun for several people."""
    known = word in load("bodies")["people"]["en"] and word.endswith(("s", "people", "men"))
    return known or (word.endswith("s") and heads.person(word.removesuffix("s")) is not None)


def body(reading: Reading, one: Office, owner: Actor) -> str | None:
    """The body that somebody of its staff speaks for; outlets and those who only study are no side."""
    if unlike_a_person(one, owner):
        owner.kind = Kind.BODY
    if not speaks(one) or owner.kind is not Kind.BODY or not owner.name[:1].isupper() or _titled(reading, one):
        return None
    if one.concept in PRIVATE and not owner.heads and " " not in owner.name and not owner.name.isupper():
        return None
    head = reading.cast.known.body(owner.name.casefold().split()[-1])
    if owner.name.casefold() in SIDES or of_a_state(owner.name) or (head is not None and head[0] == "ministry"):
        return None
    people_ = " " not in owner.name and ADJECTIVE.search(owner.name.casefold())
    return None if people_ or _studies(reading, owner) or _cut(reading, one, owner) else bare(reading, owner.name)


def unlike_a_person(one: Office, owner: Actor) -> bool:
    """Whether a name of which nothing tells that it is somebody's is a body's, for it has an office that people do not have: a director."""
    told = owner.sure or owner.offices or owner.sides or owner.labels or given_gender(plain(owner.name.split()[0]))
    return owner.kind is Kind.PERSON and not told and one.concept in HEADED and not one.his and one.owner is not None


HEADED = frozenset({"chair", "director", "secretary general"})
"""Offices of bodies alone."""
PRIVATE = frozenset({"adviser", "chief of staff"})
"""Whom people have as bodies do: a name of one word may be somebody's of whom nothing tells that he is a person."""


def _titled(reading: Reading, one: Office) -> bool:
    """Whether the words of whom an office is stand in quotation marks: *the “Iron Harbour” director* made a film of that title."""
    first, last = one.owner or (0, 0)
    return first < last and reading.token(first).before.endswith(QUOTES) and reading.token(last).before.startswith(QUOTES)


QUOTES = ("“", "”", '"', "‘", "’", "'", "„", "«", "»")


def _cut(reading: Reading, one: Office, owner: Actor) -> bool:
    """Whether the name goes on after what is known of it: *Growers for Life*, *the Velt family*."""
    first, last = one.owner or (0, 0)
    ends = [reading.place(end) for start, end in owner.places if first <= reading.place(start) < last]
    return any(
        n < last and reading.token(n).joined and reading.token(n).low not in reading.cast.known.whose | reading.cast.known.at for n in ends
    )


def _studies(reading: Reading, owner: Actor) -> bool:
    known = reading.cast.known
    words = [word.casefold() for word in owner.name.replace("’", " ").replace("'", " ").split()]
    heads = {found[0] for word in words if (found := known.body(word))} | owner.heads
    heads -= {"university"} if "company" in heads else set()  # a hospital operator is no hospital
    return bool(heads & NO_SIDE) or owner.name.casefold() in agencies() or owner.name.casefold() in outlets()


NEWSPAPER = "newspaper"
NO_SIDE = frozenset({NEWSPAPER, "university", "court"})


def outlets() -> frozenset[str]:
    """Names of outlets that no word in them tells to be some."""
    return frozenset(str(name).casefold() for name in load("bodies")["outlets"])


def firm(reading: Reading, one: Office) -> str | None:
    """The company whose name begins the words of an office: *Tarrow Motors Chief Executive*."""
    words = one.words.split()
    size = next((n for n, word in enumerate(words) if n and word.casefold() in firms()), 0)
    named = size and all(word[:1].isupper() for word in words[: size + 1]) and one.concept in STAFF and reading.cast.known.language == "en"
    return " ".join(words[: size + 1]) if named else None


def of_a_firm(one: Office) -> bool:
    """Whether only companies and clubs have such an office: whoever has it speaks for no state, be he *the German chief executive*."""
    said = one.words.casefold().split()
    return any(word in load("heads")["of_firms"] for word in said)


def called(reading: Reading, one: Office) -> str | None:
    """The company that goes by the first word of its name, which is one for a people: *American's chief executive* of American Airlines."""
    if one.concept not in STAFF or not one.nation:
        return None
    bodies = (each.name for each in reading.cast.actors if each.kind is Kind.BODY and " " in each.name)
    named = [name for name in bodies if name.split()[0].casefold() == one.nation and name.split()[-1].casefold() in firms()]
    return named[0] if len(named) == 1 else None


def behind_state(reading: Reading, one: Office) -> str | None:
    """The party or union whose name stands between its state and an office: *Dorlund’s Harbour Party leader*."""
    if one.concept not in STAFF or one.owner is None:
        return None
    first, n = one.owner[1], one.owner[1]
    last = min(first + LONGEST, len(reading.cast.words))
    while n < last and reading.token(n).capital and reading.token(n).joined:
        n += 1
    kind = reading.cast.known.body(reading.token(n - 1).low) if n > first and reading.token(first - 1).owns else None
    return " ".join(reading.token(m).text for m in range(first, n)) if kind and kind[1] == "own" else None


def before_title(reading: Reading, one: Office) -> str | None:
    """The company whose name stands right before a title in capitals: *Norda CEO Mira Lund*; not a word that only begins a sentence."""
    first, last = one.owner or (0, 0)
    words = [reading.token(n) for n in range(first, last)]
    said = one.words.split()
    title = said[-1].isupper() and said[-1].casefold() in load("heads")["of_firms"] and len(said) == len(words) + 1
    named = all(word.capital and word.text.isalnum() and (word.joined or word is words[0]) for word in words)
    plain = words and words[0].opens and words[0].text[1:].islower() and len(words) == 1
    other = any(reading.cast.known.role((word.low,)) or word.low in partisans() or state(word.text) for word in words)
    return " ".join(word.text for word in words) if words and title and named and not plain and not other else None


def campaign(reading: Reading, one: Office, owner: Actor) -> str | None:
    """The campaign of a candidate whose staff somebody is."""
    if owner.kind is not Kind.PERSON or one.concept not in STAFF:
        return None
    said = one.mods | {reading.token(n).low for n in range(*(one.owner or (0, 0)))}
    return f"{owner.name} {CAMPAIGN}" if CAMPAIGN in said or _runs(reading, owner) else None


def _runs(reading: Reading, owner: Actor) -> bool:
    """Whether the report speaks of somebody's campaign or candidacy."""
    ends = (reading.place(end) for _, end in owner.places)
    return any(o.concept == "candidate" for o in owner.offices) or any(reading.token(n).low == CAMPAIGN for n in ends)


def home(reading: Reading, one: Office, actor: Actor) -> str | None:
    """The country of *President Velt* where the report names its seat and no other country, and does not say that he stands for election.

    Where two countries are named, as in any dispute between them, nothing tells whose president it is.
    """
    owned = one.owner and not one.words.startswith("Secretary of ")
    plain = not (owned or one.his or one.new or one.definite or one.mods) and one.words[:1].isupper()
    ruling = one.concept in NATIONAL or one.words.startswith("Secretary of ")
    if not (ruling and plain) or any(other.concept == "candidate" for other in actor.offices):
        return None
    seated = {_seated(each) for each in reading.cast.actors if each.kind is Kind.OFFICE and each.places} - {None}
    return next(iter(seated)) if len(seated) == 1 and countries(reading) == seated else None


def _seated(actor: Actor) -> str | None:
    return tables().seats.get(actor.name.casefold(), ("", None))[1]


def countries(reading: Reading) -> set[str]:
    """The countries that a report names: by their names, capitals, seats, or words for their people; those of its own by their names."""
    cast = reading.cast
    named = {code for word in cast.words if word.capital and (code := state(word.text))}
    held = {each.code or _seated(each) for each in cast.actors if each.places} - {None}
    return named | {code for code in held if code} | {name for name in cast.nations.values() if name}
