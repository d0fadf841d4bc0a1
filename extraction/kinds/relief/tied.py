"""Whether a phrase of relief is tied to its treatment: as its subject, by "it", or by going on with its course."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.episodes.target import Target
from extraction.episodes.treatments import Treatment, between
from extraction.kinds.relief import phrases
from extraction.kinds.relief.statement import Statement

_POINT = 40
_COURSE = re.compile(
    r"\b(?:he|she|they|patient|pt)\s(?:\w+\s){0,2}?(?:subsequently|initially|then|since|afterwards?|thereafter)\b"
    r"|\b(?:subsequently|initially|afterwards?|thereafter|since then|after (?:that|this)),?\s"
    r"(?:he|she|they|the patient)\b"
)
_UNIMPROVED = re.compile(
    r"(?:[,;]|\b(?:but|and|yet|however),?)\s(?:(?:she|he|it|this|the patient|pt|symptoms|the pain|pain)\s)?\Z"
)
_IT = re.compile(
    r"(?:(?:overall|he|she|they|the patient|patient|pt|states?|says|said|reports?|feels|felt|notes|found|that),?\s){0,4}"
    r"(?:it|this|these|those|they|that|both)\s(?:(?:has|have|had|did|does|do|was|were|is|are|been|not|also|really|only|all|seems? to have)\s){0,4}"
)
_SHE = re.compile(
    r"(?:(?:overall|today|currently|now|since then|at this time|to date),?\s)?(?:(?:he|she|they|the patient|patient|pt)\s"
    r"(?:(?:states?|says|said|reports?|feels|notes)\s(?:that\s)?)?){1,2}(?:(?:has|have|had|is|was|been|otherwise|overall|currently|now)\s){0,3}"
)
_GAVE = re.compile(
    r"\s(?:\w+\s)?(?:gives?|gave|provides?|provided|brings?|brought)\s(?:\w+\s){1,6}(?:hours?|days?|weeks?|months?)\s(?:of\s)?"
)
_WELL_AT = re.compile(
    r"\s(?:at|in|with|on|from)\s(?!(?:this|that|present|the (?:moment|present|time|last|past)|regards?|respect)\b)"
)
_WHICH = re.compile(r",\s(?:which|that)\s(?:\w+\s){0,2}\Z")
_TREATED = re.compile(
    r"\b(?:treated|managed|tried|trialed|trialled|underwent|undergone|had|given|completed|took|taken|received|used|attended|did|done)\b"
)
_ON = re.compile(
    r",?\s(?:s/p|status[- ]post|post)\b|\s(?:(?:have |has )?includ\w+|on|from|with|after|following|to|since)\b"
)
_POSTOP = re.compile(
    r",?\s(?:post[- ]?op(?:erative(?:ly)?)?|(?:after|since|following|from|with) (?:the |this |that |her |his )?"
    r"(?:surgery|operation|procedure|injections?|blocks?))\b"
)
_POINTING = re.compile(
    r"\b(?:it|this|that|which|they|these|those|both|neither)\s(?:(?:has|have|had|also|really|only|just|still)\s){0,2}\Z"
)
_KEPT_BY = re.compile(r"\s(?:on|with|by|using|taking|through)\b")
_NAMING = re.compile(r"\b(?:it|this|they|these|those|that)\s\w+\Z")
_FAIL = re.compile(r"fail(?:ed|s)\b")


def told_afterwards(chart: Chart, statement: Statement, target: Target | None) -> bool:
    """Say whether a sentence goes on with the course after the procedure named before ("She subsequently did well")."""
    if target is not None and target.tier == "before" and _it_did(chart, statement, target):
        return True
    if (
        target is None
        or target.tier != "before"
        or target.treatment.named is None
        or target.treatment.family == "unspecified"
    ):
        return False
    if _POSTOP.match(chart.lower, statement.end) or _does_well(chart, statement, target):
        return True
    return _COURSE.search(chart.lower, chart.sentence_at(statement.start).start, statement.end) is not None


def _it_did(chart: Chart, statement: Statement, target: Target) -> bool:
    """Say whether a sentence begins with "it" for the treatment of the one before ("had an injection. It helped a lot")."""
    if not _is_next(chart, target, statement):
        return False
    return _IT.fullmatch(chart.lower, chart.sentence_at(statement.start).start, statement.start) is not None


def _does_well(chart: Chart, statement: Statement, target: Target) -> bool:
    """Say whether a patient is said to do well right after the procedure was named."""
    if statement.rule != "relief.did_well" or not _is_next(chart, target, statement):
        return False
    if _WELL_AT.match(chart.lower, statement.end):
        return False
    return _SHE.fullmatch(chart.lower, chart.sentence_at(statement.start).start, statement.start) is not None


def _is_next(chart: Chart, target: Target, statement: Statement) -> bool:
    return chart.sentence_index(target.treatment.start) == chart.sentence_index(statement.start) - 1


def is_subject(chart: Chart, statement: Statement, target: Target) -> bool:
    """Say whether a weak phrase has the treatment for its subject, or comes right after or from it."""
    treatment = target.treatment
    if treatment.end <= statement.start:
        which = _WHICH.search(chart.lower, max(treatment.end, statement.start - 24), statement.start)
        near = 8 if which and target.tier == "clause" else 3
        gave = _GAVE.fullmatch(chart.lower, treatment.end, statement.start) is not None
        if gave or target.words <= near or _came_of_it(chart, statement, target):
            return True
        return _pointed_to(chart, statement, treatment)
    if target.words <= 2 and target.treatment.family != "surgery" and _FAIL.match(chart.lower, statement.start):
        return True
    joined = _KEPT_BY if statement.rule == phrases.CONTROLLED else _ON
    return target.words <= 2 and joined.match(chart.lower, statement.end) is not None


def _pointed_to(chart: Chart, statement: Statement, treatment: Treatment) -> bool:
    """Say whether "it" beside a phrase stands for the treatment named before it ("took Tylenol, but it did not help")."""
    low = max(treatment.end, statement.start - _POINT)
    pointed = _POINTING.search(chart.lower, low, statement.start) or _NAMING.search(
        chart.lower, statement.start, statement.end
    )
    return pointed is not None and not between(chart, treatment.end, statement.start)


def _came_of_it(chart: Chart, statement: Statement, target: Target) -> bool:
    """Say whether a sentence goes on from a course of treatment to what it did not do ("was treated for months, but did not improve")."""
    if statement.phrase is None or statement.phrase.quality != "none":
        return False
    low = chart.sentence_at(statement.start).start
    treatment = target.treatment
    if _UNIMPROVED.search(chart.lower, max(low, statement.start - 24), statement.start) is None:
        return False
    return _TREATED.search(chart.lower, max(low, treatment.start - 40), treatment.end) is not None
