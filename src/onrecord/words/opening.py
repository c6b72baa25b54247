"""The byte order mark that some programs write before UTF-8: the first character of the text, and no part of what it says."""

from __future__ import annotations

BYTE_ORDER_MARK = "\ufeff"


def unmarked(text: str) -> str:
    """The text without the mark; offsets move."""
    return text.removeprefix(BYTE_ORDER_MARK)


def blanked(text: str) -> str:
    """The text with a space in place of the mark, so that no span begins with it and all offsets stay."""
    return f" {text[1:]}" if text.startswith(BYTE_ORDER_MARK) else text
