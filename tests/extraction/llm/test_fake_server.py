"""The fake server itself: what it says over the wire is what its behaviour says."""

from typing import Any

import httpx2
import pytest

from tests.extraction.llm.behaviours import (
    Behaviour,
    ChangingDigits,
    FlippingSides,
    Inventing,
    Knowing,
    Stitching,
    proposed,
)
from tests.extraction.llm.failures import HTML, Failing, FloodingWhitespace, Redirecting, Sending, Truncating
from tests.extraction.llm.fake_server import FakeServer

NOTE = "The left facet injection gave 50% relief.\nShe denies numbness in the right leg.\n"
_ITEM = {"type": "object", "properties": {"kind": {"enum": ["relief", "exam_test"]}, "quote": {"type": "string"}}}
_SCHEMA = {"type": "object", "properties": {"facts": {"type": "array", "items": _ITEM}}}


def ask(server: FakeServer) -> httpx2.Response:
    schema = {"type": "json_schema", "json_schema": {"name": "facts", "schema": _SCHEMA}}
    body = {"model": "m", "messages": [{"role": "user", "content": NOTE}], "response_format": schema}
    return httpx2.post(f"{server.url}/chat/completions", json=body)


def said(server: FakeServer) -> dict[str, Any]:
    choice: dict[str, Any] = ask(server).json()["choices"][0]
    return choice


@pytest.mark.parametrize(
    ("behaviour", "quote"),
    [
        (Knowing([proposed("relief", "50% relief"), proposed("relief", "elsewhere")]), "50% relief"),
        (ChangingDigits(), "The left facet injection gave 85% relief."),
        (FlippingSides(), "The right facet injection gave 50% relief."),
        (Stitching(), "The left facet injec s in the right leg."),
        (Inventing(), "95% relief for 14 weeks"),
    ],
)
def test_a_model_says_what_its_behaviour_says(server: FakeServer, behaviour: Behaviour, quote: str) -> None:
    server.reset(behaviour)
    choice = said(server)
    assert quote in choice["message"]["content"]
    assert choice["finish_reason"] == "stop"
    assert server.asked[0].text == NOTE


def test_failures_come_over_the_wire(server: FakeServer) -> None:
    server.reset(Failing(500, times=1))
    assert [ask(server).status_code, ask(server).status_code] == [500, 200]
    server.reset(Redirecting("http://elsewhere.invalid/"))
    assert ask(server).headers["location"] == "http://elsewhere.invalid/"
    server.reset(Sending(HTML, "text/html"))
    assert ask(server).text.startswith("<!doctype")
    for behaviour in (Truncating(), FloodingWhitespace()):
        server.reset(behaviour)
        assert said(server)["finish_reason"] == "length"
