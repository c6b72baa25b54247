"""The labelled attributions in one shape: the words that the act is read from, and what they are."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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

    text: str
    attribution: Attribution
    words: Wording
    acts: tuple[str, ...]
    source: str
    group: str
    negated: bool = False
    status: str = "actual"
    code: str = ""


KINDS = {"en-4": "plain", **dict.fromkeys(("de-2", "es-2", "fr-2", "it-2", "ru-2", "uk-2"), "plain"), "6": "bargaining", "7": "contrasts"}
"""What the sentences of a file, or of all files of a number, are called where not `own`. The cue of `plain` ones and of `bargaining`
tells nothing (*said*): the act is in the words said, so there is little for the lists to learn. `contrasts` set neighbours side by side."""
FILES = ("labels", "more", "close", "news", "texts")


def labels(data: Path) -> Iterator[Row]:
    """The rows of `FILES`: attributions of PolNeAR's training part and of `outlets` (if they are at hand), and of our own texts."""
    for name in FILES:
        with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = _text(row["corpus"], row["doc"], data)
                if text is not None:
                    one = Attribution(content=_spans(row["content"]), cue=_spans(row["cue"]))
                    language = row["doc"][:2] if name == "texts" else "en"
                    source = {"texts": f"texts {language}", "news": "news"}.get(name, "labels")
                    told = (row["act"],), source, row["doc"], row["negated"] == "1", row["status"]
                    yield Row(text, one, wording(text, language, one), *told)


@cache
def _text(corpus: str, name: str, data: Path) -> str | None:
    if corpus == "own":
        return parse((LABELLED / f"{name}.txt").read_text(encoding="utf-8")).text
    if corpus == "outlets":
        path = data / "outlets" / f"{name}.json"
        return str(json.loads(path.read_bytes())["text"]) if path.exists() else None
    path = data / "polnear" / "train" / "text" / f"{name}.txt"
    return path.read_bytes().decode("utf-8") if path.exists() else None


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
        one = Attribution(content=tuple(spans["content"]), cue=tuple(spans["cue"]))
        file = name.partition(":")[0]
        kind = KINDS.get(file) or KINDS.get(file.partition("-")[2], "own")
        yield Row(found.text, one, wording(found.text, language, one), (act,), f"{kind} {language}", name, "neg" in rest, status)


def plover(path: Path) -> Iterator[Row]:
    """PLOVER's training sentences: all of one is content, its lists read what follows the source; codes of deeds are `event`."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["sentence"].strip('"')
            after = text.partition(row["source"])[2] or text
            words = Wording("en", " ".join(after.split()[:6]), "", " ".join(after.split()[6:]))
            yield Row(
                text,
                Attribution(content=((0, len(text)),)),
                words,
                CODES.get(row["gold_root"], ("event",)),
                "plover",
                text,
                code=row["gold_root"],
            )


def _spans(told: str) -> Spans:
    return tuple((int(a), int(b)) for a, b in (part.split("-") for part in told.split()))
