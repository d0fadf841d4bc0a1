"""FHIR bulk exports: which attachment is read, what is withdrawn, and what only points elsewhere."""

import base64
import json
from datetime import date
from typing import Any

import pytest

from bulk.readers import Found, Unreadable
from models.reason import Reason
from scripts.bad_archive.formats import cda, html, pdf, rtf, word
from tests.bulk.readers.reading import found, read, read_and_said

TEXT = "Low back pain for 3 years.\nRelief of 80% after L4-L5 facet block."


def attachment(content_type: str, raw: bytes) -> dict[str, Any]:
    return {"attachment": {"contentType": content_type, "data": base64.b64encode(raw).decode()}}


def reference(*content: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"resourceType": "DocumentReference", "id": "d", "status": "current", "content": list(content), **fields}


def lines(*resources: dict[str, Any]) -> bytes:
    return "\n".join(map(json.dumps, resources)).encode()


PLAIN = attachment("text/plain; charset=utf-8", TEXT.encode())


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        attachment("text/plain", TEXT.encode("utf-16")),
        attachment("application/rtf", rtf(TEXT)),
        attachment("TEXT/RTF", rtf(TEXT)),
        attachment("text/html", html(TEXT)),
        attachment("application/xhtml+xml", b'<?xml version="1.0" encoding="utf-8"?>' + html(TEXT)),
        attachment("application/pdf", pdf(TEXT)),
        attachment("application/octet-stream", pdf(TEXT)),
        attachment("text/xml", cda(TEXT)),
        attachment("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word(TEXT)),
    ],
)
def test_every_type_of_attachment_is_read(content: dict[str, Any]) -> None:
    (item,) = found("n.ndjson", lines(reference(content)))
    assert item.note.text.split() == TEXT.split()
    assert item.note.note_id == "d"


def test_plain_text_is_preferred_and_the_choice_is_said() -> None:
    (item,) = found("n.ndjson", lines(reference(attachment("application/pdf", b"%PDF-"), PLAIN)))
    assert item.note.text == TEXT
    assert item.note.warnings == ("read from its text/plain; not read: application/pdf",)


def test_the_date_of_the_encounter_wins_over_that_of_the_document() -> None:
    context = {"period": {"start": "2026-01-02T23:30:00-05:00"}}
    first, second, third = found(
        "n.ndjson",
        lines(
            reference(PLAIN, date="2026-02-01", context=context, id="a"),
            reference(PLAIN, date="2026-02-01T01:00:00Z", id="b"),
            reference(PLAIN, date="2026-02", id="c"),
        ),
    )
    assert first.note.date_of_service == date(2026, 1, 2)
    assert second.note.date_of_service == date(2026, 2, 1)
    assert third.note.date_of_service is None


def test_a_report_is_read_from_its_presented_form() -> None:
    report = {"resourceType": "DiagnosticReport", "id": "r", "presentedForm": [PLAIN["attachment"]]}
    (item,) = found("n.ndjson", lines({**report, "effectiveDateTime": "2026-01-02"}))
    assert (item.note.text, item.note.date_of_service) == (TEXT, date(2026, 1, 2))


def test_a_binary_further_on_in_the_file_is_taken() -> None:
    pointing = reference({"attachment": {"url": "https://example.org/fhir/Binary/b1"}})
    binary = {"resourceType": "Binary", "id": "b1", "contentType": "text/plain", "data": PLAIN["attachment"]["data"]}
    (item,) = found("n.ndjson", lines(pointing, binary))
    assert (item.note.text, item.source) == (TEXT, "n.ndjson, line 1")


@pytest.mark.parametrize(
    ("resource", "reason"),
    [
        (reference({"attachment": {"url": "Binary/b9"}}), Reason.NOT_INLINE),
        (reference({"attachment": {"url": "https://example.org/n.txt"}}), Reason.NOT_INLINE),
        (reference(), Reason.NO_TEXT),
        (reference({"attachment": {"data": "no base64!"}}), Reason.DAMAGED),
        (reference({"attachment": {"data": 7}}), Reason.BAD_RECORD),
        (reference(attachment("image/png", b"\x89PNG")), Reason.UNSUPPORTED),
        (reference(attachment("application/dicom", b"Canary")), Reason.UNSUPPORTED),
        (reference(attachment("text/plain", b"  ")), Reason.EMPTY),
        (reference(PLAIN, status="entered-in-error"), Reason.WITHDRAWN),
        (reference(PLAIN, docStatus="entered-in-error"), Reason.WITHDRAWN),
        (reference(PLAIN, date="Canary"), Reason.BAD_RECORD),
        ({"resourceType": "DocumentReference", "id": "d", "content": "Canary"}, Reason.NO_TEXT),
        ({"resourceType": "DocumentReference", "id": "d", "content": [7, {"attachment": 7}]}, Reason.NO_TEXT),
    ],
)
def test_what_carries_no_note_is_told(resource: dict[str, Any], reason: Reason) -> None:
    (item,) = read("n.ndjson", lines(resource))
    assert isinstance(item, Unreadable)
    assert (item.reason, item.note_id, item.source) == (reason, "d", "n.ndjson, line 1")
    assert "Canary" not in item.detail


def test_other_resources_are_counted_aloud() -> None:
    items, said = read_and_said("n.ndjson", lines({"resourceType": "Patient", "id": "p"}, reference(PLAIN)))
    assert [type(item) for item in items] == [Found]
    assert said == ["resources that carry no notes were passed over: 1 Patient"]
