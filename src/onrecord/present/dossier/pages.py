"""Every page of a dossier that is not one report's, room by room. Pages know nothing of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.present.dossier.actor import speaker_pages
from onrecord.present.dossier.agenda import agenda_pages
from onrecord.present.dossier.catalogue import Catalogue
from onrecord.present.dossier.condition import condition_pages
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.lists import failure_lists, report_lists, speaker_lists, statement_pages
from onrecord.present.dossier.overview import Whole, index_page
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.point import point_lists, point_pages, standings
from onrecord.present.dossier.utterance import utterance_lists, utterance_pages
from onrecord.present.wording import by_speaker
from onrecord.questions.rows import Failure


def list_pages(catalogue: Catalogue, links: Links, failures: Sequence[Failure]) -> Iterator[Page]:
    """All of them, once every report is written."""
    whole = Whole(catalogue, by_speaker(catalogue.statements), standings(links), failures, links)
    yield index_page(whole)
    yield from _of_all(whole)
    yield from _of_each(whole)


def _of_all(whole: Whole) -> Iterator[Page]:
    yield from point_lists(whole.standings)
    yield from condition_pages(whole.links)
    yield from agenda_pages(whole.links)
    yield from utterance_lists(whole.links)
    yield from statement_pages(whole.groups, whole.links)
    yield from speaker_lists(whole.groups)
    yield from report_lists(whole.catalogue.newest_first())
    yield from failure_lists(whole.failures)


def _of_each(whole: Whole) -> Iterator[Page]:
    actors = {actor.name: actor for actor in whole.links.across.actors}
    for group in whole.groups:
        yield from speaker_pages(group, actors.get(group.speaker or ""), whole.links)
    yield from point_pages(whole.links)
    yield from utterance_pages(whole.links)
