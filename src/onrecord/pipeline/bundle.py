"""The stages a reading runs, as one picklable bundle, and the version of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.identity import digest, sha256
from onrecord.model.states import States
from onrecord.stages.align import join
from onrecord.stages.attribute import Attributed
from onrecord.stages.origins import Outline
from onrecord.store.told import Placed
from onrecord.types import (
    Alias,
    Attribution,
    Cleaning,
    Document,
    Instrument,
    Judged,
    Meaning,
    Meeting,
    Mention,
    Named,
    Point,
    Report,
    Resolved,
    Seen,
    Sighting,
    Span,
    Statement,
    Told,
    Tracked,
    Utterance,
    Wording,
)

DATA = Path(__file__).parent.parent / "data"
"""What the words and stages know: a person may mend it, and then what was derived with it is stale."""


Aligned = tuple[list[Utterance], list[Wording]]
"""Utterances, and how each statement words its own."""


def _whole(placed: Sequence[Placed]) -> Mapping[Any, Sequence[Placed]]:
    return {(): placed}


@dataclass(frozen=True, slots=True)
class Across:
    """What is done with all reports together, each a pure function of rows. `version` changes when one would answer otherwise.

    `blocks` tells which statements can be one utterance at all, `align` makes utterances of each of these blocks, `join` one list of all.
    """

    unite: Callable[[Iterable[tuple[str, Mention, int]], Sequence[Judged], Mapping[str, str]], list[Alias]]
    align: Callable[[Sequence[Told]], Aligned]
    track: Callable[[Sequence[Told], Sequence[Point]], Tracked]
    gather: Callable[[Sequence[Seen]], tuple[list[Instrument], list[Meeting]]]
    version: str = "1"
    blocks: Callable[[Sequence[Placed]], Mapping[Any, Sequence[Placed]]] = _whole
    join: Callable[[Iterable[Aligned]], Aligned] = join


@dataclass(frozen=True, slots=True)
class Stages:
    """What is done to each report. `version` changes whenever one of them would answer otherwise for the same report."""

    acquire: Callable[[Document], Report]
    line_key: Callable[[str], str | None]
    clean: Callable[[Report, frozenset[str]], Cleaning]
    attribute: Callable[[Report, Sequence[Span]], Attributed]
    classify: Callable[[Report, Sequence[Attribution], Sequence[Span], States], list[Meaning]]
    resolve: Callable[[Report, Sequence[Attribution], Sequence[Meaning], Sequence[Span]], Resolved]
    sight: Callable[[Report, Sequence[Span], Sequence[Statement], Sequence[Named]], Sequence[Sighting]]
    outline: Callable[[Report, Cleaning], Outline]
    version: str
    across: Across


def standard() -> Stages:
    """The stages of the package with its own weights. Raises `WeightsError` where these are missing."""
    from onrecord.model.encoder import Encoders
    from onrecord.stages import acquire, agenda, align, attribute, classify, clean, origins, resolve, track

    encoders = Encoders()
    versions = [getattr(stage, "VERSION", "1") for stage in (acquire, clean, attribute, classify, resolve, agenda, origins)]
    return Stages(
        acquire=acquire.acquire,
        line_key=clean.line_key,
        clean=clean.clean,
        attribute=partial(attribute.attribute, encoders=encoders),
        classify=classify.classify,
        resolve=resolve.resolve,
        sight=agenda.sight,
        outline=origins.outline,
        version=digest([versions, known(DATA), encoders.version]),
        across=Across(
            unite=resolve.unite,
            align=align.align_block,
            track=track.track,
            gather=agenda.gather,
            version=digest([align.VERSION, track.VERSION, agenda.VERSION]),
            blocks=align.blocks,
        ),
    )


def known(folder: Path) -> str:
    """A digest of the language data in a folder."""
    return digest([[path.name, sha256(path.read_bytes())] for path in sorted(folder.glob("*.yml"))])
