"""Several who are met again together: *the pair*, *both*, *the two leaders*, after a report told who they are."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.standing import NEAR
from onrecord.stages.resolve.meant.together import together
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

ALONE = {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4}
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
TWO = {
    "de": {"beide", "die beiden", "die zwei"},
    "fr": {"les deux", "tous deux", "toutes deux", "tous les deux", "toutes les deux", "les deux hommes", "les deux femmes"},
    "it": {"entrambi", "entrambe", "i due", "le due", "tutti e due", "tutte e due"},
    "es": {"ambos", "ambas", "los dos", "las dos"},
    "pt": {"ambos", "ambas", "os dois", "as duas"},
    "ru": {"оба", "обе", "они оба"},
    "uk": {"обидва", "обидві", "обоє"},
}
"""What two who spoke together are called by afterwards."""
LEADERS = frozenset({"leaders", "ministers", "presidents", "premiers"})
LONG = 4
"""Words of such a description at most."""
COUNTRIES = frozenset({"countries", "states", "nations", "governments", "capitals", "neighbours", "neighbors"})
BODIES = frozenset(
    {"companies", "firms", "groups", "unions", "parties", "banks", "airlines", "carmakers", "bodies", "organisations", "organizations"}
)


def several(reading: Reading, first: int, last: int) -> Actor | None:
    """The speakers of one voice whom a phrase means that only counts them; None where it does not, or where nothing tells."""
    english = reading.cast.known.language == "en"
    if last - first > LONG or reading.runs(first if english else first + 1, last):
        return None
    low = [reading.token(n).low for n in range(first, last)]
    if not english:
        return _heard(reading, first, 2) if " ".join(low) in TWO.get(reading.cast.known.language, ()) else None
    bare = [word for word in low if word != "the"]
    if low[0] == "the" and len(bare) == 1 and bare[0] in COUNTRIES | BODIES | LEADERS:
        return _heard(reading, first, 0)
    if not bare or (bare[0] not in COUNTS and not (low[0] == "the" and len(bare) == 1 and bare[0] in ALONE)):
        return None
    if bare[0] in COUNTS and bare[0] != "both" and (low[0] != "the" or len(bare) == 1):
        return None
    count = ALONE.get(bare[0]) or COUNTS[bare[0]]
    return _named(reading, first, count, bare[-1]) or _heard(reading, first, count)


def _heard(reading: Reading, first: int, count: int) -> Actor | None:
    """Those who spoke together last, if they are so many; 0 is any number."""
    at = reading.token(first).start
    told = [(r.source[0][0], a) for n, a in reading.told.items() if (r := reading.rows[n]).source and a is not None]
    joint = [(start, a) for start, a in told if start < at and a.parts and count in {0, len(a.parts)}]
    start, found = max(joint, key=lambda pair: pair[0], default=(0, None))
    near = reading.paragraph[first] - reading.paragraph[reading.place(start)] <= NEAR
    return found if near else None


def _named(reading: Reading, first: int, count: int, noun: str) -> Actor | None:
    """Those whom the sentence before names, if it names just so many of the kind."""
    kind = Kind.GOVERNMENT if noun in COUNTRIES else Kind.BODY if noun in BODIES else Kind.PERSON
    before = [
        n
        for n in reading.runs(max(0, first - WORDS), first)
        if n in reading.cast.of_run and reading.sentence[first] - reading.sentence[reading.cast.runs[n].first] == 1
    ]
    met = list({id(a): a for n in before if (a := reading.cast.of_run[n]).kind is kind}.values())
    return together(reading, met) if len(met) == count else None


WORDS = 60
"""Words that are looked back."""
