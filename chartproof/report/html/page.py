"""Renders the page; style and script stand in it, and its security policy lets nothing else in."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from bulk.summary.hashing import source_of
from models.determination import NoteAdjudication
from models.note import Note
from service.showing.cases import CaseBuilder, CaseView
from service.showing.files import environment, script, style
from service.showing.wording import OUTCOMES

_HERE = Path(__file__).parent


def page(answers: Iterable[tuple[Note, NoteAdjudication]]) -> str:
    """Write one HTML file for all answers; it needs no other file, no network and no script to be read."""
    cases = [CaseBuilder(number, note, answer).build() for number, (note, answer) in enumerate(answers, start=1)]
    css, js = _style(), script()
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            cases=cases,
            counts=_counts(cases),
            style=Markup(css),  # noqa: S704 - our own files, not input
            script=Markup(js),  # noqa: S704
            security=(
                f"default-src 'none'; style-src {source_of(css)}; script-src {source_of(js)}; "
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
    made = environment(_HERE / "templates")
    made.globals["outcomes"] = OUTCOMES
    return made


@cache
def _style() -> str:
    return "\n".join((style(), (_HERE / "assets" / "report.css").read_text(encoding="utf-8")))
