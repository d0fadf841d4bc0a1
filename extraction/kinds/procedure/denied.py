"""What a procedure is denied by, or hangs on: negations said of it, and conditions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extraction.assertion.assessment import Cue
from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.procedure.gaps import filling_words
from extraction.kinds.procedure.listed import denied_gap
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.status import Standing
from extraction.targets.lexicon import load_lexicon

_IF_AFTER = re.compile(r"\W{0,3}(?:\w+\W{1,2}){0,3}\b(?:if|provided|pending|should)\b|\W{0,3}(?:\w+\W){0,1}as needed")
_IF_BEFORE = re.compile(
    r"(?<!asks )(?<!asked )(?<!see )(?<!wonders )(?<!wondering )(?<!even )\b(?:if|provided that|assuming)"
    r"\s(?!needed|possible|necessary|required|indicated|any\b|applicable)\w+"
    r"|(?:\A|[.;]\s)should\s(?!have|be|undergo|get|proceed|continue)\w+"
)
_ANSWERED_NONE = re.compile(
    r"(?:s\b)?(?:\s?\?|\s?:|\s?\||[^\S\n]{2,}|\t|\s[-–—]\s)[\s|]*(?:\[[ ]\]\s?yes\s*)?(?:\[x\]\s?|☑\s?|☒\s?)?(?:none|nil|no|never|n/a|nope|denies|denied)\b"
    r"(?!\s(?:\w+\s)?(?:relief|benefit|help\w*|effect|improve\w*|better|change|response|sedation|steroids?|complications?|issues|good|use|joy|contrast|further|other|more|details))"
)
_OR_LAST = re.compile(r"(?:(?!\b(?:and|but|except|relief|benefit)\b)[\w\s,/'’-]){0,70}\bor\s(?:\w+\s){0,3}")
_NO_MORE = re.compile(r"no\s(?:further|other|more|new|additional|known|complications?|issues|problems)\b")
_NEVER_BEFORE = re.compile(
    r"[^\n.;]{0,20}?\b(?:(?:never|not)\s(?:been\s)?(?:done|had|tried|given|performed|received|attempted)|none)"
    r"\s(?:before|previously|prior|in the past|to date)\b"
)
_LEAD_FAR = 220


def never(chart: Chart, named: Named, draft: Draft) -> bool:
    """Say whether a negation is said of the procedure itself and not of something that stands beside it."""
    if draft.assessment is None:
        return False
    if _ANSWERED_NONE.match(chart.lower, named.end):
        return True
    for cue in draft.assessment.cues:
        if cue.category != "NEGATED":
            continue
        if cue.end <= named.start:
            gap = denied_gap(chart, cue.end, named)
            if (len(gap) <= 6 and all(_passes(word) for word in gap)) or _listed(chart, cue, named):
                return True
        elif cue.start >= named.end and chart.mentions_in("relief", named.end, cue.start):
            continue
        elif (cue.start >= named.end and chart.words_in(named.end, cue.start) <= 1 and not _goes_on(chart, cue)) or (
            cue.start < named.end and cue.end > named.start
        ):
            return True
    return False


def never_before(chart: Chart, named: Named) -> bool:
    """Say whether a procedure is told to be the first of its kind ("TPI (20553), never done before")."""
    return _NEVER_BEFORE.match(chart.lower, named.end, chart.sentence_at(named.start).end) is not None


def _listed(chart: Chart, cue: Cue, named: Named) -> bool:
    """Say whether a procedure is the last of what is denied ("denied any history of back pain or back surgery")."""
    if not chart.lower.startswith("den", cue.start):
        return False
    return _OR_LAST.fullmatch(chart.lower, cue.end, named.start) is not None


def _goes_on(chart: Chart, cue: Cue) -> bool:
    """Say whether a negation denies what follows it and nothing before ("fusion - no further details")."""
    return _NO_MORE.match(chart.lower, cue.start) is not None


def _passes(word: str) -> bool:
    return word.isdigit() or (len(word) <= 3 and word[0] in "ctls" and word[1:].isdigit()) or word in _negation_passes()


@cache
def _negation_passes() -> frozenset[str]:
    """Load the words over which a negation reaches the procedure."""
    entries = load_lexicon(Path(__file__).parent / "negation_words.yaml").entries
    passing, stopping = (
        frozenset(word for entry in entries if entry.sets["passes"] is passes for word in entry.literals)
        for passes in (True, False)
    )
    return (filling_words() - stopping) | passing


def conditional(chart: Chart, named: Named, draft: Draft, told: Standing) -> bool:
    """Say whether the procedure is only a step that hangs on something else."""
    if draft.assessment is None or (told.status == "done" and told.distance < 99):
        return False
    end = min(chart.sentence_at(named.start).end, named.end + 40)
    if _IF_AFTER.match(chart.lower, named.end, end) and told.status == "planned":
        return True
    start = chart.sentence_at(named.start).start
    if (told.status == "planned" or told.distance >= 98) and _IF_BEFORE.search(
        chart.lower[max(start, named.start - _LEAD_FAR) : named.start]
    ):
        return True
    for cue in draft.assessment.cues:
        if cue.category != "CONDITIONAL":
            continue
        own_cue = told.cue
        if own_cue is not None and cue.start < own_cue.end and cue.end > own_cue.start:
            continue
        if cue.start < named.start or told.status != "requested":
            return True
    return False
