"""The stages a reading runs, as one picklable bundle, and the version of them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from onrecord.identity import digest, sha256
from onrecord.types import Attribution, Cleaning, Document, Report, Span

DATA = Path(__file__).parent.parent / "data"
"""What the words and stages know: a person may mend it, and then what was derived with it is stale."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What is done to each report. `version` changes whenever one of them would answer otherwise for the same report."""

    acquire: Callable[[Document], Report]
    line_key: Callable[[str], str | None]
    clean: Callable[[Report, frozenset[str]], Cleaning]
    attribute: Callable[[Report, Sequence[Span]], list[Attribution]]
    resolve: Callable[[Report, Sequence[Attribution]], list[str | None]]
    version: str


def standard() -> Stages:
    """The stages of the package with its own weights. Raises `WeightsError` where these are missing."""
    from onrecord.model.encoder import Encoders
    from onrecord.stages import acquire, attribute, clean, resolve

    encoders = Encoders()
    versions = [getattr(stage, "VERSION", "1") for stage in (acquire, clean, attribute, resolve)]
    return Stages(
        acquire=acquire.acquire,
        line_key=clean.line_key,
        clean=clean.clean,
        attribute=partial(attribute.attribute, encoders=encoders),
        resolve=resolve.resolve,
        version=digest([versions, known(DATA), encoders.version]),
    )


def known(folder: Path) -> str:
    """A digest of the language data in a folder."""
    return digest([[path.name, sha256(path.read_bytes())] for path in sorted(folder.glob("*.yml"))])
