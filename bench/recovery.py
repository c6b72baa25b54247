"""What a reading recovers of the planted negotiations (`bench/planted`): origins, utterances, moves and deadlocks against what is known.

The reports go through `onrecord read` with a manifest, and what is compared is what `onrecord export` says. Statements answer to planted
contents by overlap, as everywhere in this bench; a row that answers to no planted content is looked at nowhere but in the deadlocks.

- `origin pairs`: pairs of reports that share an origin. `derivation`: of all reports, those said to come as they do from the report named,
  whichever is taken to be the first of its origin. `derived`: the report that one is said to come from has the same origin.
- `found`: planted contents that a statement answers to. `utterances`: B-cubed over those, a statement without utterance alone in its
  own; `across languages`: the same, counting for each statement only those in other languages, where it has any. `stories read` are
  those that who mends the product may read, `unread` the others; `all else known` is the align stage alone, on the planted contents.
- `moves`: the utterance with most of an utterance's statements has the move that is known, of all whose party and point are known.
  `against`: also against the right one. `false reverses`: of the utterances that reverse nothing, those said to (the fewer the better).
- `conditions`: of the planted ones, those that an exported condition with the same holder words. `deadlocks`: the same conditions, no
  more and no fewer; `invented`: deadlocks found that share less than two conditions with each planted one, of all found (the fewer the
  better). Events are labels, so which of the two must be first is judged by the deadlocks alone.
- The same of the `read` and the `unread stories` (`TRACKED`): what generalises shows in both.
- The `stories hard`, and a `story blind` by somebody who had not read the product, are read alone and have tables of their own,
  so that they change no other figure.
"""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path

from bench.measures import Tally, matched
from bench.names import allied
from bench.planted import BLIND, HARD, PLANTED, Deadlock, Mention, Order, Planted, Utterance, plant, stories
from bench.reading import Exported, onrecord
from onrecord.stages.align import align
from onrecord.types import Act, Mode, Told

KINDS = ("reports", "statements", "utterances", "positions", "conditions", "deadlocks")
GROUPS = (PLANTED, HARD, BLIND)
READ = frozenset({"cabinet", "ossel"})
"""Stories that those who mend the product may read; the others only measure."""
QUOTES = frozenset("\"“„«‘'")
TRACKED = frozenset({"ossel", "strike"})
"""The same for moves, conditions and deadlocks: stories whose texts were read while the track stage was made."""
BAD = frozenset({"false reverses", "deadlocks, invented"})
Rows = Mapping[str, Sequence[Exported]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is planted."""

    reports: Sequence[Planted]
    utterances: Mapping[str, Utterance]
    deadlocks: Sequence[Deadlock]


@dataclass(frozen=True, slots=True)
class Item:
    """A statement that answers to a planted content."""

    statement: str
    utterance: str | None
    planted: str
    language: str


def known(group: str = PLANTED) -> Known:
    told = stories(group)
    return Known(plant(group=group), {u.id: u for s in told for u in s.utterances.values()}, [d for s in told for d in s.deadlocks])


def digest(gold: Known) -> str:
    """A short hash of all that is planted: a floor holds for it."""
    facts = [[asdict(u) for u in gold.utterances.values()], [asdict(p) for p in gold.reports]]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def read(reports: Sequence[Planted]) -> Rows:
    """The exported rows of every kind after a real reading of the reports in a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, record = Path(scratch) / "reports", str(Path(scratch) / "planted.db")
        lay_out(reports, folder)
        onrecord("read", str(folder), "--manifest", str(folder / "manifest.csv"), "--record", record, "--quiet")
        return {kind: [json.loads(line) for line in onrecord("export", kind, "--record", record).splitlines()] for kind in KINDS}


def lay_out(reports: Sequence[Planted], folder: Path) -> None:
    """The reports as files, in a folder with a manifest."""
    folder.mkdir(parents=True)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "published", "outlet", "title", "language"])
        for one in reports:
            (folder / f"{one.name}.txt").write_bytes(one.text.encode())
            rows.writerow([f"{one.name}.txt", one.published or "", one.outlet, one.title, one.told_language])


