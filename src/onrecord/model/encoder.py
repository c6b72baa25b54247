"""The encoder: a `Protocol` that the stages know, and its ONNX Runtime implementation over a folder of weights.

A folder holds `config.json`, `tokenizer.json`, `words.bin` (the word table, outside the graph so that it can be mapped and kept
in few bits), `model.onnx` (int8), `CARD.md`, and `manifest.json` with the SHA-256 of each. One window a run: the int8 scale of an
activation is taken over the whole input, so a window's answer must not depend on its neighbours (and it costs no speed).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from onrecord.errors import WeightsError
from onrecord.model.decode import Signals, Tuning
from onrecord.model.head import Head
from onrecord.model.head import acts as head_of_acts
from onrecord.model.windows import Specials, Window

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
ENGLISH, MULTILINGUAL = "english", "multilingual"
OUTPUTS = [one.name for one in fields(Signals)]
"""The outputs of the graph that are asked for, by name: it may have others. Its `states` are three layers side by side, [n, 3 widths]."""
BYTE = 8
BLOCK = 18
"""Bytes of a four-bit block: a half-float scale and 32 nibbles."""


class Encoder(Protocol):
    """What the attribute stage needs of a model."""

    tokenizer: Tokenizer
    specials: Specials
    tuning: Tuning
    version: str

    @property
    def acts(self) -> Head:
        """What tells the acts from its states."""
        ...

    def run(self, window: Window) -> Signals:
        """The signals of one window, a row for each of its places."""
        ...


@dataclass(frozen=True, slots=True)
class WordTable:
    """The vectors of the word pieces: int8 rows with a half-float scale each, or blocks of 32 four-bit weights."""

    rows: NDArray[np.uint8]
    bits: int
    width: int

    def __getitem__(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors [n, width] of the pieces `ids`."""
        chosen = self.rows[ids]
        return _from_int8(chosen) if self.bits == BYTE else _from_blocks(chosen, self.width)


def _from_int8(rows: NDArray[np.uint8]) -> NDArray[np.float32]:
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    values: NDArray[np.float32] = rows[:, 2:].view(np.int8).astype(np.float32) * scale
    return values


def _from_blocks(rows: NDArray[np.uint8], width: int) -> NDArray[np.float32]:
    blocks = rows.reshape(-1, BLOCK)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8
    values: NDArray[np.float32] = (nibbles * scale).reshape(len(rows), width)
    return values


class OnnxEncoder:
    """An encoder over a weights folder. Raises `WeightsError` when a file is missing or is not the one in the manifest."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        config = _read_json(folder / "config.json")
        self.version: str = _version(folder)
        self.tokenizer = _tokenizer(folder / "tokenizer.json")
        self.specials = Specials(int(str(config["start"])), int(str(config["stop"])))
        self.tuning = Tuning(*(float(str(config[k])) for k in ("least", "enter", "anchor")))
        self._folder = folder
        self._words = _words(folder / "words.bin", config)
        self._session = _session(folder / "model.onnx", threads)

    @property
    def acts(self) -> Head:
        """What tells the acts from its states. Raises `WeightsError` where its file is missing or is none."""
        return head_of_acts(self._folder.name, self._folder.parent / "acts")

    def run(self, window: Window) -> Signals:
        """The signals of one window, a row for each of its places."""
        return Signals(*self._outputs(window, OUTPUTS))

    def states(self, window: Window) -> NDArray[np.float32]:
        """The states of the three layers as the graph gives them, [n, 3 widths]: what the head of the acts is trained on."""
        return self._outputs(window, ["states"])[0]

    def _outputs(self, window: Window, names: list[str]) -> list[NDArray[np.float32]]:
        inputs = {"words": self._words[window.ids][None], "marks": window.marks[None]}
        return [out[0] for out in self._session.run(names, inputs)]


class Encoders:
    """The two models, each loaded when a report first needs it: English, and one for every other language."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self._folder = folder
        self._threads = threads
        self._loaded: dict[str, OnnxEncoder] = {}

    def __reduce__(self) -> tuple[type[Encoders], tuple[Path, int]]:
        return Encoders, (self._folder, self._threads)

    @property
    def version(self) -> str:
        """A short digest of both manifests: what was derived with other weights is stale."""
        return hashlib.sha256("".join(_version(self._folder / n) for n in (ENGLISH, MULTILINGUAL)).encode()).hexdigest()[:16]

    def for_language(self, language: str | None) -> Encoder:
        """The English model for English and for texts too short to tell, the multilingual one for all else."""
        name = ENGLISH if (language or "en").lower()[:2] == "en" else MULTILINGUAL
        if name not in self._loaded:
            self._loaded[name] = OnnxEncoder(self._folder / name, self._threads)
        return self._loaded[name]


def check(folder: Path) -> list[str]:
    """The files of a weights folder that are missing or differ from its manifest."""
    named = _read_json(folder / "manifest.json")["files"]
    files: dict[str, str] = named if isinstance(named, dict) else {}
    return [name for name, digest in sorted(files.items()) if _digest(folder / name) != digest]


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def _version(folder: Path) -> str:
    path = folder / "manifest.json"
    if not path.exists():
        raise WeightsError(f"no model weights in {folder.name}/")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_json(path: Path) -> dict[str, object]:
    try:
        found: dict[str, object] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path.name} of the {path.parent.name} model cannot be read: {error}") from error
    return found


@cache
def _tokenizer(path: Path) -> Tokenizer:
    """Read once: the multilingual one, whose file is large, serves the encoder and the senses of words."""
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    return tokenizer


def pieces(folder: Path) -> tuple[Tokenizer, WordTable]:
    """The word pieces of a weights folder and their vectors, without the network. Raises `WeightsError`."""
    return _tokenizer(folder / "tokenizer.json"), _words(folder / "words.bin", _read_json(folder / "config.json"))


def _words(path: Path, config: dict[str, object]) -> WordTable:
    bits, width, rows = (int(str(config[k])) for k in ("bits", "width", "rows"))
    stride = 2 + width if bits == BYTE else width // 32 * BLOCK
    if not path.exists() or path.stat().st_size != rows * stride:
        raise WeightsError(f"the word table of the {path.parent.name} model is missing or cut short")
    return WordTable(np.memmap(path, np.uint8, "r", shape=(rows, stride)), bits, width)


def _session(path: Path, threads: int) -> InferenceSession:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise WeightsError(f"the {path.parent.name} model cannot be loaded: {error}") from error
