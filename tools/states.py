"""Make `src/onrecord/data/states.yml`: capitals, inhabitants and adjectives of the world's states, for words that stand for a government.

`python tools/states.py`, with the packages countryinfo (MIT: capitals and English demonyms) and Babel (CLDR's data, Unicode licence:
names of capitals as cities of time zones, names of languages as adjectives) installed; neither is needed to run.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

LANGUAGES = ("en", "de", "fr", "it", "es", "ru", "uk", "pl", "pt", "nl", "tr", "ar")
OUT = Path(__file__).parent.parent / "src" / "onrecord" / "data" / "states.yml"
ALSO = {
    "US": [
        "American",
        "Americans",
        "US-amerikanisch",
        "amerikanisch",
        "américain",
        "américaine",
        "statunitense",
        "americano",
        "estadounidense",
        "американский",
        "американський",
        "amerykański",
    ],
    "GB": ["British", "Briton", "Britons", "britisch", "britannique", "britannico", "británico", "британский", "британський", "brytyjski"],
    "CH": ["Swiss", "schweizerisch", "Schweizer", "suisse", "svizzero", "suizo", "швейцарский", "szwajcarski"],
    "IL": ["israelisch", "israélien", "israélienne", "israeliano", "israelí", "израильский"],
    "AT": ["österreichisch", "autrichien", "autrichienne", "austriaco", "австрийский"],
    "BE": ["belgisch", "belge", "belga", "бельгийский"],
    "IN": ["indisch", "indien", "indienne", "indiano", "indio", "индийский"],
    "EG": ["Egyptian", "ägyptisch", "égyptien", "egiziano", "egipcio", "египетский"],
    "SA": ["Saudi", "saudisch", "saoudien", "saudita", "саудовский"],
    "AE": ["Emirati", "emiratisch"],
    "EU": ["europäische Union"],
    "KR": ["South Korean", "südkoreanisch", "sud-coréen", "sudcoreano", "surcoreano", "южнокорейский"],
    "KP": ["North Korean", "nordkoreanisch", "nord-coréen", "nordcoreano", "norcoreano", "северокорейский"],
    "CN": ["Chinese", "chinesisch", "chinois", "chinoise", "cinese", "chino", "китайский"],
    "TR": ["Turk"],
    "PS": ["Palestinian", "Palestinians", "palästinensisch", "Palästinenser", "palestinien", "palestinese", "palestino", "палестинский"],
    "BA": ["Bosnian", "bosnisch", "bosnien", "bosniaco", "bosnio", "боснийский"],
    "NL": ["hollandais", "hollandaise", "holandés", "голландский"],
    "BY": ["weißrussisch", "belarussisch", "belarusisch", "белорусский", "белорус", "biélorusse", "bielorusso", "bielorruso"],
    "DK": ["Danes"],
    "SE": ["Swedes"],
    "FI": ["Finns"],
    "PL": ["Poles"],
    "ES": ["Spaniard", "Spaniards"],
    "RS": ["Serb", "Serbs"],
    "HR": ["Croat", "Croats"],
    "JP": ["Japanese", "japanisch", "japonais", "japonaise", "giapponese", "japonés", "японский"],
}
"""Adjectives that CLDR and countryinfo do not tell, of states often in the news."""
CAPITALS = {
    "UA": ["Kyiv", "Kiev", "Kiew", "Kyjiw", "Київ", "Киев"],
    "US": ["Washington", "Вашингтон"],
    "CN": ["Beijing", "Peking", "Pékin", "Pechino", "Pekín", "Пекин"],
    "IL": ["Tel Aviv", "Tel-Aviv", "Тель-Авив"],
    "TR": ["Ankara", "Анкара"],
    "IN": [
        *("New Delhi", "Neu-Delhi", "Neu Delhi", "Delhi", "Nuova Delhi", "Nueva Delhi", "Nouvelle-Delhi", "Nowe Delhi", "Дели"),
        *("Нью-Дели", "Нью-Делі"),
    ],
    "NL": [
        *("Amsterdam", "Ámsterdam", "Амстердам", "Amsterdã", "أمستردام", "The Hague", "Den Haag", "La Haye", "L’Aia", "La Haya"),
        *("Haga", "Гаага"),
    ],
    "KZ": ["Astana", "Астана", "Nur-Sultan", "Nursultan", "Нур-Султан"],
    "CI": ["Yamoussoukro", "Abidjan", "Абиджан"],
    "BJ": ["Porto-Novo", "Porto Novo", "Portonovo", "Порто-Ново", "Cotonou", "Котону"],
    "MD": ["Chișinău", "Chişinău", "Chisinau", "Kischinau", "Кишинёв", "Кишинев", "Кишинів", "Kiszyniów"],
    "MM": ["Naypyidaw", "Nay Pyi Taw", "Naypyitaw", "Нейпьидо"],
    "BO": ["Sucre", "La Paz", "Ла-Пас"],
    "PK": ["Islamabad", "Исламабад"],
    "CH": ["Bern", "Berne", "Berna"],
    "AU": ["Canberra"],
    "BR": ["Brasília", "Brasilia"],
    "VA": [],
    "PS": ["Ramallah"],
    "CA": ["Ottawa"],
}
"""Capitals, and seats of governments elsewhere, where the cities of time zones do not have their names, or where these would mislead."""
SPOKEN = {
    "de": "DE",
    "fr": "FR",
    "it": "IT",
    "es": "ES",
    "ru": "RU",
    "uk": "UA",
    "pl": "PL",
    "nl": "NL",
    "tr": "TR",
    "sv": "SE",
    "da": "DK",
    "nb": "NO",
    "no": "NO",
    "fi": "FI",
    "el": "GR",
    "hu": "HU",
    "cs": "CZ",
    "sk": "SK",
    "bg": "BG",
    "ro": "RO",
    "hr": "HR",
    "sr": "RS",
    "ka": "GE",
    "hy": "AM",
    "az": "AZ",
    "be": "BY",
    "lt": "LT",
    "lv": "LV",
    "et": "EE",
    "vi": "VN",
    "th": "TH",
    "ja": "JP",
    "kk": "KZ",
    "sq": "AL",
    "sl": "SI",
    "is": "IS",
}
"""Languages called as the state that is named after the same people."""


def countries() -> dict[str, dict[str, Any]]:
    """What countryinfo knows, by ISO code."""
    found = {}
    for path in sorted((p for p in (files("countryinfo") / "data").iterdir() if p.name.endswith(".json")), key=lambda p: p.name):
        told = json.loads(path.read_text(encoding="utf-8") or "{}")
        found[told.get("ISO", {}).get("alpha2", "")] = told
    return found


def cities() -> dict[str, list[str]]:
    """The names of a city in all languages, by its English name."""
    found: dict[str, list[str]] = {}
    for zone in sorted({zone for language in LANGUAGES for zone in Locale(language).time_zones}):
        city = [Locale(language).time_zones.get(zone, {}).get("city") for language in LANGUAGES]
        english = city[0] or zone.split("/")[-1].replace("_", " ")
        found[english] = list(dict.fromkeys([english, *(name for name in city if name)]))
    return found


def adjectives(code: str, told: dict[str, Any]) -> list[str]:
    """The words for what belongs to a state, and for its people."""
    spoken = [Locale(one).languages.get(tongue) for tongue, state in SPOKEN.items() if state == code for one in LANGUAGES]
    demonym = told.get("demonym") or ""
    return list(dict.fromkeys(word for word in (demonym, *(s for s in spoken if s and " " not in s), *ALSO.get(code, [])) if word))


def main() -> None:
    """Write the file."""
    known, named = countries(), cities()
    rows = {}
    for code in sorted(c for c in known if len(c) == 2):
        capital = known[code].get("capital") or ""
        names = CAPITALS.get(code) if code in CAPITALS else named.get(capital, [capital] if capital else [])
        rows[code] = {"capital": names, "adjectives": adjectives(code, known[code])}
    text = yaml.safe_dump(rows, allow_unicode=True, width=140, default_flow_style=None)
    OUT.write_text(
        "# Capitals and adjectives of states by ISO code, from countryinfo and CLDR; made by tools/states.py.\n" + text, encoding="utf-8"
    )


if __name__ == "__main__":
    main()
