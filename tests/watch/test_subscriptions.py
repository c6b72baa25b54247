"""Lists of feeds: as feed readers export them, as people write them, and as attackers would."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableError
from onrecord.readers.subscriptions import load

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline type="rss" text="A" xmlUrl="https://a.example/feed?x=1&amp;y=2"/><outline text="B" xmlURL=" https://b.example/ "/></outline>
<outline text="again" xmlUrl="https://b.example/"/><outline text="only a folder"/><outline xmlUrl="javascript:alert(1)"/></body></opml>"""
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
BOMB = f'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">{LAUGHS}]><opml><body><outline xmlUrl="https://&j;/"/></body></opml>'
INSIDER = (
    '<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml><body><outline text="&f;" xmlUrl="https://a.example/"/></body></opml>'
)


def put(folder: Path, data: str | bytes) -> Path:
    path = folder / "feeds"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("data", [OPML, OPML.replace("?>", "?>\n\n", 1), OPML.replace("1.0", "1.0", 1).encode("utf-8-sig")])
def test_opml(tmp_path: Path, data: str | bytes) -> None:
    found = load(put(tmp_path, data))
    assert found.urls == ("https://a.example/feed?x=1&y=2", "https://b.example/")
    (failure,) = found.failures
    assert "no address" in failure.error
    assert failure.path.startswith(f"{tmp_path}/feeds:")


def test_opml_in_utf_16(tmp_path: Path) -> None:
    text = OPML.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>')
    assert len(load(put(tmp_path, text.encode("utf-16"))).urls) == 2


def test_a_list(tmp_path: Path) -> None:
    found = load(
        put(tmp_path, "\ufeff# mine\n\nhttps://a.example/#x\r\n  https://b.example/\nftp://c.example/\nhttp://u:secret@d.example/\n")
    )
    assert found.urls == ("https://a.example/#x", "https://b.example/")
    assert [one.path.rpartition(":")[2] for one in found.failures] == ["5", "6"]
    assert "secret" not in "".join(one.error for one in found.failures)


@pytest.mark.parametrize("data", [BOMB, INSIDER, "<opml><body>", "<rss/>", b"\xff\xfe", b"\x80", "x" * 5_000_001])
def test_what_is_no_list_is_refused(tmp_path: Path, data: str | bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        load(put(tmp_path, data))
    assert refused.value.hint
    assert "root:" not in str(refused.value)


def test_what_holds_no_address_lists_no_feed(tmp_path: Path) -> None:
    assert load(put(tmp_path, b"\0\nwords\n")).urls == ()


def test_no_file_and_too_many(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"):
        load(tmp_path / "none")
    with pytest.raises(UnreadableError, match="5,001"):
        load(put(tmp_path, "\n".join(f"https://{n}.example/" for n in range(5_001))))
