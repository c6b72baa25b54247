"""Read a folder twice in one process, each time into a new record, and print as JSON what the second reading took, stage by stage.

`python -m bench.twice FOLDER SCRATCH`. What a process does once (imports, patterns compiled when first needed) falls on the first reading;
a model is loaded for both. `network` is the part of `attribute` spent inside the encoder, `origins` what compares reports (it asks the
record as it goes), `settle` what reads and writes the rows seen across reports and fills the shelf, `store` what is left: the record,
digests, files.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from onrecord import pipeline
from onrecord.model.encoder import OnnxEncoder
from onrecord.pipeline import lineage
from onrecord.pipeline.settling import Settling
from onrecord.readers import Options
from onrecord.store import Store

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

P = ParamSpec("P")
T = TypeVar("T")
B = TypeVar("B", bound="DataclassInstance")
INSIDE = "network"
"""The one clock that runs inside another's time."""


@dataclass
class Clock:
    """CPU-seconds by name."""

    spent: Counter[str] = field(default_factory=Counter)

    def timed(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """`function`, its time counted under `name`."""

        def run(*given: P.args, **named: P.kwargs) -> T:
            began = time.process_time()
            try:
                return function(*given, **named)
            finally:
                self.spent[name] += time.process_time() - began  # type: ignore[assignment]

        return run

    def alone(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """The same, less what other clocks count while it runs."""

        def run(*given: P.args, **named: P.kwargs) -> T:
            began, others = time.process_time(), sum(self.spent.values())
            try:
                return function(*given, **named)
            finally:
                self.spent[name] += time.process_time() - began - (sum(self.spent.values()) - others)  # type: ignore[assignment]

        return run

    def over(self, bundle: B) -> B:
        """A bundle of stages with a clock on each function in it; they are named as its fields are."""
        held = {one.name: getattr(bundle, one.name) for one in fields(bundle)}
        nested = {name: value for name, value in held.items() if is_dataclass(value) and not isinstance(value, type)}
        timed: dict[str, Any] = {name: self.timed(name, value) for name, value in held.items() if callable(value)}
        return replace(bundle, **timed, **{name: self.over(value) for name, value in nested.items()})


def read(folder: Path, record: Path) -> dict[str, float]:
    """CPU-seconds of one reading: `total`, and each part of it."""
    clock, ran, trace, settle = Clock(), OnnxEncoder.run, lineage.trace, Settling.run
    began = time.process_time()
    OnnxEncoder.run = clock.timed(INSIDE, ran)  # type: ignore[method-assign]
    lineage.trace = clock.timed("origins", trace)
    Settling.run = clock.alone("settle", settle)  # type: ignore[method-assign]
    try:
        with Store(record, create=True) as store:
            settings = pipeline.Settings(stages=clock.over(pipeline.standard()))
            pipeline.read(store, [str(folder)], Options(manifest=str(folder / "manifest.csv")), settings)
    finally:
        OnnxEncoder.run = ran  # type: ignore[method-assign]
        lineage.trace = trace
        Settling.run = settle  # type: ignore[method-assign]
    total = time.process_time() - began
    store_and_rest = total - sum(clock.spent.values()) + clock.spent[INSIDE]
    return {"total": total, **clock.spent, "store": store_and_rest}


def main(folder: str, scratch: str) -> None:
    """Read twice; print the second."""
    for name in ("first", "second"):
        spent = read(Path(folder), Path(scratch) / f"{name}-{time.monotonic_ns()}.db")
    print(json.dumps(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
