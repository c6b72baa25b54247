"""The only place that joins readers, stages and store: order, staleness, counters, failures.

Three passes, each safe against a kill at any moment: *acquire* stores the texts as they stream in, *derive* works out every report whose
rows are missing or stale, *settle* what is only seen across reports. A second run finds what the first left undone and does only that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.pipeline.acquiring import Acquiring, Found
from onrecord.pipeline.bundle import Across, Stages, standard
from onrecord.pipeline.progress import Event, Progress, Summary, silent
from onrecord.pipeline.renewing import Renewing
from onrecord.pipeline.rooting import settle
from onrecord.pipeline.settling import Settling, carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.readers import Options
    from onrecord.store import Store

__all__ = ["Across", "Event", "Progress", "Settings", "Stages", "Summary", "carried", "ingest", "read", "resettle", "standard"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a reading is run. `stages` None means those of the package; `workers` above 1 derive in that many processes."""

    stages: Stages | None = None
    workers: int = 1
    progress: Progress = field(default=silent)


def read(store: Store, paths: Sequence[str], options: Options, settings: Settings | None = None) -> Summary:
    """Read files, folders and addresses into the record. What cannot be read is in the summary and among the failures."""
    from onrecord import readers

    root = settle(store, paths)
    found = readers.read(paths, options, root)
    summary = ingest(store, found, settings, [root.called(path) for path in (*paths, options.manifest) if path])
    summary.skipped = found.skipped
    return summary


def ingest(store: Store, found: Iterable[Found], settings: Settings | None = None, asked: Sequence[str] = ()) -> Summary:
    """Put documents on record, then derive whatever is missing or stale in the whole record.

    `asked` are the names of what was asked for: earlier failures within them that do not come again are over.
    """
    chosen = settings or Settings()
    stages = chosen.stages or standard()
    summary = Summary()
    Acquiring(store, stages, summary, chosen.progress, asked).run(found)
    Renewing(store, stages, summary, chosen.progress).run(chosen.workers)
    Settling(store, stages).run()
    return summary


def resettle(store: Store, stages: Stages | None = None) -> bool:
    """Make anew what is only seen across reports, where a judgement or a report has changed; False where none has."""
    return Settling(store, stages or standard()).run()
