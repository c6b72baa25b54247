"""Whatever the spans do, every code point of the text is in exactly one segment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.marked import Close, Mark, Open, Role, Segment, events, lines, segments
from onrecord.present.view import ReportView, StatementView
from onrecord.questions.rows import Place, Words
from onrecord.types import Noise, Spans

NOWHERE = Place("0", "p", None, None, None, None, None)
TEXTS = st.text(st.sampled_from("ab \n\r“”\u202e\u0301😀"), max_size=40)
SPANS = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=3).map(tuple)
MADE = st.tuples(SPANS, SPANS, SPANS, SPANS)


def made(number: int, parts: tuple[Spans, Spans, Spans, Spans]) -> StatementView:
    return StatementView(str(number), NOWHERE, Words(), *parts)


STATEMENTS = st.lists(MADE, max_size=5).map(lambda rows: [made(number, parts) for number, parts in enumerate(rows)])
NOISE = SPANS.map(lambda spans: [Noise(span, "k", "why") for span in spans])


@given(TEXTS, NOISE, STATEMENTS)
def test_concatenation_is_the_text(text: str, noise: list[Noise], statements: list[StatementView]) -> None:
    found = segments(text, noise, statements)
    assert "".join(each.text for each in found) == text
    assert all(each.text and text[each.start : each.end] == each.text for each in found)


@given(TEXTS, NOISE, STATEMENTS)
def test_a_segment_bears_a_mark_exactly_where_a_span_covers_it(text: str, noise: list[Noise], statements: list[StatementView]) -> None:
    for segment in segments(text, noise, statements):
        for statement in statements:
            covered = any(start <= segment.start and segment.end <= end for start, end in statement.content)
            assert covered == any(mark.role is Role.CONTENT and mark.statement == statement.id for mark in segment.marks)
        assert (segment.noise is not None) == any(each.span[0] <= segment.start and segment.end <= each.span[1] for each in noise)


@given(TEXTS, NOISE, STATEMENTS)
def test_lines_lose_nothing_and_break_only_at_line_feeds(text: str, noise: list[Noise], statements: list[StatementView]) -> None:
    rows = lines(segments(text, noise, statements))
    joined = ["".join(each.text for each in row) for row in rows]
    assert "".join(joined) == text
    assert all(row.endswith("\n") and row.count("\n") == 1 for row in joined[:-1])


@given(TEXTS, NOISE, STATEMENTS)
def test_events_nest_properly_and_keep_the_text(text: str, noise: list[Noise], statements: list[StatementView]) -> None:
    stack: list[Open] = []
    shown = ""
    for event in events(segments(text, noise, statements)):
        if isinstance(event, Open):
            stack.append(event)
        elif isinstance(event, Close):
            assert stack.pop().frame == event.frame
        else:
            assert tuple(opened.frame for opened in stack) == event.frames
            shown += event.text
    assert (shown, stack) == (text, [])


@given(TEXTS, STATEMENTS, st.integers(0, 45))
def test_a_cut_keeps_text_and_frames(text: str, statements: list[StatementView], offset: int) -> None:
    for segment in segments(text, [], statements):
        pieces = segment.cut_at(offset)
        assert "".join(piece.text for piece in pieces) == segment.text
        assert {piece.frames for piece in pieces} == {segment.frames}


def test_a_quote_in_a_quote_is_deeper(view: ReportView) -> None:
    inner = next(each for each in segments(view.text, view.noise, view.statements) if each.text == "we will close the strait")
    assert (inner.depth, len(inner.statements), inner.roles) == (2, 2, frozenset({Role.CONTENT}))


def test_an_overlap_is_split_and_says_which_ends_are_real() -> None:
    two = [made(0, (((0, 4),), (), (), ())), made(1, (((2, 6),), (), (), ()))]
    opened = [event for event in events(segments("abcdef", [], two)) if isinstance(event, Open)]
    ends = [(event.frame.statement, event.whole_start, event.whole_end) for event in opened if isinstance(event.frame, Mark)]
    assert ends == [("0", True, True), ("1", True, False), ("1", False, True)]


def test_a_text_without_spans_is_one_segment() -> None:
    assert segments("abc", [], []) == [Segment(0, "abc")]
    assert segments("", [], []) == []
