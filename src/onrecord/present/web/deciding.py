"""What a person decides on the review page: who may, what is written, and where they are led next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import pipeline
from onrecord.errors import OnRecordError, QuestionError
from onrecord.pipeline import judging
from onrecord.pipeline.judging import Judge
from onrecord.present.web.desk import Desk
from onrecord.present.web.errors import AskedWrongError, RefusedError
from onrecord.present.web.guard import same_origin
from onrecord.present.web.memory import state
from onrecord.present.web.review import LAST, door, review_page
from onrecord.present.web.wish import FILTERS, PAGING, read
from onrecord.present.web.wish import LONGEST as ASKED
from onrecord.store import Store, told
from onrecord.types import Judged

if TYPE_CHECKING:
    from onrecord.present.web.app import Server

COOKIE, NAME = "onrecord-token", "onrecord-name"
LONGEST = 200
"""Characters of a field."""
FIELDS = frozenset({"token", "who", "statement", "kind", "act", "not", "judgement", "asked"})
KNOWN = PAGING | FILTERS | {"below"}
Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Review:
    """The review page of a server that may write."""

    server: Server
    token: str

    def show(self, request: Request) -> Response:
        """The forms, or the page that asks for the token."""
        server = self.server
        try:
            wish = read(request.scope["query_string"], KNOWN)
            if not self._known(request.cookies.get(COOKIE, "")):
                return server.answer(door())
            with server.pool.lent() as store:
                desk = Desk(store, state(server.settings.record), server.memory, wish)
                who = request.cookies.get(NAME, "")[:LONGEST]
                return server.answer(review_page(desk, self.token, who, _last(store), carried=pipeline.carried(store)))
        except OnRecordError as error:
            return server.sorry(error, request)

    async def send(self, request: Request) -> Response:
        """What a form sends: the token, a decision, one taken back, or that decisions are to be carried on."""
        try:
            form = await self._form(request)
            return await run_in_threadpool(self._done, form)
        except OnRecordError as error:
            return self.server.sorry(error, request)

    async def _form(self, request: Request) -> Form:
        if not same_origin(request.headers):
            raise RefusedError("a form of another site cannot decide here", "Open the review page at this address, and decide there.")
        form = _fields(await request.body())
        if not self._known(form.get("token", "")):
            raise RefusedError("the token is not the one this server printed", "Copy it from where `onrecord serve --write` was started.")
        return form

    def _known(self, token: str) -> bool:
        return compare_digest(token.encode(), self.token.encode())

    def _done(self, form: Form) -> Response:
        kind, asked = form.get("kind", ""), read(form.get("asked", "").encode("ascii", "replace"), KNOWN).placed()
        try:
            with Store(self.server.settings.record) as store:
                DOINGS.get(kind, _decide)(store, form)
        except QuestionError as error:
            raise AskedWrongError(str(error), error.hint) from None
        answer = RedirectResponse("review.html" + (f"?{asked}" if asked else ""), 303)
        if kind == "open":
            self._remember(answer, form)
        return answer

    def _remember(self, answer: Response, form: Form) -> None:
        for name, value in ((COOKIE, self.token), (NAME, _ascii(form.get("who", "")))):
            answer.set_cookie(name, value, httponly=True, samesite="strict", path="/review.html")


def _fields(body: bytes) -> Form:
    try:
        pairs = parse_qsl(body.decode("ascii"), max_num_fields=20, errors="strict")
    except ValueError:
        raise AskedWrongError("the form cannot be read", "Send fields as a page of this server does.") from None
    form = dict(pairs)
    longer = (len(value) > (ASKED if name == "asked" else LONGEST) for name, value in form.items())
    if len(form) < len(pairs) or form.keys() - FIELDS or any(longer):
        raise AskedWrongError("the form has fields that are unknown, twice there, or too long", "Send what a page of this server sends.")
    return form


def _decide(store: Store, form: Form) -> None:
    kind = form.get("kind", "")
    if kind not in told.REVIEWS:
        raise AskedWrongError(f"there is no decision {kind!r}", f"The decisions are {', '.join(told.REVIEWS)}.")
    verdict = f"{told.NOT if form.get('not') else ''}{form.get('act', '')}" if kind == "mend" else ""
    judging.judge(store, Judged(kind, form.get("statement", ""), verdict), _by(form))


def _undo(store: Store, form: Form) -> None:
    judging.undo(store, form.get("judgement", ""), _by(form))


def _carry(store: Store, _form: Form) -> None:
    pipeline.resettle(store)


def _open(_store: Store, _form: Form) -> None:
    """The token is right, which is all that was asked."""


DOINGS: dict[str, Callable[[Store, Form], None]] = {"undo": _undo, "carry": _carry, "open": _open}


def _by(form: Form) -> Judge:
    return Judge(form.get("who", "").strip() or "unknown", datetime.now(UTC).isoformat(timespec="microseconds"))


def _last(store: Store) -> list[told.Judgement]:
    """The latest decisions about statements that stand, the latest first."""
    found = [one for one in told.judgements(store) if one.kind in told.REVIEWS and one.undone is None]
    return found[-LAST:][::-1]


def _ascii(name: str) -> str:
    """A name as a cookie can hold it."""
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in " .-_")).strip()
