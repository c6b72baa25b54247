"""`python -m bench.adding`: what it costs to add one in a hundred reports to a record, beside the whole.

The flood is made up, with a seed: events on which a few people speak, each told by two sources and reprinted, day after day, on matters
that come back; now and then somebody new. Who said what, and what is meant by it, is told by rule, so that no network runs and what is
left is what a record does with reports together: CPU-seconds of it, by part. What the network takes for each report, and all that is
read from what it says, is measured on a few and added in the second line, which tells what a user waits for. What is added is added by a
process of its own, as it would be on another day, so that nothing is still in memory; what any process does once (imports, word lists) is
not counted for either.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np

from bench.origins import word
from bench.twice import Clock
from onrecord import pipeline
from onrecord.model.head import Head
from onrecord.model.states import States, Trail
from onrecord.pipeline import Settings, Stages, ingest
from onrecord.pipeline.deriving import Deriver, Task
from onrecord.stages.attribute import Attributed
from onrecord.store import Store
from onrecord.types import (
    Act,
    Attribution,
    Condition,
    Details,
    Document,
    Kind,
    Meaning,
    Mention,
    Mode,
    Report,
    Resolution,
    Resolved,
    Span,
)

SAID = re.compile(r"“([^”\n]+)” (said) ([A-Z]\w+ [A-Z]\w+)")
AFTER = " only after "
PEOPLE, PARTIES, SUBJECTS, CAST, SAYINGS, TOLD, PRINTS = 60, 9, 40, 3, 6, 5, 4
NEW = 25
"""Reports after which one more of the people is heard of."""
ACTS = (*[Act.CLAIM] * 6, *Act, None, None)
ACROSS = ("unite", "blocks", "align", "join", "track", "gather")
SMALL, READ = 100, 12


def flood(total: int, seed: int) -> Iterator[Document]:
    """`total` reports, day after day; the same for the same seed, and those of a shorter flood are the first of a longer one."""
    chance = random.Random(seed)
    lexicon = [word(chance, chance.randint(2, 3)) for _ in range(4000)]
    subjects = [chance.sample(lexicon, 8) for _ in range(SUBJECTS)]
    people = [f"{word(chance, 2).capitalize()} {word(chance, 3).capitalize()}" for _ in range(PEOPLE)]
    day, number = date(2031, 1, 1), 0
    while number < total:
        day += timedelta(days=chance.randint(0, 2))
        cast = chance.sample(people[: PEOPLE // 3 + number // NEW], CAST)
        said = [(chance.choice(cast), saying(chance, lexicon, chance.choice(subjects))) for _ in range(SAYINGS)]
        for _ in range(2):
            lines = [f"“{words}” said {name}. {' '.join(chance.choices(lexicon, k=25))}." for name, words in chance.sample(said, TOLD)]
            for print_ in range(PRINTS):
                text = "\n\n".join([*lines[: TOLD - print_ % 2], f"Page {number}"])
                details = Details(published=str(day), outlet=f"Outlet {number % 7}", language="en")
                yield Document(f"{number:06}.txt", f"{number:06}.txt", text.encode(), "text", manifest=details)
                number += 1


def saying(chance: random.Random, lexicon: Sequence[str], subject: Sequence[str]) -> str:
    """What somebody says on a subject, one in six times on a condition."""
    first = [*chance.choices(lexicon, k=2), "the", *chance.sample(subject, 4)]
    then = ["the", *chance.sample(subject, 4), *chance.choices(lexicon, k=2)]
    return " ".join(first) + (AFTER if chance.random() < 1 / 6 else " ") + " ".join(then)


def side(name: str) -> str:
    """The party of a person."""
    chance = random.Random(crc32(name.encode()) % PARTIES)
    return word(chance, 3).capitalize()


def attribute(report: Report, _noise: Sequence[Span]) -> Attributed:
    """Who said what, by rule, and nothing that an encoder would know."""
    spans = [(match.span(1), match.span(3), match.span(2)) for match in SAID.finditer(report.text)]
    found = [Attribution((words,), (name,), (cue,), (), Mode.DIRECT, score=0.5) for words, name, cue in spans]
    nowhere = np.zeros(0, np.int64)
    return Attributed(found, Trail(nowhere, nowhere, (), (), kept=True, head=Head((), (), {})).near(()))


def classify(report: Report, found: Sequence[Attribution], _noise: Sequence[Span], _states: States) -> list[Meaning]:
    """An act by chance, the same for the same words, and a condition where the words have one."""
    return [_meaning(report.text, one.content[0]) for one in found]


def _meaning(text: str, content: Span) -> Meaning:
    words = text[slice(*content)]
    cut = words.find(AFTER)
    start, after = content[0] + cut, content[0] + cut + len(AFTER)
    condition = None if cut < 0 else Condition("only_after", None, ((after, content[1]),), ((content[0], start),))
    return Meaning(ACTS[crc32(words.encode()) % len(ACTS)], 0.5, condition=condition)


def resolve(report: Report, found: Sequence[Attribution], meanings: Sequence[Meaning], _noise: Sequence[Span]) -> Resolved:
    """Every name is a person, who speaks for a party to another one."""
    names = [report.text[slice(*one.source[0])] for one in found]
    mentions = tuple(Mention(name, Kind.PERSON, side(name), forms=(name,)) for name in sorted(set(names)))
    return Resolved(mentions, tuple(_resolution(report, *one) for one in zip(names, found, meanings, strict=True)))


def _resolution(report: Report, name: str, one: Attribution, meaning: Meaning) -> Resolution:
    other = side(report.text[slice(*one.content[0])])
    told = meaning.act is not None and other != side(name)
    said = report.details.published if told and report.details.published else "unknown"
    return Resolution(name, side(name), other if told else None, name if meaning.condition else None, said)


def stages() -> Stages:
    """The stages of the package, without the network."""
    return replace(pipeline.standard(), attribute=attribute, classify=classify, resolve=resolve)


def timed(store: Store, documents: Sequence[Document]) -> tuple[float, dict[str, float]]:
    """CPU-seconds of a reading, and of its parts."""
    clock = Clock()
    began = time.process_time()
    ingest(store, documents, Settings(stages=clock.over(stages())))
    return time.process_time() - began, {name: clock.spent[name] for name in ACROSS}


def warmed(record: Path, documents: Sequence[Document]) -> tuple[float, dict[str, float]]:
    """The same for a record, by a process that has read one report already, into a record of its own."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "one.db", create=True) as store:
        timed(store, documents[:1])
    with Store(record, create=True) as store:
        return timed(store, documents)


