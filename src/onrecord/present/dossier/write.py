"""Write a dossier: report by report as the record gives them, then the lists that need them all."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.present.dossier.catalogue import Catalogue
from onrecord.present.dossier.folder import Folder, opened
from onrecord.present.dossier.links import Links, linked
from onrecord.present.dossier.pages import list_pages
from onrecord.present.dossier.report import report_pages
from onrecord.present.view import Asked, Record
from onrecord.store import Store

STYLE = "dossier.css"
_ELSEWHERE = "Make room or check the permissions, and run it again, or name another folder: what is there is not the whole dossier."


def write(store: Store, out: Path) -> int:
    """Write the dossier of a record into the folder `out`, in place of an earlier one, and tell how many pages it has.

    The same record gives the same bytes. Raises `OnRecordError` when `out` holds anything that is not a dossier, or cannot be written.
    """
    with store.transaction("DEFERRED"):  # one state of the record, even while something else reads into it
        return write_record(Asked(store), out)


def write_record(record: Record, out: Path) -> int:
    """As `write`, from anything that gives reports and failures."""
    try:
        return _write(record, out)
    except OSError as error:
        where = error.filename or out
        raise OnRecordError(f"the dossier cannot be written: {where}: {error.strerror or error}", _ELSEWHERE) from None


def _write(record: Record, out: Path) -> int:
    folder = opened(out)
    catalogue = Catalogue()
    links = linked(record.across())
    pages = _put_reports(record, folder, catalogue, links)
    failures = sorted(record.failures(), key=lambda row: (row.path, row.stage, row.error))
    for page in list_pages(catalogue, links, failures):
        folder.put(page.path, page.html())
        pages += 1
    folder.put(STYLE, files("onrecord.present.dossier").joinpath(STYLE).read_text(encoding="utf-8"))
    folder.close()
    return pages


def _put_reports(record: Record, folder: Folder, catalogue: Catalogue, links: Links) -> int:
    count = 0
    for view in record.reports():
        pages, hrefs = report_pages(view, links)
        for page in pages:
            folder.put(page.path, page.html())
        catalogue.add(view)
        links.words.update(hrefs)
        links.statements.update((row.id, row) for row in catalogue.statements[len(links.statements) :])
        count += len(pages)
    return count
