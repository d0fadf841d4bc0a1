"""Whether a procedure was done, is planned, requested or declined: by cue, section, heading of its list and date."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extraction.chart import Chart, Sentence, by_start
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.leads import label_of, lead_of
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.targets.mention import Mention

_BREAK = re.compile(r";|\bbut\b|\bhowever\b|\balthough\b|\bwhile\b|\bwhereas\b|, so\b|(?<=[a-z)])\. ")
_UNTIL = re.compile(r"\buntil\s(?:\w+\s){0,4}\Z")
_ONCE_HAD = re.compile(
    r"\b(?:once|as soon as|when)\s(?:he|she|they|the patient|patient)\s(?:has|have)\s(?:had|undergone|got|gotten|completed)\s(?:\w+\s){0,3}\Z"
)
_WAS_BEFORE = re.compile(
    r"\b(?:was|were|had|did|could)\b(?:(?!\bwill\b)[^.;])*\b(?:before|prior to)\s(?:her|his|the)\s(?:\w+\s){0,2}\Z"
)
_AGAIN_ON = re.compile(r"again\s(?:in|on)\s(?:\w+\s)?(?:\d{4}|\d{1,2}/)")
_HAS_BEEN = re.compile(r"\W+(?:(?:has|have) been|is|are)\s\w+")
_ONE_MORE = re.compile(
    r"\s(?:to (?:have|try|do|get|repeat|undergo)\s)?(?:(?:a )?repeat|it|them|this|that|those|these"
    r"|another|more|one more|the same|again)\b"
    r"(?!\s(?:procedure|injection|block|ablation|treatment))"
)
_VERB = re.compile(
    r"\W{1,2}(?:(?:was|were|has|have|had|did|gave|made|took|went|is|are)\b|(?!guided|based|assisted)\w+ed\b)"
)
_AFTERWARDS = re.compile(r"after|following|post|since")
_TO_COME = re.compile(
    r"\b(?:will|shall|expected to|due(?! to\b)|(?<!found )(?<!noted )(?<!felt )(?<!seen )(?<!known )to be|return|rtc|reassess\w*|re-?evaluat\w*|follow[\s-]?up|f/u"
    r"|review|see (?:him|her|them|back))\b"
    r"(?:[^\w.;,]+\w+){0,6}[^\w.;,]*\Z"
)
_VISIT_AFTER = re.compile(
    r"\s*(?:[\w/-]+\s){0,3}?(?:follow[\s-]?up|f/u|review|reassessment|re-?evaluation|return)(?:\s\w+){0,2}\s"
)
"""What a note begins with that is of the visit after a procedure ("Follow-up visit after SIJ injection")."""
_AHEAD = 60
_NO_FUTURE = frozenset(("well", "ill", "shell", "hell"))
"""What "we'll", "I'll", "she'll" and "he'll" are without their apostrophe."""
_OR_ELSE = re.compile(r",?\s(?:versus|vs\.?)\s(?:(?:an?|the|conventional|total|left|right|anterior|posterior)\s){0,3}")
_PAST_ACT = re.compile(r"(?:re-?)?(?:injected|blocked|ablated|infiltrated)\b")
"""An act that a sentence begins with ("Injected shoulder joint with 1 cc"): it was done, whatever the section."""
_END = re.compile(r"\W*\Z")
_RECOVERED = re.compile(
    r"\b(?:post[\s-]?op(?:erative(?:ly)?)?\b(?! (?:visit|care|course will))|(?:is|has been|had been) (?:doing|healing|recover\w+)|well[\s-]healed)\b"
)
_MODAL = re.compile(r"s?\s(?:itself\s)?(?:may|might|could|can)\s(?!still|only|barely|hardly|be seen|now)")
"""What goes on after a procedure that is only thought of ("the fusion may not become solid")."""
PLAN = ("plan", "assessment_plan")
"""Sections in which a procedure is planned unless something says otherwise."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_STRENGTH = {"asked": 1, "lead": 5, "section": 8, "list": 4}
_LISTED, _OPENING, _ASKS = 12, 1, 12
_MARK = 5
"""In characters: what may stand between a question and its answer ("A.")."""
_LAST_NAMES = 4
"""How many of an item's procedures are asked; an item of a list names few, and a run of codes is none."""
_REACH, _FAR = 30, 300
_WEAK, _WEAK_REACH, _ASKED = 6, 12, 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What the note says of a procedure: a status of the cue vocabulary, its cue, and how near that stands in words."""

    status: str
    distance: int
    cue: Mention | None = None


def standing(chart: Chart, named: Named) -> Standing:
    """Weigh the cues around a procedure with its list's heading and its section; the nearest in words wins."""
    told = _told(chart, named)
    if _still_awaited(chart, named):
        return Standing("planned", 1)
    if _unsaid(told) and (before := _list_before(chart, named)) is not None:
        told.append(before)
    default = Standing("option", 98) if _MODAL.match(chart.lower, named.end) else Standing("done", 99)
    nearest = min(told, key=lambda s: (s.distance, s.status != "requested", s.status), default=default)
    if nearest.distance >= _STRENGTH["lead"] and (other := _alternative(chart, named)) is not None:
        return standing(chart, other)
    return next((s for s in told if _advised_against(chart, s, nearest)), nearest)


