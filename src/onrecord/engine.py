"""The seam between the pipeline and whatever does the work: *apply to each*, *bring together what shares a key*.

Every engine gives the same rows in the same order, so any of them exports the same bytes.
"""

from __future__ import annotations

import pickle
import signal
import time
from collections import defaultdict, deque
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K")
DIED = "Run it again with --workers 1: what was done is kept."
AHEAD = 8
"""Tasks that wait for each worker: enough to keep it busy, few enough that a long reading stays in little memory."""


def apply(function: Callable[[T], R], items: Iterable[T], workers: int = 1) -> Iterator[R]:
    """`function` of each item, in order. More than one worker means processes: then `function` must be picklable."""
    return map(function, items) if workers <= 1 else _spread(function, items, workers)


def gather(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The rows that share a key, in the order they came."""
    found: dict[K, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def batches(items: Iterable[T], size: int, seconds: float) -> Iterator[list[T]]:
    """The items in lists of at most `size`; when an item comes `seconds` after the first of its list, the list ends with it."""
    batch: list[T] = []
    started = time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= size or time.monotonic() - started >= seconds:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch


def _spread(function: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield from _in_order(pool, pickle.dumps(function), items, workers * AHEAD)
    except BrokenProcessPool:
        raise OnRecordError("a worker process died, perhaps for lack of memory", DIED) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C is the parent's to answer: a worker that answered too would print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(pool: Executor, function: bytes, items: Iterable[T], ahead: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for item in items:
        waiting.append(pool.submit(_call, function, item))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _call(function: bytes, item: T) -> object:
    return _load(function)(item)


@lru_cache(maxsize=4)
def _load(function: bytes) -> Callable[[object], object]:
    """A function with all it holds (a model), unpickled once in each worker."""
    return cast("Callable[[object], object]", pickle.loads(function))  # noqa: S301 - our own bytes, from the parent process
