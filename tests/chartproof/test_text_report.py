"""The report for the terminal says everything that the answer says, within its width."""

import re

import pytest

from chartproof.report.text import as_text
from service.showing.quotes import one_line
from tests.chartproof.answers import NOTE, answer


def test_it_says_everything_that_the_answer_says() -> None:
    told = " ".join(as_text(NOTE, answer()).split())
    for part in (
        "visit_note example 2026-01, as of 2026-02-03",
        "✗ DENIED Facet joint injection 64493 + 64494, bilateral, L3-L5 Rationale of denied.",
        "✓ APPROVED WITH MODIFICATION Epidural injection 62323",
        "✗ not met Title of relief (decides) 50-60% is less than 80% line 3: “50-60% better”",
        "line 4: “Left SI joint very tender”",
        "? not documented Title of lasting how long it lasted is not said [SEED S-lasting]",
        "⇄ conflicting",
        "To be asked - How long did the relief last?",
        "To be changed - a visit of its own",
        "Would change the outcome - 80% relief in place of 50-60%",
        "2. Epidural injection 62323, at least 7 days after the visit before (2026-02-10 or later), if relief is under 50%",
        "- Radiofrequency ablation: if relief was at least 50%",
        "Warnings ! one invasive procedure a visit",
    ):
        assert part in told


def test_what_is_approved_needs_no_clinician_and_what_is_not_does() -> None:
    denied, approved, modified = as_text(NOTE, answer()).split("─" * 88)[:3]
    assert "a clinician decides" in denied
    assert "a clinician decides" not in approved
    assert "a clinician decides" in modified


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    assert max(map(len, as_text(NOTE, answer(), width=width).splitlines())) <= width


def test_colours_change_nothing_but_the_colours() -> None:
    painted = as_text(NOTE, answer(), colour=True)
    assert "\x1b[31m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == as_text(NOTE, answer())


def test_a_quote_cannot_steer_the_terminal_or_the_direction_of_writing() -> None:
    assert one_line("a\x1b[31m\u202eb\u200dc\x07") == "a␣[31m␣b\u200dc␣"
