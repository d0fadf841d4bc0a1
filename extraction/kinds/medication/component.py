"""Reads the drugs a patient takes, took, is given or is allergic to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar

from extraction.chart import Chart, Sentence, inside
from extraction.draft import Draft
from extraction.kinds.medication.dose import dose_of, with_acetaminophen
from extraction.kinds.medication.standing import standing_of
from extraction.kinds.medication.status import status_by_place, to_be_stopped, told_status
from extraction.kinds.therapy.course import course_of, is_treatment
from extraction.kinds.therapy.truth import in_consent
from extraction.numbers import durations
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_SAME = re.compile(r"[\s®™]{0,3}(?:[(/,\[]|or|aka|i\.e\.|[^.;,\n]{0,12}in the form of)?\s{0,2}")
_TOPICAL = re.compile(r"[\s\d%.]{0,8}(?:patch|patches|gel|cream|ointment|topical|plaster|emulgel|lotion)\b")
_PAIN_ASPIRIN = re.compile(r"[^.;\n]{0,30}(?:as needed|prn|p\.r\.n|for pain|for headache)")
_NAMED_NEXT = re.compile(r"(?: \w+)?,? (?:including|such as|like|namely)\b|\s?[:(]")
_PLAIN = re.compile(r"\b(?:without|w/o|no)\s+\Z")
_TAKEN = re.compile(r"\b(?:takes?|taking|supplements?|started|on|given|daily|prescribed|medications?|meds)\b")
_GIVEN = re.compile(
    r"\b(?:was|were)\s(?:\w+\s){0,2}(?:anesthetized|anaesthetized|infiltrated|injected|instilled|administered|given)\b[^;]{0,90}\Z"
)
_WASHED = re.compile(r"\b(?:irrigat|wash|rins|soak|flush|lavag)\w*\s(?:[\w-]+\s){0,5}(?:with|in)\s(?:[\w,-]+\s){0,6}\Z")
_MADE_UP = ("hydrocodone", "oxycodone")
_WASH = 90
_TEMPORALITY = {"failed": "past", "stopped": "past", "planned": "planned", "current": "current", "allergy": "current"}


class MedicationReader:
    """Reads named drugs with status, dose and how long they were taken; brands become their generic ingredient.

    The status comes from the words around the drug or its list ("has tried A, B and C without relief" fails all three),
    else from the section: a list of allergies, of current drugs, of what is planned, or a procedure's description.

    >>> from extraction import read
    >>> [(f.attributes.name, f.attributes.status) for f in read("Advil and Neurontin did not help; takes Mobic.").facts
    ...  if f.kind == "medication"]
    [('ibuprofen', 'failed'), ('gabapentin', 'failed'), ('meloxicam', 'current')]

    Misses: drugs outside the vocabulary, drugs named only by class unless said to have failed, a status told two
    sentences away.
    """

    kind: ClassVar[Kind] = "medication"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every named drug, with the status its sentence tells."""
        mentions = [m for m in chart.mentions.get("medication", []) if is_treatment(m)]
        drafts: list[Draft] = []
        for index, group in groupby(mentions, key=lambda m: chart.sentence_index(m.start)):
            drafts += self._of_sentence(chart, chart.sentences[index], _once(chart, group))
        return drafts

    def _of_sentence(self, chart: Chart, sentence: Sentence, mentions: list[Mention]) -> Iterable[Draft]:
        for number, mention in enumerate(mentions):
            low = mentions[number - 1].end if number else sentence.start
            high = mentions[number + 1].start if number + 1 < len(mentions) else sentence.end
            draft = self._draft(chart, mention, (low, max(high, mention.end)))
            if draft is not None:
                yield draft

    def _draft(self, chart: Chart, mention: Mention, limit: tuple[int, int]) -> Draft | None:
        course = course_of(chart, mention)
        status = told_status(chart, course, mention)
        dose = dose_of(chart, mention.start, mention.end, limit)
        only = mention.entry.sets.get("only")
        if only == "failed" and (status != "failed" or _NAMED_NEXT.match(chart.lower, mention.end)):
            return None
        if only == "listed" and not (dose or _is_listed(chart, mention)):
            return None
        attributes: dict[str, Any] = {
            "name": _name(mention, chart.text[slice(*dose)] if dose else ""),
            "class": _class(chart, mention),
            "status": status,
            "dose": chart.text[slice(*dose)] if dose else None,
        }
        draft = Draft(self.kind, mention.start, mention.end, mention.entry.id, attributes)
        if dose:
            draft.support.append(dose)
        if course is not None:
            draft.cite(course)
        _add_duration(chart, draft, limit[1])
        return draft

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Give a drug that is only listed the status of its place, and undo negations that tell of its effect."""
        assert draft.assessment is not None
        if in_consent(chart, draft) or _is_left_out(chart, draft):
            return None
        if draft.attributes["status"] is None:
            draft.attributes["status"] = status_by_place(chart, draft)
        status = draft.attributes["status"]
        assertion = standing_of(chart, draft)
        if assertion in ("absent", "conditional") and _was_given(chart, draft):
            assertion = "present"
        if assertion == "absent" and status in ("current", "planned"):
            draft.attributes["status"] = None
        if assertion == "possible" and status == "current" and draft.assessment.cued("PLANNED"):
            status = draft.attributes["status"] = "planned"
        draft.assertion = assertion
        draft.temporality = _TEMPORALITY[status]  # type: ignore[assignment]
        if status == "stopped" and to_be_stopped(chart, draft):
            draft.temporality = "planned"
        return draft


def _is_left_out(chart: Chart, draft: Draft) -> bool:
    """Say whether a solution comes without the drug ("without epinephrine"), or a wound is only washed with it."""
    if draft.attributes["name"] == "epinephrine":
        return _PLAIN.search(chart.lower, max(0, draft.start - 12), draft.start) is not None
    low = max(chart.sentence_at(draft.start).start, draft.start - _WASH)
    return draft.attributes["class"] == "other" and _WASHED.search(chart.lower, low, draft.start) is not None


def _once(chart: Chart, mentions: Iterable[Mention]) -> list[Mention]:
    """Drop a name that only explains the one before it: "Klonopin (clonazepam)"."""
    kept: list[Mention] = []
    for mention in mentions:
        same = kept and kept[-1].entry.sets["name"] == mention.entry.sets["name"]
        if not (same and _SAME.fullmatch(chart.lower, kept[-1].end, mention.start)):
            kept.append(mention)
    return kept


def _name(mention: Mention, dose: str) -> str:
    """Return the drug's ingredients: an opioid of two strengths is one made up with acetaminophen."""
    name = str(mention.entry.sets["name"])
    return f"{name}/acetaminophen" if name in _MADE_UP and with_acetaminophen(dose) else name


