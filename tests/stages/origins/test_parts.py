"""The parts of origins: folding, signatures, outlines, alignment, keys."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stages.origins import Outline, keys
from onrecord.stages.origins.alignment import Alignment, align
from onrecord.stages.origins.blocking import candidates
from onrecord.stages.origins.fold import Kind, fold, plain, sound
from onrecord.stages.origins.groups import Edge, Web, group, rank
from onrecord.stages.origins.kinship import Kin, days_between
from onrecord.stages.origins.meanings import meaning
from onrecord.stages.origins.minhash import HASHES, signature
from onrecord.stages.origins.view import View
from onrecord.types import Derivation

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


@pytest.mark.parametrize(
    ("one", "other"),
    [(("vessels", "en"), ("Schiffe", "de")), (("Bananenhafen", "de"), ("port", "en")), (("grève", "fr"), ("strike", "en"))],
)
def test_words_of_one_meaning_are_one(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert meaning(*one) == meaning(*other) != 0


@pytest.mark.parametrize(("word", "language"), [("geranium", "en"), ("said", "en"), ("vessels", "xx"), ("vessels", None), ("", "de")])
def test_what_is_not_known_means_nothing(word: str, language: str | None) -> None:
    assert meaning(word, language) == 0


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [("2034-03-03", "2034-02-27", 4), ("2034-03-03T10:00", "2034-03-04", 1), (None, "2034-03-03", None), ("2034-03", "2034-03-03", None)],
)
def test_days_between_two_reports(one: str | None, other: str | None, days: int | None) -> None:
    assert days_between(one, other) == days


def page(own: dict[int, float], others: dict[int, float]) -> int:
    """Into how many groups a page of ten sentences falls with two reports that hold some of its sentences, each so like them."""
    outlines = [
        made(name, "\n".join(f"On day {n} the baker of {name} had {n + 20} loaves and {n + 40} rolls." for n in range(10)))
        for name in ("Aster", "Holm", "Ostby")
    ]
    kin = Kin(Derivation.REWRITE, 0.7, 0.7, 0, 1, 0.5, Alignment((), (), 0.7, 0.7, 1), credited=False)
    edges = {0: [Edge(1, kin, 0.7, own), Edge(2, kin, 0.7, others)], 1: [Edge(0, kin, 0.7, {})], 2: [Edge(0, kin, 0.7, {})]}
    return len(set(group(Web(outlines, [rank(View(one)) for one in outlines], edges)).values()))


def test_a_page_joins_what_it_has_in_two_parts() -> None:
    assert page(dict.fromkeys(range(5), 0.6), dict.fromkeys(range(5, 10), 0.6)) == 2


def test_a_page_that_stands_between_two_joins_nothing() -> None:
    assert page({n: 0.6 if n < 4 else 0.3 for n in range(8)}, {n: 0.3 if n < 4 else 0.6 for n in range(8)}) == 1