def _alternative(chart: Chart, named: Named) -> Named | None:
    """Return the procedure that this one is told beside as another way ("arthrodesis versus hip replacement")."""
    low = max(chart.sentence_at(named.start).start, named.start - 2 * _REACH)
    before = [other for other in _names_in(chart, low, named.start) if other.end <= named.start]
    joined = before and _OR_ELSE.fullmatch(chart.lower, before[-1].end, named.start)
    return before[-1] if joined else None


def _still_awaited(chart: Chart, named: Named) -> bool:
    """Say whether a procedure is what something else waits for ("until her second block has been read")."""
    if _ONCE_HAD.search(chart.lower, max(0, named.start - 60), named.start):
        return True
    if _UNTIL.search(chart.lower, max(0, named.start - 40), named.start) is None:
        return False
    return _HAS_BEEN.match(chart.lower, named.end) is not None


def _advised_against(chart: Chart, other: Standing, nearest: Standing) -> bool:
    """Say whether what is planned stands under an advice against it ("I do not think that we need to plan any")."""
    if other.status != "against" or nearest.status not in ("planned", "option"):
        return False
    if other.cue is None or nearest.cue is None or other.cue.end > nearest.cue.start:
        return False
    between = chart.lower[other.cue.end : nearest.cue.start]
    return "," not in between and _BREAK.search(between) is None


def _told(chart: Chart, named: Named) -> list[Standing]:
    if named.form == "composed" and _PAST_ACT.match(chart.lower, named.start):
        return [Standing("done", 1)]
    if _is_topic(chart, named):
        return [Standing("done", 1)]
    return [*_cues(chart, named), *_lead(chart, named), *_section(chart, named)]


def _is_topic(chart: Chart, named: Named) -> bool:
    """Say whether an operation is only the heading of what has become of it ("Carpal tunnel release. She is doing well")."""
    index = chart.sentence_index(named.start)
    sentence = chart.sentences[index]
    if (
        named.family != "surgery"
        or chart.words_in(sentence.start, named.start) > 2
        or index + 1 >= len(chart.sentences)
    ):
        return False
    if _END.match(chart.lower, named.end, sentence.end) is None:
        return False
    after = chart.sentences[index + 1]
    return _RECOVERED.search(chart.lower, after.start, min(after.end, after.start + _FAR)) is not None


def _unsaid(told: list[Standing]) -> bool:
    """Say whether nothing but a section's name or "repeat" tells of the procedure."""
    return not any(s.cue is not None and not s.cue.entry.sets.get("weak") for s in told)


