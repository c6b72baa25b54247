"""A message (`.eml`), as newsletters and agencies send them: its page or its plain text, its subject and its date."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableError
from onrecord.types import Details

if TYPE_CHECKING:
    from email.message import EmailMessage

    from onrecord.readers.source import Rows, Source


def read(source: Source) -> Rows:
    """One document. Its page is preferred: plain parts are cut into lines of 70 characters, which are no paragraphs."""
    message = email.message_from_bytes(source.content(), policy=policy.default)
    part = message.get_body(("html", "plain"))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        raise UnreadableError("the message has no text", "Save the attachment that holds the article as a file of its own.")
    media = "html" if part.get_content_subtype() == "html" else "text"
    yield source.document(content, media, charset=part.get_content_charset(), metadata=_details(message))


def _details(message: EmailMessage) -> Details:
    return Details(title=_header(message, "Subject"), published=_header(message, "Date"))


def _header(message: EmailMessage, name: str) -> str | None:
    """A header, decoded; None where it is missing or too broken for the standard library to parse."""
    try:
        return str(message[name]) if message[name] else None
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
