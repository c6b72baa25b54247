"""The labelled attributions in one shape: the words that the act is read from, and what they are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.stages.classify.evidence import Wording, wording
from onrecord.types import Attribution
from training.labelled import parse

HERE = Path(__file__).parent
LABELLED = HERE.parent / "labelled"
CODES = {
    "AGREE": ("offer", "promise", "agree"),
    "REQUEST": ("propose", "demand", "appeal"),
    "REJECT": ("refuse",),
    "ACCUSE": ("accuse",),
    "THREATEN": ("threaten",),
    "SUPPORT": ("support",),
    "YIELD": ("yield",),
}
"""PLOVER's root codes and the acts they stand for (codebook 2). Its YIELD (later CONCEDE) is mostly deeds: a class apart."""
_PLAIN = re.compile(r"\[([SCTV]):")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`acts` are those the label allows (a PLOVER code allows several); `group` is what must not be split between folds."""

    words: Wording
    acts: tuple[str, ...]
    source: str
    group: str
    negated: bool = False
    status: str = "actual"
    code: str = ""


def labels(polnear: Path) -> Iterator[Row]:
    """`labels.csv`: attributions of PolNeAR's training part (if it is at hand) and of our own English texts."""
    with (HERE / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = polnear / "train" / "text" / f"{row['doc']}.txt"
            if row["corpus"] == "own":
                text = parse((LABELLED / f"{row['doc']}.txt").read_text(encoding="utf-8")).text
            elif path.exists():
                text = path.read_bytes().decode("utf-8")
            else:
                continue
            words = wording(text, "en", Attribution(content=_spans(row["content"]), cue=_spans(row["cue"])))
            yield Row(words, (row["act"],), "labels", row["doc"], row["negated"] == "1", row["status"])


def own() -> Iterator[Row]:
    """`own/LANGUAGE-*.txt`: sentences written for the acts that news has few of."""
    for path in sorted((HERE / "own").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if line.strip() and not line.startswith("#"):
                yield from _own(line, path.stem[:2], f"{path.stem}:{number}")


def _own(line: str, language: str, name: str) -> Iterator[Row]:
    acts, _, marked = line.partition("|")
    found = parse(_PLAIN.sub(r"[\g<1>1:", marked.strip()))
    for told, spans in zip(acts.split(), found.attributions, strict=True):
        act, *rest = told.split(":")
        status = "future" if "fut" in rest else "hypothetical" if "hyp" in rest else "actual"
        words = wording(found.text, language, Attribution(content=tuple(spans["content"]), cue=tuple(spans["cue"])))
        yield Row(words, (act,), f"own {language}", name, "neg" in rest, status)


def plover(path: Path) -> Iterator[Row]:
    """PLOVER's training sentences: what comes after the source is cue and content; codes of deeds are the class `event`."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["sentence"].strip('"')
            after = text.partition(row["source"])[2] or text
            words = Wording("en", " ".join(after.split()[:6]), "", " ".join(after.split()[6:]))
            yield Row(words, CODES.get(row["gold_root"], ("event",)), "plover", text, code=row["gold_root"])


def _spans(told: str) -> Spans:
    return tuple((int(a), int(b)) for a, b in (part.split("-") for part in told.split()))
