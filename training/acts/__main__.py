"""Make the head of the acts: `python -m training.acts`. Cross-validates first, writes the head and `training/logs/acts.json`."""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from onrecord.model.encoder import ENGLISH, MULTILINGUAL
from onrecord.model.head import WEIGHTS, Head, version
from training.acts.classes import CLASSES
from training.acts.head import Recipe, train
from training.acts.rows import CODES, Row, labels, own, plover
from training.acts.states import Shown, shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent.parent
LOGS = ROOT / "training" / "logs"
FOLDS = 5
ACTS = len(CLASSES) - 2


def fold(row: Row) -> int:
    """The part of the cross-validation a row is in: all rows of one text are in one."""
    return zlib.crc32(row.group.encode()) % FOLDS


def chances(head: Head, rows: Sequence[Shown]) -> NDArray[np.float32]:
    """The probabilities of the classes, [rows, classes]."""
    kept = [head.project(row.states.astype(np.float32)) for row in rows]
    logits = head.logits(kept, [row.parts for row in rows], np.stack([row.features for row in rows]))
    weight = np.exp(logits - logits.max(1, keepdims=True))
    out: NDArray[np.float32] = weight / weight.sum(1, keepdims=True)
    return out


def read_acts(found: NDArray[np.float32]) -> list[str]:
    """The best act of each row."""
    return [CLASSES[n] for n in found[:, :ACTS].argmax(1)]


def read_codes(found: NDArray[np.float32]) -> list[str]:
    """The best PLOVER code of each row: the sum over its acts."""
    sums = np.stack([found[:, [CLASSES.index(act) for act in acts]].sum(1) for acts in CODES.values()], 1)
    return [list(CODES)[n] for n in sums.argmax(1)]


def figures(pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Accuracy, macro-F1 and the F1 of each class, of (label, found) pairs."""
    classes = sorted({label for label, _ in pairs})
    f1 = {c: 2 * sum(a == b == c for a, b in pairs) / sum((a == c) + (b == c) for a, b in pairs) for c in classes}
    accuracy = sum(a == b for a, b in pairs) / len(pairs)
    macro = sum(f1.values()) / len(f1)
    return {"rows": len(pairs), "accuracy": round(accuracy, 3), "macro": round(macro, 3)} | {c: round(f, 2) for c, f in f1.items()}


def validate(rows: Sequence[Shown], recipe: Recipe, folds: int) -> tuple[dict[str, dict[str, object]], list[tuple[Row, str]]]:
    """Cross-validated figures by source, and what was found for each row of the first `folds` parts."""
    found: list[tuple[Row, str]] = []
    for part in range(folds):
        head = train([one for one in rows if fold(one.row) != part], recipe)
        kept = [one for one in rows if fold(one.row) == part and (not one.row.code or one.row.code in CODES)]
        numbers = chances(head, kept)
        found += [(one.row, c if one.row.code else a) for one, a, c in zip(kept, read_acts(numbers), read_codes(numbers), strict=True)]
    pairs = defaultdict(list)
    for row, answer in found:
        pairs[row.source].append((row.code or row.acts[0], answer))
    return {source: figures(told) for source, told in sorted(pairs.items())}, found


def main() -> None:
    """Read the rows; for each model validate, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", default=[ENGLISH, MULTILINGUAL])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "states", help="where the states of the encoders are kept")
    parser.add_argument("--folds", type=int, default=FOLDS, help="parts of the cross-validation that are worked out")
    parser.add_argument("--wrong", default="", help="print the rows of this source that were read wrongly")
    args = parser.parse_args()
    torch.set_num_threads(1)
    for model in args.models:
        make(model, args)
    write_log(args.out)


def make(model: str, args: argparse.Namespace) -> None:
    """Validate and write the head of one model."""
    told = [row for row in rows(args.data) if model == MULTILINGUAL or row.words.language == "en"]
    seen, recipe = shown(told, model, args.cache), Recipe()
    figures_of, found = validate(seen, recipe, args.folds)
    for source, line in figures_of.items():
        print(model, source, line, flush=True)
    for row, answer in found:
        if row.source == args.wrong and answer not in (row.code, row.acts[0]):
            print(f"{row.acts[0]} -> {answer} | {row.words.cue} | {row.words.content[:120]}")
    head = train(seen, recipe)
    args.out.mkdir(parents=True, exist_ok=True)
    kept = {name: value.astype(np.float16) for name, value in head.weights.items()}
    np.savez(args.out / f"{model}.npz", names=np.asarray(head.names), classes=np.asarray(head.classes), **kept)
    if args.folds:
        (LOGS / f"acts-{model}.json").write_text(json.dumps({"recipe": asdict(recipe), "held out": figures_of}, indent=1) + "\n")


def rows(data: Path) -> list[Row]:
    """All that is labelled."""
    return [*labels(data), *own(), *plover(data / "plover" / "PLV_train.tsv")]


def write_log(out: Path) -> None:
    """Bring the figures of both models together, with the digest of the weights they belong to."""
    told = {model: json.loads((LOGS / f"acts-{model}.json").read_text()) for model in (ENGLISH, MULTILINGUAL)}
    figures_of = {f"{model}, {source}": line for model, log in told.items() for source, line in log["held out"].items()}
    log = {"head": version(out), "recipe": told[ENGLISH]["recipe"], "held out": figures_of}
    (LOGS / "acts.json").write_text(json.dumps(log, indent=1) + "\n")


if __name__ == "__main__":
    main()
