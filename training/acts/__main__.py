"""Make the head of the acts: `python -m training.acts`. Cross-validates first, writes the head and `training/logs/acts.json`."""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from onrecord.model.head import WEIGHTS, Head, version
from training.acts.head import CLASSES, Recipe, matrix, train
from training.acts.rows import CODES, Row, labels, own, plover

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent.parent
FOLDS = 5
ACTS = len(CLASSES) - 2


def fold(row: Row) -> int:
    """The part of the cross-validation a row is in: all rows of one text are in one."""
    return zlib.crc32(row.group.encode()) % FOLDS


def chances(head: Head, rows: Sequence[Row]) -> NDArray[np.float32]:
    """The probabilities of the classes, [rows, classes]."""
    logits = head.logits(matrix(rows).numpy())
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


def validate(rows: Sequence[Row], recipe: Recipe) -> tuple[dict[str, dict[str, object]], list[tuple[Row, str]]]:
    """Cross-validated figures (of one run) by source, and what was found for each row."""
    found: list[tuple[Row, str]] = []
    quick = replace(recipe, seeds=1)
    for part in range(FOLDS):
        head = train([row for row in rows if fold(row) != part], quick)
        kept = [row for row in rows if fold(row) == part and (not row.code or row.code in CODES)]
        numbers = chances(head, kept)
        found += [(r, c if r.code else a) for r, a, c in zip(kept, read_acts(numbers), read_codes(numbers), strict=True)]
    pairs = defaultdict(list)
    for row, answer in found:
        pairs[row.source].append((row.code or row.acts[0], answer))
    return {source: figures(told) for source, told in sorted(pairs.items())}, found


def main() -> None:
    """Read the rows, validate, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--wrong", default="", help="print the rows of this source that were read wrongly")
    args = parser.parse_args()
    torch.set_num_threads(1)
    rows = [*labels(args.data / "polnear"), *own(), *plover(args.data / "plover" / "PLV_train.tsv")]
    recipe = Recipe()
    told, found = validate(rows, recipe)
    for source, line in told.items():
        print(source, line)
    for row, answer in found:
        if row.source == args.wrong and answer not in (row.code, row.acts[0]):
            print(f"{row.acts[0]} -> {answer} | {row.words.cue} | {row.words.content[:120]}")
    head = train(rows, recipe)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        args.out, **{k: np.asarray(v, np.float16) if k not in ("names", "classes") else np.asarray(v) for k, v in asdict(head).items()}
    )
    log = {"head": version(args.out), "recipe": asdict(recipe), "cross-validated": told}
    (ROOT / "training" / "logs" / "acts.json").write_text(json.dumps(log, indent=1) + "\n")


if __name__ == "__main__":
    main()