def measure(gold: Known, rows: Rows) -> dict[str, Tally]:
    """All figures, by name."""
    items = list(answering(gold.reports, rows["statements"]))
    planted = sum(len(one.mentions) for one in gold.reports)
    return {
        **_origins(gold.reports, rows["reports"]),
        "found": Tally(len(items), len(items), len(items), planted),
        **_together("utterances", items),
        **_together("utterances, stories read", [one for one in items if _read(one)]),
        **_together("utterances, stories unread", [one for one in items if not _read(one)]),
        **_moves(gold, items, rows["positions"]),
        **_orders(gold, items, rows),
        **_half("read", gold, items, rows),
        **_half("unread", gold, items, rows),
    }


def undivided(figures: Mapping[str, Tally]) -> dict[str, Tally]:
    """The figures that are not of some of the stories alone."""
    return {name: tally for name, tally in figures.items() if " stories" not in name}


def _half(which: str, gold: Known, items: Sequence[Item], rows: Rows) -> dict[str, Tally]:
    """Moves, conditions and deadlocks of the stories that were read while the track stage was made, or of the others."""
    mine = [item for item in items if (_story(item.planted) in TRACKED) == (which == "read")]
    others = {item.statement for item in items} - {item.statement for item in mine}
    utterances = {name: one for name, one in gold.utterances.items() if (_story(name) in TRACKED) == (which == "read")}
    deadlocks = [one for one in gold.deadlocks if one.orders <= {each.order for each in utterances.values()}]
    conditions = [row for row in rows["conditions"] if not others & set(row["statements"])]
    held = {row["id"] for row in conditions}
    stuck = [row for row in rows["deadlocks"] if set(row["conditions"]) <= held]
    known = Known(gold.reports, utterances, deadlocks)
    found = _moves(known, mine, rows["positions"]) | _orders(known, mine, {"conditions": conditions, "deadlocks": stuck})
    return {f"{name}, {which} stories": found[name] for name in ("moves", "conditions", "deadlocks")}


def _story(name: str) -> str:
    return name.split("/", maxsplit=1)[0]


def _read(item: Item) -> bool:
    return item.planted.split("/", maxsplit=1)[0] in READ


def _together(label: str, items: Sequence[Item]) -> dict[str, Tally]:
    across = bcubed(items, lambda one, other: one.language != other.language)
    return {label: bcubed(items, lambda _one, _other: True), f"{label}, across languages": across}


def alone(gold: Known) -> dict[str, Tally]:
    """What the align stage alone makes of the planted contents, where who, when, which act and which origin are known."""
    return _together("utterances, all else known", _aligned(gold))


def _aligned(gold: Known) -> list[Item]:
    told = labelled(gold)
    of = {statement: one.id for one in align([one for one, _ in told])[0] for statement in one.statements}
    return [Item(one.id, of[one.id], name, one.language) for one, name in told]


def labelled(gold: Known) -> list[tuple[Told, str]]:
    """Every planted content as the align stage sees it, and the name of its utterance."""
    mentions = [(one, n, mention) for one in gold.reports for n, mention in enumerate(one.mentions)]
    return [(_told(f"{one.name}#{n}", one, it, gold.utterances[it.utterance]), it.utterance) for one, n, it in mentions]


def _told(name: str, report: Planted, mention: Mention, said: Utterance) -> Told:
    content = " ".join(report.text[start:end] for start, end in mention.content)
    mode = Mode.DIRECT if content[0] in QUOTES else Mode.INDIRECT
    return Told(
        id=name,
        report=report.name,
        start=mention.content[0][0],
        language=report.language,
        published=report.published,
        outlet=report.outlet,
        content=content,
        mode=mode,
        speaker=said.speaker,
        party=said.party,
        act=Act(said.act),
        said=said.said,
        origin=report.origin,
    )


