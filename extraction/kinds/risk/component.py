"""Reads what makes a procedure riskier, or calls for other care."""

from __future__ import annotations

import re
from itertools import groupby
from typing import ClassVar

from extraction.assertion.over import is_over
from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.therapy.course import course_of, is_treatment
from extraction.targets.mention import Mention
from models.vocabulary import Assertion, Kind, Section

_LIST = re.compile(r"[\s,/&]{0,3}(?:and|or|nor)?[\s,/&]{0,2}")
_COMMA = re.compile(r",\s?")
_NO = re.compile(r"\b(?:no|nor|without)\s+$")
_TREATED = re.compile(
    r"\b(?:(?:psycho)?therapy|treatment|treated|medications?|drugs?|counsel\w+|hospitali[sz]\w+|antibiotics?|evaluated|seen)\s+for\s+(?:\w+\s+)?$"
)
_BESIDE = 3
_APART = ("cauda_equina", "pregnancy", "implant", "anticoagulation")
_PAST_OF: dict[str, tuple[Section, ...]] = {
    "infection": ("past_medical_history", "past_surgical_history"),
    "malignancy": ("past_surgical_history",),
}
_WAS_TREATED = re.compile(
    r"\b(?:was|were|got) (?:recently )?treated for\s(?:an?\s)?(?:\w+\s)?$|\b(?:completed|finished)\b[^.;\n]{0,30}\bfor\s(?:an?\s)?(?:\w+\s)?$"
)
_AROUND = 120
_SADDLE = re.compile(r"saddle|perineal|perianal|cauda|equina|anal tone|rectal tone")
_CAUSE = re.compile(
    r"\b(?:stress (?:type )?(?:urinary )?incontinence|stress,? type|urge incontinence|mixed incontinence|overactive|bph|benign prostatic"
    r"|prostat\w+|postpartum|cystocele|childbirth|hysterectomy|ibs|irritable bowel|interstitial cystitis|enuresis)\b"
)
_LONG_BEFORE = re.compile(
    r"\b(?:chronic(?:ally)?|long-?\s?standing|life-?long|known|pre-?existing|unchanged|baseline)\s(?:(?:urinary|urine|bladder|bowel|fecal|faecal|mild|stable)\s)*$"
)
_LONG_AFTER = re.compile(
    r"[\s,(:;-]{0,3}(?:(?:is|are|has been|which is|that is)\s)?(?:(?:chronic|long-?\s?standing|life-?long|unchanged|stable|at baseline|baseline)\b"
    r"|(?:present\s)?for (?:(?:many|several|some|over|about|the past|\d+|two|three|four|five|six|ten|twenty)\s){0,2}years\b"
    r"|since (?:childhood|19\d\d|20[01]\d|her (?:first|second|last)? ?(?:child|delivery|pregnancy)|(?:his|her|the) (?:\w+\s)?(?:surgery|operation)))"
)
_NEW = re.compile(
    r"\b(?:new(?:ly)?|acute(?:ly)?|sudden(?:ly)?|worse(?:ned|ning)?|worsening|increas\w+|recent(?:ly)?|since (?:yesterday|last|this|mon|tues|wednes|thurs|fri|satur|sun)"
    r"|(?:past|last) (?:few |couple of |two |three |\d+ )?(?:hours?|days?|weeks?)|days?|today|now (?:has|cannot|unable))\b"
)
_SPREAD = re.compile(r"[^.;\n]{0,60}?\b(?:with|and|spread|metastatic|to|into|including)\s(?:\w+\s){0,2}(?:to\s)?")
_LOOKS = re.compile(
    r"\b(?:looking|look|searching|search|screening|screen|checking|check|evaluating|evaluate|assess|assessing|surveillance|in search)\s(?:for|of)\s(?:[\w-]+\s){0,3}$"
)
_ELSEWHERE = re.compile(r"\b(?:chest|abdom\w+|thorax|lungs?|liver|head|brain|orbits?|breasts?|mammogram)\b")
_PASSES = ("cauda_equina", "progressive_deficit", "infection", "unstable_fracture")
_SPINAL = re.compile(r"spin|vertebra|burst|\b[cts]\d|\bl[1-5]\b|compression|chance|instability|cord")


