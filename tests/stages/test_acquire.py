"""Documents to reports: decoding, extraction, details, dates, identity."""

from __future__ import annotations

import codecs
import os
import time
from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.stages.acquire import LONGEST, acquire
from onrecord.stages.acquire.dates import edtf
from onrecord.stages.acquire.language import code, tell
from onrecord.types import Details, Document, Origin

GERMAN = "Der Außenminister erklärte am Donnerstag, man müsse über die Lösung sprechen. Die Gespräche würden fortgesetzt, sagte er."
LINES = {
    "de": (GERMAN, ["cp1252", "latin-1", "utf-16-le", "utf-16-be"]),
    "fr": ("Le ministre a déclaré jeudi que les négociations étaient suspendues à la suite d’un désaccord.", ["cp1252"]),
    "es": ("El presidente dijo que mañana habrá una reunión más, según la agencia; «no cederemos», añadió.", ["cp1252", "latin-1"]),
    "en": ("The minister said the talks – which began on Thursday – would go on. “We won’t give in,” he said.", ["cp1252"]),
    "pl": (
        'Minister oświadczył, że rozmowy zostaną wznowione w przyszłym tygodniu. "Nie ustąpimy", powiedział.',
        ["cp1250", "iso8859-2", "cp852"],
    ),
    "ru": (
        'Министр заявил, что переговоры будут продолжены на следующей неделе. "Мы не уступим", - сказал он.',
        ["cp1251", "koi8-r", "cp866"],
    ),
    "tr": ("Bakan, görüşmelerin önümüzdeki hafta süreceğini söyledi. Şartlarımız değişmeyecek, dedi.", ["cp1254"]),
    "el": ("Ο υπουργός δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν την επόμενη εβδομάδα.", ["cp1253"]),
    "ar": ("قال الوزير إن المفاوضات ستستمر الأسبوع المقبل، مضيفا أننا لن نتراجع.", ["cp1256"]),
    "zh": ("外交部长星期四表示,谈判将于下周继续进行。他说:我们不会让步。", ["gb18030"]),
    "ja": ("外務大臣は木曜日、交渉は来週も続くと述べた。我々は譲歩しない、と語った。", ["cp932", "euc_jp"]),
    "ko": ("외교부 장관은 목요일 협상이 다음 주에 계속될 것이라고 말했다.", ["cp949"]),
}


def text(content: bytes | str, charset: str | None = None, *, media: str = "text", **details: str) -> str:
    return acquire(Document("a", "a", content, media, charset, metadata=Details(**details))).text


def page(body: str, head: str = "", lang: str = "") -> bytes:
    paragraph = "<p>The minister said on Thursday that the talks would go on next week, and that nobody would give in.</p>"
    return f"<html{lang}><head>{head}</head><body><article>{body or paragraph}</article></body></html>".encode()


@pytest.mark.parametrize(("line", "charset"), [(line, charset) for line, charsets in LINES.values() for charset in charsets])
def test_old_encodings_are_told_by_the_letters_of_the_language(line: str, charset: str) -> None:
    assert text(line.encode(charset)) == line