def answering(reports: Sequence[Planted], statements: Sequence[Exported]) -> Iterator[Item]:
    """The statements that answer to planted contents."""
    said: dict[str, list[Exported]] = defaultdict(list)
    for row in statements:
        said[Path(row["report"]["path"]).stem].append(row)
    for one in reports:
        ours = said[one.name]
        theirs = [{"content": mention.content, "source": ()} for mention in one.mentions]
        for g, p in matched(one.text, theirs, [{"content": row["content"], "source": ()} for row in ours]):
            yield Item(ours[p]["id"], ours[p]["utterance"], one.mentions[g].utterance, one.language)


def _origins(reports: Sequence[Planted], rows: Sequence[Exported]) -> dict[str, Tally]:
    found = {Path(row["path"]).stem: row for row in rows}
    ids = {row["id"]: Path(row["path"]).stem for row in rows}
    origin = {one.name: one.origin for one in reports}
    want = _pairs((one.name, one.origin) for one in reports)
    have = _pairs((name, row["origin"]) for name, row in found.items() if row["origin"] is not None)
    right = sum(_derivations(group, found, ids) for group in _grouped(reports).values())
    derived = [(one, ids.get(found[one.name]["derived_from"])) for one in reports if one.name in found]
    sources = [(one, other) for one, other in derived if other]
    kept = sum(origin[one.name] == origin.get(str(other)) for one, other in sources)
    return {
        "origin pairs": _tally(len(want & have), have, want),
        "derivation": Tally(right, len(reports), right, len(reports)),
        "derived": Tally(kept, len(sources), kept, sum(one.derived_from is not None for one in reports)),
    }


def _pairs(labelled: Iterable[tuple[str, Hashable]]) -> set[tuple[str, str]]:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name, label in labelled:
        groups[label].append(name)
    return {pair for names in groups.values() for pair in combinations(sorted(names), 2)}


def _grouped(reports: Sequence[Planted]) -> dict[str, list[Planted]]:
    groups: dict[str, list[Planted]] = defaultdict(list)
    for one in reports:
        groups[one.origin].append(one)
    return groups


def _derivations(group: Sequence[Planted], found: Mapping[str, Exported], ids: Mapping[str, str]) -> int:
    """How many of the reports of an origin are said to come from another as they do; one of them comes from none."""
    own = {one.name: one for one in group}
    right = roots = 0
    for one in group:
        row = found.get(one.name, {"origin": None})
        source = own.get(ids.get(row.get("derived_from") or "", ""))
        roots += row["origin"] is not None and row["derived_from"] is None
        right += source is not None and row["derivation"] == relation(one, source, own)
    return right + min(1, roots)


def relation(one: Planted, other: Planted, own: Mapping[str, Planted]) -> str:
    """How two reports of an origin are related, whichever of them is taken as the source: which came first, no text tells."""
    if one.language != other.language:
        return "translation"
    ours, theirs = _first(one, own), _first(other, own)
    if ours is theirs:
        return "copy"
    direct = [a.derivation for a, b in ((ours, theirs), (theirs, ours)) if a.derived_from == b.name]
    return str(direct[0]) if direct else "rewrite"


def _first(one: Planted, own: Mapping[str, Planted]) -> Planted:
    """What a copy is a copy of."""
    return own[str(one.derived_from)] if one.derivation == "copy" else one


def bcubed(items: Sequence[Item], counts: Callable[[Item, Item], bool]) -> Tally:
    """B-cubed precision and recall as a tally of per-item shares, in thousandths; a statement counts itself unless `counts` says no."""
    precisions: list[float] = []
    recalls: list[float] = []
    for one in items:
        mates = [other for other in items if counts(one, other)]
        together = [other for other in mates if other is one or (one.utterance is not None and other.utterance == one.utterance)]
        belong = [other for other in mates if other.planted == one.planted]
        both = sum(other.planted == one.planted for other in together)
        if together:
            precisions.append(both / len(together))
        if belong:
            recalls.append(both / len(belong))
    return Tally(round(1000 * sum(precisions)), 1000 * len(precisions), round(1000 * sum(recalls)), 1000 * len(recalls))


