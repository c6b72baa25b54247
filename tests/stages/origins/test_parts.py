"""The parts of origins: folding, signatures, outlines, alignment, keys."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.origins import Outline, keys
from onrecord.stages.origins.alignment import align
from onrecord.stages.origins.blocking import candidates
from onrecord.stages.origins.fold import Kind, fold, plain, sound
from onrecord.stages.origins.minhash import HASHES, signature
from onrecord.stages.origins.view import View

from .planted import CASES, made, told

SAME = [
    ("Varnoke", "Warnocke"), ("Tschernow", "Chernov"), ("Tschernow", "Чернов"), ("Nadoum", "Nadum"), ("Dorlund", "Dorlundian"),
    ("Ondal", "Ondahl"), ("Casmir", "Kasimir"), ("Lindric", "Lindrick"), ("Joran", "Yoren"), ("Müller", "Muller"), ("Петренко", "Petrenko"),
]  # fmt: skip
OTHER = [("Varnoke", "Tamsek"), ("Soule", "Umbrey"), ("Pelland", "Quorn"), ("Talvik", "Merrow"), ("Brask", "Tolle")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_sounds_alike_however_it_is_spelt(one: str, other: str) -> None:
    assert sound(plain(one)) == sound(plain(other))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(plain(one)) != sound(plain(other))


@pytest.mark.parametrize(
    ("one", "other"), [("twelve", "zwölf"), ("12", "douze"), ("28,000", "28.000"), ("Thursday", "jeudi"), ("четверг", "Donnerstag")]
)
def test_numbers_and_days_are_the_same_in_every_language(one: str, other: str) -> None:
    assert fold(one, name=False).kind is Kind.NUMBER
    assert fold(one, name=False) == fold(other, name=False)


@given(st.text(min_size=1).filter(lambda word: word.isalpha()))
@settings(max_examples=200, deadline=None)
def test_any_word_can_be_folded(word: str) -> None:
    for name in (True, False):
        assert fold(word, name=name).stem > 0


@given(st.sets(st.integers(0, 2**32 - 1), min_size=40, max_size=400), st.integers(0, 100))
@settings(max_examples=30, deadline=None)
def test_signatures_agree_as_often_as_sets_resemble_each_other(values: set[int], share: int) -> None:
    ordered = sorted(values)
    cut = share * len(ordered) // 100
    one, other = np.array(ordered, np.uint32), np.array(ordered[:cut] or ordered[:1], np.uint32)
    alike = float(np.mean(signature(one) == signature(other)))
    assert abs(alike - len(other) / len(one)) < 5 / np.sqrt(HASHES) / 2 + 0.02


def test_an_outline_survives_its_json() -> None:
    for case in CASES:
        outline = told(case)
        assert Outline.from_json(outline.to_json()) == outline


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"report": 1}'])
def test_what_is_no_outline_is_refused(line: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Outline.from_json(line)


def test_an_outline_is_small() -> None:
    outline = told(CASES[0])
    assert len(outline.to_json()) < 20 * len(str(CASES[0]["text"]).split()) + 1500


def test_noise_and_datelines_change_no_content() -> None:
    bare = made("a", "The cranes of Talvik stand still.\nNobody works there.")
    noisy = made("b", "Share:\n\nTALVIK, May 4 (Reuters) – The cranes of Talvik stand still.\nNobody works there.\n\nLeave a Reply")
    assert bare.content == noisy.content


def test_facts_told_in_another_order_are_no_rewrite() -> None:
    lines = str(CASES[0]["text"]).splitlines()[1:]
    one, other = View(made("a", "\n".join(lines))), View(made("b", "\n".join(reversed(lines))))
    assert align(one, other, across=False).order < 0.5 < align(one, one, across=False).order


def test_only_reports_that_may_be_related_are_compared() -> None:
    far = made("far", "HOLM (Reuters) – Twelve bakers of Holm baked a loaf of 90 metres on Sunday. Mayor Inga Dahl cut it at noon.")
    listed = [*(keys(told(case)) for case in CASES), keys(far)]
    pairs = candidates(listed)
    names = [case["name"] for case in CASES]
    origin = [case["origin"] for case in CASES]
    assert not any(len(names) in pair for pair in pairs)
    wanted = {(a, b) for a in range(len(names)) for b in range(a + 1, len(names)) if origin[a] == origin[b]}
    assert len(wanted & set(pairs)) >= 0.9 * len(wanted)
