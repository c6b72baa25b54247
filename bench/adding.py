"""`python -m bench.adding`: what it costs to add one in a hundred reports to a record, beside the whole.

The flood is made up, with a seed: events on which a few people speak, each told by two sources and reprinted, day after day. Who said what
is told by rule, so that no network runs and what is left is what a record does with reports together: CPU-seconds of it, by part.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.origins import word
from bench.twice import Clock
from onrecord import pipeline
from onrecord.model.head import Head
from onrecord.model.states import States
from onrecord.pipeline import Settings, Stages, ingest
from onrecord.stages.attribute import Attributed
from onrecord.store import Store
from onrecord.types import Attribution, Details, Document, Kind, Meaning, Mention, Mode, Report, Resolution, Resolved, Span

SAID = re.compile(r"“([^”\n]+)” (said) ([A-Z]\w+ [A-Z]\w+)")
PEOPLE, CAST, SAYINGS, TOLD, PRINTS = 60, 3, 6, 5, 4
ACROSS = ("unite", "blocks", "align", "join", "track", "gather")
SMALL = 100


def flood(total: int, seed: int) -> Iterator[Document]:
    """`total` reports, day after day; the same for the same seed."""
    chance = random.Random(seed)
    lexicon = [word(chance, chance.randint(2, 3)) for _ in range(4000)]
    people = [f"{word(chance, 2).capitalize()} {word(chance, 3).capitalize()}" for _ in range(PEOPLE)]
    day, number = date(2031, 1, 1), 0
    while number < total:
        day += timedelta(days=chance.randint(0, 2))
        cast = chance.sample(people, CAST)
        said = [(chance.choice(cast), " ".join(chance.choices(lexicon, k=12))) for _ in range(SAYINGS)]
        for _ in range(2):
            lines = [f"“{words}” said {name}. {' '.join(chance.choices(lexicon, k=25))}." for name, words in chance.sample(said, TOLD)]
            for print_ in range(PRINTS):
                text = "\n\n".join([*lines[: TOLD - print_ % 2], f"Page {number}"])
                details = Details(published=str(day), outlet=f"Outlet {number % 7}", language="en")
                yield Document(f"{number:06}.txt", f"{number:06}.txt", text.encode(), "text", manifest=details)
                number += 1


def attribute(report: Report, _noise: Sequence[Span]) -> Attributed:
    """Who said what, by rule, and nothing that an encoder would know."""
    spans = [(match.span(1), match.span(3), match.span(2)) for match in SAID.finditer(report.text)]
    found = [Attribution((words,), (name,), (cue,), (), Mode.DIRECT, score=0.5) for words, name, cue in spans]
    nowhere = np.zeros(0, np.int64)
    return Attributed(found, States(nowhere, nowhere, np.zeros((0, 0), np.float32), Head((), (), {})))


def resolve(report: Report, found: Sequence[Attribution], _meanings: Sequence[Meaning], _noise: Sequence[Span]) -> Resolved:
    """Every name is a person."""
    names = [report.text[slice(*one.source[0])] for one in found]
    mentions = tuple(Mention(name, Kind.PERSON, forms=(name,)) for name in sorted(set(names)))
    return Resolved(mentions, tuple(Resolution(name) for name in names))


def stages() -> Stages:
    """The stages of the package, without the network."""
    return replace(
        pipeline.standard(),
        attribute=attribute,
        classify=lambda _report, found, _noise, _states: [Meaning() for _ in found],
        resolve=resolve,
    )


def timed(store: Store, documents: Sequence[Document]) -> tuple[float, dict[str, float]]:
    """CPU-seconds of a reading, and of its parts."""
    clock = Clock()
    began = time.process_time()
    ingest(store, documents, Settings(stages=clock.over(stages())))
    return time.process_time() - began, {name: clock.spent[name] for name in ACROSS}


def main() -> None:
    """Read, add, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=20310502)
    args = parser.parse_args()
    documents = [one for one, _ in zip(flood(args.reports, args.seed), range(args.reports), strict=False)]
    few = max(1, len(documents) // SMALL)
    with TemporaryDirectory() as folder, Store(Path(folder) / "record.db", create=True) as store:
        timed(store, documents[:1])
        whole, first = timed(store, documents[1:-few])
        added, then = timed(store, documents[-few:])
    print(f"{len(documents)} reports, then {few} more: {whole:.2f} and {added:.2f} CPU-s, {added / whole:.1%}")
    for name in ACROSS:
        print(f"  {name:<8}{first[name]:8.2f}{then[name]:8.2f}   {then[name] / max(first[name], 1e-9):7.1%}")


if __name__ == "__main__":
    main()
