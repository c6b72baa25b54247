"""Acts that depend on whose side is spoken of."""

from __future__ import annotations

import pytest

from onrecord.stages.resolve import resolve
from onrecord.types import Act, Meaning
from stages.resolve.marked import marked

OPENING = "Premier Ilse Varn of Osterland met Drevia’s envoy Tam Rook on Monday. "


@pytest.mark.parametrize(
    ("sentence", "read", "act"),
    [
        ("{Varn} warned <that Osterland is prepared to resume its strikes if the fleet does not withdraw>.", Act.WARN, Act.THREATEN),
        ("{Varn} warned <that the Osterland army will resume its strikes>.", Act.WARN, Act.THREATEN),
        ("{Varn} warned <that Drevia is prepared to resume its strikes>.", Act.WARN, Act.WARN),
        ("{Rook} warned <that Osterland is prepared to resume its strikes>.", Act.WARN, Act.WARN),
        ("{An analyst} warned <that Osterland is prepared to resume its strikes>.", Act.WARN, Act.WARN),
        ("{Varn} said <that should the fleet not turn back by noon, Osterland would stop all ferries>.", Act.PROMISE, Act.THREATEN),
        ("{Varn} said <that should the fleet not turn back by noon, Drevia would stop all ferries>.", Act.WARN, Act.WARN),
        ("{Varn} said <that should the fleet turn back by noon, Osterland would stop all raids>.", Act.PROMISE, Act.PROMISE),
        ("{Varn} said <Osterland will attack the problem of the tolls>.", Act.CLAIM, Act.CLAIM),
        ("{Varn} said <Osterland is not in a place to begin talks but is open to a meeting with anyone>.", Act.CLAIM, Act.OFFER),
        ("{Varn} said <Drevia is open to a meeting>.", Act.CLAIM, Act.CLAIM),
        ("{Varn} said <Osterland is not ready to sign>.", Act.REFUSE, Act.REFUSE),
        ("{Varn} said <Osterland is not ready to sign>.", Act.CLAIM, Act.CLAIM),
    ],
)
def test_who_speaks_of_his_own_side_commits_it(sentence: str, read: Act, act: Act) -> None:
    given = marked(OPENING + sentence)
    meanings = [Meaning(act=read) for _ in given.rows]
    assert resolve(given.report, given.rows, meanings, ()).rows[0].act is act
