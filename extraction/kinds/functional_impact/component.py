"""Reads what the pain does to daily life."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.chart import Chart, Sentence
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.functional_impact.instruments import Scored, scores_in
from extraction.kinds.functional_impact.statements import Statement, statements_in
from models.vocabulary import Kind

_SILENT = ("consent", "allergies", "medications", "procedure", "family_history", "labs", "imaging")
_OTHER_CAUSE = re.compile(r"\b(?:due\s+to|because\s+of|secondary\s+to|owing\s+to)\s+")
_THESE = re.compile(r"(?:both|these|those|them|that)\b")
_NOT_HERS = re.compile(
    r"\b(?:may|could|can|told\s+to)\s+(?:then\s+|gradually\s+|slowly\s+)?(?:resume|return)\b|\b(?:should|must|shall|goals?|will|to\s+(?:increase|improve|decrease)|would|avoid|do\s+not|don['’]t|advised|instructed|recommend\w*|in\s+order\s+to)\b"
)
_STILL_ABLE = "functional_impact.still_able"
_UNCHANGED = "functional_impact.unchanged"
_AS_FAR_AS = re.compile(
    r"[^.;\n]{0,30}?\b(?:only|but|if|\d+|an?\s(?:few|short|block)|one|two|three|four|five|six|ten|several|short|with)\b"
)
"""What goes on after "still able to walk" and says how little: no limit is denied there."""
_BY_NATURE = re.compile(r"\b(?:eat|exercise|sex|feed|write|drive)\b|sleep[\s-]\w+")
"""What much else than a pain takes away: it counts only where pain is spoken of."""
_WITHIN = 3
_WISHED = re.compile(r"\b(?:wants?|likes?|hop(?:es?|ing)|desires?|wish(?:es)?|capable|eager|plans?|expect\w*)\b")
_UNABLE = re.compile(
    r"\b(?:can(?:not|\s+not|['’]?t)|could(?:\s+not|n['’]?t)|unable|not\s+(?:yet\s+)?(?:been\s+)?able|never|not\s+yet)\b"
    r"(?:(?!;|\b(?:and|but|now|then|until)\b).)*\Z"
)
_EXAMINED = ("review_of_systems", "physical_exam")
_THEME = 5  # so many words of pain make a note one about pain
_OFTEN = 2
_REACH = 50


class FunctionalImpactReader:
    """Reads what the pain does to daily life: activities that are limited or better again, and disability scores.

    A word of limit or recovery counts with an activity it is said of ("cannot stand longer than ten minutes",
    "interferes with sleep and work", "sleeping better"), where the note speaks of pain nearby; in a list each activity
    is a fact. A score counts after the name of its scale. "Does not limit anything" is limited, and absent.

    >>> from extraction import read
    >>> [(f.anchor.text, f.attributes.activity) for f in read("ODI 42%. Back pain; she cannot walk far.").facts
    ...  if f.kind == "functional_impact"]
    [('ODI 42%', None), ('cannot walk far', 'walking')]

    Misses: limits told only by what was done before; activities without a word in its vocabulary; goals are left out.
    """

    kind: ClassVar[Kind] = "functional_impact"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every score of a scale, and for every activity that is limited or better."""
        drafts = [self._of_score(scored) for scored in scores_in(chart)]
        for statement in statements_in(chart):
            if self._counts(chart, statement):
                drafts.append(self._of_statement(chart, statement))
        return drafts

    def _of_score(self, scored: Scored) -> Draft:
        attributes = {"instrument": scored.instrument, "score": scored.value}
        return Draft(self.kind, scored.start, scored.end, scored.rule, attributes)

    def _of_statement(self, chart: Chart, statement: Statement) -> Draft:
        attributes = {
            "activity": statement.activity,
            "effect": statement.effect,
            "instrument": _scale_of_heading(chart, statement),
        }
        draft = Draft(self.kind, statement.start, statement.end, statement.rule, attributes)
        draft.cite(statement.cue)
        return draft

    def _counts(self, chart: Chart, statement: Statement) -> bool:
        """Say whether a statement is a finding about pain: not an examination's, an advice or another illness's."""
        section = chart.section_at(statement.start)
        if section is not None and section.name in _SILENT:
            return False
        if statement.rule == _UNCHANGED and _of_an_organ(chart, statement):
            return False
        clause = clause_at(chart, statement.start)
        if _is_talk(chart, statement, clause) or _caused_otherwise(chart, statement, clause):
            return False
        if section is not None and section.name in _EXAMINED:
            return "told" not in statement.cue.entry.sets and _named(chart, clause.start, clause.end, "pain")
        return _speaks_of_pain(chart, statement)

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Take the negation within a phrase ("cannot walk") as its own, one outside it as a denial."""
        assessment = draft.assessment
        assert assessment is not None
        if assessment.boilerplate or assessment.assertion == "conditional" or assessment.temporality == "planned":
            return None
        section = chart.section_at(draft.start)
        if section is not None and "goal" in chart.lower[section.start : section.heading_end]:
            return None
        if draft.attributes.get("score") is not None:
            draft.assertion = "present"
            return draft
        if draft.rule == _UNCHANGED:
            draft.assertion = "absent"
            return draft
        if draft.rule == _STILL_ABLE:
            if _AS_FAR_AS.match(chart.lower, draft.end):
                return None
            draft.assertion = "absent"
            return draft
        if assessment.assertion == "absent":
            return self._denied(draft, chart)
        if draft.attributes["effect"] == "improved":
            sentence = chart.sentence_at(draft.start)
            if _UNABLE.search(chart.lower, max(sentence.start, draft.start - _REACH), draft.start):
                draft.attributes["effect"] = "limited"
        return draft

    def _denied(self, draft: Draft, chart: Chart) -> Draft | None:
        assert draft.assessment is not None
        outside = [
            c
            for c in draft.assessment.cues
            if c.category == "NEGATED" and (c.end <= draft.start or c.start >= draft.end)
        ]
        if not outside:
            draft.assertion = "present"
            return draft
        if draft.attributes["effect"] == "improved":
            draft.attributes["effect"] = "limited"
            draft.assertion = "present"
        return draft


def _of_an_organ(chart: Chart, statement: Statement) -> bool:
    """Say whether a function is one of an organ ("renal function: no change")."""
    near = chart.mentions_in("activity", max(0, statement.start - _WITHIN * 10), statement.end)
    return any("role" in mention.entry.sets and mention.end > statement.start for mention in near)


def _is_talk(chart: Chart, statement: Statement, clause: Sentence) -> bool:
    """Say whether a statement is advice, a plan or a goal, or a recovery that is only wished for."""
    begin, cue = max(clause.start, statement.cue.start - _REACH), statement.cue
    if _NOT_HERS.search(chart.lower, begin, cue.end):
        return True
    return statement.effect == "improved" and _WISHED.search(chart.lower, begin, cue.start) is not None


def _speaks_of_pain(chart: Chart, statement: Statement) -> bool:
    """Say whether the note speaks of pain nearby or throughout, or names no other complaint in the same sentence."""
    pains = sum(m.entry.sets["role"] == "pain" for m in chart.mentions.get("symptom", []))
    if "pain" in statement.cue.entry.sets and not pains:
        return False
    index = chart.sentence_index(statement.start)
    before = chart.sentences[max(0, index - _WITHIN)]
    after = chart.sentences[min(len(chart.sentences) - 1, index + 1)]
    scaled = chart.mentions_in("disability_scale", before.start, after.end)
    if scaled or _named(chart, before.start, after.end, "pain"):
        return True
    if pains >= (_OFTEN if statement.activity == "work" else _THEME):
        return True
    if index <= _WITHIN and not _named(chart, 0, after.end, "other"):
        return True
    sentence = chart.sentences[index]
    return not _named(chart, sentence.start, sentence.end, "other") and not _BY_NATURE.search(
        chart.lower, statement.start, statement.end
    )


def _caused_otherwise(chart: Chart, statement: Statement, clause: Sentence) -> bool:
    """Say whether a cause is told that is neither a pain nor a part of the body: "due to her poor eyesight"."""
    cause = _OTHER_CAUSE.search(chart.lower, statement.end, min(clause.end, statement.end + _REACH))
    if cause is None or _THESE.match(chart.lower, cause.end()):
        return False
    if any(_named(chart, cause.end(), clause.end, role) for role in ("pain", "general")):
        return False
    bodily = ("region", "diagnosis", "activity")
    of_body = any(chart.mentions_in(vocabulary, cause.end(), clause.end) for vocabulary in bodily)
    return not of_body or _named(chart, cause.end(), clause.end, "other")


def _named(chart: Chart, start: int, end: int, role: str) -> bool:
    return any(m.entry.sets["role"] == role for m in chart.mentions_in("symptom", start, end))


def _scale_of_heading(chart: Chart, statement: Statement) -> str | None:
    """The scale that heads the statement: "OSWESTRY: Significant impact on daily life"."""
    section = chart.section_at(statement.start)
    if section is None or chart.sentence_at(statement.start).start > section.heading_end + 3:
        return None
    scales = chart.mentions_in("disability_scale", section.start, section.heading_end)
    name = scales[0].entry.sets.get("instrument") if scales else None
    return str(name) if name else None


READER = FunctionalImpactReader()
