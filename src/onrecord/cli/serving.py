"""`onrecord serve`: the pages of a record in a browser."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress
from typing import Annotated

import typer

from onrecord.cli.frame import RECORD, RecordOption
from onrecord.errors import OnRecordError

Port = Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")]
Host = Annotated[str, typer.Option(help="The address to listen at; loopback unless told.", metavar="ADDRESS")]
Write = Annotated[bool, typer.Option("--write", help="Let people accept, mend or reject statements, with a token that is printed.")]
Names = Annotated[list[str] | None, typer.Option("--allow-host", help="A name of this machine that browsers may use.", metavar="NAME")]


def serve(
    record: RecordOption = RECORD, port: Port = 8480, host: Host = "127.0.0.1", write: Write = False, allow_host: Names = None
) -> None:
    """Show the record in a browser: the dossier's pages, search, review. Ctrl-C ends it."""
    import uvicorn

    from onrecord.present.web import Settings, create_app
    from onrecord.store import Store

    with Store(record):  # says what is wrong with it before anything listens
        token = secrets.token_urlsafe(24) if write else None
    line = _listening(host, port)
    app = create_app(Settings(record.resolve(), frozenset([*(allow_host or []), *_itself(host)]), token))
    typer.echo(f"http://{host if ':' not in host else f'[{host}]'}:{port}/ shows {record}; Ctrl-C ends it.")
    if token:
        typer.echo(f"token for decisions: {token}")
    config = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False, proxy_headers=False)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[line])


def _listening(host: str, port: int) -> socket.socket:
    """The socket, before anything is promised. Raises `OnRecordError` where the address is taken, or is not one of this machine."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        hint = f"Name another port, such as --port {port % 65535 + 1}, or end the program that listens there."
        raise OnRecordError(f"nothing can listen at {host}, port {port}: {error.strerror or error}", hint) from None


def _itself(host: str) -> list[str]:
    """The address is a name too, unless it stands for all of them."""
    return [] if host in ("0.0.0.0", "::") else [f"[{host}]" if ":" in host else host]  # noqa: S104 - compared, not listened at
