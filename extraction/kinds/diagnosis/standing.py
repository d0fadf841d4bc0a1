"""Standing: whether a name is stated as a diagnosis where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extraction.chart import Chart, inside
from extraction.kinds.imaging_finding.bodies import body_at
from extraction.kinds.imaging_finding.studies import studies_of
from extraction.numbers import levels
from extraction.targets.mention import Mention

_STATED_IN = ("assessment", "assessment_plan", "indication")
_SEEN_IN = ("imaging", "labs", "physical_exam")
_EXAMINED_IN = ("physical_exam", "review_of_systems")
_TOLD = frozenset({"stated", "developed"})
_PARAGRAPH = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"(?:[\w ]{1,30}:)?[\s\d.)#•*-]{0,8}(?:\w+ ){0,2}")
_ENDS_ITEM = re.compile(r"[^\S\n]*(?:[.,;(\n]|$|with\b|and\b|secondary\b|due\b)")
_SPINES = frozenset(
    f"diagnosis.{name}"
    for name in ("disc_herniation", "disc_disease", "spondylosis", "spondylolisthesis", "radiculopathy", "cord")
)
_OPERATION = re.compile(r"\s+(?:surger(?:y|ies)|repair|release|removal|excision|operation)\b")
_REASON = re.compile(r"\b(?:for|due to|secondary to|because of|treatment of)\s+(?:[\w-]+\s+){0,3}$")
_AFTER_ANOTHER = re.compile(r"[-–;,/]\s*$")
_SUSPECTED = re.compile(
    r"\b(?:evaluat\w+ (?:for|of)|assess(?:ment)? for|rule out|look for|concern for)\s(?:an?\s|any\s)?(?:possible|suspected)\s(?:[\w-]+\s){0,3}$"
)
_QUESTION = 70
_NEAR = 300
_WORD_BETWEEN = frozenset({"versus", "vs", "vs.", "or", "and", "/"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands: its section, what its sentence makes of it, whether diagnoses are stated there.

    seen: an examination or a study is told of; headed: the heading says that diagnoses follow.
    """

    section: str | None
    context: frozenset[str]
    stated: bool
    seen: bool
    headed: bool

    @property
    def told(self) -> bool:
        """Whether a place of diagnoses, or a word of its sentence, states the name, and no image shows it."""
        return "image" not in self.context and (self.stated or bool(self.context & _TOLD))


def counts(chart: Chart, mention: Mention, *, coded: bool) -> bool:
    """Say whether a name is stated as a diagnosis at its place; with a code it always is."""
    if coded:
        return True
    place = _place(chart, mention)
    where = mention.entry.sets.get("where")
    if place.section == "consent" or _imaged(chart, mention) or _operated(chart, mention, place):
        return False
    if place.section == "procedure":
        return where is None
    if _SUSPECTED.search(chart.lower, max(0, mention.start - _QUESTION), mention.start):
        return True  # what is suspected before a study is made
    return _RULES[str(where)](chart, mention, place) if where else True


def _operated(chart: Chart, mention: Mention, place: _Place) -> bool:
    """Say whether a name is only what was operated on: "stenosis surgery", or an item in a list of operations."""
    if _OPERATION.match(chart.lower, mention.end):
        return True
    listed = place.section == "past_surgical_history" and mention.entry.sets.get("where") == "structural"
    return listed and not _REASON.search(chart.lower, max(0, mention.start - 40), mention.start)


def _structural(_: Chart, __: Mention, place: _Place) -> bool:
    """On an image it is a finding, not a diagnosis."""
    return place.told or ("image" not in place.context and not place.seen)


def _level(chart: Chart, mention: Mention, place: _Place) -> bool:
    """A bare narrowing counts only where the spine is spoken of."""
    return "image" not in place.context and (place.stated or not place.seen) and _spinal(chart, mention)


def _complaint(chart: Chart, mention: Mention, place: _Place) -> bool:
    """A mere complaint is a diagnosis only where it is named as one."""
    start = with_parts(chart, mention.start)
    named = place.headed and _AFTER_ANOTHER.search(chart.lower, max(0, start - 8), start) is not None
    return "stated" in place.context or (place.stated and (named or _opens_item(chart, mention)))


def _problem(chart: Chart, mention: Mention, place: _Place) -> bool:
    """It is a diagnosis as an item of its own in a list of problems."""
    listed = place.stated or place.section == "past_medical_history"
    return listed and _opens_item(chart, mention) and _ENDS_ITEM.match(chart.text, mention.end) is not None


