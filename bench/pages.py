"""`python -m bench.pages`: how much work each kind of page is on a record of 100,000 statements, and how heavy it is.

The record is made up, with a seed: reports of ten statements by a few hundred speakers of some parties, on some points, with utterances,
positions, conditions and deadlocks in the sizes that a real flood has. A page is asked for through the application itself, without a
network: first with nothing in memory (*cold*: after a change of the record), then again.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from bench.origins import SYLLABLES
from onrecord.engine import batches
from onrecord.identity import canonical, short, statement_id
from onrecord.present.web import Settings, create_app
from onrecord.store import Derivation, Store
from onrecord.types import Act, Attribution, Cleaning, Condition, Details, Kind, Mention, Mode, Move, Origin, Report, Statement

STATEMENTS = 10
SPEAKERS, PARTIES, POINTS = 600, 40, 30
AGAIN = 5
LIMIT_MS, LIMIT_KB = 100, 200


def named(chance: random.Random, count: int) -> list[str]:
    return [
        "".join(chance.choices(SYLLABLES, k=3)).capitalize() + " " + "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        for _ in range(count)
    ]


class Flood:
    """A made-up record: who there is, and the words they use."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 3))) for _ in range(4000)]
        self.speakers, self.parties, self.points = (named(self.chance, n) for n in (SPEAKERS, PARTIES, POINTS))
        self.party = {one: self.parties[n % PARTIES] for n, one in enumerate(self.speakers)}
        self.weights = [1 / (n + 1) for n in range(SPEAKERS)]

    def day(self) -> str:
        return f"2031-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def derivation(self, number: int) -> Derivation:
        published = self.day()
        speakers = self.chance.choices(self.speakers, self.weights, k=STATEMENTS)
        text, found = "", []
        for speaker in speakers:
            content = " ".join(self.chance.choices(self.words, k=18))
            start = len(text)
            text += f"“{content},” {speaker} said. {' '.join(self.chance.choices(self.words, k=25))}.\n"
            inside = start + len(content) + 2
            found.append((speaker, (start, inside + 1), (inside + 2, inside + 2 + len(speaker)), inside + 3 + len(speaker)))
        identity = short(["bench", number])
        details = Details(None, f"Outlet {number % 80}", f"Report {number} of {self.chance.choice(self.points)}", published, "en")
        report = Report(identity, f"in/{number:06}.txt", text, details, (("published", Origin.MANIFEST),))
        rows = tuple(self.statement(report, one, published) for one in found)
        mentions = tuple(Mention(one, Kind.PERSON, self.party[one], ("minister",), (one,)) for one in sorted(set(speakers)))
        return Derivation(report, Cleaning(), rows, "bench", mentions)

    def statement(self, report: Report, found: Any, day: str) -> Statement:  # noqa: ANN401 - spans of one statement
        speaker, content, source, cue = found
        said = Attribution((content,), (source,), ((cue, cue + 4),), (), Mode.DIRECT, score=round(self.chance.uniform(0.4, 1), 3))
        condition = Condition("if", speaker, ((content[0] + 1, content[0] + 20),), ((content[0] + 21, content[0] + 40),))
        return Statement(
            statement_id(report.id, said),
            report.id,
            said,
            speaker=speaker,
            party=self.party[speaker],
            act=self.chance.choice(list(Act)),
            condition=condition if self.chance.random() < 0.05 else None,
            said=day,
            doubt=False,
        )


def fill(path: Path, reports: int) -> None:
    """A record of so many reports."""
    flood = Flood(7)
    with Store(path, create=True) as store:
        told: list[tuple[str, str, Statement]] = []
        for several in batches(range(reports), 500, inf):
            made = [flood.derivation(number) for number in several]
            with store.transaction():
                for one in made:
                    store.add_report(one.report, ())
                store.replace(made)
            told += [(row.id, one.report.id, row) for one in made for row in one.statements]
        with store.transaction():
            across(store, flood, told)
            store.shelve()


def across(store: Store, flood: Flood, told: Sequence[tuple[str, str, Statement]]) -> None:
    """What is seen across reports, in the sizes of a real flood."""
    names = [
        {"name": n, "actor": short(["actor", n]), "canonical": n, "kind": "person", "party": flood.party[n], "reason": ""}
        for n in flood.speakers
    ]
    store.settle("aliases", names, "bench")
    reports = sorted({report for _, report, _ in told})
    origins = {report: reports[n - n % 3] for n, report in enumerate(reports)}
    descents = [
        {
            "report": r,
            "origin": o,
            "derived_from": None if r == o else o,
            "derivation": None if r == o else "copy",
            "reason": "",
            "also": "[]",
            "compared": "[]",
        }
        for r, o in origins.items()
    ]
    store.settle("descents", descents, "bench")
    groups = list(grouped(flood, told))
    utterances = [_utterance(flood, group) for group in groups]
    store.settle("utterances", utterances, "bench")
    wordings = [
        {"statement": one[0], "utterance": made["id"], "differs": "kept", "reason": ""}
        for made, group in zip(utterances, groups, strict=True)
        for one in group
    ]
    store.settle("wordings", wordings, "bench")
    store.settle("findings", list(findings(flood, utterances, groups)), "bench")


def grouped(flood: Flood, told: Sequence[tuple[str, str, Statement]]) -> Iterator[list[tuple[str, str, Statement]]]:
    """Most things said are reported once, some a few times, few often."""
    coming = sorted(told, key=lambda one: (one[2].speaker or "", one[0]))
    while coming:
        size = flood.chance.choices([1, 2, 4, 12], [60, 25, 12, 3])[0]
        yield [coming.pop() for _ in range(min(size, len(coming)))]


