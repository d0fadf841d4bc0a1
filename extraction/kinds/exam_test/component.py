"""Reads provocative and neurologic tests."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.chart import Chart
from extraction.draft import Draft
from models.vocabulary import Kind

_POSITIVE = re.compile(r"\bpos(?:itive)?\b|\+")


class ExamTestReader:
    """Reads provocative and neurologic tests with their result and side."""

    kind: ClassVar[Kind] = "exam_test"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every named test."""
        drafts = []
        for mention in chart.mentions.get("exam_test", []):
            sentence = chart.sentence_at(mention.start)
            positive = _POSITIVE.search(chart.lower, sentence.start, sentence.end)
            drafts.append(
                Draft(
                    self.kind,
                    mention.start,
                    mention.end,
                    mention.entry.id,
                    {**mention.entry.sets, "result": "positive" if positive else "negative"},
                )
            )
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """A test that was done is present whatever its result."""
        draft.assertion = "present"
        return draft


READER = ExamTestReader()
