"""Make a shipped model, from the pretrained weights to its folder: `python -m training english` (or `multilingual`).

`--sample 4 --epochs 1 --out FOLDER` goes the whole way in a minute or two, on four articles of each part: does everything still fit?

Every step is written to `build/training/NAME.jsonl`: the phase, the loss, the scores on the development part after each epoch.
The epoch that reads the development part best, end to end with the int8 weights and the rules, is the one that is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml

from training.bases import Base, load
from training.corpus import Article, own, polnear
from training.export import write
from training.train import Recipe, train
from training.tune import best_tuning
from training.vocabulary import choose

HERE = Path(__file__).parent
ROOT = HERE.parent
SHIPPED = ROOT / "src" / "onrecord" / "model" / "weights"


@dataclass(frozen=True, slots=True)
class Job:
    """A model to make: its name, the public corpus, where its folder goes, and where the steps are kept.

    `sample` takes so many articles of each part, `epochs` replaces the number of each phase; None leaves both as the recipe has them.
    """

    name: str
    data: Path
    out: Path
    scratch: Path
    sample: int | None = None
    epochs: int | None = None

    def articles(self, recipe: Recipe) -> list[Article]:
        """The training articles of a phase; read again each epoch."""
        ours = own(HERE / "labelled", set(recipe.languages))[: self.sample]
        theirs = polnear(self.data / "train")[: self.sample]
        if recipe.public is not None:
            random.Random(recipe.seed).shuffle(theirs)
        return theirs[: recipe.public] + ours * recipe.own_share

    def measured(self) -> list[Article]:
        """The articles that epochs are compared on."""
        return polnear(self.data / "dev")[: self.sample]

    def plan(self, part: str = "phases") -> tuple[dict[str, Any], list[Recipe]]:
        """The row of that name in `recipes.yml`, and its phases (those of `again` are for a model that is there)."""
        row = yaml.safe_load((HERE / "recipes.yml").read_text(encoding="utf-8"))[self.name]
        changed = {} if self.epochs is None else {"epochs": self.epochs}
        return row, [Recipe(row["base"], **phase | {"languages": tuple(phase.get("languages", ()))} | changed) for phase in row[part]]


def base_of(name: str, job: Job) -> Base:
    """The pretrained start; for e5 with the pieces that are kept, chosen once."""
    if name == "minilm":
        return load(name)
    kept = job.scratch / "pieces.npy"
    if not kept.exists():
        np.save(kept, choose(100_000, job.data / "train"))
    return load(name, np.load(kept))


def make(job: Job) -> None:
    """Run the phases; after each epoch export and measure; put the best of the last phase in place."""
    row, phases = job.plan()
    base = base_of(row["base"], job)
    for number, recipe in enumerate(phases):
        steps = job.scratch / f"{job.name}{number}.pt"
        train(recipe, base, lambda recipe=recipe: job.articles(recipe), steps)  # type: ignore[misc]
        base.network.cpu()
        best = max((_measured(job, base, steps, epoch, row) for epoch in range(recipe.epochs)), key=lambda pair: pair[0])[1]
        base.network.load_state_dict(torch.load(steps.with_suffix(f".{best}.pt"), map_location="cpu"), strict=False)
        shutil.copytree(job.scratch / f"{steps.stem}.{best}", job.out / job.name, dirs_exist_ok=True)


def _measured(job: Job, base: Base, steps: Path, epoch: int, row: dict[str, Any]) -> tuple[float, int]:
    """Export an epoch, set its reading numbers, write down its figures; returns (end to end F1, epoch)."""
    base.network.load_state_dict(torch.load(steps.with_suffix(f".{epoch}.pt"), map_location="cpu"), strict=False)
    folder = job.scratch / f"{steps.stem}.{epoch}"
    write(base, folder)
    tuning, figures = best_tuning(folder, job.measured())
    tuning = replace(tuning, least=row.get("least", tuning.least))
    write(base, folder, tuning)
    with steps.with_suffix(".jsonl").open("a") as file:
        file.write(json.dumps({"epoch": epoch, **asdict(tuning), **figures}) + "\n")
    return figures["e2e"], epoch


def main() -> None:
    """Read the arguments and make the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=["english", "multilingual"])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "polnear")
    parser.add_argument("--out", type=Path, help="where the model's folder goes; without it, in place of the one that ships")
    parser.add_argument("--sample", type=int, help="only so many articles of each part")
    parser.add_argument("--epochs", type=int, help="so many in each phase")
    args = parser.parse_args()
    if (args.sample or args.epochs) and not args.out:
        parser.error("a model made with --sample or --epochs must not replace the one that ships: name a folder with --out")
    if not (args.data / "train" / "text").is_dir():
        parser.error(f"the public corpus is not at {args.data}: name its folder with --data")
    scratch = args.out / "steps" if args.out else ROOT / "build" / "training"
    scratch.mkdir(parents=True, exist_ok=True)
    make(Job(args.name, args.data, args.out or SHIPPED, scratch, args.sample, args.epochs))


if __name__ == "__main__":
    main()
