"""The course of a treatment: what the words around it say became of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from extraction.chart import Chart, Sentence, inside
from extraction.clauses import clause_at
from extraction.numbers import durations
from extraction.ordered import Extent
from extraction.targets.mention import Mention

_ASIDE = re.compile(
    r"\s*(?:[,;.)(]|(?:and|or|but|because|due|by|in|at|on|for|after|since|as|from|to|was|were|is|last|then)\b)"
)
_SUCH_AS = re.compile(r"(?: there| here)?,? (?:including|such as|namely)\b")
_ITEMS = 12
_FAILURE = re.compile(
    r"fail|all fail|ineffective|inadequate|insufficient|not enough|no (?:help|benefit|relief|good)|without (?:help|benefit|relief)"
)
_NO = re.compile(r":\s(?P<no>no|nope|nil|zip|zero|nothing|none)(?:[.;\n]|\s*\Z)")
_SINCE = re.compile(r"\bsince\s\w")
_ITEM = re.compile(r"(?:[-*•▪◦>+·]|\(?\d{1,2}[.)]|\[[ xX]?\])\s?")
_BOX = re.compile(r"\[[ xX✓✔]?\]|[☐☑☒]")
_TURN = re.compile(r"\b(?:to|with|by)\s+\W*$")
_POINTS = re.compile(
    r"\W*(?:(?:but|and|yet|however|though|although)\W+)?(?:it|this|that|these|those|they|both|neither|which)"
    r"\s(?:\w+\s){0,2}\Z"
)
_WITHOUT_SUBJECT = re.compile(
    r"\s?(?:(?:she|he|they|it|these|this|that|the|her|his|patient|pain|symptoms?|did|does|do|has|have|had|was|were|still|unfortunately|really),?\s){0,5}"
)
_PRONOUN = re.compile(r"\W*(?:it|this|that|these|those|they|both|all|none|neither|nothing)\b")


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a treatment: `status` as the course vocabulary names it, and the cue [start, end) that says so.

    A weak cue tells less than what closes the sentence: "a total of 400 units is planned".
    """

    status: str
    start: int
    end: int
    weak: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Treated:
    """A drug or other care [start, end) with its course."""

    start: int
    end: int
    course: Course | None


def course_of(chart: Chart, mention: Mention) -> Course | None:
    """Return the course of a drug or other care that the note names; care and drugs share lists, so also verdicts."""
    return course_at(chart, mention.start, mention.end)


def course_at(chart: Chart, start: int, end: int) -> Course | None:
    """Return the course of the drug or other care named at [start, end)."""
    treated = chart.found("courses", _find)
    index = bisect_left(treated, (start, end), key=lambda t: (t.start, t.end))
    return treated[index].course


def headed_course(chart: Chart, position: int) -> Course | None:
    """Return what a heading or the line that opens a list says of its items: "Tried and failed:", "Treatment so far"."""
    section = chart.section_at(position)
    if section is not None and position >= section.heading_end:
        headed = chart.mentions_in("course", section.start, section.heading_end)
        if headed:
            return _course(headed[0])
    index = chart.sentence_index(position)
    for number in range(index - 1, max(-1, index - _ITEMS), -1):
        sentence = chart.sentences[number]
        if chart.text[sentence.end - 1] == ":":
            cues = chart.mentions_in("course", sentence.start, sentence.end)
            opening = [cue for cue in cues if cue.entry.sets["scope"] != "after"]
            return _course(opening[0]) if opening else None
        if not _ITEM.match(chart.text, sentence.start, sentence.end):
            return None
    return None


def is_treatment(mention: Mention) -> bool:
    """Say whether a mention names a treatment, and not a look-alike that only holds its name."""
    return "look_alike" not in mention.entry.sets


def _find(chart: Chart) -> list[Treated]:
    named = [*chart.mentions.get("medication", []), *chart.mentions.get("therapy", [])]
    treatments = sorted((m for m in named if is_treatment(m)), key=lambda m: (m.start, m.end))
    found: list[Treated] = []
    for index, group in groupby(treatments, key=lambda m: chart.sentence_index(m.start)):
        listed = list(group)
        told = _courses(chart, chart.sentences[index], listed)
        found += [Treated(m.start, m.end, course) for m, course in zip(listed, told, strict=True)]
    return found


