"""How well the acts are told on labels kept aside when the head was made (`python -m training.joint`): the log that came with the weights.

Making the head anew needs PyTorch, which the bench has not; a log that is not that of the weights that ship is a fault.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.model import head

LOG = Path(__file__).parent.parent / "training" / "logs" / "acts.json"


def judged(floors: Mapping[str, Mapping[str, float]], log: Path = LOG) -> list[str]:
    """Print the figures of the log; what is under its floor, and whether the log belongs to other weights."""
    told: dict[str, Any] = json.loads(log.read_text(encoding="utf-8"))
    figures = told["held out"]
    print("\nacts, on texts kept aside         accuracy   macro-F1   rows")
    for source, line in figures.items():
        print(f"  {source:<32}{line['accuracy']:>8.3f}{line['macro']:>11.3f}{line['rows']:>7}")
    wrong = [] if told["head"] == head.version() else ["acts: the log is not that of the weights; run python -m training.joint"]
    return wrong + [
        f"acts, {source}: {name} is {figures[source][name]:.3f}, its floor {floor:.3f}"
        for source, line in floors.items()
        for name, floor in line.items()
        if figures[source][name] < floor
    ]
