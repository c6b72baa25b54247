"""Make a shipped model, from the pretrained weights to its folder: `python -m training english` (or `multilingual`).

Every step is written to `build/training/NAME.jsonl`: the recipe, the loss, the scores on the development part after each epoch.
The epoch that reads the development part best, end to end with the int8 weights, is the one that is kept.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

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


def recipe(name: str) -> Recipe:
    """The recipe of that name in `recipes.yml`."""
    row = yaml.safe_load((HERE / "recipes.yml").read_text(encoding="utf-8"))[name]
    return Recipe(**row | {"languages": tuple(row["languages"])})


def base_of(made: Recipe, data: Path, scratch: Path) -> Base:
    """The pretrained start; for e5 with the pieces that are kept, chosen once."""
    if made.base == "minilm":
        return load("minilm")
    kept = scratch / "pieces.npy"
    if not kept.exists():
        np.save(kept, choose(100_000, data / "train"))
    return load("e5", np.load(kept))


def main() -> None:
    """Train, export every epoch, keep the best."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=["english", "multilingual"])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "polnear")
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "onrecord" / "model" / "weights")
    args = parser.parse_args()
    scratch = ROOT / "build" / "training"
    scratch.mkdir(parents=True, exist_ok=True)
    made = recipe(args.name)
    base = base_of(made, args.data, scratch)

    def articles() -> list[Article]:
        return polnear(args.data / "train") + own(HERE / "labelled", set(made.languages)) * made.own_share

    log = scratch / f"{args.name}.pt"
    train(made, base, articles, log)
    best = 0.0
    for epoch in range(made.epochs):
        base.network.load_state_dict(torch.load(log.with_suffix(f".{epoch}.pt")), strict=False)
        folder = scratch / f"{args.name}.{epoch}"
        write(base, folder)
        tuning, figures = best_tuning(folder, args.data / "dev")
        write(base, folder, tuning)
        with log.with_suffix(".jsonl").open("a") as file:
            file.write(json.dumps({"epoch": epoch, **figures}) + "\n")
        if figures["e2e"] > best:
            best = figures["e2e"]
            shutil.copytree(folder, args.out / args.name, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
