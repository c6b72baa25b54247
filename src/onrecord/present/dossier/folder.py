"""The folder that a dossier is written to: its files, their hashes, and what an earlier dossier left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from onrecord.errors import OnRecordError

MANIFEST = "SHA256SUMS"
"""Lists every file with its hash, in the form that `sha256sum --check` reads."""
_LISTED = re.compile(r"^[0-9a-f]{64}  ((?:(?:reports|speakers|points|utterances)/)?[a-z0-9-]+\.(?:html|css))$", re.MULTILINE)


@dataclass(slots=True)
class Folder:
    """Files written so far, by path within the folder."""

    root: Path
    hashes: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, text: str) -> None:
        """Write one file, UTF-8 with line feeds on every system, so that the bytes are the same everywhere."""
        content = text.encode("utf-8")
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self.hashes[path] = sha256(content).hexdigest()
        with (self.root / MANIFEST).open("ab") as listed:  # before the file itself, so that no interruption leaves one unlisted
            listed.write(self._line(path))
        target.write_bytes(content)

    def close(self) -> None:
        """Remove what an earlier dossier wrote and this one did not, and list what there is."""
        for stale in sorted(set(_earlier(self.root)) - self.hashes.keys()):
            (self.root / stale).unlink(missing_ok=True)
        (self.root / MANIFEST).write_bytes(b"".join(self._line(path) for path in sorted(self.hashes)))

    def _line(self, path: str) -> bytes:
        return f"{self.hashes[path]}  {path}\n".encode()


def opened(root: Path) -> Folder:
    """A new folder, an empty one, or that of an earlier dossier. Raises `OnRecordError` for one that holds anything else."""
    if root.exists() and not root.is_dir():
        raise OnRecordError(f"{root} is a file, not a folder.", "Name a folder for the dossier.")
    root.mkdir(parents=True, exist_ok=True)
    if any(root.iterdir()) and not (root / MANIFEST).is_file():
        raise OnRecordError(f"{root} holds files that are no dossier.", "Name a new or an empty folder; nothing was written.")
    (root / MANIFEST).touch()
    return Folder(root)


def _earlier(root: Path) -> Iterator[str]:
    """Paths of the last dossier, as its list names them; the pattern lets no path lead out of the folder."""
    listed = root / MANIFEST
    text = listed.read_text(encoding="utf-8", errors="replace") if listed.is_file() else ""
    return (match.group(1) for match in _LISTED.finditer(text))
