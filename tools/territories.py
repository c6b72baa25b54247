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
    "US": [
        *("U.S.", "U.S", "US", "USA", "America", "United States of America", "Vereinigte Staaten von Amerika", "Etats-Unis"),
        *("États-Unis d’Amérique", "Stati Uniti d’America", "Estados Unidos de América", "EE. UU.", "EE. UU", "EE.UU.", "EEUU"),
        *("США", "Соединённые Штаты", "Сполучені Штати Америки", "Соединенные Штаты Америки", "Соединённые Штаты Америки", "EUA"),
    ],
    "GB": [
        *("UK", "U.K.", "Britain", "Great Britain", "Großbritannien", "Grossbritannien", "Grande-Bretagne", "Gran Bretagna"),
        *("Gran Bretaña", "Grã-Bretanha", "Groot-Brittannië", "Соединённое Королевство", "Сполучене Королівство", "İngiltere"),
    ],
    "EU": ["EU", "E.U."],
    "UN": ["UN", "U.N."],
    "TR": ["Turkey"],
    "CZ": [
        *("Czech Republic", "Tschechische Republik", "République tchèque", "Repubblica Ceca", "República Checa", "Чешская Республика"),
        *("Чеська Республіка", "Republika Czeska"),
    ],
    "SK": ["Slovak Republic", "Slowakische Republik", "République slovaque", "Repubblica Slovacca", "República Eslovaca"],
    "NL": ["Holland", "Olanda", "Holanda", "Голландия", "Голландія"],
    "BY": ["Weißrussland", "Weissrussland", "Белоруссия", "Bélarus", "Białoruś"],
    "MM": ["Burma", "Birma", "Birmanie", "Birmania", "Мьянма", "Бирма", "М’янма"],
    "CI": ["Ivory Coast", "Cote d'Ivoire", "Elfenbeinküste", "Costa de Marfil", "Wybrzeże Kości Słoniowej"],
    "SZ": ["Swaziland", "Swasiland"],
    "MK": ["Macedonia", "Mazedonien"],
    "TL": ["East Timor", "Osttimor"],
    "AE": ["UAE", "U.A.E.", "Emirates", "VAE", "Émirats", "Эмираты", "Объединённые Арабские Эмираты"],
    "PS": [
        *("Palestine", "Palästina", "Palestinian Authority", "Palästinensische Autonomiebehörde", "Autorité palestinienne"),
        *("Autorità Palestinese", "Autoridad Palestina", "Palestina", "Палестина", "Палестинская автономия"),
    ],
    "HK": ["Hong Kong", "Hongkong", "Гонконг"],
    "MO": ["Macau", "Macao"],
    "BA": [
        *("Bosnia", "Bosnia and Herzegovina", "Bosnia-Herzegovina", "Bosnien", "Bosnien-Herzegowina", "Bosnie", "Bosnia-Erzegovina"),
        *("Bosnia e Erzegovina", "Босния", "Боснія", "Bośnia"),
    ],
    "CD": [
        *("Democratic Republic of Congo", "Democratic Republic of the Congo", "DR Congo", "DRC", "Demokratische Republik Kongo"),
        *("DR Kongo", "République démocratique du Congo", "RD Congo", "RDC", "Repubblica Democratica del Congo", "ДР Конго", "ДРК"),
    ],
    "CG": ["Republic of Congo", "Republic of the Congo", "Republik Kongo", "République du Congo", "Республика Конго"],
    "CF": ["Centrafrique"],
    "CV": ["Kap Verde", "Kapverden"],
    "KP": ["Северная Корея", "DPRK"],
    "KR": ["Южная Корея", "Republic of Korea", "Republik Korea"],
    "KG": ["Кыргызстан", "Kirgistan", "Kirgisien", "Kyrgyz Republic"],
    "MD": ["Moldawien", "Молдавия", "Молдавія", "Republic of Moldova"],
    "TT": ["Trinidad and Tobago"],
    "RU": [
        *("Russian Federation", "Russische Föderation", "Fédération de Russie", "Federazione Russa", "Federación Rusa", "Russland"),
        *("Federación de Rusia", "Российская Федерация", "РФ", "Російська Федерація", "Federacja Rosyjska", "Rußland"),
    ],
    "CN": [
        *("People's Republic of China", "Volksrepublik China", "République populaire de Chine", "Repubblica Popolare Cinese"),
        *("República Popular China", "КНР", "Китайская Народная Республика"),
    ],
    "IR": ["Islamic Republic of Iran", "Islamische Republik Iran", "République islamique d’Iran", "Исламская Республика Иран"],
    "SY": ["Syrian Arab Republic"],
    "GM": ["The Gambia"],
    "IE": ["Republic of Ireland", "Republik Irland"],
    "DE": ["Federal Republic of Germany", "Bundesrepublik Deutschland", "Bundesrepublik", "ФРГ"],
}
"""Short forms, everyday names and former ones that CLDR does not list as names."""
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
