"""Which treatment a relief is about: by clause, sentence, line, heading of its list, or the sentences before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, Sentence
from extraction.clauses import clause_at
from extraction.episodes.treatments import Treatment, between
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.leads import lead_of, line_start
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.kinds.procedure.status import standing
from extraction.kinds.procedure.technique import is_told_there

_CONNECTOR = re.compile(
    r"(?:[^.;:,]{0,60}?\b|, )(?:from|after|with|w/|following|since|to|s/p|post|of|on|by|for|via"
    r"|status post|in response to|out of|taking|using|during|when)\b"
)
_INCLUDES = re.compile(r"\s(?:have |has )?(?:includ\w+|been)\s")
_APART = re.compile(r",(?!\s(?:which|that|who)\b)")
_PARENTHESIS = re.compile(r"\([^()\n]*\)")
_HARD = re.compile(r"[;]|\.\s|\bbut\b|\bwhile\b|\bwhereas\b")
_FORMER = re.compile(r"\bformer\b")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_REFERRING = re.compile(
    r"\b(?:it|they|them|that|this|these|those|both|which|each|he|she|patient|pt|pain|relief|result"
    r"|response|former|latter|felt|diary|nrs|score)\b"
)
_TOGETHER = re.compile(r"\b(?:and|nor|or)\b|&|^, ")
_LISTING = re.compile(
    r",?\s(?:as well as|along with|plus|including|such as)\s(?:(?:her|his|the|some|formal|multiple|several)\s)?"
)
_FAILED = re.compile(
    r"\b(?:failed|fail|failing|failure of|unresponsive to|refractory to|recalcitrant to|(?:respon[ds]\w*|relief|benefit\w*"
    r"|help|improve\w*|success) (?:to|from|with|by))\s(?:\w+\s){0,3}\Z"
)
_ROW = re.compile(r"\d|\|")
_CELLS = re.compile(r"\|.*\|")
_LOGGED = re.compile(r"[\s\d:.\[\](){}/|+-]*(?:[a-z.]{1,9}[\s\d:.,\[\](){}/|%+-]*){0,5}")
_ROW_LENGTH = 90
_TABLE = 30
"""In sentences: how far over the rows of a log of scores the treatment that it is of is sought."""
_FAR = 800
_BACK, _LINE = 4, 12
_ANSWER_BACK = 14
_NEAR_AFTER = 4


@dataclass(frozen=True, slots=True)
class Target:
    """The treatment a statement is about and how sure that is: "clause", "sentence", "head", "before" or "note"."""

    treatment: Treatment
    tier: str
    words: int


def find_target(
    chart: Chart, start: int, end: int, taken: tuple[int, int] = (0, 0), *, future: bool = False, answer: bool = False
) -> Target | None:
    """Return the treatment that a statement at [start, end) tells about, or null where the note leaves it open.

    taken: the end of the statement before it and the start of the one after it, between which its treatment is sought
    first. future: a treatment that is only planned or asked for counts too. answer: the statement answers a question, so that
    its treatment may be named paragraphs before.
    """
    clause = clause_at(chart, start)
    sentence = chart.sentence_at(start)
    return (
        _around(chart, start, end, clause, taken, "clause", future)
        or _around(chart, start, end, sentence, (0, 0), "sentence", future)
        or _head(chart, start)
        or _before(chart, sentence, start, future)
        or (_asked_about(chart, start) if answer else None)
    )


def own_target(chart: Chart, start: int) -> Target | None:
    """Return the injection that a statement within its own procedure note tells about, where it names none itself."""
    section = chart.section_at(start)
    if section is None or section.name not in ("procedure", "other"):
        return None
    own = chart.found("own procedures", _own_procedures)
    if not own or own[0].start > start:
        return None
    named = own[0]
    return Target(Treatment(named.start, named.end, named.family, named), "note", 0)


def _own_procedures(chart: Chart) -> list[Named]:
    """Return the injections that the note is the record of; an operation is followed up in other notes."""
    found = [named for named in procedures(chart) if not named.refers and named.form != "bare"]
    return [n for n in found if n.family not in ("surgery", "unspecified") and is_told_there(chart, n)]


def _around(
    chart: Chart, start: int, end: int, limit: Sentence, taken: tuple[int, int], tier: str, future: bool
) -> Target | None:
    inside = [t for t in between(chart, start, end) if t.end <= end]
    if inside:
        return Target(inside[-1], tier, 0)
    limit = Sentence(max(limit.start, start - _FAR), min(limit.end, end + _FAR))
    ahead = between(chart, limit.start, start)
    low, high = taken
    after = next((t for t in between(chart, end, limit.end) if not high or t.start < high), None)
    asides = [m.span() for m in _PARENTHESIS.finditer(chart.text, limit.start, start)] if ahead else []
    told = [t for t in ahead if t.end <= start and (future or not _elsewhere(chart, t))]
    outside = [t for t in told if not any(a <= t.start < b for a, b in asides)]
    before = next(reversed(outside or told), None)
    far = _distance(chart, end, after.start) if after else 99
    near = _distance(chart, before.end, start) if before else 99
    if before is not None and low and before.end <= low:
        near += 4
    if after is not None and _INCLUDES.match(chart.lower, end):
        return Target(after, tier, far)
    joined = after is not None and _joined(chart, end, after)
    if after is not None and joined and far <= _NEAR_AFTER and (far <= near or far <= 1):
        return Target(after, tier, far)
    if before is not None and near < 90:
        return Target(before, tier, near)
    beside = after is not None and far <= 2 and "," not in chart.lower[end : after.start]
    if after is not None and (joined or beside) and far <= _NEAR_AFTER:
        return Target(after, tier, far)
    return None


def _joined(chart: Chart, end: int, after: Treatment) -> bool:
    """Say whether a statement that ends at `end` is joined to the treatment after it ("relief from the MBB")."""
    connector = _CONNECTOR.match(chart.lower, end, after.start + 1)
    return connector is not None and _APART.search(chart.lower, connector.end(), after.start) is None


def _elsewhere(chart: Chart, treatment: Treatment) -> bool:
    """Say whether a treatment is only planned or asked for, so that nothing can have come of it."""
    if treatment.named is None:
        return False
    told = standing(chart, treatment.named)
    return told.status in ("planned", "requested", "option", "declined", "against", "cancelled") and told.distance <= 4


def _distance(chart: Chart, start: int, end: int) -> int:
    if end < start:
        return 0
    if end - start > 260:
        return 99
    return loose_words(chart, start, end) + 6 * len(_HARD.findall(chart.lower, start, end))


def _head(chart: Chart, start: int) -> Target | None:
    lead = lead_of(chart, start)
    if lead is None:
        return None
    found = between(chart, lead.start, lead.end)
    return Target(found[-1], "head", 0) if found else None


def _before(chart: Chart, sentence: Sentence, start: int, future: bool) -> Target | None:
    index = chart.sentence_index(start)
    words = chart.lower[sentence.start : min(sentence.end, start + 80)]
    reach = _BACK if _REFERRING.search(words) else 2
    section = chart.section_at(start)
    line = line_start(chart, start)
    while reach < _LINE and index > reach and chart.sentences[index - reach - 1].start >= line > 0:
        reach += 1
    table = False
    for back in range(index - 1, max(-1, index - 1 - _TABLE), -1):
        earlier = chart.sentences[back]
        parted = _PARAGRAPH.search(chart.text, earlier.end, chart.sentences[back + 1].start) is not None
        row = _is_row(chart, earlier)
        if parted and back < index - 1 and not row and not table:
            return None
        if not row:
            reach -= 1
        if reach < 0:
            return None
        table = row
        if row:
            continue
        if section is not None and earlier.start < section.start:
            return None
        found = [t for t in between(chart, earlier.start, earlier.end) if future or not _elsewhere(chart, t)]
        if found:
            return Target(found[0] if _FORMER.search(words) else found[-1], "before", 0)
    return None


def _asked_about(chart: Chart, start: int) -> Target | None:
    """Return the procedure that the questions before an answer are about: the last one named, over several paragraphs."""
    index = chart.sentence_index(start)
    low = chart.sentences[max(0, index - _ANSWER_BACK)].start
    named = [
        t for t in between(chart, low, start) if t.named is not None and t.family not in ("surgery", "unspecified")
    ]
    return Target(named[-1], "before", 0) if named else None


def _is_row(chart: Chart, sentence: Sentence) -> bool:
    """Say whether a sentence is a row of a table or log of scores ("2 h   1", "| 20 min | 2 | walked hall |")."""
    words = chart.lower[sentence.start : sentence.end]
    told = between(chart, sentence.start, sentence.end)
    celled = _CELLS.search(words) is not None
    if len(words) > _ROW_LENGTH or (told and not celled) or any(t.named is not None for t in told):
        return False
    return _ROW.search(words) is not None and (celled or _LOGGED.fullmatch(words) is not None)


def siblings(chart: Chart, target: Target) -> list[Target]:
    """Return the treatments of other families that are named together with a statement's own ("ice and naproxen")."""
    sentence = chart.sentence_at(target.treatment.start)
    own = target.treatment
    before = reversed(between(chart, max(sentence.start, own.start - _FAR), own.start))
    after = between(chart, own.end, min(sentence.end, own.end + _FAR)) if _listed(chart, own) else []
    families = {own.family}
    found: list[Target] = []
    for others, leads in ((before, True), (after, False)):
        last = own
        for treatment in others:
            first, second = (treatment, last) if leads else (last, treatment)
            gap = chart.lower[first.end : second.start]
            listed = _LISTING.fullmatch(gap) is not None
            if not listed and (
                len(gap) > 24 or not _TOGETHER.search(gap) or loose_words(chart, first.end, second.start) > 0
            ):
                break
            last = treatment
            if treatment.family not in families:
                families.add(treatment.family)
                found.append(Target(treatment, target.tier, target.words))
    return found


def _listed(chart: Chart, own: Treatment) -> bool:
    """Say whether a treatment heads a list of what gave (no) relief ("no benefit from therapy, naproxen or a brace")."""
    return _FAILED.search(chart.lower, max(0, own.start - 60), own.start) is not None
