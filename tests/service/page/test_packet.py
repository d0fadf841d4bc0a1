"""The packet: printed, it holds the numbered quotes, the criteria, the versions and the line for the reviewer."""

import io
from collections.abc import Callable

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser import Watched
from tests.service.page.conftest import violations
from tests.service.page.test_reading import FIRST, tried


def test_a_printed_packet_holds_the_answer_with_its_proof(window: Callable[..., Watched], address: str) -> None:
    page = tried(window(), address)
    sha256 = page.evaluate("JSON.parse(document.getElementById('review-data').textContent).note.sha256")
    page.get_by_role("button", name="Packet").click()
    expect(page.get_by_role("heading", name="Reviewer")).to_be_visible()
    assert violations(page) == []
    printed = " ".join(part.extract_text() for part in PdfReader(io.BytesIO(page.pdf())).pages)
    words = " ".join(printed.split())
    for wanted in (
        "A recommendation, not a decision",
        "50-60% improvement[E1]",
        "at least 80%",
        "commercial-spine-injections, version",
        "chartproof 0",
        "Signature:",
        "Visit plan",
        "Radiofrequency ablation",
    ):
        assert wanted in words, wanted
    assert sha256 in words.replace(" ", "")
    assert FIRST.text.splitlines()[-1] in words
