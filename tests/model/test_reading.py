"""From pieces to words."""

from __future__ import annotations

import pytest

from onrecord.model.reading import _whole_words


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("The dockers refused.", "dock", "dockers"),
        ("interestsKremlin said", "Kremlin", "Kremlin"),
        ("工会主席林若海说：“不”", "工会主席林若海", "工会主席林若海"),
        ("労組は拒否すると述べた。", "拒否する", "拒否する"),
        ("ประธานสหภาพกล่าวว่า", "ประธานสหภาพ", "ประธานสหภาพ"),
        ("وقال الرئيس", "الرئ", "الرئيس"),
    ],
)
def test_a_word_that_is_cut_is_made_whole_where_spaces_tell_what_a_word_is(text: str, cut: str, whole: str) -> None:
    start, end = _whole_words(text, text.index(cut), text.index(cut) + len(cut))
    assert text[start:end] == whole
