"""Fixtures of the invented record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.present.view import ReportView, report
from onrecord.questions.rows import Failure, FullReport, NoiseWords

from .invented import PLACE, TEXT, Shelf, full_report, spans


@pytest.fixture
def full() -> FullReport:
    return full_report(noise=(NoiseWords(spans(TEXT, "Share this story")[0], "share", "share bar"),))


@pytest.fixture
def view(full: FullReport) -> ReportView:
    return report(full)


@pytest.fixture
def shelf(view: ReportView) -> Shelf:
    undated = replace(PLACE, id="fedcba9876543210", title=None, published=None, outlet=None, language=None, url="javascript:alert(1)")
    failed = Failure("scans/page.html", "acquire", "The page holds no text.", "Open the file.")
    return Shelf((view, report(full_report(place=undated))), (failed,))
