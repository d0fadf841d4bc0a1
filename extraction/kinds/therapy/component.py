"""Reads conservative care other than drugs."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from extraction.chart import Chart, Sentence, inside
from extraction.draft import Draft
from extraction.kinds.therapy.course import course_of, headed_course, is_treatment
from extraction.kinds.therapy.truth import assertion_of, is_awaited
from extraction.numbers import date_ranges, dates, durations
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_STATUS = {
    "failed": "failed", "stopped": "completed", "current": "ongoing", "planned": "planned", "tried": "completed",
    "completed": "completed", "refused": "refused", "switched": "ongoing", "allergy": None,
}  # fmt: skip
_TEMPORALITY = {"failed": "past", "completed": "past", "planned": "planned", "ongoing": "current", "refused": "current"}
_SEEN_REACH = 60
_PLANS = ("plan", "assessment_plan")
_BARRED = ("consent", "allergies")
_BESIDE = re.compile(r"\s{0,2}(?:[,/+&]|and\b|or\b|with\b|[,]\s?(?:and|or)\b)?\s{0,2}(?:formal |some )?")
_LEADING = re.compile(r"(?! of (?:low|back|neck|pain))[^,;.:()\[\]\n]{0,36}")
_FOLLOWING = re.compile(r"[^;.\[\]\n]{0,40}")
_HEADING_DATES = re.compile(r"[\s:,|–-]{0,12}(?:\w+\s){0,3}")
_DATES_AFTER = re.compile(r"[^;\[\]\n.]{0,70}")
_SEEN = re.compile(
    r"\b(?:saw|seen|sees?|seeing|visit\w*|went\s+to|goes\s+to|going\s+to|been\s+to|treat\w*\s+(?:by|with|from)|care\s+(?:of|from|by)|adjust\w+\s+(?:by|from)"
    r"|tried|attend\w*|uses|used|under|work\w*\s+with|(?:refer\w*|send|sent)\s+(?:\w+\s+){0,3}to|care\s+to)\s+(?:[\w.,]+\s+){0,4}\Z"
)
_MOOD = re.compile(r"\b(?:depress\w*|anxi\w*|ptsd|panic|bipolar|mood|psychiatr\w*|stress|grief|insomnia|mental)\b")
_CONTENT = re.compile(
    r"\s+(?:to\s+work\s+on|for|focus\w*\s+on|with|including|consist\w*\s+of|to\s+include|on)\s+(?:\w+\s+){0,3}"
)
_AT_HOME = re.compile(r"home|hep|daily|self|independent")
_TOLD_OF_CARE = (
    r"(?!\s+(?:(?:not|also|been|very|only|of|too|initially|then|previously|being)\s+){0,3}(?:help|benef|tried|attempt|complet|recommend|order|start|discontinu|stopp|effect"
    r"|ineffect|unsuccess|without|approv|denied|done|given|initiat|schedul|contraindic|aggravat|painful|prescrib|declin|refus|begun|finish|perform|no\b|little|some\b|for\s+\d))"
)
_PATIENT = re.compile(
    rf"PT\s{{1,2}}(?i:is|was|has|had|will|can){_TOLD_OF_CARE}|"
    r"(?<=DP )PT\b|(?<=DP or )PT\b|(?<=DP and )PT\b|(?<=DP/)PT\b|PT\s(?i:pulses?|normal|prolonged|elevated|\d+\.\d)|"
    r"PT[:,]?\s{1,2}(?:\d{1,3}\s?-?(?:[YMF,]|/[YMFymf]|y|m\b|f\b)|IS\b|WAS\b|HAS\b|STATES|REPORTS|DENIES|IN\b|SEEN\b|c/o|C/O)"
)
_WORSE = re.compile(r"\b(?:worse|worsen\w*|aggravat\w*|exacerbat\w*|provok\w*|brought on)\b[^.;]*\Z")
_IN_GENERAL = re.compile(r"\scan\s(?:also\s|often\s)?(?:help|be\s(?:helpful|effective|beneficial|useful))\b")
_BEFORE_NOW = re.compile(r"\b(?:past|prior|previous|earlier)\s(?:\w+\s)?\Z")
_TO_DO = re.compile(r"\b(?:interventions?|instructions?|discharge)\b")
_PRIOR = 24
_LABEL = re.compile(
    r"(?:\s(?:to\s+date|so\s+far|thus\s+far|tried|history))?\s?(?:\([^)\n]{0,30}\))?\s?[.]{0,12}\s?[:?]|\s{2,}\S|\t|\s*\|"
)


class TherapyReader:
    """Reads physical therapy, exercise, manual and other conservative care, with its status and how long it was done.

    The status comes from the words around the care or its list, else from the section and the tense. That nothing has
    been tried at all is a therapy of type `other` that is `absent`.

    >>> from extraction import read
    >>> [(f.attributes.type, f.attributes.status) for f in read("Six weeks of PT failed; HEP daily.").facts
    ...  if f.kind == "therapy"]
    [('physical_therapy', 'failed'), ('home_exercise', 'ongoing')]

    Misses: "therapy" without a word that says which; care told only by its place ("at the gym").
    """

    kind: ClassVar[Kind] = "therapy"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every named form of care, with the status its sentence tells."""
        mentions = [m for m in chart.mentions.get("therapy", []) if is_treatment(m) and not _in_heading(chart, m)]
        return [self._draft(chart, mention) for mention in mentions if _is_care(chart, mention)]

    def _draft(self, chart: Chart, mention: Mention) -> Draft:
        attributes: dict[str, Any] = {"type": mention.entry.sets["type"], "status": None}
        draft = Draft(self.kind, mention.start, mention.end, mention.entry.id, attributes)
        if mention.entry.sets.get("absent"):
            draft.assertion = "absent"
            return draft
        course = course_of(chart, mention)
        if course is not None:
            attributes["status"] = _STATUS[course.status]
            draft.cite(course)
        _add_duration(chart, draft, chart.sentence_at(mention.start))
        return draft

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Give care that is only named the status of its place; drop what a consent or allergy section holds."""
        assert draft.assessment is not None
        section = chart.section_at(draft.start)
        if section is not None and section.name in _BARRED:
            return None
        if draft.assertion == "absent":
            return draft
        if section is not None and section.hypothetical and draft.assessment.boilerplate:
            return None
        if is_awaited(chart, draft):
            return None
        draft.assertion = assertion_of(chart, draft)
        if draft.assertion == "absent":
            draft.attributes["status"] = None
            return draft
        if draft.attributes["status"] is None:
            draft.attributes["status"] = _status_by_place(chart, draft, section.name if section else None)
        draft.temporality = _TEMPORALITY[draft.attributes["status"]]  # type: ignore[assignment]
        if draft.attributes["status"] == "refused" or draft.attributes["status"] == "failed":
            draft.assertion = "family" if draft.assertion == "family" else "present"
        return draft


def _in_heading(chart: Chart, mention: Mention) -> bool:
    """Say whether a mention only heads a part of the note; a line in capitals may look like a heading and tell of care."""
    section = chart.section_at(mention.start)
    if section is None or mention.start >= section.heading_end:
        return False
    return section.name != "other" or mention.entry.sets["type"] == "education"


def _is_care(chart: Chart, mention: Mention) -> bool:
    """Say whether a plain word ("ice", "rest", "exercises") names care: in a list, or advised, used or tried."""
    if mention.entry.id == "therapy.other" and _LABEL.match(chart.lower, mention.end):
        return False
    if _PATIENT.match(chart.text, mention.start) or _IN_GENERAL.match(chart.lower, mention.end):
        return False
    only = mention.entry.sets.get("only")
    if only is None:
        return not _is_content(chart, mention)
    return _is_meant(chart, mention, str(only))


def _is_meant(chart: Chart, mention: Mention, only: str) -> bool:
    """Say whether a plain word has beside it what its entry asks for."""
    sentence = chart.sentence_at(mention.start)
    if only == "mood":
        return _MOOD.search(chart.lower, sentence.start, sentence.end) is not None
    named = [
        *chart.mentions_in("medication", sentence.start, sentence.end),
        *(m for m in chart.mentions_in("therapy", sentence.start, sentence.end) if is_treatment(m)),
    ]
    for other in named:
        low, high = (other.end, mention.start) if other.start < mention.start else (mention.end, other.start)
        if low <= high and other.entry is not mention.entry and _BESIDE.fullmatch(chart.lower, low, high):
            return True
    if only == "seen":
        return _SEEN.search(chart.lower, max(sentence.start, mention.start - _SEEN_REACH), mention.start) is not None
    course = course_of(chart, mention)
    if course is None or only == "listed":
        return False
    if _WORSE.search(chart.lower, max(sentence.start, mention.start - _SEEN_REACH), mention.start):
        return False
    if only == "advised":
        return course.status in ("planned", "refused", "failed")
    return only == "course" or course.start < mention.start


def _is_content(chart: Chart, mention: Mention) -> bool:
    """Say whether exercises are only what the therapy just named is to work on."""
    if mention.entry.sets["type"] == "massage":
        head = chart.mentions_in("therapy", max(0, mention.start - _SEEN_REACH), mention.start)
        named = bool(head) and head[-1].entry.id == "therapy.manual"
        return named and _CONTENT.fullmatch(chart.lower, head[-1].end, mention.start) is not None
    if mention.entry.sets["type"] != "home_exercise" or _AT_HOME.search(chart.lower, mention.start, mention.end):
        return False
    before = chart.mentions_in("therapy", mention.start - _SEEN_REACH, mention.start)
    return (
        bool(before)
        and before[-1].entry.sets.get("type") == "physical_therapy"
        and _CONTENT.fullmatch(chart.lower, before[-1].end, mention.start) is not None
    )


def _status_by_place(chart: Chart, draft: Draft, section: str | None) -> str:
    assert draft.assessment is not None
    headed = headed_course(chart, draft.start)
    told = _STATUS[headed.status] if headed else None
    if told:
        return told
    if draft.assessment.temporality == "planned" or section in _PLANS or draft.rule == "therapy.rest_advised":
        return "planned"
    if _BEFORE_NOW.search(chart.lower, max(0, draft.start - _PRIOR), draft.start) or chart.lower.startswith(
        ("iced", "elevated"), draft.start
    ):
        return "completed"
    if _is_prescribed(chart, draft.start):
        return "planned"
    sentence = chart.sentence_at(draft.start)
    dated = any(
        not d.relative or d.start > draft.end for d in inside(dates.find_all(chart), sentence.start, sentence.end)
    )
    if draft.assessment.temporality == "past" or "duration_days" in draft.attributes or dated:
        return "completed"
    return "ongoing"


def _is_prescribed(chart: Chart, position: int) -> bool:
    """Say whether care stands under a heading of what is to be done ("INTERVENTIONS INCLUDE:")."""
    section = chart.section_at(position)
    return section is not None and _TO_DO.search(chart.lower, section.start, section.heading_end) is not None


def _add_duration(chart: Chart, draft: Draft, sentence: Sentence) -> None:
    """Add how long the care was done, from right before it ("six weeks of") or right after it ("x 3 mo")."""
    for length in inside(durations.find_all(chart), sentence.start, sentence.end):
        if (length.value.high or length.value.low or 0) < 1:
            continue  # a session's minutes
        before = length.end <= draft.start
        low, high = (length.end, draft.start) if before else (draft.end, length.start)
        link = _LEADING if before else _FOLLOWING
        if low > high or chart.lower.startswith((" ago", " old", "-old"), length.end):
            continue
        if not link.fullmatch(chart.lower, low, high) or _names_other(chart, low, high):
            continue
        draft.attributes["duration_days"] = length.value
        draft.cite(length)
        return
    _by_dates(chart, draft, sentence)


def _by_dates(chart: Chart, draft: Draft, sentence: Sentence) -> None:
    """Take the length between two dates that head the line of the care or stand right after it ("PT March 30 through May 11")."""
    for length in inside(date_ranges.find_all(chart), sentence.start, sentence.end):
        before = length.end <= draft.start
        low, high = (length.end, draft.start) if before else (draft.end, length.start)
        link = _HEADING_DATES if before else _DATES_AFTER
        if low <= high and link.fullmatch(chart.lower, low, high) and not _names_other(chart, low, high):
            draft.attributes["duration_days"] = length.value
            draft.cite(length)
            return


def _names_other(chart: Chart, low: int, high: int) -> bool:
    """Say whether a drug or other care stands between: then the length of time is not told of this one."""
    other = [*chart.mentions_in("medication", low, high), *chart.mentions_in("therapy", low, high)]
    return any(is_treatment(mention) for mention in other)


READER = TherapyReader()
