"""A shipped reader as a network again: what ships is int8, and it is enough to go on teaching from.

The graph that `export` and `quicken` wrote is read back node by node: its matrices times their scales, its word table row by row.
The network that comes of it tags nearly every piece as the graph does (`agreement`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from onrecord.model.encoder import OnnxEncoder
from onrecord.model.windows import pieces, windows
from onrecord.words.paragraphs import paragraphs
from training.bases import Arrays, Base, unpack
from training.network import Network

WIDTH = 384
BLOCK = 18
"""Bytes of 32 weights in four bits: a half-float scale, 32 nibbles."""
TAGS = 7


def shipped(folder: Path) -> Base:
    """The network, tokenizer and marks of a weights folder. Raises `KeyError` where the graph is not one that `export` wrote."""
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    graph = onnx.load(str(folder / "model.onnx")).graph
    words, blocks = _table((folder / "words.bin").read_bytes(), told["rows"], told["bits"])
    layers = sum(node.op_type == "QAttention" for node in graph.node)
    network = Network(told["rows"], layers=layers)
    state = {"words.weight": words} | dict(_read(graph, layers))
    network.load_state_dict({name: torch.from_numpy(np.array(value, np.float32)) for name, value in state.items()})
    reader = OnnxEncoder(folder)
    return Base(network, reader.tokenizer, reader.specials, blocks)


def _table(raw: bytes, rows: int, bits: int) -> tuple[NDArray[np.float32], NDArray[np.uint8] | None]:
    """The word table [rows, 384], and its blocks where it is in four bits."""
    table = np.frombuffer(raw, np.uint8).reshape(rows, -1)
    if bits == 8:
        return table[:, 2:].copy().view(np.int8).astype(np.float32) * table[:, :2].copy().view(np.float16).astype(np.float32), None
    return unpack(table.reshape(-1, BLOCK)).reshape(-1, WIDTH), table


def _read(graph: onnx.GraphProto, layers: int) -> Iterator[tuple[str, np.ndarray]]:
    kept: Arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    yield from ((name.removeprefix("network."), value) for name, value in kept.items() if name.startswith("network.layers."))
    for name in ("positions.weight", "norm.weight", "norm.bias", "tag.bias", "project.bias"):
        yield name, kept[f"network.{name}"]
    for name in ("marks.weight", "to_cue", "to_source"):
        yield name, _whole(kept, f"network.{name}")
    for n in range(layers):
        yield f"layers.{n}.qkv.weight", _whole(kept, f"Attention_{n}_qkv_weight").T
        yield f"layers.{n}.qkv.bias", kept[f"Attention_{n}_qkv_bias"]
    yield from _matrices(graph, kept, layers)


def _matrices(graph: onnx.GraphProto, kept: Arrays, layers: int) -> Iterator[tuple[str, np.ndarray]]:
    """The matrices that have lost their names, by their order in the graph: three a layer, then the two heads."""
    named = [node.input[1].removesuffix("_quantized") for node in graph.node if node.op_type == "MatMulInteger"]
    found = [_whole(kept, name).T for name in named if name.startswith("onnx::")]
    for n in range(layers):
        for part, value in zip(("out", "up", "down"), found[3 * n : 3 * n + 3], strict=True):
            yield f"layers.{n}.{part}.weight", value
    for value in found[3 * layers :]:
        yield "tag.weight" if len(value) == TAGS else "project.weight", value


def _whole(kept: Arrays, name: str) -> NDArray[np.float32]:
    """An int8 matrix as numbers: (value - zero point) times scale."""
    value, zero = (kept[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point"))
    out: NDArray[np.float32] = (value - zero) * kept[f"{name}_scale"]
    return out


@torch.no_grad()
def agreement(base: Base, folder: Path, text: str) -> float:
    """The share of the pieces of a text that the network tags as the graph in the folder does."""
    reader, network = OnnxEncoder(folder), base.network.eval()
    same = []
    for window in windows(pieces(reader.tokenizer, text, paragraphs(text)), reader.specials):
        ids, marks = (torch.from_numpy(np.asarray(part))[None].long() for part in (window.ids, window.marks))
        ours = network(ids, marks, torch.ones(1, len(window.ids)))[0][0].numpy().argmax(-1)
        same.append(np.asarray(reader.run(window).tags).argmax(-1) == ours)
    return float(np.concatenate(same).mean())
