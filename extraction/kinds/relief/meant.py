"""What a percent means for relief: it may count the pain that is left, or be denied."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.numbers.quantity import Quantity
from models.interval import Interval

_VAGUE = r"(?:(?:about|around|approximately|only|just|roughly|nearly|some|still|~)\s?){0,2}"
_LEFT_AFTER = re.compile(
    r"\s?(?:of\s(?:(?:the|her|his|my|their)\s)?(?:\w+\s)?(?:pain|symptoms?|ache)\s)?"
    r"(?:residual|remaining(?!\s[\w-]+[\s-]?free)|leftover|(?:still\s)?(?:remain(?:s|ed)|persist(?:s|ed)|(?:is|was) left))\b"
)
_LEFT_BEFORE = re.compile(
    rf"\b(?:residual|remaining)\s(?:pain|symptoms?|discomfort)\W{{1,3}}(?:(?!relief)\w+\s){{0,2}}{_VAGUE}\Z"
)
_DOWN_TO = re.compile(
    r"\b(?:reduc\w+|decreas\w+|dropp?\w*|fell|fallen|down|lower\w*|diminish\w+|cut|lessen\w+)\s"
    rf"(?:[a-z]+\s){{0,4}}?to\s{_VAGUE}\Z"
)
_PAIN_AT = re.compile(
    rf"\b(?:pain|symptoms?|ache)(?:\s(?:level|score)s?)?\s(?:\w+\s){{0,2}}?(?:at|is|was|to)\s{_VAGUE}\Z"
)
_OF_FORMER = re.compile(
    r"\s?of\s(?:(?:the|her|his|its|my|their)\s)?(?:baseline|original|previous|prior|former|initial|usual|earlier|starting|pre\w*"
    r"|what\s(?:it|they|she|he)\s(?:was|were|had))\b"
)
_RELIEF = re.compile(r"\b(?:relief|improve\w*|benefit|better|response)\b")
_DENIED = re.compile(
    r"(?:\bden(?:y|ies|ied|ying)|\b(?:did|does|do|has|have|had|was|were|is)(?:n['’]?t|\snot)|\bnever|\bfail(?:ed|s)?\sto|\bunable\sto"
    r"|\bf[ae]ll(?:s|ing)?\sshort\sof|\bshort\sof|\bnowhere\snear|\bnot)\s"
    r"(?:(?:get|got|gotten|have|had|having|reach(?:ed)?|achieved?|obtain(?:ed)?|experienced?|report(?:ed)?|meet|met|attain(?:ed)?|feel|felt"
    r"|give|given|gave|provided?|even|quite|the|any|up to|an?|full|required|close to|near|nearly|as much as|over|at least|more than)\s){0,5}\Z"
)
_FAR = 70


def meant(chart: Chart, percent: Quantity) -> Interval:
    """Return the relief that a percent stands for.

    Of the pain that is left the rest is relief ("down to 20% of baseline" is 80%); what was not reached bounds it
    from above ("did not get 80% relief" is less than 80%).

    >>> from extraction import read
    >>> facts = read("The facet injections reduced her pain to 20% of baseline.").facts
    >>> [f.attributes.percent.low for f in facts if f.kind == "relief"]
    [80]
    """
    value, low = percent.value, max(clause_at(chart, percent.start).start, percent.start - _FAR)
    if value.low is not None and value.high is not None and _is_left(chart.lower, low, percent):
        return value.model_copy(
            update={
                "low": 100 - value.high,
                "high": 100 - value.low,
                "low_inclusive": value.high_inclusive,
                "high_inclusive": value.low_inclusive,
            }
        )
    if value.low and _DENIED.search(chart.lower, low, percent.start):
        return Interval.below(value.low, inclusive=not value.low_inclusive)
    return value


def _is_left(lower: str, low: int, percent: Quantity) -> bool:
    if _LEFT_AFTER.match(lower, percent.end) or _LEFT_BEFORE.search(lower, low, percent.start):
        return True
    if (down := _DOWN_TO.search(lower, low, percent.start)) is not None:
        return _RELIEF.search(lower, low, down.start()) is None
    return _PAIN_AT.search(lower, low, percent.start) is not None and _OF_FORMER.match(lower, percent.end) is not None
