"""Make `src/onrecord/data/territories.yml`: the names of the world's states and unions in the languages onrecord reads.

`python tools/territories.py`, with the package Babel (CLDR's data, Unicode licence) installed; it is not needed to run.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from babel import Locale

LANGUAGES = ("en", "de", "fr", "it", "es", "ru", "uk", "pl", "pt", "nl", "tr", "ar")
OUT = Path(__file__).parent.parent / "src" / "onrecord" / "data" / "territories.yml"
ALSO = {
    "US": ["U.S.", "U.S", "US", "USA", "America"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain"],
    "EU": ["EU", "E.U."],
    "UN": ["UN", "U.N."],
}
"""Short forms that CLDR does not list as names."""


def names(code: str) -> list[str]:
    """The names of a territory, the English ones first, each once."""
    told = [Locale(language).territories.get(code) for language in LANGUAGES]
    return list(dict.fromkeys([n for n in told if n] + ALSO.get(code, [])))


def main() -> None:
    """Write the file."""
    codes = sorted(c for c in Locale("en").territories if len(c) == 2 and c.isalpha() and c not in {"ZZ", "XA", "XB", "QO"})
    text = yaml.safe_dump({code: names(code) for code in codes}, allow_unicode=True, width=140, default_flow_style=True)
    OUT.write_text("# Names of states and unions by ISO code, from CLDR; made by tools/territories.py.\n" + text, encoding="utf-8")


if __name__ == "__main__":
    main()