class RiskReader:
    """Reads risks of the listed types, present or denied; an anticoagulant taken is a risk as well as a drug.

    What consent and discharge talk names is no finding, nor is what a patient is to return for.

    >>> from extraction import read
    >>> [(f.attributes.type, f.assertion) for f in read("On warfarin. Denies bowel or bladder incontinence.").facts
    ...  if f.kind == "risk"]
    [('anticoagulation', 'present'), ('cauda_equina', 'absent')]

    Misses: a risk told only by its treatment ("on dialysis"), a laboratory value without a word ("platelets 40").
    """

    kind: ClassVar[Kind] = "risk"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every risk named; names of one type in one list are one statement."""
        drafts = []
        mentions = [m for m in chart.mentions.get("risk", []) if is_treatment(m) and _counts(chart, m)]
        for _, group in groupby(mentions, key=lambda m: chart.sentence_index(m.start)):
            drafts += self._of_sentence(chart, list(group))
        drafts += [self._drug(m) for m in chart.mentions.get("medication", []) if _thins_blood(chart, m)]
        return drafts

    def _of_sentence(self, chart: Chart, mentions: list[Mention]) -> list[Draft]:
        drafts: list[Draft] = []
        for mention in mentions:
            kind = mention.entry.sets["type"]
            last = drafts[-1] if drafts else None
            joined = last is not None and last.attributes["type"] == kind
            if last is not None and joined and _spread(chart, last, mention):
                continue
            link = _COMMA if kind in _APART else _LIST
            if (
                last is not None
                and joined
                and kind != "implant"
                and link.fullmatch(chart.lower, last.end, mention.start)
            ):
                last.end = mention.end
                continue
            drafts.append(Draft(self.kind, mention.start, mention.end, mention.entry.id, {"type": kind}))
        return drafts

    def _drug(self, mention: Mention) -> Draft:
        return Draft(self.kind, mention.start, mention.end, "risk.anticoagulant", {"type": "anticoagulation"})

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Leave out what is only talked of, and read how the bladder, bowel or sphincters were found."""
        assert draft.assessment is not None
        if draft.assessment.boilerplate or draft.assessment.assertion == "conditional":
            return None
        if draft.attributes["type"] == "malignancy" and _sought(chart, draft):
            return None
        draft.assertion = _assertion(chart, draft, draft.assessment.assertion)
        if _over(chart, draft) or (draft.attributes["type"] in _PASSES and is_over(chart, draft.start, draft.end)):
            draft.temporality = "past"
        if draft.attributes["type"] == "cauda_equina" and _long_known(chart, draft):
            draft.temporality = "past"
        if draft.attributes["type"] == "infection" and _WAS_TREATED.search(
            chart.lower, max(0, draft.start - 60), draft.start
        ):
            draft.temporality = "past"
        if draft.rule == "risk.sphincters":
            draft.assertion = _of_sphincters(chart, draft, draft.assertion)
            if draft.assertion is None:
                return None
        return draft


def _spread(chart: Chart, last: Draft, mention: Mention) -> bool:
    """Say whether a cancer's spread is told with the cancer itself, as one statement: "lung cancer with metastases"."""
    if not chart.lower.startswith("metasta", mention.start):
        return False
    return last.end <= mention.start and _SPREAD.fullmatch(chart.lower, last.end, mention.start) is not None


def _sought(chart: Chart, draft: Draft) -> bool:
    """Say whether a study only looks for a cancer, or one of another part of the body than the spine shows none there."""
    assert draft.assessment is not None
    low = max(chart.sentence_at(draft.start).start, draft.start - _AROUND)
    if not chart.mentions_in("imaging_study", low, draft.start):
        return False
    if _LOOKS.search(chart.lower, low, draft.start):
        return True
    return draft.assessment.assertion == "absent" and _ELSEWHERE.search(chart.lower, low, draft.start) is not None


def _assertion(chart: Chart, draft: Draft, assessed: Assertion) -> Assertion:
    """Return what is said of a risk; who was never treated for it may still have it."""
    if draft.rule == "risk.afebrile":
        return "absent"
    if assessed == "present" and _NO.search(chart.lower, max(0, draft.start - 9), draft.start):
        return "absent"
    if assessed == "absent" and _TREATED.search(chart.lower, max(0, draft.start - 40), draft.start):
        return "present"
    return assessed


