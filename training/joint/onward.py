"""Teach a reader that ships labelled reports: `python -m training.joint.onward english`.

Encoder and head go on together from the int8 weights that ship, or from a checkpoint of this (`--start`). An epoch shows every report of
`reports.FOLDERS` twice, for its acts and for its attributions; our own labelled texts for their attributions; and a share of the texts with
labels in `training/acts`, on which tags and pointers are kept as they were. The word table, the lists and the reading numbers stay.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
import yaml

from onrecord.model.encoder import ENGLISH, MULTILINGUAL, OnnxEncoder
from training.__main__ import HERE, SHIPPED, Job
from training.acts.__main__ import ROOT, write_log
from training.acts.head import Network as Head
from training.acts.rows import Row
from training.bases import Base
from training.batches import batches, examples
from training.corpus import own
from training.export import manifest, write
from training.joint.__main__ import head_of, lists_of, measure, rows_of, write_head
from training.joint.corpus import Corpus, held_out
from training.joint.lessons import Lessons, Plan, Step
from training.joint.loop import train
from training.joint.model import Joint
from training.joint.recipe import Recipe
from training.joint.reports import Reports, reports
from training.shipped import agreement, shipped

LANGUAGES = {ENGLISH: {"en"}, MULTILINGUAL: {"ar", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"}}
"""The folders of `labelled/` whose attributions are taught again."""
ALIKE = 0.97
"""The share of the pieces of a text that a network read back from int8 must tag as the graph does."""


def start_of(name: str, checkpoint: Path | None, text: str) -> tuple[Base, Head]:
    """The reader and its head as they ship, or as a checkpoint has them. Raises `ValueError` where int8 was not read back well."""
    base, head = shipped(SHIPPED / name), head_of(name)
    share = agreement(base, SHIPPED / name, text)
    if share < ALIKE:
        raise ValueError(f"the network read back from {SHIPPED / name} tags {share:.0%} of the pieces as its graph does")
    if checkpoint:
        Joint(base.network, head).load_state_dict(torch.load(checkpoint, map_location="cpu"))
    return base, head


def plan_of(name: str, base: Base, rows: Sequence[Row], told: Reports, recipe: Recipe) -> Plan:
    """Batches of the old labels, of the reports' acts and of attributions, shuffled."""
    lessons, ours = Lessons(recipe), own(HERE / "labelled", LANGUAGES[name])
    old, new = Corpus(base, rows, [], recipe), Corpus(base, told.rows, [], recipe)

    def plan(rng: random.Random) -> list[Step]:
        shown = [*told.articles, *(one for one in ours if rng.random() < recipe.again)]
        quoted = examples(base.tokenizer, base.specials, shown, rng)
        steps = [lessons.kept(some) for some in batches(old.epoch(rng, recipe.share), recipe.tokens, rng)]
        steps += [lessons.acts(some) for some in batches(new.epoch(rng), recipe.tokens, rng) if any(row.parts for row in some)]
        steps += [lessons.attributions(some) for some in batches(quoted, recipe.tokens, rng)]
        rng.shuffle(steps)
        return steps

    return plan


def teach(job: Job, data: Path, recipe: Recipe, checkpoint: Path | None) -> None:
    """Teach, write the model's folder and its head, print and log how the labels that were kept aside are read."""
    told, rows = reports(job.name), rows_of(job.name, data)
    base, head = start_of(job.name, checkpoint, told.articles[0].text)
    plan = plan_of(job.name, base, [row for row in rows if not held_out(row)], told, recipe)
    model = train(base, head, plan, recipe, job.scratch / f"onward-{job.name}.pt")
    base.network.load_state_dict(model.network.state_dict())
    words = (SHIPPED / job.name / "words.bin").read_bytes()
    write(base, job.out / job.name, OnnxEncoder(SHIPPED / job.name).tuning)
    (job.out / job.name / "words.bin").write_bytes(words)
    manifest(job.out / job.name)
    shutil.copytree(SHIPPED / "acts", job.out / "acts", dirs_exist_ok=True)
    numbers = write_head(job.name, model.head, lists_of(job.name), job.out)
    measure(job.name, numbers, [row for row in rows if held_out(row)], job, recipe)
    write_log(job.out / "acts")


def main() -> None:
    """Read the arguments and teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=[ENGLISH, MULTILINGUAL])
    parser.add_argument("--start", type=Path, help="a checkpoint of this to go on from (build/training/onward-*.pt)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    args = parser.parse_args()
    scratch = ROOT / "build" / "training"
    scratch.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(**yaml.safe_load((HERE / "recipes.yml").read_text(encoding="utf-8"))[args.name]["onward"])
    teach(Job(args.name, args.data / "polnear", args.out, scratch), args.data, recipe, args.start)


if __name__ == "__main__":
    main()
