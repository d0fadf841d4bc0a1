"""Reads neurologic deficits and normal neurologic examinations."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.anatomy.phrase_sides import limb_side
from extraction.assertion.assessment import Assessment
from extraction.chart import Chart, inside, overlapping
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.imaging_finding.bodies import body_at
from extraction.kinds.neuro_deficit.functions import Finding, find_all
from extraction.kinds.radiation.roots import roots_of
from extraction.numbers import levels
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_JOINED = re.compile(
    r"\s*(?:,|\(|/|&|,?\s*(?:and|or|and/or|with)\b|,?\s*and\s*/\s*or\b)\s*(?:the\s+|any\s+|some\s+)?|\s*"
)
_GRADES_JOINED = re.compile(r"[\s,]*(?:and\s+)?")
_ON_TEST = re.compile(r"\s*(?:or\s+\w+\s*)?(?:on|with|in|of|during)\s+(?:the\s+|both\s+|bilateral\s+)?")
_SADDLE_REACH = 40
_BEFORE_GRADE, _BEFORE_TEST = 4, 60


class NeuroDeficitReader:
    """Reads weakness, sensory loss, reflex changes, atrophy and disturbed gait, with side and roots.

    A deficit may be named ("numbness", "foot drop") or told as the state of a function ("EHL 4/5", "sensation
    decreased"); a function that is normal ("strength 5/5", "gait normal") is the deficit, absent. `type` is null where
    the whole examination is meant ("neurologically intact"). Saddle numbness is no deficit here: it is a danger sign.

    >>> from extraction import read
    >>> [(f.attributes.type, f.assertion) for f in read("Power 5/5, ankle jerk absent.").facts
    ...  if f.kind == "neuro_deficit"]
    [('weakness', 'absent'), ('reflex_change', 'present')]

    Misses: functions whose state stands in another sentence; grades without a scale ("L5 4").
    """

    kind: ClassVar[Kind] = "neuro_deficit"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every named deficit and every function with a state."""
        drafts = self._named(chart)
        for finding in _merged(chart, find_all(chart)):
            near = overlapping(drafts, finding.start, finding.end)
            if any(draft.attributes["type"] == finding.type for draft in near) or self._of_saddle(chart, finding):
                continue
            drafts.append(self._draft(chart, finding.start, finding.end, finding.rule, finding.type))
            drafts[-1].attributes["normal"] = finding.normal
        return drafts

    def _named(self, chart: Chart) -> list[Draft]:
        drafts: list[Draft] = []
        for mention in chart.mentions.get("neuro_deficit", []):
            sets = mention.entry.sets
            if sets["is"] == "other" or self._of_saddle(chart, mention) or _of_limbs(chart, mention):
                continue
            last = drafts[-1] if drafts else None
            if (
                last is not None
                and last.attributes["type"] == sets.get("type")
                and last.attributes["normal"] == (sets["is"] == "normal")
                and _JOINED.fullmatch(chart.lower, last.end, mention.start)
            ):
                last.end = mention.end
                continue
            for kind in (sets.get("type"), sets["also"]) if "also" in sets else (sets.get("type"),):
                drafts.append(self._draft(chart, mention.start, mention.end, mention.entry.id, kind))
                drafts[-1].attributes["normal"] = sets["is"] == "normal"
        return drafts

    def _of_saddle(self, chart: Chart, mention: Mention | Finding) -> bool:
        """Say whether a loss of feeling is one of the saddle region."""
        kind = mention.type if isinstance(mention, Finding) else mention.entry.sets.get("type")
        if kind != "sensory_loss":
            return False
        clause = clause_at(chart, mention.start)
        low = max(clause.start, mention.start - _SADDLE_REACH // 2)
        high = min(clause.end, mention.end + _SADDLE_REACH)
        around = chart.mentions_in("neuro_saddle", low, high)
        return any("," not in chart.lower[min(m.end, mention.end) : max(m.start, mention.start)] for m in around)

    def _draft(self, chart: Chart, start: int, end: int, rule: str, kind: object) -> Draft:
        side = limb_side(chart, start, end)
        clause = clause_at(chart, start)
        return Draft(
            self.kind,
            start,
            end,
            rule,
            {"type": kind, "levels": roots_of(chart, start, clause.end) or _roots_graded(chart, start, end)},
            laterality=side.side if side else None,
        )

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Turn a normal function into an absent deficit; drop what consents and advice only warn of."""
        assessment = draft.assessment
        assert assessment is not None
        normal = draft.attributes.pop("normal")
        if assessment.boilerplate or _aimed_at(draft, assessment):
            return None  # a goal is no finding
        if assessment.temporality == "planned":
            draft.temporality = "current"
        if normal and assessment.assertion == "conditional":
            return None
        section = chart.section_at(draft.start)
        if body_at(chart, draft.start) is not None or (section is not None and section.name == "imaging"):
            return None  # what a study measures is its finding
        if draft.rule == "neuro.global" and assessment.assertion == "present" and _unnamed(chart, draft):
            return None  # symptoms without a name are none
        if draft.rule == "neuro.paresthesia" and section is not None and section.name == "procedure":
            return None  # what a needle does or does not provoke
        if normal and assessment.assertion != "family":
            draft.assertion = "absent"
        return draft


def _of_limbs(chart: Chart, mention: Mention) -> bool:
    """Say whether a word of gait tells of a limb's movement: "ataxia on finger-to-nose testing"."""
    if mention.entry.sets.get("type") != "gait":
        return False
    tests = chart.mentions_in("exam_test", mention.end, mention.end + _BEFORE_TEST)
    return bool(tests) and _ON_TEST.fullmatch(chart.lower, mention.end, tests[0].start) is not None


def _aimed_at(draft: Draft, assessment: Assessment) -> bool:
    """Say whether a word before a deficit sets it as a goal; what is to be done after it says nothing of it."""
    return any(cue.category == "PLANNED" and cue.start < draft.start for cue in assessment.cues)


def _unnamed(chart: Chart, draft: Draft) -> bool:
    return chart.lower.endswith(("symptoms", "signs", "complaints", "findings", "change", "changes"), 0, draft.end)


def _roots_graded(chart: Chart, start: int, end: int) -> tuple[str, ...]:
    """Return the roots that stand with a grade: "L5 4/5"."""
    near = inside(levels.find_all(chart), max(0, start - _BEFORE_GRADE), end)
    return tuple(dict.fromkeys(level for mention in near for level in mention.levels if "-" not in level))


def _merged(chart: Chart, findings: list[Finding]) -> list[Finding]:
    """Join graded movements of like strength, and leave out the full ones of a sentence that has a weak one."""
    weak = {chart.sentence_index(f.start) for f in findings if f.type == "weakness" and not f.normal}
    merged: list[Finding] = []
    for finding in findings:
        if finding.graded and finding.normal and chart.sentence_index(finding.start) in weak:
            continue
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.graded
            and finding.graded
            and last.normal == finding.normal
            and _GRADES_JOINED.fullmatch(chart.lower, last.end, finding.start)
        ):
            merged[-1] = Finding(last.type, last.start, finding.end, last.normal, True, last.rule)
            continue
        if finding not in merged:
            merged.append(finding)
    return merged


READER = NeuroDeficitReader()
