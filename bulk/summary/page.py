"""Lays out the summary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bulk.summary.hashing import source_of
from bulk.summary.plots import Piece, bar
from bulk.summary.wording import OUTCOMES, REASONS, worded

if TYPE_CHECKING:
    from bulk.record import Record
    from bulk.results.tally import Tally

_HERE = Path(__file__).parent
_ROWS = 15
"""Rows of a plot at most; the tables hold the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plot: what it is about, its bar, and its number or numbers in words."""

    label: str
    bar: Markup
    number: str


def summary(record: Record) -> str:
    """Write the page; it needs no other file, no network and no script."""
    style = (_HERE / "summary.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["grouped"] = "{:,}".format
    tally = record.tally
    page = environment.get_template("summary.html.j2").render(
        record=record,
        style=Markup(style),  # noqa: S704 - our own file, not input
        security=f"default-src 'none'; style-src {source_of(style)}; base-uri 'none'; form-action 'none'",
        outcomes=_outcomes(tally),
        legend=OUTCOMES,
        lacking=_lacking(tally),
        kinds=_lines(Counter({worded(kind): count for kind, count in tally.kinds.items()}), "accent"),
        quarantine=_quarantine(tally),
    )
    return page + "\n"


def _outcomes(tally: Tally) -> list[tuple[str, list[Line]]]:
    """Return a policy's families, each as a bar of its outcomes; bars of one policy have one scale."""
    plots = []
    for policy in sorted({policy for policy, _, _ in tally.outcomes}):
        families = Counter[str]()
        for (of, family, _), count in tally.outcomes.items():
            families[family] += count if of == policy else 0
        widest = max(families.values())
        plots.append((policy, [_family(tally, policy, family, widest) for family, count in _ranked(families) if count]))
    return plots


def _family(tally: Tally, policy: str, family: str, widest: int) -> Line:
    counts = [(words, tone, tally.outcomes[policy, family, outcome]) for outcome, (words, tone) in OUTCOMES.items()]
    pieces = [Piece(count, tone, f"{count:,} {words}") for words, tone, count in counts if count]
    return Line(worded(family), bar(pieces, widest), " · ".join(piece.said for piece in pieces))


def _lacking(tally: Tally) -> list[tuple[str, list[Line]]]:
    plots = []
    for policy in sorted({policy for policy, _, _ in tally.lacking}):
        counts = Counter({title: count for (of, _, title), count in tally.lacking.items() if of == policy})
        plots.append((policy, _lines(counts, "open")))
    return plots


def _quarantine(tally: Tally) -> list[Line]:
    counts = Counter[str]()
    for (reason, policy), count in tally.reasons.items():
        told = REASONS.get(reason)
        name = f"{worded(reason)} ({told})" if told else worded(reason)
        counts[f"{name}, for {policy}" if policy else name] += count
    return _lines(counts, "bad")


def _lines(counts: Counter[str], tone: str) -> list[Line]:
    ranked = _ranked(counts)[:_ROWS]
    widest = max((count for _, count in ranked), default=0)
    return [Line(label, bar([Piece(count, tone, f"{count:,}")], widest), f"{count:,}") for label, count in ranked]


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Order by count, then by name, so that equal counts always stand in the same order."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
