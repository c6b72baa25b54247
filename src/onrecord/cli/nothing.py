"""What is said where nothing was found: which name is none on record, and which it may stand for. On standard error: rows stay rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.questions.near import Unknown
    from onrecord.store import Store


def tell(store: Store, asked: Mapping[str, str | None]) -> None:
    """A line for each of these filters that nothing on record has; where there is nothing on record at all, that."""
    from onrecord.present.visible import inline
    from onrecord.questions import counts
    from onrecord.questions.near import unknown

    if not counts(store).reports:
        typer.echo(inline(f"hint: nothing is on record in {store.path} yet: onrecord read PATH --record {store.path}"), err=True)
        return
    for one in unknown(store, asked):
        typer.echo(inline(f"hint: {_line(one)}"), err=True)


def _line(one: Unknown) -> str:
    there = f"On record: {', '.join(one.near)}." if one.near else f"No {one.field} is known of any statement."
    return f"no {one.field} on record is called {one.value!r}. {there}"
