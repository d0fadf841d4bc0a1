"""Reads relief of pain after a treatment."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import ClassVar

from extraction.chart import Chart, by_start
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.episodes.target import Target, siblings
from extraction.episodes.whose import of_family
from extraction.kinds.relief import context
from extraction.kinds.relief.details import describe
from extraction.kinds.relief.statement import Statement
from extraction.kinds.relief.statements import find_all
from models.vocabulary import Kind

_SEEMED = re.compile(r"\b(?:seem(?:s|ed)?|look(?:s|ed)?|appear(?:s|ed)?|thinks?|thought|believes?|felt that)\b")
_HEARD = 60


class ReliefReader:
    """Reads relief, or the lack of it: how much, for how long, of which treatment.

    A percent, a fraction, two scores before and after, or words ("did very well", "made no difference") state relief;
    its treatment is named in its clause, its list's heading or the sentences before, or stays unspecified.

    >>> from extraction import read
    >>> facts = read("The medial branch blocks gave 85% relief for six hours.").facts
    >>> [(f.attributes.treatment, f.attributes.percent.low) for f in facts if f.kind == "relief"]
    [('medial_branch_block', 85)]

    Hopes are `possible`, expectations `conditional`; goals, thresholds, studies, leaflets and consent text are none.

    Misses: relief told only by what the patient can do again; scores told in different paragraphs.
    """

    kind: ClassVar[Kind] = "relief"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every statement of relief."""
        found = find_all(chart)
        drafts = []
        for index, statement in enumerate(found):
            limit = found[index + 1].start if index + 1 < len(found) else len(chart.text)
            targets = [statement.target, *siblings(chart, statement.target)] if statement.target else [None]
            drafts += [_draft(chart, statement, target, limit) for target in targets]
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Decide whose relief it is and whether it was had; a negation is part of the statement itself."""
        assert draft.assessment is not None
        statement = _statement_at(chart, draft)
        draft.assertion = "present"
        clause = clause_at(chart, draft.start)
        conditions = [
            c for c in draft.assessment.cues if c.category == "CONDITIONAL" and clause.start <= c.start < draft.start
        ]
        if of_family(chart, draft):
            draft.assertion = "family"
        elif _seems(chart, draft):
            draft.assertion = "possible"
        elif statement.role == "hope":
            draft.assertion, draft.temporality = "possible", "planned"
        elif conditions or context.ahead(chart, statement.start, statement.end):
            if statement.phrase is not None:
                return None
            draft.assertion, draft.temporality = "conditional", "planned"
        if draft.temporality is None:
            told_there = statement.target is not None and statement.target.tier == "note"
            draft.temporality = "current" if draft.attributes.get("ongoing") or told_there else "past"
        return draft


def _seems(chart: Chart, draft: Draft) -> bool:
    """Say whether somebody else only thinks that the patient was better ("his wife says he seemed all better")."""
    sentence = chart.sentence_at(draft.start)
    people = chart.mentions_in("person", max(sentence.start, draft.start - _HEARD), draft.start)
    others = [p for p in people if p.entry.sets["person"] not in ("patient", "telling")]
    return bool(others) and _SEEMED.search(chart.lower, others[-1].end, draft.start) is not None


def _draft(chart: Chart, statement: Statement, target: Target | None, limit: int) -> Draft:
    named = target.treatment.named if target else None
    draft = Draft("relief", statement.start, statement.end, statement.rule)
    draft.attributes = {
        "treatment": target.treatment.family if target else "unspecified",
        "percent": statement.percent,
        "procedure": named,
    }
    if statement.phrase is not None:
        draft.attributes["quality"] = statement.phrase.quality
        draft.attributes["ongoing"] = statement.phrase.ongoing
    for start, end in statement.scores:
        if not (statement.start <= start and end <= statement.end):
            draft.support.append((start, end))
    if target is not None:
        draft.cite(target.treatment)
    describe(chart, statement, draft, limit)
    return draft


def _statement_at(chart: Chart, draft: Draft) -> Statement:
    found = find_all(chart)
    return found[bisect_left(found, draft.start, key=by_start)]


READER = ReliefReader()
