"""Who speaks where no source stands: whoever goes on, and nobody where the words are somebody else's or no one's."""

from __future__ import annotations

import pytest

from onrecord.stages.resolve.actors import mentions
from onrecord.types import Attribution, Details, Report, Span

LEAD = "Premier Ilvar Tamsek said the strait is shut"


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


@pytest.mark.parametrize(
    ("tail", "cue", "content", "speaker"),
    [
        (", adding that ships must wait.", "adding", "that ships must wait", "Ilvar Tamsek"),
        (". “Ships must wait.”", "", "“Ships must wait.”", "Ilvar Tamsek"),
        (". The envoy was accused of leaving early.", "was accused of", "leaving early", None),
        (". Talks are expected on Friday.", "are expected", "Talks", None),
        (", and was accused of lying.", "was accused of", "lying", None),
        (" under a plan, which has drawn criticism for being unfair.", "has drawn criticism for", "being unfair", None),
        (". With claims of an attack about, few slept.", "claims of", "an attack", None),
    ],
)
def test_a_speaker_goes_on_only_in_words_that_hang_on_his(tail: str, cue: str, content: str, speaker: str | None) -> None:
    text = LEAD + tail
    first = Attribution(at(text, "the strait is shut"), at(text, "Premier Ilvar Tamsek"), at(text, "said"))
    second = Attribution(at(text, content), (), at(text, cue) if cue else ())
    _, speakers = mentions(Report("r", "r.txt", text, Details(language="en")), [first, second])
    assert speakers == ["Ilvar Tamsek", speaker]


@pytest.mark.parametrize(("source", "cue", "speaker"), [("a firm", "denial of", None), ("A firm", "denies", "unnamed firm")])
def test_a_word_that_tells_what_kind_of_speech_follows_is_nobody(source: str, cue: str, speaker: str | None) -> None:
    text = f"{source} {cue} any plan to leave the valley."
    row = Attribution(at(text, "any plan to leave the valley"), at(text, source), at(text, cue))
    assert mentions(Report("r", "r.txt", text, Details(language="en")), [row])[1] == [speaker]
