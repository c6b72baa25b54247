"""`onrecord serve` as a person starts it: nothing is promised that does not come about, and Ctrl-C ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.store import Store

SOURCE = Path(__file__).parents[1] / "src"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Store(tmp_path / "r.db", create=True):
        return tmp_path / "r.db"


def test_a_port_that_is_taken_is_said_before_anything_is_promised(record: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as line:
        done = CliRunner().invoke(app, ["serve", "--record", str(record), "--port", str(line.getsockname()[1])])
    assert done.exit_code == 1
    assert "nothing can listen" in done.output
    assert "Name another port" in done.output
    assert "http://" not in done.output


def test_it_answers_where_it_says_and_ctrl_c_ends_it(record: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}) as server:
        assert server.stdout
        address = server.stdout.readline().decode().split()[0]
        with urlopen(address, timeout=60) as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(60) in (0, -signal.SIGINT)