@pytest.mark.parametrize(("codec", "reader"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32")])
def test_a_mark_is_believed_and_what_pythons_codecs_leave_of_it_is_text(codec: str, reader: str) -> None:
    data = GERMAN.encode(codec)
    assert text(data, "cp1252") == data.decode(reader)
    assert text(data).removeprefix("\ufeff") == GERMAN


def test_a_page_and_an_empty_file_may_begin_with_a_mark() -> None:
    assert acquire(Document("a", "a", codecs.BOM_UTF8 + page(""), "html")).text == acquire(Document("a", "a", page(""), "html")).text
    with pytest.raises(UnreadableError):
        text(codecs.BOM_UTF8 + b"\n")


def test_plain_text_is_kept_as_it_is() -> None:
    exact = "\r\n  Zeile\t\u202eeins\u202c \re\u0301 \ufeff\u00ad\n\n\f"
    assert text(exact.encode()) == exact


def test_a_declared_code_page_yields_to_utf_8_but_holds_against_detection() -> None:
    assert text(GERMAN.encode(), "iso-8859-1") == GERMAN
    assert text("Größe".encode("latin-1"), "ISO-8859-1") == "Größe"
    assert text("łąka".encode("cp1250"), "windows-1250") == "łąka"


@pytest.mark.parametrize("charset", ["hex", "rot13", "unicode_escape", "utf-7", "idna", "zip", "no such", "", "\0"])
def test_a_declared_encoding_that_is_none_is_passed_over(charset: str) -> None:
    assert text(GERMAN.encode(), charset) == GERMAN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n",
        b"words\0words",
        b"\xff\xfewords in no utf-16" + b"!",
        Path("/bin/sh").read_bytes()[:20_000],
        bytes(range(256)) * 20,
        GERMAN.encode() + b" " + GERMAN.encode("cp1252"),
        GERMAN.encode() * 9 + b"\xfc",
        LINES["ru"][0].encode("cp1251") + GERMAN.encode("cp1252"),
        "Übel".encode("cp1252"),
        b"words\x01\x02\x03",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_what_is_no_text_or_could_be_two_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        text(data)


def test_halves_of_characters_and_boundless_texts_are_refused() -> None:
    for content in ("\ud800 words", "a\0b", "x" * (LONGEST + 1)):
        with pytest.raises(UnreadableError):
            text(content)
    assert len(text("x" * LONGEST)) == LONGEST


def test_ten_megabytes_of_noise_are_refused_soon() -> None:
    start = time.monotonic()
    for data in (os.urandom(10_000_000), b"x" * 10_000_000, b"\xe4" * 10_000_000):
        with pytest.raises(UnreadableError):
            text(data)
    assert time.monotonic() - start < 30


def test_the_main_text_of_a_page_keeps_headings_paragraphs_and_invisible_marks() -> None:
    body = (
        "<h1>Große Worte</h1><p>Erster&nbsp;Absatz mit \u202eSchrift\u202c und می‌خواهم &zwnj;und weich\u00adem Strich.</p><h2>Zwischen</h2>"
        "<p>Zweiter <b>Absatz</b>.</p><ul><li>eins</li><li>zwei</li></ul><table><tr><td>Zelle</td></tr></table>"
    )
    found = text(page(body) + b"<div class='comments'><p>Kommentar</p></div>", media="html")
    paragraph = "Erster Absatz mit \u202eSchrift\u202c und می\u200cخواهم \u200cund weichem Strich."
    assert found.split("\n") == ["Große Worte", paragraph, "Zwischen", "Zweiter Absatz.", "eins", "zwei"]


@pytest.mark.parametrize(
    "fragment",
    ["<p>Only this.</p>", "Only <b>this</b>.", "<div>Only this.</div>", "<?xml version='1.0' encoding='utf-8'?><p>Only this.</p>"],
)
def test_fragments_are_read(fragment: str) -> None:
    assert text(fragment, media="html") == "Only this."


@pytest.mark.parametrize(
    "content", ["", "<html><body></body></html>", "<script>var a = 1</script>", "<div>" * 50_000 + "x", "\0\0", "<" * 10_000]
)
def test_pages_without_an_article_are_refused(content: str) -> None:
    for form in (content, content.encode()):
        with pytest.raises(UnreadableError):
            text(form, media="html")


@pytest.mark.parametrize(
    "page", ["<p>x</p>" * 60_000, "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">words words words", "<" * 1_000_000]
)
def test_pages_that_would_take_minutes_are_refused_at_once(page: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableError):
        text(page, media="html")
    assert time.monotonic() - start < 30


def test_pages_are_decoded_by_what_they_declare() -> None:
    body = f"<p>{GERMAN}</p>"
    assert GERMAN in text(page(body, "<meta charset='windows-1252'>").decode().encode("cp1252"), media="html")
    assert GERMAN in text(page(body, "<meta charset=utf-16>"), media="html")
    assert GERMAN in text(page(body).decode().encode("cp1252"), "iso-8859-1", media="html")
    assert GERMAN in text(page(body, "<meta charset=iso-8859-1>"), media="html")


def test_a_broken_character_outside_the_article_does_no_harm_and_inside_is_refused() -> None:
    whole = page(f"<p>{GERMAN * 3}</p>")
    assert "\ufffd" not in text(whole.replace(b"<head>", b"<head><!-- \xff -->"), media="html")
    with pytest.raises(UnreadableError, match="broken"):
        text(whole.replace(b"Donnerstag", b"Donn\xffrstag"), media="html")


def settled(head: str, lang: str = "", **metadata: str) -> dict[str, tuple[str | None, Origin]]:
    report = acquire(Document("a", "a", page("", head, lang), "html", metadata=Details(**metadata)))
    return {name: (getattr(report.details, name), origin) for name, origin in report.provenance}


def test_markup_is_the_pages_own_word() -> None:
    found = settled(
        "<title>T</title><meta property='og:site_name' content='The Paper'><link rel=canonical href='/1'>"
        "<meta property='article:published_time' content='2025-11-27T23:30:00+09:00'>",
        " lang=en-GB",
        url="https://www.paper.example/1?ref=x",
    )
    assert found == {
        "url": ("https://www.paper.example/1?ref=x", Origin.METADATA),
        "outlet": ("The Paper", Origin.METADATA),
        "title": ("T", Origin.METADATA),
        "published": ("2025-11-27", Origin.METADATA),
        "language": ("en", Origin.METADATA),
    }


def test_what_only_seems_so_is_a_guess() -> None:
    found = settled("", url="https://www.paper.example/2025/11/27/talks")
    assert found["outlet"] == ("paper.example", Origin.GUESS)
    assert found["published"] == ("2025-11-27", Origin.GUESS)
    assert found["language"] == ("en", Origin.GUESS)


def test_a_page_without_a_date_has_none() -> None:
    assert "published" not in settled("")
    assert "published" not in settled("<meta name=date content='today'>")


@pytest.mark.parametrize(
    "head",
    [
        """<script type="application/ld+json">{"@graph": [{"datePublished": "2025-11-27T01:00:00+09:00", "headline": "H",
        "publisher": {"name": "P"}}]}</script>""",
        "<meta itemprop=datePublished content=2025-11-27>",
        "<meta name=date content='27. November 2025'>",
        "<meta property='article:published_time' content=''><meta name=DC.date content=2025-11-27>",
    ],
)
def test_dates_in_markup(head: str) -> None:
    assert settled(head)["published"] == ("2025-11-27", Origin.METADATA)


def test_broken_markup_is_passed_over() -> None:
    assert settled("<script type='application/ld+json'>{broken</script><script type='application/ld+json'>" + "[" * 100_000 + "</script>")


def test_the_manifest_wins_over_metadata_and_metadata_over_a_guess() -> None:
    manifest, metadata = Details(outlet="Manifest", published="no date"), Details("https://a.example/", "Meta", "T", "2025-11", "German")
    report = acquire(Document("a", "a", GERMAN, "text", manifest=manifest, metadata=metadata))
    assert report.details == Details("https://a.example/", "Manifest", "T", "2025-11", "de")
    assert report.provenance == (
        ("url", Origin.METADATA),
        ("outlet", Origin.MANIFEST),
        ("title", Origin.METADATA),
        ("published", Origin.METADATA),
        ("language", Origin.METADATA),
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "not an address", "http://", "http://[", "x" * 3_000])
def test_an_address_of_no_page_is_not_set(url: str) -> None:
    assert acquire(Document("a", "a", "Words.", "text", metadata=Details(url=url))).details == Details()


def test_the_language_of_a_few_words_is_not_guessed() -> None:
    assert tell("No date set") is None
    assert tell(GERMAN) == "de"
    assert tell(LINES["zh"][0]) == "zh"
    assert [code(name) for name in ("en-US", "zh_Hant_TW", "eng", "Deutsch", "und", "", "x-y", "1")] == [
        "en",
        "zh",
        "en",
        "de",
        None,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025", "2025"),
        ("2025-11", "2025-11"),
        ("2025-11-27", "2025-11-27"),
        ("2025-11-27~", "2025-11-27~"),
        ("2025-11-27T23:30:00+09:00", "2025-11-27"),
        ("2025-11-27 00:30:00Z", "2025-11-27"),
        ("2025/1/7", "2025-01-07"),
        ("20251127", "2025-11-27"),
        ("20251127T103000Z", "2025-11-27"),
        ("Thu, 27 Nov 2025 23:30:00 -0500", "2025-11-27"),
        ("27.11.2025, 14:30 Uhr", "2025-11-27"),
        ("27. November 2025", "2025-11-27"),
        ("November 27th, 2025 at 4:05 pm", "2025-11-27"),
        ("27 de noviembre de 2025", "2025-11-27"),
        ("27 ноября 2025", "2025-11-27"),
        ("Nov. 2025", "2025-11"),
        ("13/04/2025", "2025-04-13"),
        ("04/13/2025", "2025-04-13"),
        ("1764201600", "2025-11-27"),
        ("1764201600000", "2025-11-27"),
        ("03/04/2025", None),
        ("2025-02-30", None),
        ("2025-13-01", None),
        ("0000-00-00", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
        ("today at 5", None),
        ("", None),
        ("9" * 100_000, None),
        ("May be 2025", None),
        ("\u0662\u0660\u0662\u0665", "2025"),
        ("۱۴۰۴/۹/۶", None),
    ],
)
def test_dates(written: str, expected: str | None) -> None:
    assert edtf(written) == expected


def test_the_id_depends_on_name_and_text_alone() -> None:
    base = Document("x/a.txt", "a.txt", "Words.", "text")
    same = Document("y/a.txt", "a.txt", b"Words.", "text", manifest=Details(outlet="O"))
    other = Document("x/b.txt", "b.txt", "Words.", "text")
    assert acquire(base).id == acquire(same).id != acquire(other).id
    assert len(acquire(base).id) == 16
