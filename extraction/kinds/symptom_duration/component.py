"""Reads how long the symptoms have lasted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from extraction.assertion.assessment import Assessment
from extraction.boxes import is_unticked
from extraction.chart import Chart, Sentence
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.symptom_duration.drafts import cues_of, drafts_of
from extraction.kinds.symptom_duration.onsets import beginning, begun
from extraction.kinds.symptom_duration.subject import (
    about_pain,
    barred,
    is_pain,
    pain_after,
    pain_before,
    spoken_of_other,
    spoken_of_pain,
    symptoms_in,
)
from extraction.kinds.symptom_duration.times import Time, times_in
from extraction.targets.mention import Mention
from models.vocabulary import Kind, Region

_WINDOW = 300  # a note without a full stop is one clause
_REACH = 90
_FOLLOWING = 70
_OF = re.compile(r"['’]?\s+(?:or\s+so\s+)?of\s+")
_HISTORY_GAP = re.compile(r"['’]?[\s-]*(?:or\s+(?:so|more)\s+)?(?:long\s+)?")
_LABEL_GAP = re.compile(r"[\s:=.?|_~-]*(?:is\s+|was\s+|of\s+|about\s+|approximately\s+|has\s+been\s+|for\s+|x\s*)?")
_BARE_GAP = re.compile(
    r"(?:[\s,;:()/|.<>=~-]|\b(?:is|has|been|was|about|and|both|sides?|on|the|right|left|bilateral|bilaterally|b/l|l|r|axial|constant|chronic|severe|mild|moderate|mechanical|"
    r"intermittent|burning|aching|dull|sharp|lower|upper|limb|non-?radiating|radiating|to|from|now|nil|avg|average|worst|of|at|least|almost|nearly|some|duration|onset|gradual|sudden"
    r"|back|neck|leg|arm|foot|sole|down|region|area|joint|syndrome|per|patient|no|nil|since|i\.e|ie|so|calf|calves|buttocks?|thigh|shin|toes?|heel|ankle|hip"
    r"|groin|hand|fingers?|shoulder|knee|side|trap|ridge|midline)\b|\d+(?:\s?/\s?10)?){0,26}"
)
_CAUSE = re.compile(r"\s(?:from|due\s+to|w/|with)\s(?:an?\s|the\s|her\s|his\s)?[^,.;\n]{1,40},\s*(?:[<>~]\s?)?")
"""What a pain comes from, told before how long it has lasted ("L5 radic from a foraminal HNP, > 1 yr")."""
_PLACED_LEAD = re.compile(
    r"[\s*•·#-]*(?:\(?\w{1,2}[.):]\s*)?(?:(?:hx|hpi|cc|s|sx|subj|problem|location|site|pain|symptoms?|area)\s?[.:]*\s*)?(?:(?:the|right|left|rt|lt|r|l|b|b/l|bilat\w*|both|her|his)\s)*"
)
_PLACED_GAP = re.compile(r"(?:/\w+)?(?:\ssince\s(?:the\s|her\s|his\s)?(?:\w+\s?){1,3},\s)?")
_LASTED = re.compile(r"for\b|x\s?|×|since\b|over\b")
_PLACED_END = re.compile(r"\s*(?:now|so far|duration)?\s*(?:[.,;()\n]|\Z)")
_ONSET_BOXES = re.compile(
    r"(?:[\s:=.?|_~<>-]|\(\s?x?\s?\)|\[\s?x?\s?\]|[☐☑☒]|\d+(?:\s?-\s?\d+)?\s?(?:mos?|months?|wks?|weeks?|yrs?|years?|days?|m|y|d)\b)*(?:since\s)?"
)
_LATER = re.compile(
    r"\s*(?:after|before|prior|post|following|until|till|with|when|per\b|a\s+(?:day|week|month|time))\b"
)
_AFTER_TREATED = re.compile(r"\s*,?\s*(?:after|before|prior\s+to|following|post|from)\b")
_PART = re.compile(r",|\band\b|:")
_DOING = re.compile(r"\s*\w+ing\b")
_WHILE_LEAD = re.compile(r"\b(?:while|whilst)\s*\Z")
_AT_THAT = re.compile(r"\s*(?:[.,;)]|\Z|(?:and|but|again|in\s+(?:his|her|the)|down)\b)")
_SHORT = 50
_PRONOUN = 4
_HAD = re.compile(r"\b(?:has|have|had|been)\s(?:had|having|experiencing)\s\Z")
_PLAIN = re.compile(r"symptom|complaint|problem|condition")
_Way = Callable[[Chart, Sentence, Time], list[Draft]]
_SILENT = ("consent", "allergies", "medications")


class SymptomDurationReader:
    """Reads how long the symptoms have lasted: a length, a beginning, or since when.

    A time counts when a pain or another symptom of the spine is what lasts: "neck pain for two years", "LBP x 3 yrs",
    "six-week history of leg pain", "eighteen months of back pain", "the pain started ten days ago", "since the fall".
    A treatment, its relief, an activity or another illness between the two takes the time for itself. A date counts in
    days up to the date of service where that is known; "for years" has no days.

    >>> from extraction import read
    >>> [(f.anchor.text, f.attributes.days.low) for f in read("Low back pain for 6 weeks. On naproxen for 2 weeks.").facts
    ...  if f.kind == "symptom_duration"]
    [('for 6 weeks', 42)]

    Misses: a beginning told only by what happened then; lengths under a day; symptoms named by none of its words.
    """

    kind: ClassVar[Kind] = "symptom_duration"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every time that is a symptom's, one for each part of the body that it tells of."""
        drafts: list[Draft] = []
        told: set[tuple[int, Region | None]] = set()
        for time in times_in(chart):
            for draft in self._of_time(chart, time):
                key = (draft.start, draft.attributes["region"])  # "occurred in October as well as in November"
                if key not in told:
                    told.add(key)
                    drafts.append(draft)
        return drafts

    def _of_time(self, chart: Chart, time: Time) -> list[Draft]:
        if is_unticked(chart, time.start):
            return []
        whole = _clause_of(chart, time)
        clause = Sentence(max(whole.start, time.start - _WINDOW), min(whole.end, time.end + _WINDOW))
        if time.form == "lasting":
            ways: tuple[_Way, ...] = (
                self._history,
                self._labelled,
                self._lasting,
                self._of,
                self._led_in,
                self._placed,
            )
        else:
            ways = (self._labelled, begun, beginning)
        for way in ways:
            drafts = way(chart, clause, time)
            if drafts:
                return drafts
        return []

    def _history(self, chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
        """Read "a six-week history of leg pain", "2/12 hx LBP"."""
        histories = cues_of(chart, "history", time.end, min(clause.end, time.end + 20))
        if not histories or not _HISTORY_GAP.fullmatch(chart.lower, time.end, histories[0].start):
            return []
        symptom = pain_after(chart, clause, histories[0].end)
        if symptom is None:
            before = pain_before(chart, clause, time.start)
            told = replace(time, end=histories[0].end, rule=histories[0].entry.id)
            return [] if before is None else drafts_of(chart, told, before, clause.start, time.start)
        told = replace(time, end=histories[0].end, rule=histories[0].entry.id)
        return drafts_of(chart, told, symptom, histories[0].end, clause.end)

    def _of(self, chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
        """Read "eighteen months of back pain"."""
        of = _OF.match(chart.lower, time.end)
        symptom = pain_after(chart, clause, of.end()) if of else None
        return drafts_of(chart, time, symptom, time.end, clause.end) if symptom else []

    def _lasting(self, chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
        """Read "back pain for two years", "LBP 7 weeks", and "it has been present for two years"."""
        if self._otherwise(chart, clause, time):
            return []
        going = [m for m in cues_of(chart, "going_on", clause.start, time.start) if time.start - m.end <= _FOLLOWING]
        symptom = pain_before(chart, clause, time.start)
        if symptom is None and time.led and not going:
            named = symptoms_in(chart, max(clause.start, time.start - _SHORT), time.start, general=True)
            symptom = named[-1] if named and _is_plain(chart, named[-1]) else None
            if symptom is not None and not about_pain(chart, clause, symptom):
                return []
        if symptom is None and going:
            symptom = pain_before(chart, clause, going[-1].start, general=True)
            if symptom is not None and not about_pain(chart, clause, symptom):
                return []
            if symptom is not None and symptom.end - symptom.start <= _PRONOUN:
                time = replace(time, rule=going[-1].entry.id)
        if symptom is None or barred(chart, symptom.end, time.start):
            return []
        bare = _BARE_GAP.fullmatch(chart.lower, symptom.end, time.start)
        told = time.led or going or bare or _CAUSE.fullmatch(chart.lower, symptom.end, time.start)
        return drafts_of(chart, time, symptom, clause.start, time.start) if told else []

    def _placed(self, chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
        """Read a complaint that is told by its place alone: "Low back both sides x 20 mo", "Right buttock, eight months."."""
        lead = _PLACED_LEAD.match(chart.lower, clause.start, time.start)
        at = lead.end() if lead else clause.start
        place = next((m for m in chart.mentions_in("region", at, time.start) if m.start == at), None)
        if place is None or place.entry.sets["region"] == "head" or chart.lower[place.end].isalnum():
            return []
        if time.led and not _LASTED.match(chart.lower, time.start):
            return []
        if not _PLACED_END.match(chart.lower, time.end) or barred(chart, place.end, time.start):
            return []
        gap = _PLACED_GAP.match(chart.lower, place.end, time.start)
        if not _BARE_GAP.fullmatch(chart.lower, gap.end() if gap else place.end, time.start):
            return []
        return drafts_of(chart, replace(time, rule="symptom_duration.placed"), None, clause.start, time.start)

    def _led_in(self, chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
        """Read "for the last nine weeks he has had leg pain"."""
        symptom = (pain_after(chart, clause, time.end) or self._still(chart, clause, time)) if time.led else None
        begin = max((cut.end() for cut in _PART.finditer(chart.lower, clause.start, time.start)), default=clause.start)
        if symptom is None or barred(chart, begin, time.start) or barred(chart, symptom.end, symptom.end + 24):
            return []
        end = symptom.end if symptom.entry.sets["role"] == "general" else clause.end
        return drafts_of(chart, time, symptom, time.end, end)

    def _still(self, chart: Chart, clause: Sentence, time: Time) -> Mention | None:
        """Find the subject of "over the last two days it has been constant", "in the past year he had more trouble"."""
        named = symptoms_in(chart, time.end, min(clause.end, time.end + _FOLLOWING), general=True)
        if not named or not is_pain(named[0]) or barred(chart, time.end, named[0].start):
            return None
        subject = named[0]
        going = [
            m for m in cues_of(chart, "going_on", subject.end, clause.end) if m.start - subject.end <= _PRONOUN * 2
        ]
        plain = subject.end - subject.start > _PRONOUN and _AT_THAT.match(chart.lower, subject.end)
        return subject if (going or plain) and about_pain(chart, clause, subject) else None

    def _labelled(self, chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
        """Read a form's "Duration: 6 months", and "Onset 5 weeks ago"."""
        labels = [
            *cues_of(chart, "label", time.start - 60, time.start),
            *cues_of(chart, "history", time.start - 60, time.start),
        ]
        labels += cues_of(chart, "onset", time.start - _REACH, time.start)
        for label in labels:
            named = label.entry.sets["role"] == "label"
            word = chart.lower[label.start : label.end]
            if not named and word not in ("duration", "onset"):
                continue
            boxed = word == "onset" and _ONSET_BOXES.fullmatch(chart.lower, label.end, time.start)
            if time.form == "lasting" and label.entry.sets["role"] == "onset" and not boxed:
                continue
            if not boxed and not _LABEL_GAP.fullmatch(chart.lower, label.end, time.start):
                continue
            lead = chart.lower[clause.start : label.start].strip(" -•*·|\t\n")
            if lead and not named:
                continue
            if _asks_of_another(chart, label, named=named):
                continue
            pain = spoken_of_pain(chart, label.start)
            if pain or (word != "duration" and not spoken_of_other(chart, label.start)):
                told = replace(time, rule=label.entry.id)
                return drafts_of(chart, told, None, clause.start, time.start)
        return []

    def _otherwise(self, chart: Chart, clause: Sentence, time: Time) -> bool:
        """Say whether what follows gives the time to something else: "two days later", "weeks postoperative"."""
        near = cues_of(chart, "otherwise", time.end, min(clause.end, time.end + 24))
        if near and not chart.lower[time.end : near[0].start].strip(" -"):
            return True
        if not time.led:
            return _LATER.match(chart.lower, time.end) is not None
        after = _AFTER_TREATED.match(chart.lower, time.end)
        reach = min(clause.end, time.end + 45)
        return after is not None and any(
            chart.mentions_in(v, time.end, reach) for v in ("procedure", "therapy", "medication")
        )

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop what is denied, conditional or planned; a symptom that lasts is current."""
        assessment = draft.assessment
        assert assessment is not None
        section = chart.section_at(draft.start)
        if assessment.boilerplate or (section is not None and section.name in _SILENT):
            return None
        denied = assessment.assertion == "absent" and not _denies_another(draft, assessment)
        if denied or assessment.assertion == "conditional" or assessment.temporality == "planned":
            return None
        if assessment.assertion in ("possible", "absent"):
            draft.assertion = "present"
        draft.temporality = "current"
        return draft


def _is_plain(chart: Chart, symptom: Mention) -> bool:
    """Say whether a word stands for what troubles the patient: "the problem", and "it" in "has had it for ten years"."""
    if _PLAIN.match(chart.lower, symptom.start):
        return True
    pronoun = symptom.end - symptom.start <= _PRONOUN
    return pronoun and _HAD.search(chart.lower, max(0, symptom.start - 16), symptom.start) is not None


def _denies_another(draft: Draft, assessment: Assessment) -> bool:
    """Say whether what is denied stands between the symptom and its time ("neck ache, no arm, 4 yrs")."""
    ends = [end for _, end in draft.support if end <= draft.start]
    denials = [cue for cue in assessment.cues if cue.category == "NEGATED"]
    return bool(ends and denials) and all(max(ends) <= cue.start < draft.start for cue in denials)


def _clause_of(chart: Chart, time: Time) -> Sentence:
    """Return the clause of a time; what somebody did meanwhile ("while walking six days ago") is none of its own."""
    clause = clause_at(chart, max(time.start, chart.sentence_at(time.end - 1).start))
    if _DOING.match(chart.lower, clause.start) and (
        lead := _WHILE_LEAD.search(chart.lower, max(0, clause.start - 12), clause.start)
    ):
        before = clause_at(chart, max(chart.sentence_at(clause.start).start, lead.start() - 1))
        return Sentence(before.start, clause.end)
    return clause


def _asks_of_another(chart: Chart, label: Mention, *, named: bool) -> bool:
    """Say whether "how long?" or "Duration:" asks after a relief or a treatment told of just before."""
    if named and not chart.lower.startswith("how", label.start):
        return False
    index = chart.sentence_index(label.start)
    before = chart.sentences[max(0, index - 1)]
    relieved = chart.mentions_in("relief", before.start, label.start)
    return any("part" in m.entry.sets for m in relieved) or barred(chart, before.start, label.start)


READER = SymptomDurationReader()
