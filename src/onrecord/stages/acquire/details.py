"""What is known of a report beside its text: for each field the strongest that says something, and where it came from."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.stages.acquire.dates import edtf
from onrecord.stages.acquire.language import code, tell
from onrecord.types import Details, Document, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.stages.acquire.page import Page

_LONGEST = 2_000
"""Characters. A title or address beyond this is an accident or an attack."""

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?(?:/\S*)?\Z", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

Provenance = tuple[tuple[str, Origin], ...]


def settle(document: Document, page: Page) -> tuple[Details, Provenance]:
    """The details of a report, and for each that is known its origin, in the order of the fields."""
    said = [
        (Origin.MANIFEST, document.manifest or Details()),
        (Origin.METADATA, document.metadata),
        (Origin.METADATA, page.metadata),
        (Origin.GUESS, page.guesses),
    ]
    url = next(filter(None, (_address(details.url or "") for _, details in said)), None)
    told = any(code(details.language or "") for _, details in said)  # identification is left to texts of which nobody says it
    said.append((Origin.GUESS, Details(outlet=host(url), language=None if told else tell(page.text))))
    found = {field.name: pair for field in fields(Details) if (pair := _strongest(field.name, said))}
    return Details(**{name: value for name, (value, _) in found.items()}), tuple((name, origin) for name, (_, origin) in found.items())


def host(url: str | None) -> str | None:
    """The host of an address without `www.`, None where there is none."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _strongest(field: str, said: Iterable[tuple[Origin, Details]]) -> tuple[str, Origin] | None:
    for origin, details in said:
        value = tidy(field, getattr(details, field))
        if value is not None:
            return value, origin
    return None


def tidy(field: str, value: str | None) -> str | None:
    """A detail in the form it is stored in; None where what was said is no such thing (a date that is none, an address of no page)."""
    if value is None or len(value) > _LONGEST or "\ufffd" in value:
        return None
    return _TIDY[field](" ".join(_CONTROLS.sub(" ", value).split())) or None


def _address(value: str) -> str | None:
    return value if value.lower().startswith(("http://", "https://")) and " " not in value and host(value) else None


def _outlet(value: str) -> str | None:
    """An outlet's name; where it is an address or a host, the host without `www.`."""
    match = _HOST.match(value)
    return match[1].lower().removeprefix("www.") if match and ("://" in value or value.startswith("www.")) else value


_TIDY: Mapping[str, Callable[[str], str | None]] = {"url": _address, "outlet": _outlet, "title": str, "published": edtf, "language": code}
