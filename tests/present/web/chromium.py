"""A real browser, spoken to over its own protocol (CDP) with nothing but the standard library: one tab, a few commands."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from typing import Any
from urllib.request import urlopen

PROGRAM = which("chromium") or which("chromium-browser") or which("google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0")
PATIENCE = 60.0
"""Seconds for anything: the machine may be busy."""


@dataclass
class Tab:
    """One tab. `complaints` are what the page said on its console as errors, broke, or was refused."""

    line: socket.socket
    count: int = 0
    complaints: list[str] = field(default_factory=list)
    loaded: int = 0

    def ask(self, method: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - what the protocol takes
        self.count += 1
        _send(self.line, json.dumps({"id": self.count, "method": method, "params": values}))
        while True:
            told = json.loads(_receive(self.line))
            self._note(told)
            if told.get("id") == self.count:
                assert "error" not in told, told
                return dict(told["result"])

    def open(self, address: str) -> None:
        self.ask("Page.navigate", url=address)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not self.run(f"location.href === {json.dumps(address)} && document.readyState === 'complete'"):
            time.sleep(0.05)

    def wait(self, before: int) -> None:
        """Until a page is there that was not."""
        while self.loaded == before:
            self._note(json.loads(_receive(self.line)))

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script answers
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)["result"].get("value")

    def press(self, key: str) -> None:
        code = {"Tab": 9, "Enter": 13}.get(key, ord(key[0].upper()))
        shown = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **shown)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def shape(self, width: int, height: int, scheme: str = "light") -> None:
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path: Path, height: int) -> None:
        clip = {"x": 0, "y": 0, "width": self.run("innerWidth"), "height": height, "scale": 1}
        data = self.ask("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def _note(self, told: dict[str, Any]) -> None:
        values = told.get("params", {})
        if told.get("method") == "Page.loadEventFired":
            self.loaded += 1
        elif told.get("method") == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.complaints.append(values["entry"]["text"])
        elif told.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(values["exceptionDetails"]))
        elif told.get("method") == "Runtime.consoleAPICalled" and values["type"] == "error":
            self.complaints.append(str(values["args"]))


@contextmanager
def browsing(folder: Path) -> Iterator[Tab]:
    """A tab of a browser of its own, that keeps its things in `folder`."""
    assert PROGRAM
    command = [PROGRAM, *FLAGS, f"--user-data-dir={folder}", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with _tab(folder) as tab:
                yield tab
        finally:
            process.terminate()


@contextmanager
def _tab(folder: Path) -> Iterator[Tab]:
    port = _port(folder / "DevToolsActivePort")
    with urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE) as answer:
        page = next(one for one in json.load(answer) if one["type"] == "page")
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        _shake(line, port, page["webSocketDebuggerUrl"].partition(str(port))[2])
        tab = Tab(line)
        for domain in ("Page", "Runtime", "Log"):
            tab.ask(f"{domain}.enable")
        yield tab


def _port(told: Path) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if told.is_file() and (lines := told.read_text().split()):
            return int(lines[0])
        time.sleep(0.1)
    raise TimeoutError("the browser does not say where it listens")


def _shake(line: socket.socket, port: int, path: str) -> None:
    key = base64.b64encode(os.urandom(16)).decode()
    head = (f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")
    line.sendall("\r\n".join([*head, f"Sec-WebSocket-Key: {key}", "", ""]).encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += line.recv(1)
    assert b" 101 " in answer.split(b"\r\n")[0], answer


def _send(line: socket.socket, text: str) -> None:
    data, mask = text.encode(), os.urandom(4)
    line.sendall(_head(len(data)) + mask + bytes(byte ^ mask[n % 4] for n, byte in enumerate(data)))


def _head(size: int) -> bytes:
    if size < 126:
        return struct.pack("!BB", 0x81, 0x80 | size)
    return struct.pack("!BBH", 0x81, 0xFE, size) if size < 65536 else struct.pack("!BBQ", 0x81, 0xFF, size)


def _receive(line: socket.socket) -> str:
    data, last = b"", False
    while not last:
        first, size = _exactly(line, 2)
        last = bool(first & 0x80)
        length = {126: "!H", 127: "!Q"}.get(size & 0x7F)
        count = struct.unpack(length, _exactly(line, struct.calcsize(length)))[0] if length else size & 0x7F
        data += _exactly(line, count)
    return data.decode()


def _exactly(line: socket.socket, count: int) -> bytes:
    found = bytearray()
    while len(found) < count:
        piece = line.recv(min(65536, count - len(found)))
        assert piece, "the browser is gone"
        found += piece
    return bytes(found)
