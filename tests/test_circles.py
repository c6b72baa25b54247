"""Reports in which one answer asks for another in a circle are read all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CIRCLE = """\
WASHINGTON/TOKYO, Jan 24 - Japan on Tuesday turned its back on a U.S. Trade Minister Sato Kinoe told parliament in Tokyo. He held out \
instead the prospect of 40 billion dollars in new plants on American soil and insisted \
that any levy be scrapped on the day the first of them is announced.

Washington's answer came within hours. “We've heard that number before, and we've heard it from people who then built in Mexico,” \
Orrin Gale, the commerce secretary, said on a morning show. Two Japanese officials said their side could live \
with 1.5 million if parts were left out. \
A spokeswoman for the U.S. Trade Representative's office called that “news to us,” Japanese Prime Minister Teru Halvane \
has rejected that charge, noting that three of four Japanese cars sold in the United States are made in North America.

Its chairman, Ruji Nagato, pleaded with both governments for a six-month pause. The Amalgamated Auto Workers sees no reason to wait: \
the Detroit-based union urged Gale to “hold the line.”

In Tokyo Kinoe left no doubt about what would follow. “If the duty comes, our list goes to the WTO the same afternoon: \
Asked whether he had talked to Gale since the weekend, the minister said they had exchanged text messages about baseball.
"""
"""Whose the negotiator's office is asks of a description, which asks whose side the others are on, which asks whose their offices are."""


def test_a_side_that_would_be_told_by_itself_loses_no_report(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(CIRCLE, encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "read", "report.txt", "--record", "record.db"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "RecursionError" in done.stderr) == (0, False), done.stderr