def _utterance(flood: Flood, group: Sequence[tuple[str, str, Statement]]) -> dict[str, Any]:
    first = group[0][2]
    point = flood.chance.choice(flood.points) if flood.chance.random() < 0.5 else None
    fixed = {"id": short(["u", group[0][0]]), "speaker": first.speaker, "party": first.party, "act": str(first.act)}
    return {**fixed, "said": first.said, "occasion": None, "point": point}


def findings(flood: Flood, utterances: Sequence[dict[str, Any]], groups: Sequence[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    placed = sorted((u for u in utterances if u["point"]), key=lambda u: (u["party"], u["point"], u["said"]))
    for n, one in enumerate(placed):
        body = {name: one[name] for name in ("party", "point", "said", "act")}
        move = flood.chance.choices(list(Move), [5, 60, 10, 5, 5, 2, 1])[0]
        more = {
            "utterance": one["id"],
            "condition": None,
            "move": move,
            "against": placed[n - 1]["id"] if n else None,
            "reason": "words " * 20,
        }
        yield {"kind": "positions", "n": n, "body": canonical(body | more)}
    events = [" ".join(flood.chance.choices(flood.words, k=5)) for _ in range(400)]
    ids = []
    for n in range(2000):
        statements = [one[0] for one in groups[n % len(groups)]]
        ids.append(short(["c", n]))
        before, after = flood.chance.sample(events, 2)
        body = {"id": ids[-1], "holder": flood.chance.choice(flood.parties), "kind": "if", "antecedent": before, "consequent": after}
        yield {"kind": "conditions", "n": n, "body": canonical(body | {"statements": statements})}
    for n in range(40):
        body = {"events": events[n : n + 2], "holders": flood.parties[:2], "conditions": ids[n : n + 2], "reason": "a circle"}
        yield {"kind": "deadlocks", "n": n, "body": canonical(body)}


def addresses(path: Path, flood: Flood) -> list[str]:
    """One of each kind, the heaviest of its kind where one is."""
    from onrecord.present.dossier.names import point_stem, speaker_stem
    from onrecord.questions import LISTINGS, STATEMENTS, Filters, figures, page
    from onrecord.questions.keyed import Slice

    with Store(path) as store:
        several, newest = figures.several(store, Slice(1))[0][0], figures.reports(store, Slice(1))[0].place.id
        cursor = page(store, STATEMENTS, Filters(order="newest")).next
    lists = ["index", "points", "conditions", "agenda", "utterances", "statements", "speakers", "reports", "failures", "search", "review"]
    word = flood.words[5]
    narrowed = (f"party={flood.parties[0].split()[0]}&act=offer", f"point={flood.points[3].split()[0]}&since=2031-05", "min_origins=3")
    return [
        *(f"/{name}.html" for name in lists),
        "/statements.html?page=1500",
        "/conditions.html?page=50",
        f"/{speaker_stem(flood.speakers[0])}.html",
        f"/{speaker_stem(flood.speakers[300])}.html",
        f"/{point_stem(flood.points[0])}.html",
        f"/{point_stem(flood.points[0])}.html?page=9",
        f"/utterances/{several}.html",
        f"/reports/{newest}.html",
        f"/search.html?q={word}",
        f"/search.html?q={word[:2]}*",
        f"/search.html?act=offer&party={flood.parties[0].split()[0]}&since=2031-06",
        "/search.html?origins=3",
        f"/search.html?among=reports&q={word}",
        f"/api/v1/statements?order=newest&after={cursor}",
        *(f"/api/v1/{name}" for name in LISTINGS),
        *(f"/api/v1/{name}?order=newest&{of}" for name in ("statements", "utterances", "events", "positions") for of in narrowed),
        *(f"/api/v1/{name}" for name in ("counts", "facets/party", f"search?q={word}", f"utterances/{several}", f"reports/{newest}")),
        f"/api/v1/statements?source={flood.speakers[3].split()[0]}",
        f"/api/v1/statements?search={word[:2]}*",
    ]


def timed(client: TestClient, address: str) -> tuple[float, int]:
    start = time.process_time()
    answer = client.get(address)
    taken = (time.process_time() - start) * 1000
    assert answer.status_code == 200, (address, answer.text[:400])
    return taken, len(answer.content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--record", type=Path, help="keep the record there, and take it from there where it is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "flood.db"
        if not path.exists():
            fill(path, given.reports)
        report(path)


def report(path: Path) -> None:
    token = "bench"
    print(f"{'page (milliseconds of processor time)':58} {'cold ms':>8} {'ms':>6} {'KB':>6}")
    slow = []
    for address in addresses(path, Flood(7)):
        client = TestClient(create_app(Settings(path, token=token)), base_url="http://127.0.0.1")
        client.post("/review.html", data={"token": token, "kind": "open"})
        client.get("/dossier.css")
        cold, size = timed(client, address)
        warm = statistics.median(timed(client, address)[0] for _ in range(AGAIN))
        print(f"{address:58} {cold:8.0f} {warm:6.0f} {size / 1000:6.1f}")
        slow += [address] if warm >= LIMIT_MS or size >= LIMIT_KB * 1000 else []
    print(f"over {LIMIT_MS} ms or {LIMIT_KB} KB: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
