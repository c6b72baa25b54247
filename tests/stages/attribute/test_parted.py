"""German verbs in two parts, and what stands behind a semicolon: on invented rows, as the reader finds them."""

from __future__ import annotations

import pytest

from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.parted import gather
from onrecord.stages.attribute.unended import end
from onrecord.types import Attribution, Span, Spans
from onrecord.words.spans import reads


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def row(text: str, source: str, cue: str, *content: str) -> Attribution:
    pieces: Spans = tuple(place(text, piece) for piece in content)
    cues: Spans = tuple(place(text, piece) for piece in cue.split(" … "))
    return Attribution(pieces, (place(text, source),), cues)


@pytest.mark.parametrize(
    ("text", "told", "cue", "content"),
    [
        (
            "Orra wies die Forderung der Lotsen am Mittwochabend entschieden zurück.",
            ("Orra", "wies", "die Forderung der Lotsen am Mittwochabend entschieden zurück"),
            "wies … zurück",
            "die Forderung der Lotsen",
        ),
        (
            "Die Reeder lehnten ihn in der vergangenen Woche ab.",
            ("Die Reeder", "lehnten … ab", "ihn in der vergangenen Woche"),
            "lehnten … ab",
            "ihn",
        ),
        (
            "Velt hatte schon am Freitag, nach dem Tod von zwei Lotsen, jede Schuld bestritten.",
            ("Velt", "hatte", "nach dem Tod von zwei Lotsen", "jede Schuld bestritten"),
            "hatte … bestritten",
            "jede Schuld",
        ),
        (
            "Die Vermittlerin schlug beiden Lagern am Sonntag vor, die Schleuse bis Ostern offen zu lassen.",
            ("Die Vermittlerin", "schlug … vor", "beiden Lagern am Sonntag"),
            "schlug … vor",
            "die Schleuse bis Ostern offen zu lassen",
        ),
        (
            "Die Gilde kündigte noch am selben Tag Streiks an, um den Druck zu erhöhen.",
            ("Die Gilde", "kündigte", "Streiks an"),
            "kündigte … an",
            "Streiks",
        ),
    ],
)
def test_both_parts_are_the_cue_and_when_it_was_is_not_said(text: str, told: tuple[str, ...], cue: str, content: str) -> None:
    found = gather(Page.of(text), [row(text, *told)], "de")[0]
    assert (reads(text, found.cue), reads(text, found.content)) == (cue, content)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Velt sagte, die Gilde lehne den Plan ab.", ("Velt", "sagte", "die Gilde lehne den Plan ab")),
        ("Velt verlangt eine Brücke am alten Hafen.", ("Velt", "verlangt", "eine Brücke am alten Hafen")),
        ("Nach Angaben der Wache schlugen am Montag Granaten ein.", ("der Wache", "Nach", "schlugen am Montag Granaten ein")),
    ],
)
def test_a_verb_of_what_was_said_keeps_its_part(text: str, told: tuple[str, ...]) -> None:
    one = row(text, *told)
    assert gather(Page.of(text), [one], "de") == [one]


def test_another_language_has_no_such_verbs() -> None:
    text = "Velt wants the ban lifted an."
    one = row(text, "Velt", "wants", "the ban lifted an")
    assert gather(Page.of(text), [one], "en") == [one]


@pytest.mark.parametrize(
    ("language", "text", "told", "content"),
    [
        (
            "en",
            "Velt swore that there would be no toll; by May she was gone.",
            ("Velt", "swore", "that there would be no toll; by May she was gone"),
            "that there would be no toll",
        ),
        (
            "fr",
            "Velt a juré que le port resterait ouvert ; le lendemain, il était fermé.",
            ("Velt", "a juré", "que le port resterait ouvert ; le lendemain, il était fermé"),
            "que le port resterait ouvert",
        ),
        (
            "en",
            "Velt said that the port was shut; that the crews had left; and that all was well.",
            ("Velt", "said", "that the port was shut; that the crews had left; and that all was well"),
            "that the port was shut; that the crews had left; and that all was well",
        ),
        ("en", "Velt said: “The port is shut; go home.”", ("Velt", "said", "“The port is shut; go home.”"), "“The port is shut; go home.”"),
        ("en", "Q: You left early; you came back.", ("Q", ":", "You left early; you came back."), "You left early; you came back."),
    ],
)
def test_behind_a_semicolon_the_report_speaks(language: str, text: str, told: tuple[str, ...], content: str) -> None:
    assert reads(text, end(Page.of(text), [row(text, *told)], language)[0].content).rstrip() == content
