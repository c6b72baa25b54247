"""Positions without a verb of saying, on invented text that no reader has looked at, so that only the rule answers."""

from __future__ import annotations

import pytest

from onrecord.stages.attribute.hollow import fill
from onrecord.stages.attribute.page import Page
from onrecord.stages.attribute.positions import positions
from onrecord.types import Attribution
from onrecord.words.spans import reads


def found(text: str, language: str = "en", rows: list[Attribution] | None = None) -> list[tuple[str, str, str]]:
    return [
        (reads(text, one.source), reads(text, one.cue), reads(text, one.content)) for one in positions(Page.of(text), rows or [], language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "The miners are holding out for a bonus.", ("The miners", "are holding out for", "a bonus")),
        ("en", "Both pilots are prepared to fly at night.", ("Both pilots", "are prepared to", "fly at night")),
        ("en", "But the envoys are understood to be willing to wait.", ("the envoys", "are understood to be willing to", "wait")),
        ("en", "The court gave the ministry ten days to publish the list.", ("The court", "gave", "ten days to publish the list")),
        ("en", "Velt handed the crews until noon to leave.", ("Velt", "handed", "until noon to leave")),
        (
            "en",
            "The mill has maintained all along that the water is clean.",
            ("The mill", "has maintained all along", "that the water is clean"),
        ),
        ("en", "Velmar would rather close the mine than sell it.", ("Velmar", "would rather", "close the mine than sell it")),
        ("en", "Norda will not sign until the crew is home.", ("Norda", "will not sign", "until the crew is home")),
        ("en", "The chief negotiator, Iren Tal, turned the plan down.", ("The chief negotiator, Iren Tal,", "turned … down", "the plan")),
        ("de", "Die Firma bietet drei Prozent.", ("Die Firma", "bietet", "drei Prozent")),
        ("de", "Die Gewerkschaft besteht weiter auf einer Garantie.", ("Die Gewerkschaft", "besteht weiter auf", "einer Garantie")),
        ("de", "Der Verband schlägt eine Pause von zwei Wochen vor.", ("Der Verband", "schlägt … vor", "eine Pause von zwei Wochen")),
        ("de", "Die Lotsen hatten das Angebot abgelehnt.", ("Die Lotsen", "hatten … abgelehnt", "das Angebot")),
        ("de", "Der Minister hat den Vorwurf bestritten.", ("Der Minister", "hat … bestritten", "den Vorwurf")),
        ("de", "Die Öffnung der Schleuse lehnte er ab.", ("er", "lehnte … ab", "Die Öffnung der Schleuse")),
        ("de", "Velt warnte am Montag vor einem Stillstand.", ("Velt", "warnte am Montag vor", "einem Stillstand")),
        ("de", "Die Wache bestritt den Beschuss.", ("Die Wache", "bestritt", "den Beschuss")),
        ("de", "Das Land stellte sich demonstrativ hinter Orra.", ("Das Land", "stellte sich demonstrativ hinter", "Orra")),
        ("de", "Das Bündnis lehnt die Brücke ab.", ("Das Bündnis", "lehnt … ab", "die Brücke")),
        ("de", "Neue Gespräche lehnte er ab.", ("er", "lehnte … ab", "Neue Gespräche")),
        ("fr", "Le port a rejeté l'offre.", ("Le port", "a rejeté", "l'offre")),
        ("it", "La sindaca è pronta ad aprire il ponte.", ("La sindaca", "è pronta", "ad aprire il ponte")),
        ("es", "El puerto está abierto a una tregua.", ("El puerto", "está abierto", "a una tregua")),
        ("ru", "Мэр готов открыть мост.", ("Мэр", "готов", "открыть мост")),
        ("en", "Velmar's only condition is a ceasefire.", ("Velmar's", "only condition is", "a ceasefire")),
        ("en", "The firm's latest offer would raise pay by 4 percent.", ("The firm's", "latest offer", "would raise pay by 4 percent")),
        ("en", "The clerks tabled a draft of two pages.", ("The clerks", "tabled", "a draft of two pages")),
        ("en", "Orra would not budge on the toll.", ("Orra", "would not budge on", "the toll")),
        ("en", "The Pilots' Guild has come down to 9 percent.", ("The Pilots' Guild", "has come down to", "9 percent")),
        ("en", "The mills won't go past 12.", ("The mills", "won't go past", "12")),
        ("en", "Velmar has undertaken to dredge the canal.", ("Velmar", "has undertaken to", "dredge the canal")),
        ("en", "The ferry line owned up to a leak.", ("The ferry line", "owned up to", "a leak")),
        ("en", "The envoy did not rule it out.", ("The envoy", "did not rule … out", "it")),
        ("es", "La empresa lo niega.", ("La empresa", "niega", "lo")),
        ("es", "La empresa ofrece un tres por ciento.", ("La empresa", "ofrece", "un tres por ciento")),
        ("es", "El juez dio a los mineros diez días para volver.", ("El juez", "dio", "diez días para volver")),
        ("it", "L'azienda lo ha smentito.", ("L'azienda", "ha smentito", "lo")),
        ("it", "L'azienda offre il tre per cento.", ("L'azienda", "offre", "il tre per cento")),
        (
            "it",
            "Il giudice ha dato dieci giorni ai minatori per tornare.",
            ("Il giudice", "ha dato", "dieci giorni ai minatori per tornare"),
        ),
        ("fr", "Le port l'a démenti.", ("Le port", "a démenti", "l'")),
        ("fr", "Le juge a donné aux mineurs dix jours pour revenir.", ("Le juge", "a donné", "dix jours pour revenir")),
        ("ru", "Компания отвергла предложение.", ("Компания", "отвергла", "предложение")),
        ("ru", "Судья дал бастующим десять дней.", ("Судья", "дал", "десять дней")),
        ("uk", "Суддя дав страйкарям десять днів.", ("Суддя", "дав", "десять днів")),
        ("en", "The growers accepted the plan the same evening.", ("The growers", "accepted", "the plan the same evening")),
        ("en", "Norda has flatly rejected Velmar's latest offer.", ("Norda", "has flatly rejected", "Velmar's latest offer")),
        ("en", "Last week the mill turned down the cut.", ("the mill", "turned down", "the cut")),
        ("en", "The guild will not hear of it.", ("The guild", "will not hear of", "it")),
        ("en", "Mine strike: pit union ready to talk from Monday", ("pit union", "ready to", "talk from Monday")),
        ("en", "Norda insists on lock gates as Velmar gets its dam", ("Norda", "insists on", "lock gates")),
        (
            "de",
            "Zugleich schloss der frühere Lotse aus, den Hafen zu räumen.",
            ("der frühere Lotse", "schloss … aus", "den Hafen zu räumen"),
        ),
        ("de", "Das wies Jorun Tal, Sprecherin der Werft, zurück.", ("Jorun Tal, Sprecherin der Werft,", "wies … zurück", "Das")),
        ("de", "Einem neuen Dock erteilte sie eine Absage.", ("sie", "erteilte … eine Absage", "Einem neuen Dock")),
        ("de", "Der Reeder schlug das Angebot aus.", ("Der Reeder", "schlug … aus", "das Angebot")),
        ("uk", "Мер готовий відкрити міст.", ("Мер", "готовий", "відкрити міст")),
    ],
)
def test_a_position_is_found(language: str, text: str, row: tuple[str, str, str]) -> None:
    assert found(text, language) == [row]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is nothing that the guards are prepared to do."),
        ("en", "The bank gave the firm ten days off."),
        ("en", "The ladder is against the wall."),
        ("en", "“We are prepared to fly at night.”"),
        ("en", "The dam will not move."),
        ("en", "The court accepted the chair that it was given."),
        ("en", "The car turned down the lane."),
        ("en", "The pit is closed: the union ready to talk has left."),
        ("de", "Zugleich schloss die Schule früher."),
        ("de", "Am Mittwoch schlug der Blitz ein."),
        ("de", "Am Morgen fährt der Zug ab."),
        ("de", "Der Turm besteht aus Holz."),
        ("fr", "Le port est près de la gare."),
        ("en", "The town's condition is poor."),
        ("en", "The firm's offer of Friday is on the table."),
        ("es", "El hotel ofrece una vista del mar."),
        ("es", "La empresa lo vende."),
        ("it", "Il prato dà sulla strada."),
        ("fr", "La route donne sur le port."),
        ("ru", "Сад дал хорошие яблоки."),
        ("ru", "Мэр принял посла."),
    ],
)
def test_what_is_no_position_is_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


