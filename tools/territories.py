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
    "TR": ["Turkey"],
    "CZ": ["Czech Republic", "Tschechische Republik", "République tchèque"],
    "NL": ["Holland"],
    "MM": ["Burma", "Birma"],
    "CI": ["Ivory Coast", "Cote d'Ivoire"],
    "SZ": ["Swaziland"],
    "MK": ["Macedonia", "Mazedonien"],
    "TL": ["East Timor", "Osttimor"],
    "AE": ["UAE", "U.A.E.", "Emirates"],
    "PS": ["Palestine", "Palästina", "Palestinian Authority", "Palästinensische Autonomiebehörde"],
    "HK": ["Hong Kong", "Hongkong"],
    "MO": ["Macau", "Macao"],
    "BA": ["Bosnia", "Bosnia and Herzegovina", "Bosnia-Herzegovina", "Bosnien", "Bosnien-Herzegowina"],
    "CD": ["Democratic Republic of Congo", "Democratic Republic of the Congo", "Demokratische Republik Kongo"],
    "CG": ["Republic of Congo", "Republic of the Congo"],
    "TT": ["Trinidad and Tobago"],
    "RU": ["Russian Federation", "Russische Föderation"],
    "CN": ["People's Republic of China", "Volksrepublik China"],
    "IR": ["Islamic Republic of Iran"],
    "DE": ["Federal Republic of Germany", "Bundesrepublik Deutschland", "Bundesrepublik"],
}
"""Short forms and former names that CLDR does not list as names."""
FIRST = {"TR": "Turkey"}
"""What English reports mostly call a state, where CLDR has another name first."""


def names(code: str) -> list[str]:
    """The names of a territory, the English ones first, each once."""
    told = [Locale(language).territories.get(code) for language in LANGUAGES]
    first = [FIRST[code]] if code in FIRST else []
    return list(dict.fromkeys([*first, *(n for n in told if n), *ALSO.get(code, [])]))


def main() -> None:
    """Write the file."""
    codes = sorted(c for c in Locale("en").territories if len(c) == 2 and c.isalpha() and c not in {"ZZ", "XA", "XB", "QO"})
    text = yaml.safe_dump({code: names(code) for code in codes}, allow_unicode=True, width=140, default_flow_style=True)
    OUT.write_text("# Names of states and unions by ISO code, from CLDR; made by tools/territories.py.\n" + text, encoding="utf-8")


if __name__ == "__main__":
    main()
