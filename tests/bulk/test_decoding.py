"""Bytes become text exactly, whatever their encoding; what is no text is refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk.notes.decoding import MAX_BYTES, check_text, decode
from models.errors import NoteError

NOTE = "Naïve café note:\r\n  pain 7/10 — “worse” at night 😕\r\n\r\nPLAN:\tcontinue\r"


@pytest.mark.parametrize(
    ("raw", "warning"),
    [
        (NOTE.encode("utf-8"), None),
        (NOTE.encode("utf-8-sig"), "read as UTF-8 with a byte order mark"),
        (NOTE.encode("utf-16"), "read as UTF-16"),
        (b"\xfe\xff" + NOTE.encode("utf-16-be"), "read as UTF-16"),
        (NOTE.encode("utf-32"), "read as UTF-32"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"],
)
def test_every_encoding_gives_the_same_text_and_is_said(raw: bytes, warning: str | None) -> None:
    assert decode(raw) == (NOTE, (warning,) if warning else ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_and_said(encoding: str) -> None:
    text, warnings = decode("Low back pain, 50-60% better.\r\n".encode(encoding))
    assert text == "Low back pain, 50-60% better.\r\n"
    assert warnings == ("read as UTF-16: it has no byte order mark",)


def test_windows_1252_is_read_and_said() -> None:
    text, warnings = decode("café — “worse”, ½ tablet".encode("cp1252"))
    assert text == "café — “worse”, ½ tablet"
    assert warnings == ("read as Windows-1252: not valid UTF-8 from byte 4 on",)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF file"),
        (b"PK\x03\x04rest", "is a zip archive or an Office document"),
        (b"{\\rtf1 note}", "is an RTF document"),
        (b"\x1f\x8b\x08rest", "is a compressed file"),
        (bytes(range(1, 32)) * 4, "is a binary file"),
        (b"pain \x81\x8d\x8f\x90\x9d", "is neither UTF-8"),
        (b"\xff\xfeP\x00a", "begins as UTF-16 but is damaged at byte 5"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(NoteError, match=reason):
        decode(raw)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" \r\n\t", "is empty"),
        ("pain\0relief", r"holds a NUL character \(character 5\)"),
        ("pain \ud83d", r"holds half of a surrogate pair \(character 6\)"),
        ("x" * (MAX_BYTES + 1), "is longer than 10,000,000 characters"),
    ],
    ids=["nothing", "blank", "nul", "surrogate", "long"],
)
def test_texts_that_are_no_note_are_refused(text: str, reason: str) -> None:
    with pytest.raises(NoteError, match=reason):
        check_text(text)


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda text: "\ufeff" not in text[:1])
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    try:
        assert decode(text.encode()).text == text
    except NoteError as error:
        assert text.startswith(("%PDF-", "{\\rtf", "GIF8", "BZh", "PAR1")), error  # noqa: PT017
