"""Set a model's three reading numbers (`Tuning`) on the development part: `python -m training.tune FOLDER --data .../dev`.

The encoder runs once; its signals are kept in memory and read again under every setting of a small grid, rules included.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from itertools import product
from pathlib import Path

from bench.measures import compare, total

from onrecord.model.decode import Signals, Tuning
from onrecord.model.encoder import OnnxEncoder
from onrecord.model.reading import found_in
from onrecord.model.windows import Pieces, Window, pieces, windows
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.pieces import separate
from onrecord.stages.attribute.quotations import adopt, snap
from onrecord.stages.attribute.transcript import transcribe
from training.corpus import Article, polnear

LEAST = (0.2, 0.25, 0.3, 0.35)
ENTER = (0.3, 0.5, 0.8, 1.1)
ANCHOR = (0.3, 0.6)

Read = tuple[Article, Page, Pieces, list[Window], list[Signals]]


def best_tuning(folder: Path, articles: list[Article]) -> tuple[Tuning, dict[str, float]]:
    """The setting with the best sum of end-to-end and exact F1 on these articles, and its figures."""
    encoder = OnnxEncoder(folder)
    rows = [_read(encoder, article) for article in articles]
    settings = [Tuning(*numbers) for numbers in product(LEAST, ENTER, ANCHOR)]
    scored = [(tuning, _figures(rows, tuning)) for tuning in settings]
    return max(scored, key=lambda pair: pair[1]["e2e"] + 0.5 * pair[1]["exact"])


def _read(encoder: OnnxEncoder, article: Article) -> Read:
    page = Page.of(article.text)
    doc = pieces(encoder.tokenizer, article.text, page.paragraphs)
    seen = windows(doc, encoder.specials)
    return article, page, doc, seen, [encoder.run(window) for window in seen]


def _figures(rows: list[Read], tuning: Tuning) -> dict[str, float]:
    parts = []
    for article, page, doc, seen, signals in rows:
        found = found_in(article.text, doc, seen, signals, tuning)
        for rule in (transcribe, separate, snap, adopt):
            found = rule(page, found)
        parts.append(compare(article.text, article.attributions, [{"source": a.source, "content": a.content} for a in found]))
    return {name: round(tally.f1, 4) for name, tally in total(parts).items()}


def main() -> None:
    """Print the best setting and write it into the folder's config."""
    from training.export import manifest

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    tuning, figures = best_tuning(args.folder, polnear(args.data))
    print(json.dumps({**asdict(tuning), **figures}))
    path = args.folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | asdict(tuning), indent=1) + "\n")
    manifest(args.folder)


if __name__ == "__main__":
    main()
