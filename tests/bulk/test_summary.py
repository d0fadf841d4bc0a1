"""The summary: its numbers are those of the run, and it needs nothing but itself."""

import html
import re
from datetime import UTC, datetime

from bulk.record import Counts, Record
from bulk.results.tally import Tally
from bulk.summary import summary
from bulk.summary.wording import OUTCOMES, REASONS
from models.determination import Outcome
from models.reason import Reason


def record(tally: Tally) -> Record:
    counts = Counts(input=1_234, done=1_200, quarantined=30, skipped=4, unreadable=10, done_before=0, done_now=1_224)
    return Record(
        signature={"engine": "chartproof 0.1.0"},
        counts=counts,
        tally=tally,
        said=("notes.csv: <the> text is taken from the column note",),
        started=datetime(2026, 1, 31, 12, 0, tzinfo=UTC),
        seconds_starting=2,
        seconds_judging=10,
        seconds_merging=1,
    )


def tally() -> Tally:
    tally = Tally()
    tally.outcomes.update({("p", "facet_injection", "denied"): 30, ("p", "facet_injection", "approved"): 10})
    tally.outcomes[("p", "sij_injection", "needs_information")] = 20
    tally.lacking[("p", "facet.relief", "Relief before")] = 17
    tally.reasons.update({("undated", "p"): 20, ("encrypted", None): 10})
    tally.kinds["relief"] = 99
    return tally


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(style|svg).*?</\1>", "", page)))


def test_every_number_stands_there_as_text() -> None:
    text = text_of(summary(record(tally())))
    assert "1,234 notes" in text
    assert "1,200 done 30 quarantined 4 skipped" in text
    assert "facet injection 10 approved · 30 denied" in text
    assert "Relief before 17" in text
    assert "undated (no date to be judged by: --undated-as-of gives one), for p 20" in text
    assert "notes.csv: &lt;the&gt; text" in text


def test_bars_are_as_long_as_their_numbers() -> None:
    page = summary(record(tally()))
    widths = re.findall(r'<rect class="(\S+)" x="([\d.]+)" y="0" width="([\d.]+)"', page)
    assert widths[:3] == [("good", "0.0", "250.0"), ("bad", "250.0", "750.0"), ("open", "0.0", "500.0")]


def test_it_needs_no_other_file_and_lets_nothing_in() -> None:
    page = summary(record(tally()))
    assert "default-src 'none'" in html.unescape(page)
    assert not re.search(r"<script|https?://|@import|url\(", page)


def test_a_run_with_nothing_in_it_is_still_a_page() -> None:
    assert "Nothing was quarantined." in summary(record(Tally()))


def test_every_outcome_has_its_words_and_every_explained_reason_exists() -> None:
    assert set(OUTCOMES) == set(Outcome.__args__)  # type: ignore[attr-defined]
    assert set(REASONS) <= set(Reason)
