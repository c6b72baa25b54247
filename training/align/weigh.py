"""How much each kind of evidence counts (`data/likeness.yml`): a logistic regression on pairs of wordings whose utterances are known.

Trained on the examples and two planted stories, each as it is and with noise as a reading has it (days that no report tells, acts taken
for others), on all planted stories that may be read as the product reads them, on our own pairs, and on real reports cut in two. What
they leave open stays as it is in the file. Prints the weights; a person copies them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml

from bench import recovery, utterances
from onrecord.stages.align.aligning import blocks
from onrecord.stages.align.candidates import pairs
from onrecord.stages.align.evidence import Pair, evidence
from onrecord.stages.align.likeness import matched
from onrecord.stages.align.matching import scale, share
from onrecord.stages.align.nodes import nodes
from onrecord.types import UNKNOWN, Act, Mode, Told
from onrecord.words.lexicon import load
from training.align.readings import AGAIN, Labelled, halves, planted

Rows = Sequence[tuple[Mapping[str, float], bool]]
DATA = Path(__file__).parents[3] / "shared" / "data"
PAIRS = Path(__file__).parent / "pairs.yml"
SEED, ROUNDS = 20310502, 3
UNDATED, MISTAKEN = 0.8, 0.5
"""Parts of the statements whose day a reading does not tell, and whose act it takes for another."""
DRAWN, STEPS = 5.0, 60
"""How strongly each weight is drawn to what it is in the file; steps of the fit."""
EACH = 300.0
"""What all pairs of a set count together."""


def rows(told: Labelled) -> Iterator[tuple[Mapping[str, float], bool]]:
    """The evidence of every pair that is compared and not ruled out, and whether it is one thing."""
    gold = {one.id: name for one, name in told}
    for block in blocks([one for one, _ in told]).values():
        held = nodes(block)
        weights = scale(held)
        weighed = [(node, weights.weights(node)) for node in held]
        shares = {(a, b): share(weighed[a], weighed[b]) for a, b in pairs(held)}
        rivals = matched(held, shares)
        for (a, b), one in shares.items():
            found = evidence(Pair(held[a], held[b], one, *rivals[a, b]))
            if found is not None:
                yield found, bool({gold[m.id] for m in held[a].members} & {gold[m.id] for m in held[b].members})


def noisy(told: Labelled, chance: random.Random) -> Labelled:
    """The statements as a reading has them."""
    return [(_noisy(one, chance), name) for one, name in told]


def _noisy(one: Told, chance: random.Random) -> Told:
    said = UNKNOWN if chance.random() < UNDATED else one.said
    return replace(one, said=said, act=chance.choice([None, *Act]) if chance.random() < MISTAKEN else one.act)


def sets(root: Path, data: Path, chance: random.Random) -> Iterator[tuple[str, float, Rows]]:
    """The pairs of each set, by its name, and what they count together."""
    told = [pair for pair in recovery.labelled(recovery.known()) if pair[1].split("/")[0] in recovery.READ]
    known = {"examples": utterances.told(root / "examples"), "planted": told, "pairs": written()}
    for name, one in known.items():
        made = [row for some in (one, *(noisy(one, chance) for _ in range(ROUNDS))) for row in rows(some)]
        yield name, EACH / 2 if name == "pairs" else EACH, made
    for n, one in enumerate(planted()):
        yield f"as read {n}", EACH, list(rows(one))
    yield "halves", 2 * EACH, [(given, same) for given, same in rows(halves(data)) if given["words"] < AGAIN]


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


def fit(features: np.ndarray, labels: np.ndarray, weights: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Newton's method, drawn to the weights of before."""
    found = before.copy()
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weights * (labels - sure)) - DRAWN * (found - before)
        bend = (features * (weights * sure * (1 - sure))[:, None]).T @ features + DRAWN * np.eye(len(found))
        found += np.linalg.solve(bend, slope)
    return found


def main(data: Path) -> None:
    """Fit and print; of each set, which part of what was joined is one thing, and which part of what is one thing was joined."""
    before = load("likeness")["weights"]
    found = list(sets(Path(__file__).parents[2], data, random.Random(SEED)))
    table = {name: np.array([[given.get(key, 0.0) for key in before] for given, _ in made]) for name, _, made in found}
    labels = {name: np.array([same for _, same in made], float) for name, _, made in found}
    counts = np.concatenate([np.full(len(made), all_ / len(made)) for _, all_, made in found])
    weights = fit(np.vstack(list(table.values())), np.concatenate(list(labels.values())), counts, np.array(list(before.values())))
    print("\n".join(f"  {name}: {weight:.1f}" for name, weight in zip(before, weights, strict=True)))
    for name, features in table.items():
        for which, one in (("before", np.array(list(before.values()))), ("fitted", weights)):
            joined, same = features @ one >= 0, labels[name] > 0
            right, wrong = (joined & same).sum(), (joined & ~same).sum()
            print(f"{name:<12}{which}: of {len(same)} pairs {right} of {same.sum()} joined, and {wrong} that are two")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
