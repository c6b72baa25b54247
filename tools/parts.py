"""Write the parts of the documentation that the program itself knows: `python -m tools.parts`. A test compares the two.

A part stands between `<!-- name -->` and `<!-- /name -->`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import getdoc
from pathlib import Path
from types import MappingProxyType

import yaml

from onrecord.export import schema
from onrecord.readers import _READERS
from onrecord.types import Act

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DATA = ROOT / "src" / "onrecord" / "data"
_PART = re.compile(r"<!-- (\w+) -->\n.*?<!-- /\1 -->", re.DOTALL)

_ACTS = MappingProxyType(
    {
        Act.OFFER: ("is ready or willing to do something for or with another", "We are ready to open the strait"),
        Act.PROMISE: ("will do, or will not do, something; guarantees, assures", "I will sign on the same day"),
        Act.AGREE: ("accepts what another asked or proposed", "We say yes to the paper"),
        Act.PROPOSE: ("puts forward a plan, a step, a meeting", "Let the ministers meet on Friday"),
        Act.DEMAND: ("requires something of another: *must*, *insists*, a precondition", "All forty-one must come home first"),
        Act.APPEAL: ("asks, urges, calls for, without requiring", "Let the grain ships pass"),
        Act.REFUSE: ("will not do or accept what was asked or proposed", "We will not go first"),
        Act.DENY: ("says that an allegation is untrue", "We never laid a mine"),
        Act.ACCUSE: ("blames, denounces or criticises another", "They are running from an empty table"),
        Act.THREATEN: ("will do harm, usually unless …", "Then our navy will open it"),
        Act.WARN: ("says that something bad will follow, by no doing of the speaker's", "The harvest will rot"),
        Act.SUPPORT: ("praises, defends or endorses another", "The paper is a good basis"),
        Act.ADMIT: ("acknowledges something against the speaker's interest, or takes responsibility", "We were wrong to wait"),
        Act.CLAIM: ("any other assertion, assessment or announcement", "The strait is Karvenian"),
    }
)
_FORMATS = MappingProxyType(
    {
        (".txt",): "plain text: one report",
        (".html", ".htm"): "a web page: the article is found, and what the page tells of title, outlet and date",
        (".json", ".jsonl"): "one article, a list of them, or one a line; columns are guessed by name",
        (".parquet",): "a table of articles",
        (".xml", ".rss", ".atom"): "a feed: each item is a report",
        (".eml",): "a message: newsletter or dispatch",
        (".warc", ".warc.gz"): "a web archive: each page is a report",
    }
)
_CONDITIONS = MappingProxyType(
    {
        "if": "if this, then that",
        "unless": "that, save where this happens",
        "only_after": "this must have happened; also *as soon as*, *once*",
        "before": "this comes first, or that comes first and this waits for it",
        "until": "that stays as it is, up to this",
        "provided": "that, with this as a proviso",
    }
)
_MOVES = MappingProxyType(
    {
        "first": "nothing of this is on record before",
        "repeats": "says it again",
        "extends": "says it again and adds something",
        "softens": "asks for less, gives more, or drops a condition",
        "hardens": "asks for more, gives less, or adds a condition",
        "reverses": "a no has become a yes, or a yes a no",
        "contradicts": "says what cannot stand beside an earlier word that was not taken back",
    }
)
_SETS = MappingProxyType(
    {
        "polnear-dev": "English newspapers, domestic politics (PolNeAR)",
        "polnear-dev, multilingual model": "the same, with the model for other languages",
        "german": "German news (Wikinews)",
        "examples": "the invented examples",
        "own": "hard cases and eleven languages, invented, never looked at in training",
    }
)
_MEANT = MappingProxyType(
    {
        "examples": "the invented examples (seen)",
        "talks": "negotiations, by strangers",
        "polnear gold": "English, domestic politics",
        "polnear fields": "English, fresh reports",
        "german gold": "German news",
    }
    | {"polnear conditions": "English, single sentences", "german conditions": "German, single sentences"}
)
_RECOVERED = MappingProxyType(
    {
        "origin pairs": "pairs of reports that share an origin",
        "derivation": "how a report was made from another",
        "utterances": "statements that report one utterance",
        "utterances, across languages": "the same, told in two languages",
        "utterances, stories unread": "one utterance, in the two stories whose errors nobody read",
        "utterances, stories unread, across languages": "the same, told in two languages",
        "moves, unread stories": "moves, in the two stories whose errors nobody read",
        "utterances, all else known": "one utterance, where speakers, dates and words are given",
        "utterances, all else known, across languages": "the same, told in two languages",
    }
)
_AGENDA = MappingProxyType(
    {
        "instruments: rows": "texts that are negotiated",
        "instruments: steps": "what became of them",
        "instruments: by": "by whom",
        "meetings: rows": "meetings",
        "meetings: steps": "what became of them",
        "meetings: by": "by whom",
    }
)


def acts() -> str:
    """The acts, with their event codes."""
    codes = yaml.safe_load((DATA / "codes.yml").read_text(encoding="utf-8"))
    rows = [(f"`{act}`", says, f"*{like}*", codes[act]["plover"] or "–", codes[act]["cameo"] or "–") for act, (says, like) in _ACTS.items()]
    return table(("act", "the speaker …", "such as", "PLOVER", "CAMEO"), rows)


def formats() -> str:
    """Endings that can be read. Raises KeyError where a reader has no words here."""
    told = {ending for endings in _FORMATS for ending in endings}
    if told != set(_READERS):
        raise KeyError(told ^ set(_READERS))
    return table(("ending", "what it holds"), [(" ".join(f"`{one}`" for one in endings), says) for endings, says in _FORMATS.items()])


def kinds() -> str:
    """What can be exported, with its fields."""
    rows = [(f"`{name}`", _sentence(kind.row), ", ".join(f"`{field}`" for field in kind.names)) for name, kind in schema.KINDS.items()]
    return table(("kind", "one row is", "fields"), rows)


def lists() -> str:
    """The files of words, with the first sentence of their comments."""
    rows = [(f"`{path.name}`", _comment(path.read_text(encoding="utf-8"))) for path in sorted(DATA.glob("*.yml"))]
    return table(("file", "what is in it"), rows)


def attributions() -> str:
    """The floors of finding statements."""
    figures = ("e2e", "e2e.quoted", "e2e.unquoted", "exact")
    rows = [(label, *(_figure(_floors()[name].get(one)) for one in figures)) for name, label in _SETS.items()]
    return table(("texts", "end to end", "quotations", "all else", "content exact to the character"), rows)


def meanings() -> str:
    """The floors of what statements mean; columns are fields, rows are sets."""
    floors = _floors()["meaning"]
    figures = ("speaker", "party", "act", "said, compatible", "condition")
    rows = []
    for name, held in floors.items():
        base, _, half = name.partition(", ")
        label = f"{_MEANT[base]}{f', {half}' if half else ''}"
        rows.append((label, *(_figure(held.get(one)) for one in figures)))
    return table(("texts", "speaker", "party", "act (of 14)", "day of speech possible", "condition"), rows)


def planted() -> str:
    """The floors of what is recovered of the planted negotiations."""
    rows = [(_RECOVERED.get(name, name), _figure(floor)) for name, floor in _floors()["planted"].items() if name != "gold"]
    return table(("what", "at least"), rows)


def agenda() -> str:
    """The floors of texts and meetings."""
    rows = [(_AGENDA.get(name, name), _figure(floor)) for name, floor in _floors()["agenda"].items() if name != "gold"]
    return table(("what", "at least"), rows)


PARTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "acts": acts,
        "attributions": attributions,
        "conditions": lambda: table(("kind", "means"), [(f"`{name}`", says) for name, says in _CONDITIONS.items()]),
        "formats": formats,
        "kinds": kinds,
        "lists": lists,
        "meanings": meanings,
        "moves": lambda: table(("move", "means"), [(f"`{name}`", says) for name, says in _MOVES.items()]),
        "planted": planted,
        "agenda": agenda,
    }
)


def told(page: str) -> str:
    """The page with its parts as the program knows them now. Raises KeyError for a part that nobody writes."""
    return _PART.sub(lambda found: f"<!-- {found[1]} -->\n{PARTS[found[1]]()}<!-- /{found[1]} -->", page)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _floors() -> dict[str, dict[str, dict[str, float]]]:
    floors: dict[str, dict[str, dict[str, float]]] = yaml.safe_load((ROOT / "bench" / "floors.yml").read_text(encoding="utf-8"))
    return floors


def _figure(floor: object) -> str:
    return f"{floor:.2f}" if isinstance(floor, float) else "–"


def _sentence(row: type) -> str:
    return (getdoc(row) or "").partition("\n")[0].partition(". ")[0].rstrip(".")


def _comment(text: str) -> str:
    """The first sentence of the comment that a file begins with."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#") or line == "#":
            break
        lines.append(line.lstrip("# "))
    return re.split(r"(?<=\.)\s", " ".join(lines), maxsplit=1)[0].rstrip(".")


def main() -> None:
    """Write every page anew."""
    for path in sorted(DOCS.rglob("*.md")):
        path.write_text(told(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