def _is_listed(chart: Chart, mention: Mention) -> bool:
    """Say whether a mineral or vitamin is taken and not measured."""
    section = chart.section_at(mention.start)
    if section is not None and section.name in ("medications", "allergies"):
        return True
    if section is not None and section.name in ("labs", "imaging", "physical_exam"):
        return False
    sentence = chart.sentence_at(mention.start)
    return _TAKEN.search(chart.lower, sentence.start, mention.start) is not None


def _was_given(chart: Chart, draft: Draft) -> bool:
    """Say whether the sentence says that the drug was injected: what was ruled out or awaited before it was no drug.

    "If there was no motor response, the area was anesthetized with lidocaine" tells of the lidocaine that was given.
    """
    sentence = chart.sentence_at(draft.start)
    section = chart.section_at(draft.start)
    if section is not None and section.name == "procedure" and _GIVEN.search(chart.lower, sentence.start, draft.start):
        return True
    return any("given" in cue.entry.sets for cue in chart.mentions_in("course", draft.end, sentence.end))


def _class(chart: Chart, mention: Mention) -> str:
    """Return the drug's class: what is rubbed on is topical, aspirin for pain is an anti-inflammatory."""
    known = str(mention.entry.sets["class"])
    if known in ("nsaid", "local_anesthetic") and _TOPICAL.match(chart.lower, mention.end):
        return "topical"
    if mention.entry.sets["name"] == "aspirin" and _PAIN_ASPIRIN.match(chart.lower, mention.end):
        return "nsaid"
    return known


def _add_duration(chart: Chart, draft: Draft, limit: int) -> None:
    """Add how long a drug was taken, where that stands right after it: "meloxicam for five months"."""
    for length in inside(durations.find_all(chart), draft.end, min(limit, draft.end + 60)):
        between = chart.lower[draft.end : length.start]
        if "," in between or ";" in between or chart.lower.startswith(" ago", length.end):
            return
        if any(start < length.end and length.start < end for start, end in draft.support):
            return  # "two a day" is a dose
        draft.attributes["duration_days"] = length.value
        draft.cite(length)
        return


READER = MedicationReader()
