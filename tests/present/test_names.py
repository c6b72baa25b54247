"""File names are safe on every system, whatever they are made from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.dossier.names import address, numbered, report_stem, row_anchor, slug, speaker_stem

SAFE = re.compile(r"(reports|speakers)/[a-z0-9-]{1,60}")


@given(st.text())
def test_any_id_and_name_gives_a_safe_file(text: str) -> None:
    assert SAFE.fullmatch(report_stem(text))
    assert SAFE.fullmatch(speaker_stem(text))
    assert re.fullmatch(r"s-[0-9a-f]+", row_anchor(text))


def test_ids_of_the_contract_stay_readable() -> None:
    assert report_stem("0123456789abcdef") == "reports/0123456789abcdef"
    assert (numbered("statements", 1), numbered("statements", 2)) == ("statements.html", "statements-2.html")


def test_names_that_look_alike_have_pages_of_their_own() -> None:
    assert speaker_stem("Élan") != speaker_stem("Elan")
    assert speaker_stem("Володимир") != speaker_stem("Владимир")
    assert speaker_stem(None) == "speakers/not-worked-out"


def test_slugs() -> None:
    assert [slug(name) for name in ("Željko Barić", "../../etc/passwd", "李", "CON")] == ["zeljko-baric", "etc-passwd", "speaker", "con"]


@pytest.mark.parametrize("url", ["http://a.example/x?y=1&z=%20", "https://a.example/ü"])
def test_web_addresses_are_linked(url: str) -> None:
    assert address(url) == url