def _courses(chart: Chart, sentence: Sentence, treatments: Sequence[Extent]) -> list[Course | None]:
    """Return the course of each treatment of a sentence, in the order given; null where no words tell.

    A cue before a list speaks of all of it, up to the next such cue; one after a list speaks back over it, as far as
    the cue that opened the list; what follows outweighs what opened ("tried naproxen without relief" failed).
    """
    cues = chart.mentions_in("course", sentence.start, sentence.end)
    told: list[Course | None] = [None] * len(treatments)
    openers = [cue for cue in cues if _opens(chart, cue, cues, treatments)]
    for index, treatment in enumerate(treatments):
        told[index] = _opened(chart, treatment, openers, treatments)
    closers = [cue for cue in cues if cue not in openers and cue.entry.sets["scope"] != "before"]
    for cue in closers:
        for index in _closed(chart, cue, openers, closers, treatments):
            told[index] = _outweigh(told[index], _course(cue))
    told = [course or answer for course, answer in zip(told, _answered_no(chart, sentence, treatments), strict=True)]
    verdict = _verdict(chart, sentence) if _all_open(told) or _all_going(told) else None
    if verdict is not None and not _all_open(told) and not _alone(chart, verdict):
        verdict = None
    return [verdict or course for course in told]


def _all_open(told: Sequence[Course | None]) -> bool:
    return bool(told) and all(course is None or course.status == "tried" for course in told)


def _all_going(told: Sequence[Course | None]) -> bool:
    """Say whether nothing tells more of the treatments than that they go on."""
    return bool(told) and all(course is None or course.status in ("tried", "current") for course in told)


def _alone(chart: Chart, verdict: Course) -> bool:
    """Say whether a verdict of failure is a sentence by itself ("PT 16 wks, HEP to date. Failed.")."""
    sentence = chart.sentence_at(verdict.start)
    words = chart.lower[sentence.start : sentence.end].strip(" |.,;:\t-")
    return words == chart.lower[verdict.start : verdict.end] and _FAILURE.match(chart.lower, verdict.start) is not None


def _answered_no(chart: Chart, sentence: Sentence, treatments: Sequence[Extent]) -> list[Course | None]:
    """Read "Naproxen 500 bid x 2 mo: no." as care that failed; without a length of time it is care that was not had."""
    found: list[Course | None] = [None] * len(treatments)
    low = sentence.start
    for answer in _NO.finditer(chart.lower, sentence.start, min(len(chart.lower), sentence.end + 1)):
        asked = [index for index, t in enumerate(treatments) if low <= t.start and t.end <= answer.start()]
        low = answer.end()
        if not asked:
            continue
        last = treatments[asked[-1]]
        lasted = inside(durations.find_all(chart), last.end, answer.start())
        if lasted or _SINCE.search(chart.lower, last.end, answer.start()):
            for index in asked:
                found[index] = Course("failed", answer.start("no"), answer.end("no"))
    return found


def _verdict(chart: Chart, sentence: Sentence) -> Course | None:
    """Return what the next sentence says of the treatments: "It did not help.", "No improvement."."""
    following = chart.sentence_index(sentence.start) + 1
    if following >= len(chart.sentences):
        return None
    after = chart.sentences[following]
    bare = after.end - after.start <= 45
    if not (bare or _PRONOUN.match(chart.lower, after.start, after.end)) or _names_treatment(chart, after):
        return None
    for cue in chart.mentions_in("course", after.start, after.end):
        if cue.entry.sets["status"] == "failed" and cue.entry.sets["scope"] != "before":
            return Course("failed", cue.start, cue.end)
    return None


def _names_treatment(chart: Chart, sentence: Sentence) -> bool:
    named = ("medication", "therapy", "procedure")
    return any(chart.mentions_in(vocabulary, sentence.start, sentence.end) for vocabulary in named)


def _opens(chart: Chart, cue: Mention, cues: Sequence[Mention], treatments: Sequence[Extent]) -> bool:
    """Say whether a cue speaks of what follows it."""
    scope = cue.entry.sets["scope"]
    if scope != "either":
        return scope == "before"
    following = next((t for t in treatments if t.start >= cue.end), None)
    if following is None or following.start - cue.end > 70 or _BOX.search(chart.text, cue.end, following.start):
        return False
    between = _SUCH_AS.sub("", chart.lower[cue.end : following.start])
    if _ASIDE.match(between):
        return False
    if "," in between or ";" in between or any(cue.end <= other.start < following.start for other in cues):
        return False
    return clause_at(chart, cue.start) == clause_at(chart, following.start)