def _list_before(chart: Chart, named: Named) -> Standing | None:
    """Read what the sentences before ask for, where this one goes on with their list ("Repeat SI joints, 27096.")."""
    index = chart.sentence_index(named.start)
    for back in range(index, max(0, index - _LISTED), -1):
        sentence, before = chart.sentences[back], chart.sentences[back - 1]
        headed = next(iter(_names_in(chart, sentence.start, sentence.end)), None)
        if headed is None or loose_words(chart, sentence.start, headed.start) > _OPENING:
            return None
        if _VERB.match(chart.lower, headed.end):
            return None
        if _PARAGRAPH.search(chart.text, before.end, sentence.start):
            return None
        for other in reversed(_names_in(chart, before.start, before.end)[-_LAST_NAMES:]):
            if (nearest := _said(chart, other)) is not None:
                goes_on = nearest.status in ("planned", "requested")
                return Standing(nearest.status, _STRENGTH["list"]) if goes_on else None
        if (announced := _announced(chart, before)) is not None:
            return announced
    return None


def _announced(chart: Chart, sentence: Sentence) -> Standing | None:
    """Read a short sentence that announces what follows ("I recommend three things.")."""
    cues = chart.mentions_in("procedure_cue", sentence.start, sentence.end)
    statuses = {str(cue.entry.sets["status"]) for cue in cues}
    if not cues or not statuses <= {"planned", "requested"} or _names_in(chart, sentence.start, sentence.end):
        return None
    if chart.words_in(sentence.start, sentence.end) > _ASKS:
        return None
    return Standing("requested" if "requested" in statuses else "planned", _STRENGTH["list"])


def _said(chart: Chart, named: Named) -> Standing | None:
    """Return what a cue near a procedure says of it, "repeat" and its like left out."""
    cues = _cues(chart, named)
    said = [s for s in cues if s.distance <= _ASKS and s.cue is not None and not s.cue.entry.sets.get("weak")]
    return min(said, key=lambda s: (s.distance, s.status), default=None)


def _names_in(chart: Chart, start: int, end: int) -> list[Named]:
    names = procedures(chart)
    first, last = (bisect_left(names, place, key=by_start) for place in (start, end))
    return names[first:last]


def _cues(chart: Chart, named: Named) -> list[Standing]:
    sentence = chart.sentence_at(named.start)
    low, high = max(sentence.start, named.start - _FAR), min(sentence.end, named.end + _FAR)
    found = [cue for cue in chart.mentions_in("procedure_cue", low, high) if _is_cue(chart, cue)]
    inside_names = _names_in(chart, low, high)
    result = []
    for cue in found:
        if any(n.start <= cue.start and cue.end <= n.end for n in inside_names) or _of_another(chart, named, cue):
            continue
        distance = _distance(chart, named, cue, inside_names)
        distance = 0 if cue.entry.sets.get("strong") and distance < 6 else distance
        distance += _WEAK if cue.entry.sets.get("weak") else 0
        distance -= min(distance, _ASKED) if cue.entry.sets["status"] == "requested" else 0
        if _yet_to_come(chart, cue):
            result.append(Standing("planned", distance, cue))
        elif distance < (_WEAK_REACH if cue.entry.sets.get("weak") else _REACH):
            result.append(Standing(str(cue.entry.sets["status"]), distance, cue))
    return result


def _is_cue(chart: Chart, cue: Mention) -> bool:
    """Say whether a cue is one and no look-alike, such as "well" for "we'll"."""
    if cue.entry.sets.get("weak") and _AGAIN_ON.match(chart.lower, cue.start):
        return False
    return cue.entry.sets["status"] != "none" and chart.lower[cue.start : cue.end] not in _NO_FUTURE


