"""Windows: whole paragraphs, bound neighbours together, every piece seen once."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.windows import CASES, INSIDE, LONGEST, MARK, WINDOW, Pieces, Specials, pieces, windows
from onrecord.words.paragraphs import paragraphs


class Words:
    """A tokenizer that takes every run of letters, and every other character, as a piece."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> list[Any]:
        assert not add_special_tokens
        return [SimpleNamespace(ids=[7] * len(spans), offsets=spans) for spans in (list(self._spans(t)) for t in texts)]

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        start = None
        for at, char in enumerate([*text, " "]):
            if char.isalnum() and start is None:
                start = at
            elif not char.isalnum():
                if start is not None:
                    yield start, at
                start = None
                if not char.isspace():
                    yield at, at + 1


SPECIALS = Specials(1, 2)


def cut(text: str) -> Pieces:
    return pieces(Words(), text, paragraphs(text))  # type: ignore[arg-type]


def test_every_piece_is_seen_once_and_windows_hold_no_more_than_they_may() -> None:
    text = "\n".join("word " * n + "." for n in (5, 60, 90, 130, 10, 2, 40))
    doc = cut(text)
    seen = windows(doc, SPECIALS)
    assert [p for w in seen for p in w.index if p >= 0] == list(range(len(doc.ids)))
    assert all((w.index >= 0).sum() <= WINDOW for w in seen)
    assert all(w.ids[0] == 1 and w.ids[-1] == 2 for w in seen)


def test_a_sentence_without_end_is_cut() -> None:
    doc = cut("word " * 1000)
    assert max(b - a for a, b in zip(doc.units, [*doc.units[1:], len(doc.ids)], strict=True)) <= LONGEST


def test_what_a_colon_announces_shares_its_window() -> None:
    filler = "word " * 140 + "."
    text = f"{filler}\nThe premier said:\n“We will stay here until the very end of the year, and then some.”"
    doc = cut(text)
    shown = [p for p in windows(doc, SPECIALS)[-1].index if p >= 0]
    assert {"premier", "stay"} <= {text[doc.starts[p] : doc.ends[p]] for p in shown}


def test_marks_tell_what_is_quoted_and_how_it_is_written() -> None:
    text = "He said “We will NOT.”"
    doc = cut(text)
    told = {text[a:b]: divmod(int(m), CASES) for a, b, m in zip(doc.starts, doc.ends, doc.marks, strict=True)}
    assert told["He"] == (0, 1)
    assert told["“"] == (MARK, 3)
    assert told["will"] == (INSIDE, 0)
    assert told["NOT"] == (INSIDE, 2)


@given(st.text(alphabet=list("ab .:“”\n"), max_size=400))
def test_no_text_loses_a_piece(text: str) -> None:
    doc = cut(text)
    assert [p for w in windows(doc, SPECIALS) for p in w.index if p >= 0] == list(range(len(doc.ids)))
