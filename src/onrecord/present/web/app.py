"""The application: which address leads to which page, and what is said when one cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import __version__
from onrecord.errors import OnRecordError
from onrecord.present.api import PREFIX, router
from onrecord.present.dossier.paging import Page
from onrecord.present.dossier.render import Site
from onrecord.present.web import conditions, lists, single
from onrecord.present.web.deciding import Review
from onrecord.present.web.desk import Desk
from onrecord.present.web.errors import STATUS, MissingError
from onrecord.present.web.front import front
from onrecord.present.web.guard import Guard, allowed
from onrecord.present.web.memory import Memory, state
from onrecord.present.web.narrowing import OF_AGENDA, OF_CONDITIONS, OF_POINTS, OF_SPEAKER
from onrecord.present.web.pool import Pool
from onrecord.present.web.search import search
from onrecord.present.web.wish import FILTERS, PAGING, read

MOST_SENT = 20_000
"""Bytes that a form may send."""
KEPT = 64
"""Things kept in memory while the record stays the same; the largest are lists of ids."""
HEADINGS = {404: "Not on record", 403: "Refused", 400: "Not understood", 503: "The record cannot be read"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server shows. `hosts` are the names it answers to besides loopback; `token` lets people decide, None lets nobody write."""

    record: Path
    hosts: frozenset[str] = frozenset()
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """One kind of page: how it is made, and what its address may ask for."""

    make: Callable[[Desk], Page]
    known: frozenset[str] = PAGING


ROOMS = {
    "/": Room(front, frozenset()),
    "/index.html": Room(front, frozenset()),
    "/points.html": Room(lists.points, PAGING | OF_POINTS),
    "/conditions.html": Room(conditions.conditions, PAGING | OF_CONDITIONS),
    "/agenda.html": Room(conditions.agenda, PAGING | OF_AGENDA),
    "/utterances.html": Room(lists.utterances, PAGING | FILTERS),
    "/statements.html": Room(lists.statements, PAGING | FILTERS),
    "/speakers.html": Room(lists.speakers, PAGING | FILTERS),
    "/reports.html": Room(lists.reports, PAGING | FILTERS),
    "/failures.html": Room(lists.failures),
    "/points/{name}.html": Room(single.point, PAGING | OF_POINTS),
    "/utterances/{name}.html": Room(single.utterance),
    "/speakers/{name}.html": Room(single.speaker, PAGING | OF_SPEAKER),
    "/search.html": Room(search, PAGING | FILTERS | {"among"}),
    "/reports/{name}.html": Room(single.report, PAGING | {"statement"}),
}


@dataclass(frozen=True, slots=True)
class Server:
    """Answers with pages of one record."""

    settings: Settings
    pool: Pool
    memory: Memory = field(default_factory=lambda: Memory(KEPT))

    @property
    def site(self) -> Site:
        """What its pages can do."""
        return Site(served=True, writes=self.settings.token is not None)

    def show(self, room: Room, request: Request) -> Response:
        """A page, or 304 where the browser has it already."""
        try:
            found = state(self.settings.record)
            tag = f'"{sha256(repr([found, __version__, str(request.url), self.site]).encode()).hexdigest()[:32]}"'
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=_cached(tag))
            wish = read(request.scope["query_string"], room.known)
            with self.pool.lent() as store:
                page = room.make(Desk(store, found, self.memory, wish, request.path_params.get("name", "")))
                return Response(page.html(self.site), media_type="text/html", headers=_cached(tag))
        except OnRecordError as error:
            return self.sorry(error, request)

    def lead(self, request: Request) -> Response:
        """To the words of a statement."""
        try:
            wish = read(request.scope["query_string"], ())
            with self.pool.lent() as store:
                desk = Desk(store, state(self.settings.record), self.memory, wish, request.path_params["name"])
                return RedirectResponse(single.statement_place(desk), 303)
        except OnRecordError as error:
            return self.sorry(error, request)

    def answer(self, page: Page) -> Response:
        """A page that no browser keeps."""
        return Response(page.html(self.site), media_type="text/html", headers={"Cache-Control": "no-store"})

    def sorry(self, error: OnRecordError, request: Request) -> Response:
        """What went wrong, and what may help."""
        status = STATUS.get(type(error), 400 if isinstance(error, ValueError) else 503)
        shows = {"heading": HEADINGS[status], "message": str(error), "hint": error.hint}
        html = Page(request.url.path.lstrip("/"), "error.html", shows).html(self.site)
        return Response(html, status, media_type="text/html", headers={"Cache-Control": "no-store"})

    def file(self, name: str, media: str) -> Callable[[Request], Response]:
        """A file that pages refer to."""
        content = files("onrecord.present.dossier").joinpath(name).read_bytes()
        tag = f'"{sha256(content).hexdigest()[:32]}"'

        def answer(request: Request) -> Response:
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=_cached(tag))
            return Response(content, media_type=media, headers=_cached(tag))

        return answer


def create_app(settings: Settings) -> FastAPI:
    """The application for one record. Each page shows one state of it."""
    server = Server(settings, Pool(settings.record))
    app = FastAPI(
        title="onrecord",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
        telemetry={"tracing": False, "metrics": False, "logs": False},
        max_body_size=MOST_SENT,
    )
    for path, room in ROOMS.items():
        app.router.add_route(path, _endpoint(server, room), methods=["GET"])
    app.router.add_route("/statements/{name}.html", server.lead, methods=["GET"])
    app.router.add_route("/dossier.css", server.file("dossier.css", "text/css"), methods=["GET"])
    if settings.token:
        review = Review(server, settings.token)
        app.router.add_route("/review.html", review.show, methods=["GET"])
        app.router.add_route("/review.html", review.send, methods=["POST"])
        app.router.add_route("/review.js", server.file("review.js", "text/javascript"), methods=["GET"])
    app.include_router(router(server.pool.lent), prefix=PREFIX)
    app.add_exception_handler(404, lambda request, _: server.sorry(MissingError("there is no such page"), request))
    app.add_middleware(Guard, hosts=allowed(settings.hosts))
    return app


def _endpoint(server: Server, room: Room) -> Callable[[Request], Response]:
    return lambda request: server.show(room, request)


def _cached(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache"}
