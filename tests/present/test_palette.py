"""WCAG 2.2 AA contrast of the style sheet's colours, computed from its own lines."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest

SHEET = files("onrecord.present.dossier").joinpath("dossier.css").read_text("utf-8")
COLOUR = re.compile(r"--([a-z0-9]+): (#[0-9a-f]{6});")
LIGHT, DARK = (dict(COLOUR.findall(block)) for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2])
GROUNDS = ("paper", "content1", "content2", "content3", "target")
WORDS = ("ink", "muted", "link", "cue")
LINES = ("edge", "source", "cue", "via", "link", "ink")
"""What tells something by a line or an edge alone: 3 to 1 against whatever it may stand on."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


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


def test_dark_names_every_colour_of_light() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_depths_differ_in_greyscale() -> None:
    for palette in (LIGHT, DARK):
        assert min(contrast(palette[one], palette[other]) for one, other in pairwise(GROUNDS[:4])) > 1.1
