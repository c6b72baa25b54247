"""`python -m bench.origins`: time and memory of grouping many reports by origin, and of adding one in a hundred.

The flood is made up, with a seed: events of 40 reports each, of a few origins; each origin's text is copied, cut, reworded (every second
word another, names and numbers kept) and joined with another's. Pairs of reports that share an origin are counted, joined pages aside.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.stages.origins import Outline, extend, keys, origins, outline
from onrecord.types import Cleaning, Derived, Details, Report

ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "gr", "kl", "st", "tr")
SYLLABLES = [a + b for a in ONSETS for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
EVENT, SENTENCES, WORDS = 40, 12, 20
SMALL = 0.01


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def sentence(chance: random.Random, lexicon: Sequence[str], names: Sequence[str]) -> list[str]:
    words = chance.choices(lexicon, k=WORDS - 4)
    facts = [*chance.sample(names, 3), str(chance.randint(3, 900))]
    for fact in facts:
        words.insert(chance.randint(1, len(words)), fact)
    return words


def derive(chance: random.Random, text: list[list[str]], other: list[list[str]], lexicon: Sequence[str]) -> tuple[list[list[str]], str]:
    kind = chance.choices(["copy", "edit", "rewrite", "joined"], [5, 2, 2, 1])[0]
    if kind == "edit":
        return text[: len(text) * 2 // 3], kind
    if kind == "rewrite":
        reworded = [[chance.choice(lexicon) if w.islower() and chance.random() < 0.5 else w for w in row] for row in text]
        return reworded, kind
    return (text[: len(text) // 2] + other[: len(other) // 2], kind) if kind == "joined" else (text, kind)


def flood(total: int, seed: int) -> Iterator[tuple[Report, str | None]]:
    """`total` reports in events of `EVENT`, each with its origin, None for a joined page; the same for the same seed."""
    chance = random.Random(seed)
    lexicon = [word(chance, chance.randint(2, 4)) for _ in range(20_000)]
    people = [word(chance, chance.randint(2, 3)).capitalize() for _ in range(4000)]
    number = 0
    while number < total:
        cast = chance.sample(people, 25)
        sources = [[sentence(chance, lexicon, cast) for _ in range(SENTENCES)] for _ in range(chance.randint(3, 10))]
        day = f"2031-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        for n in range(EVENT):
            source = sources[n % len(sources)]
            rows, kind = (source, "") if n < len(sources) else derive(chance, source, chance.choice(sources), lexicon)
            text = "\n".join(" ".join(row).capitalize() + "." for row in rows)
            details = Details(outlet=f"Outlet {chance.randint(1, 400)}", published=day, language="en")
            label = None if kind == "joined" else f"{number - n} {n % len(sources)}"
            yield Report(f"{number:07}", f"{number}", text, details), label
            number += 1
            if number == total:
                return


class Held:
    """A record in memory, as a store's tables would answer."""

    def __init__(self, outlines: Sequence[Outline], rows: Sequence[Derived]) -> None:
        self._outlines = {one.report: one for one in outlines}
        self._rows = {row.report: row for row in rows}
        self._members: dict[str, list[str]] = {}
        self._tied: dict[str, set[str]] = {}
        self._holders: dict[int, list[str]] = {}
        for row in rows:
            self._members.setdefault(row.origin, []).append(row.report)
            for other in row.also:
                self._tied.setdefault(row.origin, set()).add(self._rows[other].origin)
                self._tied.setdefault(self._rows[other].origin, set()).add(row.origin)
        for one in outlines:
            for key in keys(one).tolist():
                self._holders.setdefault(key, []).append(one.report)

    def holders(self, keys: Sequence[int]) -> Mapping[int, Collection[str]]:
        return {key: self._holders[key] for key in keys if key in self._holders}

    def group(self, report: str) -> Iterable[Outline]:
        origin = self._rows[report].origin
        return [self._outlines[name] for one in {origin, *self._tied.get(origin, ())} for name in self._members[one]]


def pair_f1(labels: Sequence[str | None], found: Sequence[str]) -> float:
    """F1 of pairs, counted by cells of the table of labels by origins; reports without a label are left out."""
    told = [(label, origin) for label, origin in zip(labels, found, strict=True) if label is not None]
    cells = (Counter(told), Counter(label for label, _ in told), Counter(origin for _, origin in told))
    both, gold, said = (sum(n * (n - 1) // 2 for n in cell.values()) for cell in cells)
    return 2 * both / (gold + said) if gold + said else 1.0


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.process_time()
    reports, labels = zip(*flood(options.reports, options.seed), strict=True)
    made = time.process_time()
    outlines = [outline(report, Cleaning()) for report in reports]
    outlined = time.process_time()
    rows = origins(outlines)
    grouped = time.process_time()
    print(f"{len(outlines)} reports, made in {made - began:.1f} s, {len({row.origin for row in rows})} origins")
    print(f"pairs that share an origin: F1 {pair_f1(labels, [row.origin for row in rows]):.3f}")
    print(f"outlines    {outlined - made:8.1f} CPU s, {1000 * (outlined - made) / len(outlines):.2f} ms a report")
    print(f"origins     {grouped - outlined:8.1f} CPU s, {1000 * (grouped - outlined) / len(outlines):.2f} ms a report")
    print(f"peak memory {megabytes():8.0f} MB")
    new = max(1, int(SMALL * len(outlines)))
    held = Held(outlines[:-new], origins(outlines[:-new]))
    began = time.process_time()
    changed = extend(held, outlines[-new:])
    added = time.process_time() - began
    print(f"adding 1 %  {added:8.2f} CPU s, {100 * added / (grouped - outlined):.1f} % of the whole; {len(changed)} rows looked at again")


if __name__ == "__main__":
    main()
