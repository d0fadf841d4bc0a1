"""Reads pain that radiates, and how far."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.anatomy.phrase_sides import limb_side
from extraction.assertion.over import is_former, is_over
from extraction.chart import Chart, Sentence, overlapping
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.imaging_finding.bodies import body_at
from extraction.kinds.radiation.places import Run, bounded, is_bound, region_before, regions_in, run_after, verb_before
from extraction.kinds.radiation.roots import DERMATOME, roots_of
from extraction.numbers import levels
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_LEAD = re.compile(
    r"(?:[\s,:;()/.\d•*-]|\b(?:it|this|that|which|they|these|does|do|did|not|doesn['’]?t|never|no|nil|also|and|then|now|with|without|has|have|gone|gets|goes|go|extends|"
    r"occasionally|sometimes|often|intermittently|he|she|denies|reports|any|right|left|r|l|b|lle|rle|le|will|can|may|is|the)\b)*"
)
_FELT = re.compile(r"numb|tingl|pa?raesthes|paresthes|pins|soreness")
_THEN = re.compile(r"[,;.]\s(?:and\s)?(?:then|later|subsequently|afterwards?|eventually|now(?: also)?)\s\Z")
_HABIT = re.compile(r"(?:if|when|whenever)\s(?:he|she|they|the patient|pt|i|you)\s[^,;.]{1,100},\s[^,;.]{0,60}\Z")
_ADVICE = re.compile(r"\b(?:return|call|come back|seek|go to|should|will|would|may|might|report|notify)\b")
_REACH = 60
_NEVER = re.compile(r"(?:\b(?:not|never|nothing|nothing ever|neither|without)|n['’]?t)\s(?:\w+\s){0,4}\Z")
_YES = re.compile(
    r"[^.\n?:]{0,20}[?:]\s*(?:(?:\[\s?\]|☐)\s?no?\b\s*)?(?:(?:\[[xX✓]\]|☑|☒)\s?)?(?:yes|y)\b(?!\s?/)", re.IGNORECASE
)
_NO = re.compile(
    r"[^.\n?:]{0,20}[?:]\s*(?:(?:\[\s?\]|☐)\s?y(?:es)?\b\s*)?(?:(?:\[[xX✓]\]|☑|☒)\s?)?(?:no|n|none|nil)\b(?!\s?/)",
    re.IGNORECASE,
)


_LIMB_LABEL = re.compile(
    r"[\s*•-]*(?:\(?\w{1,2}[.)]\s*|#\s?\d\s*)?(?:(?:right|left|r|l|rt|lt|both|bilateral|the|her|his)\s)*(?:lower\s|upper\s)?(?:legs?|arms?|limbs?|le|ue)\s?[:–—-]\s"
)
"""What labels a problem by the limb that hurts ("(b) R leg: starts in the back ...")."""
_LIST_GAP = re.compile(
    r"\s*(?:(?:x\s?|for\s|now\s)?(?:about\s|~)?\d{1,3}\+?\s?(?:years?|yrs?|y|months?|mths?|mos?|weeks?|wks?|w)\.?\s*)?[:.,(–-]+\s*(?:from\s)?"
)
_PLACES = 2
_TOP = frozenset({"lumbar", "sacral", "sacroiliac", "buttock", "hip", "groin", "thigh"})
_LIST_END = re.compile(r"\s*(?:[.;,()\n]|\Z|x\s?\d|for\s\d)")


class RadiationReader:
    """Reads pain that radiates: from where, to where, whether below the knee, in which dermatomes.

    A word of movement ("radiates", "shooting into", "travels down") counts with the places that follow it; pain with a
    path and a place ("pain down the left leg to the ankle", "back -> calf") needs no such word. `below_knee` is true
    when a place below the knee is named, false when the note says that the pain ends above ("stops at the knee", "into
    the buttocks"). "Never below the knee" is radiation that is absent, with `below_knee` false. Pain in a limb alone is
    no radiation; denied ("no leg pain"), it denies radiation.

    >>> from extraction import read
    >>> [(f.anchor.text, f.attributes.below_knee) for f in read("Pain radiates down the left leg to the foot.").facts
    ...  if f.kind == "radiation"]
    [('radiates down the left leg to the foot', True)]

    Misses: places told in another sentence than the movement; pain drawings; bounds given in words such as "halfway".
    """

    kind: ClassVar[Kind] = "radiation"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every movement of pain, and for every statement of how far it goes."""
        cues: list[Mention] = chart.mentions.get("radiation", [])
        taken: list[Mention | Draft] = [cue for cue in cues if cue.entry.sets["cue"] == "none"]
        proposals = [
            *(self._of_cue(chart, cue) for cue in cues if cue.entry.sets["cue"] not in ("none", "limb")),
            *(self._of_path(chart, path) for path in chart.mentions.get("radiation_path", [])),
            *(self._of_dermatome(chart, level) for level in levels.find_all(chart)),
            *(self._of_bound(chart, reach) for reach in chart.mentions.get("radiation_reach", [])),
            *(self._of_list(chart, pain) for pain in chart.mentions.get("radiation_pain", [])),
            *(self._of_cue(chart, cue) for cue in cues if cue.entry.sets["cue"] == "limb"),
        ]
        drafts = []
        for draft in proposals:
            if draft is not None and not overlapping(taken, draft.start, draft.end):
                drafts.append(draft)
                taken.append(draft)
        return drafts

    def _of_cue(self, chart: Chart, cue: Mention) -> Draft | None:
        sentence = chart.sentence_at(cue.start)
        kind = cue.entry.sets["cue"]
        pattern = cue.entry.sets.get("pattern")
        run = run_after(chart, cue.end, sentence.end) if kind in ("travel", "path", "noun") else None
        if kind == "path" and (run is None or not self._has_subject(chart, cue, run)):
            return None
        if "limb" in cue.entry.sets and not _about_pain(chart, sentence, cue.start, cue.start):
            return None
        if kind == "travel" and run is None and not _about_pain(chart, sentence, cue.start, sentence.end):
            return None
        limit = self._bound_at(chart, cue.end) if run is None else None
        draft = self._draft(chart, cue.start, run, cue.entry.id, limit.end if limit else cue.end)
        if limit is not None:
            draft.attributes["below_knee"] = False
        draft.attributes["pattern"] = pattern or draft.attributes["pattern"]
        return draft

    def _bound_at(self, chart: Chart, place: int) -> Mention | None:
        """Return the bound that follows at once: "radiating no further than the knee"."""
        near = chart.mentions_in("radiation_reach", place, place + _REACH)
        bounds = [m for m in near if m.entry.sets["reach"] == "stop" and m.start - place <= 2]
        return bounds[0] if bounds else None

    def _has_subject(self, chart: Chart, cue: Mention, run: Run) -> bool:
        sentence = chart.sentence_at(cue.start)
        if "strict" in cue.entry.sets:
            pains = chart.mentions_in("radiation_pain", sentence.start, run.start)
            return "pain" in chart.lower[cue.start : cue.end] or any(p.end <= cue.start for p in pains)
        return _about_pain(chart, sentence, cue.start, run.start)

    def _of_path(self, chart: Chart, path: Mention) -> Draft | None:
        """Read "pain down the leg to the ankle": a pain, a path, a place."""
        clause = clause_at(chart, path.start)
        run = run_after(chart, path.end, clause.end)
        if run is None or (path.entry.sets["path"] == "limb" and not run.of_a_limb):
            return None
        pains = chart.mentions_in("radiation_pain", max(clause.start, path.start - _REACH), path.start)
        if path.entry.sets["path"] == "arrow":
            pains = pains or chart.mentions_in("region", max(clause.start, path.start - _REACH), path.start)[-1:]
        if not pains:
            return self._of_step(chart, path, run)
        if pains[-1].entry.sets.get("kind") == "other" or _only_felt(chart, pains):
            return None
        draft = self._draft(chart, pains[-1].start, run, path.entry.id, path.end)
        draft.attributes["from_region"] = region_before(chart, clause.start, path.start)
        return draft

    def _of_list(self, chart: Chart, pain: Mention) -> Draft | None:
        """Read the places of a pain in a row, from the top down ("Sciatica 20 months. L buttock, calf, outer foot")."""
        gap = _LIST_GAP.match(chart.lower, pain.end)
        if gap is None or pain.entry.sets["kind"] != "pain" or _FELT.match(chart.lower, pain.start):
            return None
        run = run_after(chart, gap.end(), min(len(chart.text), gap.end() + 2 * _REACH))
        if run is None or not run.below or len(run.regions) < _PLACES or run.regions[0] not in _TOP:
            return None
        if not _LIST_END.match(chart.lower, run.end):
            return None
        return self._draft(chart, run.start, run, "radiation.list", run.end)

    def _of_step(self, chart: Chart, path: Mention, run: Run) -> Draft | None:
        """Read a further place of a pain that travels: "began radiating down the right leg; then down the left"."""
        sentence = chart.sentence_at(path.start)
        if _THEN.search(chart.lower, max(sentence.start, path.start - _REACH), path.start) is None:
            return None
        cues = chart.mentions_in("radiation", max(sentence.start, path.start - 3 * _REACH), path.start)
        travels = [cue for cue in cues if cue.entry.sets["cue"] in ("travel", "path")]
        if not travels or not _about_pain(chart, sentence, travels[0].start, path.start):
            return None
        draft = self._draft(chart, path.start, run, path.entry.id, path.end)
        draft.attributes["from_region"] = region_before(chart, sentence.start, travels[0].start)
        return draft

    def _of_dermatome(self, chart: Chart, level: levels.LevelMention) -> Draft | None:
        """Read "pain in an L5 distribution"."""
        if not DERMATOME.match(chart.lower, level.end):
            return None
        clause = clause_at(chart, level.start)
        pains = chart.mentions_in("radiation_pain", max(clause.start, level.start - _REACH), level.start)
        words = [
            pain
            for pain in pains
            if chart.lower.startswith(("pain", "ache", "symptom", "sciatic", "radic"), pain.start)
        ]
        if not words:
            return None
        draft = self._draft(chart, words[-1].start, None, "radiation.dermatome", level.end)
        draft.attributes["pattern"] = "radicular"
        return draft

    def _of_bound(self, chart: Chart, reach: Mention) -> Draft | None:
        """Read "stays above the knee" and "never below the knee", where pain is what is spoken of."""
        sentence = chart.sentence_at(reach.start)
        bound = is_bound(chart, reach) and "bare" not in reach.entry.sets
        pains = chart.mentions_in("radiation_pain", sentence.start, sentence.end)
        if not (bound and _about_pain(chart, sentence, reach.start, sentence.end)) and not (
            pains and "knee" in reach.entry.sets
        ):
            return None
        verb = verb_before(chart, reach)
        draft = self._draft(chart, verb.start if verb and bound else reach.start, None, reach.entry.id, reach.end)
        draft.attributes["below_knee"] = not bound
        if not bound and _NEVER.search(chart.lower, max(sentence.start, reach.start - 40), reach.start):
            draft.assertion = "absent"
        return draft

    def _draft(self, chart: Chart, start: int, run: Run | None, rule: str, end: int) -> Draft:
        clause = clause_at(chart, start)
        sentence = chart.sentence_at(start)
        stop = run.end if run else end
        below = None
        if run is not None:
            below = True if run.below else False if run.ends_above or bounded(chart, stop, sentence.end) else None
        roots = roots_of(chart, start, clause.end)
        named = chart.mentions_in("radiation_pain", clause.start, clause.end)
        radicular = bool(roots) or any(mention.entry.sets.get("pattern") for mention in named)
        side = limb_side(chart, start, stop)
        return Draft(
            self.kind,
            start,
            stop,
            rule,
            {
                "from_region": (run.origin if run else None) or region_before(chart, sentence.start, start),
                "to_regions": run.regions if run else regions_in(chart, start, end),
                "below_knee": below,
                "pattern": "radicular" if radicular else None,
                "dermatomes": roots,
            },
            laterality=side.side if side else None,
        )

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop boilerplate and undenied limb pain; what is denied names no depth but the knee."""
        assessment = draft.assessment
        assert assessment is not None
        if assessment.boilerplate or body_at(chart, draft.start) is not None:
            return None
        if draft.rule.startswith("radiation.never") and assessment.assertion == "present":
            draft.assertion = "absent"
        if _YES.match(chart.text, draft.end):
            draft.assertion = "present"
        elif _NO.match(chart.text, draft.end):
            draft.assertion = "absent"
        if is_over(chart, draft.start, draft.end) or is_former(chart, draft.start):
            draft.temporality = "past"
        if draft.rule == "radiation.limb_pain" and assessment.assertion != "absent":
            return None
        if assessment.assertion == "conditional" and _is_habit(chart, draft):
            draft.assertion = "present"
        if "absent" in (draft.assertion, assessment.assertion) and draft.attributes["below_knee"]:
            reach = chart.mentions_in("radiation_reach", draft.start, draft.end)
            draft.attributes["below_knee"] = False if any("knee" in m.entry.sets for m in reach) else None
        return draft


def _only_felt(chart: Chart, pains: list[Mention]) -> bool:
    """Say whether what goes down a limb is numbness or soreness alone; without a word of movement that is no pain."""
    return all(_FELT.match(chart.lower, pain.start) is not None for pain in pains)


def _is_habit(chart: Chart, draft: Draft) -> bool:
    """Say whether an "if" only tells what brings the pain on ("If he bends his neck, it shoots down the arm")."""
    sentence = chart.sentence_at(draft.start)
    lead = chart.lower[sentence.start : draft.start]
    return _HABIT.match(lead) is not None and _ADVICE.search(lead) is None


def _about_pain(chart: Chart, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the sentence speaks of pain before `end`, or takes up the pain of the sentence before."""
    pains = chart.mentions_in("radiation_pain", sentence.start, end)
    if any(pain.entry.sets["kind"] == "pain" for pain in pains) or _LIMB_LABEL.match(chart.lower, sentence.start):
        return True
    if not _LEAD.fullmatch(chart.lower, sentence.start, start):
        return False
    index = chart.sentence_index(sentence.start)
    before = chart.sentences[max(0, index - 2) : index]
    if not before or any(_LIMB_LABEL.match(chart.lower, one.start) for one in before):
        return True
    return bool(chart.mentions_in("radiation_pain", before[0].start, before[-1].end))


READER = RadiationReader()
