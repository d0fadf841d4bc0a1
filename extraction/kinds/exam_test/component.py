"""Reads provocative and neurologic tests."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.anatomy import sides
from extraction.anatomy.sides import Side
from extraction.assertion.assessment import Assessment
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.exam_test import tables
from extraction.kinds.exam_test.judging import value_of
from extraction.kinds.exam_test.marks import marked
from extraction.kinds.exam_test.reading import read_unit
from extraction.kinds.exam_test.results import Result
from extraction.kinds.exam_test.sides import Sided, own_side, together
from extraction.kinds.exam_test.units import Unit, heads_above, label_of, units_of, without
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_ANCHOR = 60
_LONGEST_LIST = 400
_LIST = re.compile(
    r"(?:[\s,/]|\b(?:or|and|nor|any|the|a|his|her|evidence|of|signs?|tests?|testing|evident|elicited)\b)*"
)


_THERE = re.compile(
    r"(?:[:;,\n]\s*|\b(?:there (?:is|are|was|were)|has|had|with|shows?|showed|demonstrates?|reveals?|revealed|exhibits?|and)\s+)"
    r"(?:an?\s+|the\s+|some\s+|(?:\d+|one|two|three|four|several|a few|few)(?:\s?-\s?\d+)?\s+beats?\s+of\s+)?"
    r"(?:(?:left|right|bilateral|mild|moderate|marked|subtle|sustained|unsustained|lumbar|cervical|brisk|obvious|clear|slight|[lr][ul]e|b[ul]e)\s+)*$"
)


class ExamTestReader:
    """Reads provocative and neurologic tests with their result and side.

    A test needs a result: a word beside it, a list's head, a ticked box, a sign, a cell of a table, or the degrees a
    leg was raised. Two sides with two results are two facts. A straight leg raise that hurts in the back alone is
    equivocal, for it is no root sign.

    >>> from extraction import read
    >>> [(f.attributes.test, f.attributes.result) for f in read("FABER was positive, Gaenslen negative.").facts]
    [('faber', 'positive'), ('gaenslen', 'negative')]

    Misses: "all five" said of tests named further above; results given in another paragraph than the test; tests
    known only by their inventor's initials.
    """

    kind: ClassVar[Kind] = "exam_test"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every test with a result, one for each side that has its own."""
        drafts = []
        for unit in units_of(chart):
            pairs = marked(chart, unit)
            rest = without(unit, [test for test, _ in pairs])
            for test, sided in [*pairs, *(tables.row(chart, unit) or read_unit(chart, rest))]:
                draft = _draft(chart, unit, test, sided)
                if draft is not None:
                    drafts.append(draft)
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """A test that was done is present whatever its result; one only advised or feared is none."""
        assessment = draft.assessment
        if assessment is None or assessment.assertion in ("conditional", "family"):
            return None
        if draft.attributes["result"] is None:
            draft.attributes["result"] = _by_assertion(chart, draft, assessment)
        if draft.attributes["result"] is None:
            return None
        draft.assertion = "present"
        if assessment.temporality == "planned":
            draft.temporality = "current"
        return draft


def _draft(chart: Chart, unit: Unit, test: Mention, sided: Sided | None) -> Draft | None:
    entry = test.entry
    attributes: dict[str, object] = {"test": entry.sets["test"], "result": None}
    if entry.sets["test"] == "other":
        attributes["name"] = " ".join(chart.text[test.start : test.end].split())
    draft = Draft("exam_test", test.start, test.end, entry.id, attributes)
    words = own_side(chart, test)
    if sided is None:
        if entry.sets.get("motion") or entry.sets.get("toes"):
            return None
    else:
        attributes["result"] = value_of(chart, test, sided.result, _until(unit, sided.result))
        if attributes["result"] is None:
            return None
        _stretch(draft, unit, test, sided.result)
        draft.cite(sided.result)
        within = [word for word in words if test.start <= word.start < test.end]
        words = within or (list(sided.words) if sided.side else words)
    words = _labelled(chart, unit, test) or words or _side_above(chart, unit)
    draft.laterality = together(words)
    for word in words:
        draft.cite(word)
    return draft


def _until(unit: Unit, result: Result) -> int:
    """Return where the words about a result end: at the next test."""
    return min([test.start for test in unit.tests if test.start >= result.end], default=unit.end)


def _stretch(draft: Draft, unit: Unit, test: Mention, result: Result) -> None:
    """Let the anchor reach to the result where no other test stands between."""
    start, end = min(test.start, result.start), max(test.end, result.end)
    alone = all(other.end <= start or other.start >= end or _same(other, test) for other in unit.tests)
    if alone and end - start <= (test.end - test.start) + _ANCHOR and start >= unit.start:
        draft.start, draft.end = start, end


def _same(other: Mention, test: Mention) -> bool:
    return test.start <= other.start and other.end <= test.end


def _labelled(chart: Chart, unit: Unit, test: Mention) -> list[Side]:
    """Return the side that labels the test's line, unless the test has a side of its own."""
    label = label_of(chart, unit)
    if label is None or own_side(chart, test):
        return []
    return [_letter(chart, *label)]


def _letter(chart: Chart, start: int, end: int) -> Side:
    """Return the side that a label names, be it a word or a letter."""
    begin = next(i for i in range(start, end) if chart.lower[i] in "lr")
    return Side(begin, end - 1, "left" if chart.lower[begin] == "l" else "right")


def _side_above(chart: Chart, unit: Unit) -> list[Side]:
    """Return the side that a list's head gives to the items under it: "Right side:"."""
    for start, end in heads_above(chart, unit):
        if chart.text[start:end].rstrip().endswith(":"):
            words = inside(sides.find_all(chart), start, end)
            return words if len({word.side for word in words}) == 1 else []
    return []


def _by_assertion(chart: Chart, draft: Draft, assessment: Assessment) -> str | None:
    """Read a test without a result: what is denied is negative, a sign that is there is positive."""
    sign = _is_sign(chart, draft)
    for cue in assessment.cues:
        if cue.category == "NEGATED" and cue.end <= draft.start and (sign or _lists(chart, cue.end, draft.start)):
            return "negative"
    if _is_gesture(chart, draft):
        return "positive" if assessment.assertion == "present" else None
    if sign and assessment.assertion == "present" and _THERE.search(chart.lower, max(0, draft.start - 40), draft.start):
        return "positive"
    return None


def _is_gesture(chart: Chart, draft: Draft) -> bool:
    """Say whether the words tell what the patient did, which is the result: "points to the PSIS with one finger"."""
    named = chart.mentions_in("exam_test", draft.start, draft.end)
    return any(m.entry.id == draft.rule and m.entry.sets.get("gesture") for m in named)


def _is_sign(chart: Chart, draft: Draft) -> bool:
    """Say whether a test is a sign, which is positive when it is there."""
    named = chart.mentions_in("exam_test", draft.start, draft.end)
    return any(m.entry.id == draft.rule and m.entry.sets.get("sign") for m in named)


def _lists(chart: Chart, start: int, end: int) -> bool:
    """Say whether only other tests and joining words stand in [start, end), a list no longer than a line or three."""
    if end - start > _LONGEST_LIST:
        return False
    place = start
    for mention in [*chart.mentions_in("exam_test", start, end)]:
        if _LIST.fullmatch(chart.lower, place, mention.start) is None:
            return False
        place = mention.end
    return _LIST.fullmatch(chart.lower, place, end) is not None


READER = ExamTestReader()
