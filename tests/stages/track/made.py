"""Statements for tests, written down in few words."""

from __future__ import annotations

from typing import Any

from onrecord.types import Act, Told


def told(number: int, **fields: Any) -> Told:  # noqa: ANN401 - fields of `Told`
    """A statement of a report that was published on the day it was made, unless told otherwise."""
    act = fields.pop("act", None)
    said = str(fields.pop("said", "2031-03-06"))
    base: dict[str, Any] = {
        "id": f"s{number:03}",
        "report": f"r{number:03}",
        "start": number,
        "language": "en",
        "published": said[:10],
        "outlet": None,
    }
    party = fields.get("party")
    return Told(**(base | {"said": said, "act": Act(act) if act else None, "content": "", "speaker": party, "holder": party} | fields))