def _of_another(chart: Chart, named: Named, cue: Mention) -> bool:
    """Say whether a wish after a procedure is for one more of it ("helped, and she wants those again")."""
    ahead = cue.entry.sets["status"] in ("requested", "planned", "option") and cue.start >= named.end
    return ahead and _ONE_MORE.match(chart.lower, cue.end) is not None


def _yet_to_come(chart: Chart, cue: Mention) -> bool:
    """Say whether "after" follows what is still to be done ("reassess two weeks after the block")."""
    if not _AFTERWARDS.fullmatch(chart.lower, cue.start, cue.end):
        return False
    start = max(chart.sentence_at(cue.start).start, cue.start - _AHEAD)
    if _VISIT_AFTER.fullmatch(chart.lower, 0, cue.start):
        return False
    return _TO_COME.search(chart.lower, start, cue.start) is not None


def _distance(chart: Chart, named: Named, cue: Mention, names: list[Named]) -> int:
    before = cue.end <= named.start
    if cue.entry.sets["where"] == ("after" if before else "before"):
        return _REACH
    start, end = (cue.end, named.start) if before else (named.end, cue.start)
    if end < start:
        return _REACH
    words = chart.words_in(start, end)
    words += 6 * len(_BREAK.findall(chart.lower, start, end))
    between = sum(1 for n in names if start <= n.start and n.end <= end)
    if before:
        return words + between
    return words + 8 * between + (2 if "," in chart.lower[start:end] else 1)


def _lead(chart: Chart, named: Named) -> list[Standing]:
    lead = label_of(chart, named.start) or _question(chart, named) or lead_of(chart, named.start)
    if lead is None:
        return []
    cues = [c for c in chart.mentions_in("procedure_cue", lead.start, lead.end) if not _tells_nothing(chart, c)]
    asked = [cue for cue in cues if cue.entry.sets["status"] == "requested"]
    if asked:
        return [Standing("requested", _STRENGTH["asked"], asked[-1])]
    return [Standing(str(cue.entry.sets["status"]), _STRENGTH["lead"], cue) for cue in cues[-1:]]


def _question(chart: Chart, named: Named) -> Sentence | None:
    """Return the question that a procedure's line answers ("What is requested? A. Repeat medial branch blocks")."""
    index = chart.sentence_index(named.start)
    for back in range(index - 1, max(-1, index - 3), -1):
        sentence = chart.sentences[back]
        if _PARAGRAPH.search(chart.text, sentence.end, chart.sentences[back + 1].start):
            return None
        if chart.text[sentence.end - 1] == "?":
            return sentence
        if sentence.end - sentence.start > _MARK:
            return None
    return None


def _tells_nothing(chart: Chart, cue: Mention) -> bool:
    """Say whether a cue is none in a heading: a look-alike, or "following" that only announces the list."""
    if cue.entry.sets["status"] == "none":
        return True
    return chart.lower[cue.start : cue.end] == "following" and chart.lower[cue.end : cue.end + 1] == ":"


def _section(chart: Chart, named: Named) -> list[Standing]:
    section = chart.section_at(named.start)
    if section is None:
        return []
    low = max(chart.sentence_at(named.start).start, named.start - _FAR)
    if _WAS_BEFORE.search(chart.lower, low, named.start):
        return [Standing("done", _STRENGTH["lead"])]
    heading = chart.mentions_in("procedure_cue", section.start, section.heading_end)
    if any(cue.entry.sets["status"] == "requested" for cue in heading):
        return [Standing("requested", _STRENGTH["section"] - 1)]
    if heading and section.name == "other":
        return [Standing(str(heading[-1].entry.sets["status"]), _STRENGTH["section"] - 1)]
    if section.name in PLAN:
        return [Standing("planned", _STRENGTH["section"])]
    if section.name in ("chief_complaint",):
        return [Standing("planned", _STRENGTH["section"] + 4)]
    if section.name in ("procedure", "past_medical_history", "past_surgical_history"):
        return [Standing("done", 3)]
    return []
