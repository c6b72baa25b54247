"""WCAG 2.2 AA contrast of the style sheet's colours, computed from its own lines."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations, pairwise
from math import dist

import pytest

from onrecord.present.dossier.colours import SIDES as SIDES_HELD

SHEET = files("onrecord.present.dossier").joinpath("dossier.css").read_text("utf-8")
COLOUR = re.compile(r"--([a-z0-9]+): (#[0-9a-f]{6});")
LIGHT, DARK = (dict(COLOUR.findall(block)) for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2])
GROUNDS = ("paper", "content1", "content2", "content3", "target")
SIDES = tuple(f"side{number}" for number in range(1, SIDES_HELD + 1))
WORDS = ("ink", "muted", "link", "cue")
LINES = ("edge", "source", "cue", "via", "link", "ink")
"""What tells something by a line or an edge alone: 3 to 1 against whatever it may stand on."""

EYES = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What eyes make of linear RGB: Machado, Oliveira and Fernandes 2009, at full severity."""
LMS = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566), (0.0883024619, 0.2817188376, 0.6299787005))
LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""OKLab, Ottosson 2020: distances in it are near to how different two colours look."""
APART = 0.1
"""Five times what two patches side by side must differ by to be seen as two (0.02)."""


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix)


def linear(colour: str) -> tuple[float, ...]:
    """Red, green and blue as light, 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)


def seen(colour: str, eyes: str) -> tuple[float, ...]:
    light = (min(max(each, 0), 1) for each in times(EYES[eyes], linear(colour)))
    return times(LAB, tuple(each ** (1 / 3) for each in times(LMS, tuple(light))))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    return times(((0.2126, 0.7152, 0.0722),), linear(colour))[0]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def weak(palette: dict[str, str], ground: str, names: tuple[str, ...], least: float) -> dict[str, float]:
    """The colours that do not stand out enough from a ground, and by how much they do."""
    ratios = {name: contrast(palette[name], palette[ground]) for name in names}
    return {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_stand_out(palette: dict[str, str], ground: str) -> None:
    assert weak(palette, ground, WORDS, 4.5) == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_stand_out(palette: dict[str, str], ground: str) -> None:
    assert weak(palette, ground, LINES, 3) == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_and_link_lines_stand_out_from_the_paper(palette: dict[str, str]) -> None:
    assert min(contrast(palette[name], palette["paper"]) for name in ("bar", "faint")) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_of_parties_stand_out_from_the_paper(palette: dict[str, str]) -> None:
    assert weak(palette, "paper", SIDES, 3) == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eyes", EYES)
def test_colours_of_parties_can_be_told_apart_by_everybody(palette: dict[str, str], eyes: str) -> None:
    near = {pair: dist(*(seen(palette[side], eyes) for side in pair)) for pair in combinations(SIDES, 2)}
    assert {pair: apart for pair, apart in near.items() if apart < APART} == {}


def test_dark_names_every_colour_of_light() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_depths_differ_in_greyscale() -> None:
    for palette in (LIGHT, DARK):
        assert min(contrast(palette[one], palette[other]) for one, other in pairwise(GROUNDS[:4])) > 1.1
