"""How much each kind of evidence counts (`data/likeness.yml`): a logistic regression on pairs of wordings whose utterances are known.

Trained on the examples and on the two planted stories that may be read, each as it is and with noise as a reading has it: days that no
report tells, acts taken for others. Prints the weights; a person copies them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml

from bench import recovery, utterances
from onrecord.stages.align.aligning import blocks
from onrecord.stages.align.candidates import pairs
from onrecord.stages.align.evidence import Pair, evidence
from onrecord.stages.align.likeness import mutual
from onrecord.stages.align.matching import scale, share
from onrecord.stages.align.nodes import nodes
from onrecord.types import UNKNOWN, Act, Mode, Told
from onrecord.words.lexicon import load

Labelled = Sequence[tuple[Told, str]]
PAIRS = Path(__file__).parent / "pairs.yml"
SEED, ROUNDS = 20310502, 6
UNDATED, MISTAKEN = 0.8, 0.5
"""Parts of the statements whose day a reading does not tell, and whose act it takes for another."""
LOOSE, STEPS = 0.02, 60


def rows(told: Labelled) -> Iterator[tuple[Mapping[str, float], bool]]:
    """The evidence of every pair that is compared and not ruled out, and whether it is one thing."""
    gold = {one.id: name for one, name in told}
    for block in blocks([one for one, _ in told]).values():
        held = nodes(block)
        weights = scale(held)
        shares = {(a, b): share(held[a], held[b], weights) for a, b in pairs(held)}
        best = mutual(held, shares)
        for (a, b), one in shares.items():
            found = evidence(Pair(held[a], held[b], one, (a, b) in best))
            if found is not None:
                yield found, bool({gold[m.id] for m in held[a].members} & {gold[m.id] for m in held[b].members})


def noisy(told: Labelled, chance: random.Random) -> Labelled:
    """The statements as a reading has them."""
    return [(_noisy(one, chance), name) for one, name in told]


def _noisy(one: Told, chance: random.Random) -> Told:
    said = UNKNOWN if chance.random() < UNDATED else one.said
    return replace(one, said=said, act=chance.choice([None, *Act]) if chance.random() < MISTAKEN else one.act)


def sets(root: Path) -> list[Labelled]:
    """Labelled statements, each set with as much weight as the other."""
    planted = [pair for pair in recovery.labelled(recovery.known()) if pair[1].split("/")[0] in recovery.READ]
    return [utterances.told(root / "examples"), planted, written()]


def written() -> Labelled:
    """Our own pairs, each by a speaker of its own."""
    listed = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    kinds = [(kind, n, pair) for kind in ("same", "apart") for n, pair in enumerate(listed[kind])]
    return [(_written(f"{kind} {n}", at, pair), f"{n}{kind}{at if kind == 'apart' else ''}") for kind, n, pair in kinds for at in (0, 1)]


def _written(name: str, at: int, pair: Sequence[str]) -> Told:
    words = {"language": pair[2 * at], "content": pair[2 * at + 1]}
    told = Told(
        id=f"{name} {at}", report=f"{name} {at}", start=0, published="2031-05-02", outlet=None, speaker=name, said="2031-05-01", **words
    )
    return replace(told, mode=Mode.DIRECT)


def fit(features: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Newton's method with a ridge."""
    found = np.zeros(features.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weights * (labels - sure)) - LOOSE * found
        bend = (features * (weights * sure * (1 - sure))[:, None]).T @ features + LOOSE * np.eye(len(found))
        found += np.linalg.solve(bend, slope)
    return found


def main() -> None:
    """Fit and print."""
    chance = random.Random(SEED)
    names = list(load("likeness")["weights"])
    found: list[tuple[Mapping[str, float], bool, float]] = []
    for told in sets(Path(__file__).parents[2]):
        made = [row for some in (told, *(noisy(told, chance) for _ in range(ROUNDS))) for row in rows(some)]
        found += [(given, same, 100 / len(made)) for given, same in made]
        print(len(made), sum(same for _, same in made))
    features = np.array([[given.get(name, 0.0) for name in names] for given, *_ in found])
    weights = fit(features, np.array([same for _, same, _ in found], float), np.array([weight for *_, weight in found]))
    print("\n".join(f"  {name}: {weight:.1f}" for name, weight in zip(names, weights, strict=True)))


if __name__ == "__main__":
    main()