def _opened(chart: Chart, treatment: Extent, openers: Sequence[Mention], treatments: Sequence[Extent]) -> Course | None:
    before = [cue for cue in openers if cue.start <= treatment.start and cue.end <= treatment.end]
    if not before or clause_at(chart, before[-1].start) != clause_at(chart, treatment.start):
        return None
    cue = before[-1]
    if _BOX.search(chart.text, cue.end, treatment.start):
        return None
    first = next((t for t in treatments if t.end > cue.end), treatment)
    turned = cue.entry.sets.get("turn") and first is not treatment
    if turned and _TURN.search(chart.lower, first.end, treatment.start):
        return Course("switched", cue.start, cue.end)
    return _course(cue)


def _course(cue: Mention) -> Course:
    return Course(
        str(cue.entry.sets["status"]),
        cue.start,
        cue.end,
        weak="weak" in cue.entry.sets,
        doubtful="doubtful" in cue.entry.sets,
    )


def _closed(
    chart: Chart,
    cue: Mention,
    openers: Sequence[Mention],
    closers: Sequence[Mention],
    treatments: Sequence[Extent],
) -> list[int]:
    """Return the numbers of the treatments that a cue after them speaks of."""
    before = [index for index, treatment in enumerate(treatments) if treatment.end <= cue.start]
    if cue.entry.sets.get("reach") == "sentence":
        return before
    clause = _clause_of(chart, cue)
    boxes = [box.end() for box in _BOX.finditer(chart.text, clause.start, cue.start)]
    low = max([clause.start, *boxes])
    before = [index for index in before if treatments[index].start >= low]
    if not before:
        return _pointed_to(chart, cue, clause, treatments)
    if _sums_up(chart, cue, clause):
        return before
    nearest = treatments[before[-1]]
    if "(" in chart.text[nearest.end : cue.start] and ")" not in chart.text[nearest.end : cue.start]:
        return before[-1:]
    border = max(
        (other.start for other in openers if other.end <= nearest.start),
        default=clause.start,
    )
    border = max(border, max((other.end for other in closers if other.end <= nearest.start), default=0))
    return [index for index in before if treatments[index].start >= border]


def _pointed_to(chart: Chart, cue: Mention, clause: Sentence, treatments: Sequence[Extent]) -> list[int]:
    """Return what "it" at the start of the cue's clause stands for ("has taken Tylenol, but it does not seem to help")."""
    before = [index for index, treatment in enumerate(treatments) if treatment.end <= clause.start]
    if not before or cue.entry.sets["status"] != "failed" or not _POINTS.match(chart.lower, clause.start, cue.start):
        return []
    named = clause_at(chart, treatments[before[-1]].start)
    return [index for index in before if treatments[index].start >= named.start]


def _clause_of(chart: Chart, cue: Mention) -> Sentence:
    """Return the clause a verdict speaks of, with the one before where it goes on with that.

    So it does behind a dash ("PT, naproxen - failed") and where it names nothing else ("had therapy, but did not improve").
    """
    clause = clause_at(chart, cue.start)
    if clause.start <= chart.sentence_at(cue.start).start:
        return clause
    lead = chart.text[max(0, cue.start - 4) : cue.start].rstrip(" ")
    dashed = cue.start <= clause.start and lead.endswith(("-", "–", "—"))
    goes_on = cue.entry.sets["status"] == "failed" and _WITHOUT_SUBJECT.fullmatch(chart.lower, clause.start, cue.start)
    if not dashed and not goes_on:
        return clause
    return Sentence(clause_at(chart, clause.start - 1).start, clause.end)


def _sums_up(chart: Chart, cue: Mention, clause: Sentence) -> bool:
    """Say whether a verdict is set off by a comma at the end of its clause, so that it speaks of all named before it."""
    apart = chart.lower[max(clause.start, cue.start - 2) : cue.start].strip() == ","
    ends = len(chart.lower[cue.end : clause.end].strip(" .")) == 0
    return apart and ends and cue.entry.sets["status"] == "failed" and " " in chart.lower[cue.start : cue.end].strip()


_WEIGHT = {
    "tried": 0,
    "planned": 1,
    "completed": 1,
    "current": 1,
    "stopped": 2,
    "refused": 2,
    "failed": 3,
    "allergy": 3,
}


def _outweigh(told: Course | None, closing: Course) -> Course:
    """Choose between what opened a list and what closes it: the outcome outweighs the attempt."""
    if told is None or told.weak or _WEIGHT.get(closing.status, 0) > _WEIGHT.get(told.status, 0):
        return closing
    return told
