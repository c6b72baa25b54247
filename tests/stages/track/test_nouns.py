"""Where the words of a statement stand: what explains a capital, and what parts two phrases."""

from __future__ import annotations

import pytest

from onrecord.stages.track.nouns import words


@pytest.mark.parametrize(
    ("text", "word", "inside", "parted"),
    [
        ("Depot row over, minister tells council: 'Not one tram will stop'", "Not", False, True),
        ("Tram row settled 'Not one driver will go'", "Not", False, True),
        ("the ferry talks - Nobody came", "Nobody", False, True),
        ("the drivers' Charter stands", "Charter", True, False),
        ("what O'Dell wants", "Dell", True, False),
        ("the Harbour-Council spoke", "Council", True, False),
    ],
)
def test_a_mark_behind_a_space_opens_something_new(text: str, word: str, inside: bool, parted: bool) -> None:  # noqa: FBT001
    """A straight quotation mark is an apostrophe only where it stands at a word."""
    found = next(one for one in words(text) if one.written == word)
    assert (found.inside, found.parted) == (inside, parted)
