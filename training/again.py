"""Teach a reader that is there more texts: `python -m training.again english --start build/training/joint-english.5.pt`.

Goes through the phases that `recipes.yml` names under `again`, gently, with a part of the public corpus so that nothing is forgotten, and
writes the model's folder with a mean of the weights before and after (`mean` is the share of those after), its reading numbers as they
were: what the new texts taught is kept, and less of the old is lost (Wortsman et al. 2022, *Robust fine-tuning of zero-shot models*). The
head of the acts stays as it is: see what it makes of the new states (`make score`) before such a model ships.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from onrecord.model.encoder import ENGLISH, MULTILINGUAL, OnnxEncoder
from training.__main__ import ROOT, SHIPPED, Job, base_of
from training.export import write
from training.train import train

_WITH_HEAD = "network."
"""What `training.joint` writes before the names of the encoder's own weights."""


def network_of(path: Path) -> dict[str, Tensor]:
    """The encoder's weights of a checkpoint, of `training` or of `training.joint`; raises `FileNotFoundError` where there is none."""
    kept: dict[str, Tensor] = torch.load(path, map_location="cpu")
    inside = {name.removeprefix(_WITH_HEAD): value for name, value in kept.items() if name.startswith(_WITH_HEAD)}
    return inside or kept


def mean(before: Mapping[str, Tensor], after: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """Weight by weight, `share` of those after and the rest of those before; what is counted in whole numbers is as after."""
    kept = {name: value for name, value in after.items() if not value.is_floating_point()}
    return {name: torch.lerp(before[name], value, share) for name, value in after.items() if name not in kept} | kept


def again(job: Job, start: Path) -> None:
    """Run the phases of `again` from a checkpoint and write the model's folder."""
    row, phases = job.plan("again")
    base = base_of(row["base"], job)
    base.network.load_state_dict(network_of(start), strict=False)
    before = {name: value.clone() for name, value in base.network.state_dict().items()}
    for number, recipe in enumerate(phases):
        done = train(recipe, base, lambda recipe=recipe: job.articles(recipe), job.scratch / f"again-{job.name}{number}.pt")  # type: ignore[misc]
        base.network.cpu().load_state_dict(done.state_dict())
    base.network.load_state_dict(mean(before, base.network.state_dict(), row["mean"]))
    write(base, job.out / job.name, OnnxEncoder(SHIPPED / job.name).tuning)


def main() -> None:
    """Read the arguments and teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=[ENGLISH, MULTILINGUAL])
    parser.add_argument("--start", type=Path, required=True, help="the weights to go on from (build/training/*.pt)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "polnear")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    args = parser.parse_args()
    scratch = ROOT / "build" / "training"
    scratch.mkdir(parents=True, exist_ok=True)
    again(Job(args.name, args.data, args.out, scratch), args.start)


if __name__ == "__main__":
    main()