def network(documents: Sequence[Document]) -> float:
    """CPU-seconds a report that are saved by telling who said what by rule; the first one, for which the network is loaded, is left out."""
    spent = []
    for chosen in (pipeline.standard(), stages()):
        tasks = [Task(chosen.acquire(one), frozenset(), "") for one in documents]
        Deriver(chosen)(tasks[0])
        began = time.process_time()
        for task in tasks[1:]:
            Deriver(chosen)(task)
        spent.append((time.process_time() - began) / len(tasks[1:]))
    return spent[0] - spent[1]


def elsewhere(record: Path, first: int, total: int, seed: int) -> tuple[float, dict[str, float]]:
    """The same by a process of its own, for the reports of a flood from `first` on."""
    given = ["--record", str(record), "--first", str(first), "--reports", str(total), "--seed", str(seed)]
    made = subprocess.run([sys.executable, "-m", "bench.adding", *given], check=True, capture_output=True, text=True)
    whole, parts = json.loads(made.stdout)
    return whole, parts


def main() -> None:
    """Read, add, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=20310502)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.record:
        print(json.dumps(warmed(args.record, list(islice(flood(args.reports, args.seed), args.first, args.reports)))))
        return
    few = max(1, args.reports // SMALL)
    with TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        whole, first = elsewhere(record, 0, args.reports - few, args.seed)
        added, then = elsewhere(record, args.reports - few, args.reports, args.seed)
    each = network(list(islice(flood(args.reports, args.seed), READ + 1)))
    print(f"{args.reports} reports, then {few} more: {whole:.2f} and {added:.2f} CPU-s without the network, {added / whole:.1%}")
    whole, added = whole + each * (args.reports - few), added + each * few
    print(f"with the network, {each:.3f} CPU-s a report: {whole:.1f} and {added:.1f} CPU-s, {added / whole:.1%}")
    for name in ACROSS:
        print(f"  {name:<8}{first[name]:8.2f}{then[name]:8.2f}   {then[name] / max(first[name], 1e-9):7.1%}")


if __name__ == "__main__":
    main()