def _moves(gold: Known, items: Sequence[Item], positions: Sequence[Exported]) -> dict[str, Tally]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    stands: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        if item.utterance is not None:
            votes[item.planted][item.utterance] += 1
            stands[item.utterance][item.planted] += 1
    by_utterance = {row["utterance"]: row for row in positions}
    means = {utterance: _most(counted) for utterance, counted in stands.items()}
    seen = {name: by_utterance[most] for name, counted in votes.items() if (most := _most(counted)) in by_utterance}
    right = {name for name, row in seen.items() if row["move"] == gold.utterances[name].move}
    aimed = {name for name in right if means.get(seen[name]["against"]) == gold.utterances[name].against}
    calm = [name for name in seen if gold.utterances[name].move != "reverses"]
    false = sum(seen[name]["move"] == "reverses" for name in calm)
    total = {item.planted for item in items}
    return {
        "moves": _tally(len(right), seen, total),
        "moves, against": _tally(len(aimed), seen, total),
        "false reverses": Tally(false, len(calm), false, len(calm)),
        **{f"moves: {move}": _one_move(move, gold, seen, total) for move in sorted({gold.utterances[name].move for name in total})},
    }


def _one_move(move: str, gold: Known, seen: Mapping[str, Exported], total: Collection[str]) -> Tally:
    have = {name for name, row in seen.items() if row["move"] == move}
    want = {name for name in total if gold.utterances[name].move == move}
    return _tally(len(have & want), have, want)


def _most(counted: Counter[str]) -> str:
    return max(sorted(counted), key=counted.__getitem__)


def _orders(gold: Known, items: Sequence[Item], rows: Rows) -> dict[str, Tally]:
    planted = {item.statement: gold.utterances[item.planted].order for item in items}
    meant = {row["id"]: _order(row, planted) for row in rows["conditions"]}
    want = {u.order for u in gold.utterances.values() if u.order}
    found = [frozenset(order for one in row["conditions"] if (order := meant.get(one))) for row in rows["deadlocks"]]
    whole = {f for f, row in zip(found, rows["deadlocks"], strict=True) if all(map(meant.get, row["conditions"]))}
    exact = {d.orders for d in gold.deadlocks} & whole
    held = {order for row in rows["conditions"] if (order := meant[row["id"]]) and allied(row["holder"], order.holder)}
    invented = sum(all(len(each & d.orders) < 2 for d in gold.deadlocks) for each in found)
    return {
        "conditions": Tally(len(held), len(set(filter(None, meant.values()))), len(held), len(want)),
        "deadlocks": _tally(len(exact), found, gold.deadlocks),
        "deadlocks, invented": Tally(invented, len(found), invented, len(found)),
    }


def _order(row: Exported, planted: Mapping[str, Order | None]) -> Order | None:
    """The planted order that most statements of an exported condition word."""
    counted = Counter(order for one in row["statements"] if (order := planted.get(one)))
    return counted.most_common(1)[0][0] if counted else None


def _tally(right: int, have: Collection[object], want: Collection[object]) -> Tally:
    return Tally(right, len(have), right, len(want))


def table(figures: Mapping[str, Tally]) -> str:
    """A line a figure; of faults only the share."""
    return "\n".join(f"{name:<46}{_cells(name, tally)}" for name, tally in figures.items())


def _cells(name: str, tally: Tally) -> str:
    if name in BAD:
        return f"{tally.precision:7.3f}{'':14}   {tally.hits_predicted} / {tally.predicted}"
    return f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}   {tally.hits_gold} / {tally.predicted} / {tally.gold}"
