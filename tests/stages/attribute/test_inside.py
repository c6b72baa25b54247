"""Words inside words, on invented text that no reader has looked at."""

from __future__ import annotations

import pytest

from onrecord.stages.attribute.inside import inside
from onrecord.stages.attribute.page import Page
from onrecord.types import Attribution, Spans
from onrecord.words.spans import reads


def spans(text: str, words: str) -> Spans:
    return ((text.index(words), text.index(words) + len(words)),)


def row(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(spans(text, content), spans(text, source), spans(text, cue), score=0.9)


def told(text: str, rows: list[Attribution]) -> list[tuple[str, str, str]]:
    return [(reads(text, one.source), reads(text, one.cue), reads(text, one.content)) for one in rows]


@pytest.mark.parametrize(
    ("language", "outer", "inner"),
    [
        ("en", ("Velmar", "rejected", "the dockers' call for a cap on nights"), ("the dockers'", "call for", "a cap on nights")),
        ("en", ("Velmar", "accepted", "Orra's earlier offer to host talks"), ("Orra's", "earlier offer", "to host talks")),
        (
            "en",
            ("Insiders", "say", "the mayor is privately willing to wait a week, provided that the boats sail"),
            ("the mayor", "is privately willing to", "wait a week, provided that the boats sail"),
        ),
        (
            "en",
            ("Two people close to the talks", "said", "that Velmar had offered the crews a new pier"),
            ("Velmar", "had offered", "the crews a new pier"),
        ),
        ("en", ("A diplomat", "said", "the mayor was ready to open the lock"), ("the mayor", "was ready to", "open the lock")),
        (
            "fr",
            ("une source proche du port", "Selon", "le maire aurait proposé un quai neuf"),
            ("le maire", "aurait proposé", "un quai neuf"),
        ),
        ("it", ("fonti del porto", "Secondo", "il sindaco avrebbe offerto un molo"), ("il sindaco", "avrebbe offerto", "un molo")),
        ("es", ("fuentes del puerto", "Según", "el alcalde habría ofrecido un muelle"), ("el alcalde", "habría ofrecido", "un muelle")),
        (
            "de",
            ("Velt", "wies", "den Vorwurf des Fischerbunds, die Stadt habe den Hafen verkauft"),
            ("Fischerbunds", "Vorwurf", "die Stadt habe den Hafen verkauft"),
        ),
        ("de", ("Velt", "lehnte", "die Forderung der Gewerkschaft nach mehr Lohn"), ("Gewerkschaft", "Forderung", "nach mehr Lohn")),
        ("fr", ("Velt", "rejette", "la demande du syndicat de limiter les nuits"), ("syndicat", "demande", "de limiter les nuits")),
        ("it", ("Velt", "respinge", "la richiesta del sindacato di limitare i turni"), ("sindacato", "richiesta", "di limitare i turni")),
        ("es", ("Velt", "rechazó", "la petición del sindicato de limitar los turnos"), ("sindicato", "petición", "de limitar los turnos")),
        ("ru", ("Вельт", "отверг", "требование профсоюза о повышении зарплаты"), ("профсоюза", "требование", "о повышении зарплаты")),
        ("uk", ("Вельт", "відкинув", "вимогу профспілки про підвищення зарплати"), ("профспілки", "вимогу", "про підвищення зарплати")),
    ],
)
def test_anothers_words_are_found_inside(language: str, outer: tuple[str, str, str], inner: tuple[str, str, str]) -> None:
    text = f"{' '.join(outer)}."
    found = told(text, inside(Page.of(text), [row(text, *outer)], language))
    assert sorted(found) == sorted([outer, inner])


@pytest.mark.parametrize(
    ("language", "outer"),
    [
        ("en", ("Velmar", "rejected", "the plan of the dockers for a cap")),
        ("en", ("Velmar", "rejected", "the dockers' leader")),
        ("en", ("Velmar", "says", "he is willing to wait")),
        ("en", ("Velmar", "said", "the town was willing to wait")),
        ("en", ("Velmar", "says", "Velmar is willing to wait")),
        ("en", ("Velt", "warned", "that Velmar is prepared to fight on")),
        ("en", ("Insiders", "say", "nobody is willing to wait")),
        ("de", ("Velt", "lehnte", "die Brücke der Stadt nach Norden")),
        ("fr", ("Velt", "rejette", "le pont du village de Norda")),
    ],
)
def test_nothing_is_found_inside_other_words(language: str, outer: tuple[str, str, str]) -> None:
    text = f"{' '.join(outer)}."
    rows = [row(text, *outer)]
    assert inside(Page.of(text), rows, language) == rows


def test_the_answer_around_anothers_words_is_found() -> None:
    text = "Velmar in April turned down the dockers' call for a cap on nights."
    found = told(text, inside(Page.of(text), [row(text, "the dockers'", "call for", "a cap on nights")], "en"))
    assert ("Velmar", "turned down", "the dockers' call for a cap on nights") in found
    other = "Velmar saw the dockers' call for a cap on nights."
    rows = [row(other, "the dockers'", "call for", "a cap on nights")]
    assert inside(Page.of(other), rows, "en") == rows
