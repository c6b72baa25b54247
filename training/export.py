"""Write a network as a weights folder.

The graph is fused for BERT and its matrices are quantised to int8, one scale a column (per tensor loses 1.4 to 2.4 points);
`quicken` then puts it into the nodes that run fastest.
"""

from __future__ import annotations

import hashlib
import json
import math
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.decode import Tuning
from training.bases import Base
from training.network import HEADS, Layer, Network
from training.quicken import quicken

if TYPE_CHECKING:
    from numpy.typing import NDArray


class SplitLayer(nn.Module):
    """A layer with three matrices for attention in place of one: the shape that the fusion knows."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        width = layer.out.in_features
        self.q, self.k, self.v = (self._part(layer.qkv, n, width) for n in range(3))
        self.out, self.norm1, self.up, self.down, self.norm2 = layer.out, layer.norm1, layer.up, layer.down, layer.norm2

    @staticmethod
    def _part(whole: nn.Linear, number: int, width: int) -> nn.Linear:
        part = nn.Linear(width, width)
        rows = slice(number * width, (number + 1) * width)
        part.weight.data, part.bias.data = whole.weight.data[rows].clone(), whole.bias.data[rows].clone()
        return part

    def forward(self, x: Tensor, count: int, length: int) -> Tensor:
        width = x.shape[-1]

        def heads(t: Tensor) -> Tensor:
            return t.reshape(count, length, HEADS, width // HEADS).transpose(1, 2)

        q, k, v = heads(self.q(x)), heads(self.k(x)), heads(self.v(x))
        weight = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(width // HEADS), -1)
        x = self.norm1(self.out((weight @ v).transpose(1, 2).reshape(count, length, width)) + x)
        return self.norm2(self.down(functional.gelu(self.up(x))) + x)


class Graph(nn.Module):
    """The network from word vectors on, as exported: one window a run, so there is nothing to mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.split = nn.ModuleList(SplitLayer(layer) for layer in network.layers)

    def forward(self, words: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        count, length = marks.shape
        x = self.network.norm(words + self.network.positions.weight[:length] + self.network.marks(marks))
        for layer in self.split:
            x = layer(x, count, length)
        return self.network.heads(x)


def write(base: Base, folder: Path, tuning: Tuning = Tuning()) -> None:  # noqa: B008 - frozen
    """Write the folder: graph, word table, tokenizer, config, manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    network = base.network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        _to_onnx(network, plain)
        _fuse(plain, fused)
        _quantise(fused, folder / "model.onnx")
    quicken(folder / "model.onnx")
    table, bits = (base.blocks, 4) if base.blocks is not None else (int8_rows(network.words.weight.detach().numpy()), 8)
    (folder / "words.bin").write_bytes(table.tobytes())
    (folder / "tokenizer.json").write_text(base.tokenizer.to_str(), encoding="utf-8")
    config = {"start": base.specials.start, "stop": base.specials.stop, "rows": len(table), "width": 384, "bits": bits, **asdict(tuning)}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    manifest(folder)


def manifest(folder: Path) -> None:
    """Write the hashes of the files that the model is made of."""
    names = ("config.json", "model.onnx", "tokenizer.json", "words.bin")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / "manifest.json").write_text(json.dumps({"files": digests}, indent=1) + "\n")


def int8_rows(words: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Each row as a half-float scale and int8 values, in bytes."""
    scale = (np.abs(words).max(1, keepdims=True) / 127).astype(np.float16)
    values = np.clip(np.rint(words / np.maximum(scale.astype(np.float32), 1e-8)), -127, 127).astype(np.int8)
    return np.concatenate([scale.view(np.uint8), values.view(np.uint8)], 1)


def _to_onnx(network: Network, path: Path) -> None:
    words, marks = torch.randn(1, 50, 384), torch.zeros(1, 50, dtype=torch.long)
    names = ["tags", "cue_query", "cue_key", "source_query", "source_key"]
    torch.onnx.export(
        Graph(network).eval(),
        (words, marks),
        str(path),
        input_names=["words", "marks"],
        output_names=names,
        dynamic_axes={name: {0: "count", 1: "length"} for name in ["words", "marks", *names]},
        opset_version=17,
        dynamo=False,
    )


def _fuse(plain: Path, fused: Path) -> None:
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    model = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=HEADS, hidden_size=384, opt_level=1, optimization_options=options
    )
    print(model.get_fused_operator_statistics())
    model.save_model_to_file(str(fused))


def _quantise(fused: Path, out: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(fused),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