def test_what_is_attributed_already_stays_as_it_is() -> None:
    text = "The miners are holding out for a bonus."
    row = Attribution(((28, 38),), ((0, 10),), ((11, 27),), score=0.9)
    assert positions(Page.of(text), [row], "en") == [row]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "kept"),
    [
        ("en", "Norda denied it.", "Norda", "denied", "it", True),
        ("en", "Norda has not rejected that.", "Norda", "has not rejected", "that", True),
        ("en", "Norda confirmed that the port is shut.", "Norda", "confirmed", "that", False),
        ("en", "Norda called it.", "Norda", "called", "it", False),
        ("de", "Norda wies das zurück.", "Norda", "wies", "das", True),
        ("de", "Norda sagte das.", "Norda", "sagte", "das", False),
        ("es", "Norda lo niega.", "Norda", "niega", "lo", True),
        ("ru", "Норда это отрицает.", "Норда", "отрицает", "это", True),
    ],
)
def test_an_answer_may_be_a_pronoun(language: str, text: str, source: str, cue: str, content: str, *, kept: bool) -> None:
    said, who, how = (((text.index(part), text.index(part) + len(part)),) for part in (content, source, cue))
    assert bool(fill(Page.of(text), [Attribution(said, who, how, score=0.9)], language)) is kept


@pytest.mark.parametrize(
    "text",
    [
        "The wheel would not move.",
        "The kite dangled from the mast.",
        "The mayor came down to the quay.",
        "The lorry cannot go under the bridge quickly",
        "The lorry has not moved from the bridge.",
        "The town has not moved on from the flood.",
        "The boat floats a metre above the mud.",
        "The clerk cannot go over 40 in that car.",
        "The treaty gives guarantees to their neighbours.",
    ],
)
def test_what_moves_in_the_open_is_no_position(text: str) -> None:
    assert found(text) == []
