"""German verbs whose first part stands apart from them."""

from __future__ import annotations

import pytest

from onrecord.stages.classify.severed import whole_cue
from onrecord.types import Attribution, Span


def where(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        ("Velt wirft dem Amt vor, es habe gelogen.", "wirft", "es habe gelogen", "wirft vor"),
        ("Lund sicherte dem Hafen ihre Hilfe zu.", "sicherte", "ihre Hilfe", "sicherte zu"),
        ("Sie wies den Vorwurf zurück und ging.", "wies", "den Vorwurf", "wies zurück"),
        ("Velt kündigte am Freitag an: „Wir kommen.“", "kündigte", "Wir kommen", "kündigte an"),
        # at the end of what is said, where that is no clause
        ("Velt warf dem Rat Willkür vor.", "warf", "dem Rat Willkür vor", "warf vor"),
        ("Velt sagte, er stimme dem zu.", "sagte", "er stimme dem zu", "sagte"),
        ("Velt sagte: Er höre zu.", "sagte", "Er höre zu", "sagte"),
        # after what is said, at the end of the clause
        ("Den Vorwurf wies sie als Unsinn zurück, bevor sie ging.", "wies", "Den Vorwurf", "wies zurück"),
        ("Er zahle alles, sicherte Lund dem Hafen zu und ging.", "sicherte", "Er zahle alles", "sicherte zu"),
        ("Er zahle alles, sagte Velt. Die Tür ging zu.", "sagte", "Er zahle alles", "sagte"),
        # the participle of a verb that is told with *hat*
        ("Lund hat die Kritik der Weber zurückgewiesen.", "hat", "die Kritik der Weber", "hat zurückgewiesen"),
        ("Lund hatte im Mai erklärt, er gehe.", "hatte", "er gehe", "hatte erklärt"),
        ("Lund hat den Hafen im Gericht.", "hat", "den Hafen im", "hat"),
        ("Lund will die Kritik der Weber gehört haben.", "will", "die Kritik der Weber", "will"),
        # at the beginning of what is said, and beside another word of the cue
        ("Velt warf dem Rat vor, falsch zu rechnen.", "warf", "vor, falsch zu rechnen", "warf vor"),
        ("Velt selbst warf dem Rat vor, zu lügen.", "selbst warf", "zu lügen", "selbst warf vor"),
        ("Velt hat gesagt, er höre dem Rat zu.", "hat gesagt", "er höre dem Rat zu", "hat gesagt"),
        ("Velt sagte, vor Gericht werde er schweigen.", "sagte", "vor Gericht werde er schweigen", "sagte"),
        # what is no first part of a verb, or of another one
        ("Velt sagte vor Gericht, er komme.", "sagte", "er komme", "sagte"),
        ("Velt sprach über den Hafen mit Lund.", "sprach", "den Hafen", "sprach"),
        ("Velt kündigte an, er komme.", "kündigte an", "er komme", "kündigte an"),
        ("Er komme nach, sagte Velt.", "sagte", "Er komme nach", "sagte"),
        ("Velt schwieg.", "schwieg", "Velt", "schwieg"),
    ],
)
def test_a_german_cue_is_whole(text: str, cue: str, content: str, whole: str) -> None:
    assert whole_cue(text, "de", Attribution(where(text, content), (), where(text, cue))) == whole


def test_the_part_alone_is_told_with_the_verb_before_the_speaker() -> None:
    text = "Im Mai gab ein Weber zu, dass er log."
    assert whole_cue(text, "de", Attribution(where(text, "er log"), where(text, "ein Weber"), where(text, "zu"))) == "gab zu"


def test_the_verbs_of_other_languages_are_whole_as_they_stand() -> None:
    text = "Velt sets an, he says."
    assert whole_cue(text, "en", Attribution(where(text, "he says"), (), where(text, "sets"))) == "sets"
