"""Reads scores of pain."""

from __future__ import annotations

from typing import Any, ClassVar

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.pain_score.numbers import Score, scores_in
from extraction.kinds.pain_score.timing import Timed, timings_of
from models.vocabulary import Kind

_SILENT = ("consent", "allergies")


class PainScoreReader:
    """Reads scores of pain on a scale of 0 to 10, and when each held.

    A number out of ten counts where its sentence, or the one before, speaks of pain and nothing else is scored ("stress
    level 8/10"); a bare number counts after the name of a scale ("VAS 8", "pain score: 5", "numeric rating 6 before and
    1 after") or on one ("7 on a 0-10 scale"). A score that is both average and current is two facts.

    >>> from extraction import read
    >>> [(f.anchor.text, f.attributes.timing) for f in read("Worst pain 9/10, average 5/10.").facts]
    [('9/10', 'worst'), ('5/10', 'average')]

    Misses: scores in tables whose heading alone says that it is of pain; faces or colours without a number.
    """

    kind: ClassVar[Kind] = "pain_score"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every score of pain, and for each time it held."""
        drafts: list[Draft] = []
        for group in scores_in(chart):
            for score, timings in zip(group, timings_of(chart, group), strict=True):
                if timings:
                    drafts.extend(self._draft(score, timing) for timing in timings)
                else:
                    drafts.append(self._draft(score, None))
        return drafts

    def _draft(self, score: Score, timing: Timed | None) -> Draft:
        attributes: dict[str, Any] = {"value": score.value}
        draft = Draft(self.kind, score.start, score.end, score.rule, attributes)
        if timing is not None:
            attributes["timing"] = timing.timing
            draft.cite(timing)
        return draft

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop goals, conditions and instructions; a score that was measured is present."""
        assert draft.assessment is not None
        section = chart.section_at(draft.start)
        if draft.assessment.assertion == "conditional" or (section is not None and section.name in _SILENT):
            return None
        if draft.assessment.temporality == "planned":
            return None
        if section is not None and "goal" in chart.lower[section.start : section.heading_end]:
            return None
        if draft.assessment.assertion in ("absent", "possible"):
            draft.assertion = "present"
        return draft


READER = PainScoreReader()
