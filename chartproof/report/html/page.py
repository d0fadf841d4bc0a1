"""Renders the page; style and script stand in it, and its security policy lets nothing else in."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from chartproof.report.html.views import CaseBuilder, CaseView
from chartproof.report.wording import OUTCOMES
from models.determination import NoteAdjudication
from models.note import Note

_HERE = Path(__file__).parent


def page(answers: Iterable[tuple[Note, NoteAdjudication]]) -> str:
    """Write one HTML file for all answers; it needs no other file, no network and no script to be read."""
    cases = [CaseBuilder(number, note, answer).build() for number, (note, answer) in enumerate(answers, start=1)]
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            cases=cases,
            counts=_counts(cases),
            style=Markup(style),  # noqa: S704 - our own files, not input
            script=Markup(script),  # noqa: S704
            security=(
                f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
                "base-uri 'none'; form-action 'none'"
            ),
        )
    )


def _counts(cases: list[CaseView]) -> list[tuple[str, int]]:
    """Count the outcomes in the order in which the vocabulary lists them."""
    counts = Counter(line.outcome for case in cases for line in case.determinations)
    return [(outcome, counts[outcome]) for outcome in OUTCOMES if counts[outcome]]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["outcomes"] = OUTCOMES
    return environment


@cache
def _asset(name: str) -> str:
    return (_HERE / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
