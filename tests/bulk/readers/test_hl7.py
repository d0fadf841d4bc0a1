"""HL7 v2: lines joined, escapes decoded, documents in base64 read, whatever ends the segments."""

import base64
from datetime import date

import pytest

from bulk.readers import Found, Limits, Unreadable
from models.reason import Reason
from scripts.bad_archive.formats import pdf, rtf
from tests.bulk.readers.reading import found, read, text

HEAD = "MSH|^~\\&|A|B|C|D|20260115083000||ORU^R01|m1|P|2.5.1"
ORDER = "OBR|1|p1|f1|x|||20260110"


def message(*segments: str, end: str = "\r") -> bytes:
    return (end.join((HEAD, *segments)) + end).encode()


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_and_repetitions_are_joined_by_newlines(end: str) -> None:
    raw = message(ORDER, "OBX|1|TX|||Low back pain.  ", "OBX|2|FT|||a~b", "OBX|3|TX|||", "OBX|4|TX||| end ", end=end)
    (item,) = found("m.hl7", raw)
    assert item.note.text == "Low back pain.  \na\nb\n\n end "
    assert (item.note.note_id, item.note.date_of_service) == ("f1", date(2026, 1, 10))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\.br\b", "a\nb"),
        (r"a\.sp2\b", "a\n\nb"),
        (r"\T\ \S\ \R\ \F\ \E\ ", "& ^ ~ | \\ "),
        (r"a\X0D0A\b", "a\nb"),
        (r"caf\XC3A9\ ", "café "),
        (r"\H\bold\N\ ", "bold "),
        (r"L4\L5\S1", r"L4\L5\S1"),
        ("50% & 60% ^ C:\\x", "50% & 60% ^ C:\\x"),
    ],
)
def test_escapes_are_decoded_and_what_is_none_stays(written: str, meant: str) -> None:
    assert text("m.hl7", message(ORDER, f"OBX|1|FT|||{written}|")) == meant


def test_separators_are_those_that_the_message_declares() -> None:
    raw = b"MSH$%*!@$A$B$C$D$2026$$ORU%R01$m9$P$2.5\rOBR$1$$f9\rOBX$1$TX$$$a|b \\T\\ ^ c*d!T!e\r"
    (item,) = found("m.hl7", raw)
    assert (item.note.note_id, item.note.text) == ("f9", "a|b \\T\\ ^ c\nd@e")


def test_line_ends_left_within_a_note_are_kept() -> None:
    assert text("m.hl7", message(ORDER, "OBX|1|TX|||a\nb\n\nc", "OBX|2|TX|||d")) == "a\nb\n\nc\nd"


def test_each_order_with_text_is_a_note() -> None:
    raw = message(ORDER, "OBX|1|TX|||one", "OBR|2||f2|||20260111", "OBX|1|NM|||7", "OBR|3||f1", "OBX|1|TX|||three")
    assert [(item.note.note_id, item.note.text) for item in found("m.hl7", raw)] == [("f1", "one"), ("f1-2", "three")]


def test_a_document_message_is_one_note_named_by_its_document() -> None:
    head = HEAD.replace("ORU^R01", "MDM^T02")
    raw = f"{head}\rTXA|1|PN|TX|20260109||||||||doc-7^SYS\rOBX|1|TX|||a\rOBR|1||f1\rOBX|2|TX|||b\r".encode()
    (item,) = found("m.hl7", raw)
    assert (item.note.note_id, item.note.text, item.note.date_of_service) == ("doc-7", "a\nb", date(2026, 1, 9))


def test_many_messages_in_one_file_with_batch_segments_and_frames() -> None:
    second = HEAD.replace("m1", "m2")
    raw = f"FHS|^~\\&|\rBHS|^~\\&|\r\x0b{HEAD}\rOBX|1|TX|||a\r\x1c\r\x0b{second}\rOBX|1|TX|||b\r\x1c\rBTS|2\rFTS|1\r"
    assert [(item.note.note_id, item.note.text) for item in found("m.txt", raw.encode())] == [("m1", "a"), ("m2", "b")]


@pytest.mark.parametrize(
    "field",
    [
        f"^application^pdf^Base64^{base64.b64encode(pdf('Low back pain for 3 years.')).decode()}",
        f"^TEXT^RTF^Base64^{base64.b64encode(rtf('Low back pain for 3 years.')).decode()}",
        f"^AP^PDF^Base64^{base64.b64encode(pdf('Low back pain for 3 years.')).decode()}",
        f"^text^plain^Hex^{b'Low back pain for 3 years.'.hex()}",
        "^text^plain^A^Low back pain for 3 years.",
    ],
)
def test_documents_within_are_read(field: str) -> None:
    (item,) = found("m.hl7", message(ORDER, f"OBX|1|ED|||{field}"))
    assert item.note.text.strip() == "Low back pain for 3 years."
    assert any(said.startswith("read from the document in it") for said in item.note.warnings)


def test_text_wins_over_the_document_beside_it_and_says_so() -> None:
    (item,) = found("m.hl7", message(ORDER, "OBX|1|TX|||a", "OBX|2|ED|||^application^pdf^Base64^AAAA"))
    assert item.note.text == "a"
    assert item.note.warnings == ("a document beside it (application/pdf) was not read",)


@pytest.mark.parametrize(
    ("segments", "reason"),
    [
        (["OBX|1|NM|||7"], Reason.NO_TEXT),
        (["OBX|1|RP|||file.pdf^x"], Reason.NOT_INLINE),
        (["OBX|1|TX|||Canary||||||W"], Reason.WITHDRAWN),
        (["OBX|1|ED|||^application^pdf^Base64^***"], Reason.DAMAGED),
        (["OBX|1|ED|||^application^pdf^zip^Canary"], Reason.BAD_RECORD),
        (["OBX|1|TX||| "], Reason.EMPTY),
        ([], Reason.NO_TEXT),
    ],
)
def test_messages_without_a_note_are_told(segments: list[str], reason: Reason) -> None:
    (item,) = read("m.hl7", message(ORDER, *segments))
    assert isinstance(item, Unreadable)
    assert item.reason == reason
    assert "Canary" not in item.detail


def test_a_cancelled_document_is_withdrawn() -> None:
    head = HEAD.replace("ORU^R01", "MDM^T11")
    (item,) = read("m.hl7", f"{head}\rTXA|1|PN|TX|20260109||||||||doc-7\rOBX|1|TX|||a\r".encode())
    assert isinstance(item, Unreadable)
    assert (item.reason, item.note_id) == (Reason.WITHDRAWN, "doc-7")


def test_a_message_that_is_too_long_is_passed_over() -> None:
    long = [f"OBX|{number}|TX|||{'x' * 90}" for number in range(30)]
    raw = message(ORDER, *long) + message(ORDER, "OBX|1|TX|||b")
    first, second = read("m.hl7", raw, limits=Limits(piece_bytes=1000))
    assert isinstance(first, Unreadable)
    assert first.reason == Reason.TOO_LONG
    assert isinstance(second, Found)
    assert second.note.text == "b"