def _history(_: Chart, __: Mention, place: _Place) -> bool:
    """A lasting pain is a diagnosis of the history, but not as the complaint that brings the patient."""
    asked = place.section in (*_EXAMINED_IN, "chief_complaint") or "complaint" in place.context
    return place.stated or not asked


def _listed(_: Chart, __: Mention, place: _Place) -> bool:
    past = place.section == "past_medical_history"
    return place.stated or past or bool(place.context & {"stated", "history"})


def _stated(_: Chart, __: Mention, place: _Place) -> bool:
    return "image" not in place.context and (place.stated or "stated" in place.context)


def _told(_: Chart, __: Mention, place: _Place) -> bool:
    return place.section not in _EXAMINED_IN


_RULES: dict[str, Callable[[Chart, Mention, _Place], bool]] = {
    "structural": _structural,
    "level": _level,
    "complaint": _complaint,
    "problem": _problem,
    "history": _history,
    "listed": _listed,
    "stated": _stated,
    "told": _told,
}


def _place(chart: Chart, mention: Mention) -> _Place:
    section = chart.section_at(mention.start)
    name = section.name if section else None
    sentence = chart.sentence_at(mention.start)
    headed = _last(chart, section.start, section.heading_end) if section else frozenset()
    return _Place(
        name,
        _last(chart, sentence.start, mention.start),
        name in _STATED_IN or "stated" in headed,
        name in _SEEN_IN or "image" in headed | _before(chart, mention),
        section is not None and "diagnos" in chart.lower[section.start : section.heading_end],
    )


def _imaged(chart: Chart, mention: Mention) -> bool:
    """Say whether a name is what a report of images finds; of an electrical study, only what its own sentence tells."""
    body = body_at(chart, mention.start)
    if body is not None and (body.study is None or body.study.modality != "emg"):
        return True
    if mention.entry.sets["concept"] != "other":
        return False
    sentence = chart.sentence_at(mention.start)
    studies = inside(studies_of(chart), max(sentence.start, mention.start - _NEAR), mention.start)
    return bool(studies) and studies[-1].modality == "emg" and "image" in _last(chart, studies[-1].end, mention.start)


def _spinal(chart: Chart, mention: Mention) -> bool:
    """Say whether a narrowing is one of the spine: a level or a spine's diagnosis stands in its sentence."""
    sentence = chart.sentence_at(mention.start)
    start, end = max(sentence.start, mention.start - _NEAR), min(sentence.end, mention.end + _NEAR)
    others = [m for m in chart.mentions_in("diagnosis", start, end) if m.entry.id in _SPINES]
    return bool(others) or bool(inside(levels.find_all(chart), start, end))


def _before(chart: Chart, mention: Mention) -> frozenset[str]:
    """Return what the four sentences before a name, in its paragraph, make of it: an image told of goes on."""
    found: frozenset[str] = frozenset()
    index = chart.sentence_index(mention.start)
    for number in range(index - 1, max(-1, index - 5), -1):
        sentence = chart.sentences[number]
        if _PARAGRAPH.search(chart.text, sentence.end, chart.sentences[number + 1].start):
            break
        found |= _last(chart, sentence.start, sentence.end)
    return found


def _last(chart: Chart, start: int, end: int) -> frozenset[str]:
    """Return what the last telling word in [start, end) makes of what follows: "image", "stated", "history"."""
    cues = chart.mentions_in("diagnosis_context", start, end)
    return frozenset(cues[-1].entry.sets) if cues else frozenset()


def _opens_item(chart: Chart, mention: Mention) -> bool:
    """Say whether a complaint opens its list item, so that it is named as the diagnosis and not told of."""
    sentence = chart.sentence_at(mention.start)
    start = with_parts(chart, mention.start)
    return _ITEM.fullmatch(chart.lower, sentence.start, start) is not None


def with_parts(chart: Chart, start: int) -> int:
    """Return where a diagnosis starts with the words that belong to it: "chronic left L5" radiculopathy."""
    sentence = chart.sentence_at(start)
    kind: object = None
    for part in reversed(chart.mentions_in("diagnosis_part", sentence.start, start)):
        between = chart.lower[part.end : start]
        like = part.entry.sets["part"] == kind and "," not in between and between.strip() in _WORD_BETWEEN
        listed = "," in between and part.entry.sets["part"] == "level"
        if listed or (between.strip(" ,-()") and not like):
            break
        kind = part.entry.sets["part"]
        start = part.start
    return start
