"""Take the pictures of the pages that the documentation shows: `python -m tools.pictures`. Needs Chromium and a minute.

Chromium is spoken to over a pipe (DevTools protocol), since that alone tells it colours, widths and a compressed format.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.transcripts import DOCS, examples

from onrecord import Record
from onrecord.present.dossier import write

OUT = DOCS / "pictures"
LARGEST = 60_000
"""Bytes of a picture: readers may be on a train."""
QUALITY = (80, 60, 40, 25)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page at a size in CSS pixels; `at` is the element it begins with, or None for the top."""

    name: str
    page: str
    width: int
    height: int
    dark: bool = False
    at: str | None = None


class Chromium:
    """A browser at the other end of two pipes; messages are JSON, each closed by a zero byte."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = os.fdopen(to, "wb"), os.fdopen(back, "rb")
        self._number, self._rest, self._session = 0, b"", ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - JSON is anything
        """Call a method and wait for its answer. Raises RuntimeError where it fails."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params} | ({"sessionId": self._session} if self._session else {})
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        answer = next(one for one in self._heard() if one.get("id") == self._number)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def show(self, url: str) -> None:
        """Open a page and wait until it is drawn."""
        self.ask("Page.navigate", url=url)
        next(one for one in self._heard() if one.get("method") == "Page.loadEventFired")

    def _heard(self) -> Iterator[dict[str, Any]]:
        while True:
            whole, mark, rest = self._rest.partition(b"\0")
            if mark:
                self._rest = rest
                yield json.loads(whole)
            else:
                self._rest += os.read(self._back.fileno(), 1 << 16) or sys.exit("Chromium has ended")


@contextmanager
def chromium() -> Iterator[Chromium]:
    """A browser without a window. It reads from descriptor 3 and writes to 4."""
    program = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("Chromium is not installed")
    (theirs, to), (back, answers) = os.pipe(), os.pipe()
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"]
    with tempfile.TemporaryDirectory() as profile:
        line = " ".join([program, *flags, f"--user-data-dir={profile}", f"3<&{theirs}", f"4>&{answers}"])
        running = subprocess.Popen(["/bin/bash", "-c", f"exec {line}"], pass_fds=[theirs, answers], stderr=subprocess.DEVNULL)  # noqa: S603
        os.close(theirs)
        os.close(answers)
        try:
            yield Chromium(to, back)
        finally:
            running.terminate()
            running.wait()


def take(browser: Chromium, folder: Path, picture: Picture) -> bytes:
    """A picture as WebP, as good as its size allows."""
    size = {"width": picture.width, "height": picture.height, "deviceScaleFactor": 1, "mobile": picture.width < 500}
    browser.ask("Emulation.setDeviceMetricsOverride", **size)
    colours = [{"name": "prefers-color-scheme", "value": "dark" if picture.dark else "light"}]
    browser.ask("Emulation.setEmulatedMedia", features=colours)
    browser.show((folder / picture.page).as_uri())
    if picture.at:
        script = f"document.querySelector({json.dumps(picture.at)}).scrollIntoView()"
        browser.ask("Runtime.evaluate", expression=script)
    for quality in QUALITY:
        taken = base64.b64decode(browser.ask("Page.captureScreenshot", format="webp", quality=quality)["data"])
        if len(taken) <= LARGEST:
            return taken
    raise RuntimeError(f"{picture.name} is larger than {LARGEST} bytes")


def wanted(record: Record) -> list[Picture]:
    """What is shown: the first page, an utterance told in several ways, a report; on a desk and on a phone, light and dark."""
    told = max(record.utterances(), key=lambda one: (any("last sailor" in each.text for each in one.wordings), one.reports))
    report = next(one for one in record.reports() if one.path.endswith("0306-ostrel-ledger.txt"))
    return [
        Picture("overview-light", "index.html", 1200, 900),
        Picture("utterance-light", f"utterances/{told.id}.html", 1100, 760),
        Picture("report-light", f"reports/{report.id}.html", 1100, 760),
        Picture("conditions-dark", "conditions.html", 1100, 800, dark=True),
        Picture("phone-light", "points.html", 390, 800),
        Picture("phone-dark", "index.html", 390, 800, dark=True),
    ]


def main() -> None:
    """Read the examples, write their dossier, and take every picture."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if len(sys.argv) > 1:
            shutil.copy(sys.argv[1], folder / "onrecord.db")
        else:
            examples(folder)
        with Record.open(folder / "onrecord.db") as record, chromium() as browser:
            write(record.store, folder / "dossier")
            for picture in wanted(record):
                (OUT / f"{picture.name}.webp").write_bytes(take(browser, folder / "dossier", picture))


if __name__ == "__main__":
    main()