def _of_sphincters(chart: Chart, draft: Draft, assertion: Assertion) -> Assertion | None:
    """Return what the state of the bladder, bowel or sphincters says, or null where no word says anything.

    A state right beside them outweighs other words; where there is no feeling or no tone, they are not sound.
    """
    if _NO.search(chart.lower, max(0, draft.start - 9), draft.start) and chart.lower.endswith(
        ("sensation", "tone"), 0, draft.end
    ):
        return "present"
    nearest = _state(chart, draft)
    if nearest is None:
        return assertion if assertion not in ("present", "possible") else None
    beside = _distance(draft, nearest) <= _BESIDE
    if assertion not in ("present", "possible") and not beside:
        return assertion
    if beside:
        draft.start, draft.end = min(draft.start, nearest.start), max(draft.end, nearest.end)
    draft.cite(nearest)
    return "absent" if nearest.entry.sets["sound"] else "present"


def _counts(chart: Chart, mention: Mention) -> bool:
    if mention.entry.id == "risk.malignancy" and _taken_up(chart, mention):
        return False
    only = mention.entry.sets.get("only")
    if only == "allergies":
        section = chart.section_at(mention.start)
        sentence = chart.sentence_at(mention.start)
        told = chart.mentions_in("course", sentence.start, sentence.end)
        allergic = any(cue.entry.sets["status"] == "allergy" for cue in told)
        return allergic or (section is not None and section.name == "allergies")
    if only == "spine":
        return _SPINAL.search(chart.lower, mention.start, mention.end) is not None
    return True


def _taken_up(chart: Chart, mention: Mention) -> bool:
    """Say whether the account of an operation only speaks again of what it removes: "the tumor was debulked"."""
    section = chart.section_at(mention.start)
    operated = section is not None and section.name == "procedure"
    return operated and chart.lower.endswith(("the ", "this ", "that "), 0, mention.start)


def _thins_blood(chart: Chart, mention: Mention) -> bool:
    """Say whether a mention is an anticoagulant that the patient takes or took, not an allergy or a flush."""
    if not is_treatment(mention) or mention.entry.sets["class"] != "anticoagulant":
        return False
    section = chart.section_at(mention.start)
    course = course_of(chart, mention)
    barred = section is not None and section.name in ("allergies", "procedure")
    return not barred and (course is None or course.status != "allergy")


def _over(chart: Chart, draft: Draft) -> bool:
    """Say whether a draft is an infection or an operated tumour of a past history, with no word that it goes on."""
    section = chart.section_at(draft.start)
    kind, where = draft.attributes["type"], section.name if section else None
    assert draft.assessment is not None
    past = where in _PAST_OF.get(kind, ())
    return past and draft.assessment.temporality == "current" and not draft.assessment.cued("CURRENT")


def _long_known(chart: Chart, draft: Draft) -> bool:
    """Say whether the bladder or bowel has been so for long, or for a reason of its own: no sign of danger now."""
    if _SADDLE.search(chart.lower, draft.start, draft.end):
        return False
    sentence = chart.sentence_at(draft.start)
    low, high = max(sentence.start, draft.start - _AROUND), min(sentence.end, draft.end + _AROUND)
    if _NEW.search(chart.lower, low, high):
        return False
    return (
        _CAUSE.search(chart.lower, low, high) is not None
        or _LONG_BEFORE.search(chart.lower[low : draft.start]) is not None
        or _LONG_AFTER.match(chart.lower, draft.end, high) is not None
    )


def _state(chart: Chart, draft: Draft) -> Mention | None:
    """Return the nearest word of the clause that says how what is named was found."""
    clause = clause_at(chart, draft.start)
    end = clause.end + 24 if chart.lower[clause.end - 1 : clause.end] == ":" else clause.end
    states = chart.mentions_in("risk_state", clause.start, end)
    return min(states, key=lambda state: _distance(draft, state), default=None)


def _distance(draft: Draft, state: Mention) -> int:
    return max(state.start - draft.end, draft.start - state.end)


READER = RiskReader()
