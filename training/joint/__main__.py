"""Teach a shipped encoder acts: `python -m training.joint english --start build/training/english1.pt`.

Begins with a checkpoint of `python -m training` and the head that ships; writes the model's folder and its head, and prints how the
labels that were kept aside are read. `training/logs/joint-NAME.jsonl` is the course of the run.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import yaml

from onrecord.model.encoder import ENGLISH, MULTILINGUAL
from onrecord.model.head import WEIGHTS as HEADS
from onrecord.model.head import Head as Numbers
from onrecord.stages.classify.evidence import names
from training.__main__ import HERE, SHIPPED, Job, base_of
from training.acts.__main__ import LOGS, ROOT, chances, figures, read_acts, read_codes, write_log
from training.acts.__main__ import rows as labelled
from training.acts.classes import CLASSES
from training.acts.head import Network as Head
from training.acts.head import Recipe as HeadRecipe
from training.acts.rows import CODES, Row
from training.acts.states import shown
from training.bases import Base
from training.batches import batches
from training.corpus import own, polnear
from training.export import write
from training.joint.corpus import Corpus, held_out
from training.joint.lessons import Lessons, Step
from training.joint.loop import train
from training.joint.recipe import Recipe
from training.tune import best_tuning

BASES = {ENGLISH: "minilm", MULTILINGUAL: "e5"}


def head_of(name: str) -> Head:
    """The head that ships, to go on from."""
    kept = np.load(HEADS / f"{name}.npz", allow_pickle=False)
    head = Head(HeadRecipe(), kept["pre.weight"].shape[0])
    told = {key: torch.from_numpy(kept[key].astype(np.float32)) for key in head.state_dict()}
    head.load_state_dict(told)
    return head


def rows_of(name: str, data: Path) -> list[Row]:
    """The labelled acts that a model is taught: of the English one those in English."""
    return [row for row in labelled(data) if name == MULTILINGUAL or row.words.language == "en"]


def lists_of(name: str) -> dict[str, np.ndarray]:
    """The reader of the lists as it ships (`python -m training.acts` makes it): it knows nothing of the encoder."""
    kept = np.load(HEADS / f"{name}.npz", allow_pickle=False)
    return {key: kept[key].astype(np.float32) for key in kept.files if key.startswith("lists.")}


def write_head(name: str, head: Head, told: dict[str, np.ndarray], out: Path) -> Numbers:
    """Write a head with its reader of the lists under `out`; returns it as the product reads it."""
    kept = {key: value.numpy() for key, value in head.state_dict().items()} | told
    (out / "acts").mkdir(parents=True, exist_ok=True)
    halves = {key: value.astype(np.float16) for key, value in kept.items()}
    np.savez(out / "acts" / f"{name}.npz", names=np.asarray(names()), classes=np.asarray(CLASSES), **halves)
    return Numbers(names(), CLASSES, kept)


def save(name: str, base: Base, head: Head, told: dict[str, np.ndarray], job: Job) -> Numbers:
    """Write the model's folder, its reading numbers set anew, and its head; returns the head as the product reads it."""
    numbers = write_head(name, head, told, job.out)
    folder = job.out / name
    write(base, folder)
    tuning, scores = best_tuning(folder, job.measured())
    write(base, folder, tuning)
    print(json.dumps({"development part": scores, **asdict(tuning)}), flush=True)
    return numbers


def measure(name: str, head: Numbers, rows: list[Row], job: Job, recipe: Recipe) -> None:
    """Print and log how the rows that were kept aside are read, by source."""
    seen = [one for one in shown(rows, str(job.out / name), job.scratch / "states") if not one.row.code or one.row.code in CODES]
    numbers = chances(head, seen)
    found = [c if one.row.code else a for one, a, c in zip(seen, read_acts(numbers), read_codes(numbers), strict=True)]
    pairs = defaultdict(list)
    for one, answer in zip(seen, found, strict=True):
        pairs[one.row.source].append((one.row.code or one.row.acts[0], answer))
    told = {source: figures(some) for source, some in sorted(pairs.items())}
    for source, line in told.items():
        print(name, source, line, flush=True)
    (LOGS / f"acts-{name}.json").write_text(json.dumps({"recipe": asdict(recipe), "held out": told}, indent=1) + "\n")


def main() -> None:
    """Train on what is not kept aside, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=[ENGLISH, MULTILINGUAL])
    parser.add_argument("--start", type=Path, required=True, help="the weights to go on from (build/training/*.pt)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    args = parser.parse_args()
    scratch = ROOT / "build" / "training"
    scratch.mkdir(parents=True, exist_ok=True)
    job = Job(args.name, args.data / "polnear", args.out, scratch)
    recipe = Recipe(**yaml.safe_load((HERE / "recipes.yml").read_text(encoding="utf-8"))[args.name]["joint"])
    base = base_of(BASES[args.name], job)
    base.network.load_state_dict(torch.load(args.start, map_location="cpu"), strict=False)
    rows = rows_of(args.name, args.data)
    texts = [one.text for one in (*polnear(job.data / "train"), *own(HERE / "labelled"))]
    corpus = Corpus(base, [row for row in rows if not held_out(row)], texts, recipe)
    lessons = Lessons(recipe)

    def plan(rng: random.Random) -> list[Step]:
        return [lessons.kept(some) for some in batches(corpus.epoch(rng), recipe.tokens, rng)]

    model = train(base, head_of(args.name), plan, recipe, scratch / f"joint-{args.name}.pt")
    base.network.load_state_dict(model.network.state_dict())
    head = save(args.name, base, model.head, lists_of(args.name), job)
    measure(args.name, head, [row for row in rows if held_out(row)], job, recipe)
    write_log(args.out / "acts")


if __name__ == "__main__":
    main()
