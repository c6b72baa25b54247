"""How right the fields of a statement are, on the statements that gold and record both have (contents overlap, one to one).

Every line is a tally: of what was found, how much is right (P); of what the gold has, how much was found right (R). A field that gold
leaves null and the record fills costs precision; one that the record leaves null costs recall. What is counted:

- `statement`: the matching itself. All other lines but the last of the conditions look at matched statements only. Where gold decides
  nothing but conditions, on single statements, predictions that it does not look at count for nothing.
- `speaker`, `party`, `addressee`, `occasion`: the same name but for case, diacritics and titles; whom a report calls only by the surname
  may have the full name that another report of the record has, and whom a report in another language than English calls by a name that the
  record knows of the same actor may have the name that the record gives him (*Sevrien*, *Sevria*); a state has all the names that the
  tables of states give it (*Dänemark*, *Denmark*). `lenient` where one is how
  the other ends (for an occasion, where they share a word; for a party, also where a telling word has the same stem). A speaker
  that gold leaves open and the record names is `speaker, null named`.
- `act`: micro; `act, macro` is the mean F1 of the acts that gold has. `negated`, `doubt`: of the true ones. `status`: of all.
- `condition`: both ends share half of the words of the shorter wording; `strict`: the kind is the same too; `lenient`: the kind is of the
  same family (if, only_after, provided; unless, until, before). `holder`: whose it is, of those that agree.
- `said, dated`: the same date, of those that have one; `said, compatible`: the dates may be the same day, or both are unknown, of all
  matched; `said, invented`: a date where gold has none or one that cannot be the same day, of all dates given (the fewer the better).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from bench import names
from bench.edtf import meet
from bench.gold import UNDECIDED, Meant, Told
from bench.measures import Tally, matched, shares, total
from bench.reading import Exported, read

Pair = tuple[Told, Exported]
_NAMED = {"speaker": names.alike, "party": names.allied, "addressee": names.alike, "occasion": names.akin}
_PEOPLE = frozenset({"speaker", "addressee"})
_FAMILY = {"if": "when", "only_after": "when", "provided": "when", "unless": "not", "until": "not", "before": "not"}
BAD = frozenset({"said, invented", "speaker, null named"})
"""Lines that count faults: the precision is the share of faults."""


def measure(golds: Sequence[Meant]) -> dict[str, Tally]:
    """The tallies of a set after a real reading of its reports."""
    found = read(golds)
    return with_macro(total(compare(gold.text, gold.rows, found.get(gold.name, [])) for gold in golds))


def compare(text: str, gold: Sequence[Told], predicted: Sequence[Exported]) -> dict[str, Tally]:
    """The tallies of one report."""
    theirs = [{"content": t.content, "source": t.source} for t in gold]
    ours = [{role: p[role] or [] for role in ("content", "source")} for p in predicted]
    places = matched(text, theirs, ours)
    pairs = [(gold[g], predicted[p]) for g, p in places]
    if not all(told.fields for told in gold):
        predicted = [row for _, row in pairs]
    out = {"statement": Tally(len(places), len(predicted), len(places), len(gold))}
    parts = [out, *(_one(text, pair) for pair in pairs), *(_conditions(text, pair) for pair in pairs)]
    whole = total(parts)
    if any(told.condition is UNDECIDED for told in gold):
        return whole
    return whole | {"condition, of all statements": _every(whole.get("condition", Tally()), gold, predicted)}


def _every(right: Tally, gold: Sequence[Told], predicted: Sequence[Exported]) -> Tally:
    """The conditions that are right, of all, those on statements that have no counterpart too."""
    return Tally(
        right.hits_predicted, sum(bool(p["condition"]) for p in predicted), right.hits_gold, sum(t.condition is not None for t in gold)
    )


def _one(text: str, pair: Pair) -> dict[str, Tally]:
    """The fields of one statement, conditions aside."""
    return dict(_fields(text, *pair)) | dict(_dates(*pair)) if pair[0].fields else {}


def _fields(text: str, told: Told, row: Exported) -> Iterator[tuple[str, Tally]]:
    want = told.fields
    for name, lenient in _NAMED.items():
        if name in want:
            yield name, _tally(want[name], row[name], _agreement(name, text, row))
            yield f"{name}, lenient", _tally(want[name], row[name], lenient)
    if want["speaker"] is None:
        yield "speaker, null named", _fault(row["speaker"] is not None, told=True)
    yield "act", _tally(want["act"], row["act"], str.__eq__)
    for act in {want["act"], row["act"]} - {None}:
        yield f"act: {act}", _tally(want["act"] == act or None, row["act"] == act or None, bool.__eq__)
    for name in {"negated", "doubt"} & set(want) & set(row):
        yield name, _tally(want[name] or None, row[name] or None, bool.__eq__)
    if "status" in want and "status" in row:
        yield "status", _tally(want["status"], row["status"], str.__eq__)


def _agreement(name: str, text: str, row: Exported) -> Callable[[str | None, str | None], bool]:
    """When two names are one: the same, a fuller one of another report, or one that the actor has in a report of another language."""
    plain = partial(names.called, text=text) if name in _PEOPLE else names.same
    return lambda told, found: plain(told, found) or names.borne(told, found, text, row.get("bears", {}))


def _dates(told: Told, row: Exported) -> Iterator[tuple[str, Tally]]:
    want, have = told.fields["said"], row["said"] or "unknown"
    fits = meet(want, have)
    yield "said, dated", _tally(_dated(want), _dated(have), str.__eq__)
    yield "said, compatible", Tally(int(fits), 1, int(fits), 1)
    yield "said, invented", _fault(not fits, told=_dated(have) is not None)


def _dated(edtf: str) -> str | None:
    return None if edtf == "unknown" else edtf


def _conditions(text: str, pair: Pair) -> dict[str, Tally]:
    want, have = pair[0].condition, pair[1]["condition"]
    if want is UNDECIDED:
        return {}
    meets = bool(want and have) and all(shares(text, getattr(want, end), have[end] or []) >= 0.5 for end in ("antecedent", "consequent"))
    right = {"condition": meets, "condition, strict": False, "condition, lenient": False}
    out = {}
    if meets and want:
        right["condition, strict"] = want.kind == have["kind"]
        right["condition, lenient"] = _FAMILY[want.kind] == _FAMILY.get(have["kind"])
    if meets and want and pair[0].fields:
        out["condition, holder"] = _tally(want.holder, have["holder"], names.alike)
    return out | {name: Tally(hit, have is not None, hit, want is not None) for name, hit in right.items()}


def _tally(want: Any, have: Any, agree: Callable[[Any, Any], bool]) -> Tally:  # noqa: ANN401 - of any field
    hit = want is not None and have is not None and agree(want, have)
    return Tally(hit, have is not None, hit, want is not None)


def _fault(is_one: bool, *, told: bool) -> Tally:  # noqa: FBT001 - what it counts
    return Tally(int(is_one and told), int(told), 0, 0)


def digest(golds: Sequence[Meant]) -> str:
    """A short hash of the gold, as `bench.score.digest`."""
    told = json.dumps([asdict(gold) for gold in golds], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def with_macro(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    """The tallies with the mean F1 of the acts that gold has, as shares of a thousand for each act."""
    acts = [t for name, t in tallies.items() if name.startswith("act: ") and t.gold]
    if not acts:
        return dict(tallies)
    thousands = round(sum(1000 * t.f1 for t in acts))
    return dict(tallies) | {"act, macro": Tally(thousands, 1000 * len(acts), thousands, 1000 * len(acts))}


def table(figures: Mapping[str, Tally]) -> str:
    """The lines of a set, in a fixed order."""
    order = sorted(figures, key=lambda name: (ORDER.index(name.split(",")[0].split(":")[0]), name))
    return "\n".join(_line(name, figures[name]) for name in order if not name.startswith("act: "))


ORDER = ("statement", "speaker", "party", "addressee", "act", "negated", "status", "condition", "said", "occasion", "doubt")


def _line(name: str, tally: Tally) -> str:
    counts = f"{tally.hits_predicted:>6} / {tally.predicted} / {tally.gold}"
    if name in BAD:
        return f"  {name:<30}{tally.precision:>7.3f} of them{counts:>22}"
    if name == "act, macro":
        return f"  {name:<30}{'':>14}{tally.f1:>7.3f}   {tally.gold // 1000} acts"
    return f"  {name:<30}{tally.precision:>7.3f}{tally.recall:>7.3f}{tally.f1:>7.3f}   {counts}"
