"""The network: a post-norm BERT encoder with a tag head and two pointers, small enough to train on two CPU cores."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.decode import POINTER, TAGS
from onrecord.model.windows import MARKS

HEADS = 12


def drop(x: Tensor, share: float) -> Tensor:
    """Dropout from random bytes: drawing Bernoulli numbers is slow on a CPU."""
    keep = torch.randint(0, 256, x.shape, dtype=torch.uint8, device=x.device) >= int(share * 256)
    return x * keep.to(x.dtype) / (1 - share)


class Layer(nn.Module):
    """One transformer layer. Attention is written out: the fused one is 1.6 times slower backwards on a CPU."""

    def __init__(self, width: int, inner: int, dropout: float = 0.0, eps: float = 1e-12) -> None:
        super().__init__()
        self.dropout = dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        count, length, width = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        weight = torch.softmax(q @ k.transpose(2, 3) * (1 / math.sqrt(width // HEADS)) + bias, -1).to(v.dtype)
        x = self.norm1(self._thin(self.out((weight @ v).transpose(1, 2).reshape(count, length, width))) + x)
        return self.norm2(self._thin(self.down(functional.gelu(self.up(x)))) + x)

    def _thin(self, x: Tensor) -> Tensor:
        return drop(x, self.dropout) if self.training and self.dropout else x


class Network(nn.Module):
    """Ids and marks in; tag logits [B, n, 7] and the four pointer vectors [B, n, 96] out."""

    def __init__(self, rows: int, width: int = 384, inner: int = 1536, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(rows, width)
        self.positions = nn.Embedding(512, width)
        self.marks = nn.Embedding(MARKS, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, inner) for _ in range(layers))
        self.tag = nn.Linear(width, len(TAGS))
        self.project = nn.Linear(width, 4 * POINTER)
        self.to_cue = nn.Parameter(torch.eye(POINTER) / math.sqrt(POINTER))
        self.to_source = nn.Parameter(torch.eye(POINTER) / math.sqrt(POINTER))
        self.dropout = 0.1
        nn.init.zeros_(self.marks.weight)

    def body(self, words: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Word vectors [B, n, width] to contextual vectors; `mask` is 1 at places that count."""
        x = self.norm(words + self.positions.weight[: words.shape[1]] + self.marks(marks))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def heads(self, x: Tensor) -> tuple[Tensor, ...]:
        """Tags, cue queries, cue keys, source queries, source keys."""
        cue_query, cue_key, source_query, source_key = functional.gelu(self.project(x)).split(POINTER, -1)
        return self.tag(x), cue_query @ self.to_cue, cue_key, source_query @ self.to_source, source_key

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        x = self.body(self.words(ids), marks, mask)
        return self.heads(drop(x, self.dropout) if self.training else x)
