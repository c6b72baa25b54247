"""The REST API: every question of the command line as a route, with the contract's field names. Routes are made from the questions.

`router(lend)` is mounted by a server under `PREFIX`; `lend` gives an open record for as long as one request takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.present.api.lending import Lend
from onrecord.present.api.routes import router

if TYPE_CHECKING:
    from typing import Any

__all__ = ["PREFIX", "Lend", "document", "router"]
PREFIX = "/api/v1"


def document() -> dict[str, Any]:
    """The OpenAPI description of all routes, as `docs/openapi.json` keeps it; no record is needed for it."""
    from fastapi import FastAPI

    from onrecord import __version__
    from onrecord.present.api.lending import nothing

    app = FastAPI(title="onrecord", version=__version__, description=__doc__.partition("\n")[0])
    app.include_router(router(nothing), prefix=PREFIX)
    return app.openapi()
