"""Percents that tell of relief: beside a word of relief, behind its label, or right after a treatment."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.anatomy import sides
from extraction.boxes import is_unticked
from extraction.chart import Chart, inside
from extraction.clauses import clause_at
from extraction.episodes.target import Target, find_target
from extraction.episodes.treatments import between
from extraction.kinds.relief import answers, context
from extraction.kinds.relief.corrected import is_taken_back
from extraction.kinds.relief.meant import meant
from extraction.kinds.relief.statement import Statement
from extraction.numbers import percents
from extraction.numbers.quantity import Quantity
from extraction.targets.mention import Mention

_SERIES, _SIDE = 60, 24
_AFTER_WORDS, _BEFORE_WORDS, _ATTACHED, _MERE = 6, 7, 5, 3
_STRENGTH = re.compile(
    r"\s?(?:preservative[\s-]free |plain |mpf |hyperbaric |isobaric )?\w*(?:caine|marcaine|naropin"
    r"|kenalog|dextrose|saline|solution|cream|gel|patch|xylocaine|chirocaine|phenol|alcohol|betadine"
    r"|chlor\w+|lido|bupi|ropi|marc\w*)\b"
)
_GAVE = re.compile(
    r"(?:\b(?:g[ai]ve[sn]?|giving|brought|put (?:it|that) at|puts (?:it|the benefit)[^.]{0,30} at"
    r"|says?|said|got|about|hit|reached|felt)\b"
    r"|[-–:=~→|,()])\W{0,4}(?:\w+\W+){0,3}\Z"
)
_CAINE = re.compile(
    r"(?:caine|marcaine|naropin|kenalog|dextrose|saline|phenol|\b(?:lido|bup|bupi|bupiv|ropi|ropiv|levobup|marc|mpf|depo))\s(?:at )?\Z"
)
_PRONOUN_GAVE = re.compile(
    r"\b(?:it|they|those|these|that|this|which|both|he|she|pt|patient|each|him"
    r"|her|side|one|left|right)\b\W+(?:\w+\W+){0,2}(?:g[ai]ve|given|got|gets|brought|provided|says?|said|reports?|reported"
    r"|states?|puts? it|put it at|had|estimates?|rates?|reach(?:ed|es)|managed|achieve[sd]|hit|noted|recorded|quotes?d?)\b\W+(?:\w+\W+){0,3}\Z"
)
_GIVING = re.compile(
    r"\b(?:g[ai]ve[sn]?|brought|brings|provided|provides|helped|takes?|took|good for)\W+(?:\w+\W+){0,3}\Z"
)
_ON = re.compile(
    r"(?:\sat (?:best|most|least)|\soverall|\sat its best)?\s(?:(?:have |has )?includ\w+|on|from|with|after|following|to|since)\b"
)
_ARROW_DOWN = re.compile(r"↓\s?(?:by\s)?\Z")
_SIDE_LEAD = re.compile(
    r"\b(?P<side>right|left|rt|lt|r|l)(?:\sside)?(?:\s?[:=,(–-]|\s(?:was|got|had|gave|she had|he had))?\s?"
    r"(?:(?:about|approx\w*|around|nearly|roughly|over|only|half,|maybe|a|an|some|at least|more than|~)\s?){0,4}\Z"
)
_BOTH = 110
_USE_BEFORE = re.compile(
    r"\b(?:hours|shifts?|days at work|dos(?:e|es|age)|tablets?|pills?|intake|use|usage|opioids?|consumption|medications?|meds|smoking|cigarettes|weight)"
    r"(?:\s(?:has|have|was|were|been|is|are|down|cut|reduced))*\s(?:by\s)?(?:about\s|nearly\s|almost\s)?\Z"
    r"|\b(?:hours|shifts?|dose|tablets|intake|use)\s(?:\w+\s){0,2}(?:in|by|to)\s\Z"
)
_USE_AFTER = re.compile(r"\s(?:(?:her|his|their|the|of|my|as many|as much)\s){0,3}(?=\w)")
_CUT = re.compile(r"\bhalv\w+\Z|\b(?:cut|reduced|reduce|tapered|decreased)\s(?:by\s)?\S+\Z")
_USED = re.compile(
    r"\s(?:(?:her|his|their|the|of|my)\s){1,3}(?:\w+\s)?(?:hours|shifts?|dose|tablets?|pills?|intake|use|opioids?|medications?|meds)\b"
)
_HOPED = re.compile(r"\bhop(?:e|es|ing|ed)\s(?:for|of)\s(?:\w+\s){0,2}\Z")
_FUNCTION = re.compile(
    r"(?<!pain and )(?<!pain, )(?<!pain/)\b(?:function\w*|mobility|motion|rom|strength|walking|activit\w+|endurance|stamina|tolerance|sleep|mood"
    r"|capacity|flexibility|gait|balance)\s(?:(?:has|have|had|was|were|is|are|also)\s){0,2}(?:improv\w+|increas\w+|better|gain\w*|rose)\s"
    r"(?:(?:by|to|about|of|at least|over|nearly)\s){0,2}\Z"
)
_OF_PEOPLE = re.compile(
    r"\W{0,2}of (?:all |the |most )?(?:patients|people|pts|cases|persons|readers|subjects|users|injections|forms)"
)


def find_all(chart: Chart) -> list[Statement]:
    """Return the percents of a note that tell of relief, in order of place."""
    found: list[Statement] = []
    told = percents.find_all(chart)
    for percent, after in zip(told, [*told[1:], None], strict=False):
        if after is not None and _said_again(chart, percent, after):
            continue
        statement = _percent(chart, percent)
        if statement is None and found and _other_side(chart, found[-1], percent):
            statement = Statement(percent.start, percent.end, "relief.other_side", percent.value)
        if statement is not None:
            found.append(replace(statement, percent=meant(chart, percent)))
    return found


def _said_again(chart: Chart, percent: Quantity, after: Quantity) -> bool:
    """Say whether a number only says the one before it once more ("about half, 50 percent")."""
    same = (percent.value.low, percent.value.high) == (after.value.low, after.value.high)
    return same and chart.lower[percent.end : after.start].strip() in (
        ",",
        "(",
        "-",
        "=",
        "or",
        ", or",
        ", about",
        "(about",
        "–",
    )


def _other_side(chart: Chart, last: Statement, percent: Quantity) -> bool:
    """Say whether a percent is the other side's, after that of one ("80% relief on the left and 30% on the right")."""
    if percent.start - last.end > _SERIES or chart.sentence_at(last.start) != chart.sentence_at(percent.start):
        return False
    if between(chart, last.end, percent.start) or is_unticked(chart, percent.start):
        return False
    named = inside(sides.find_all(chart), last.start - _SIDE, percent.end + _SIDE)
    first = [s.side for s in named if s.start < percent.start and s.end > last.start - _SIDE]
    nearest = [s for s in named if (s.end <= percent.start and s.start >= last.end) or s.start >= percent.end]
    return len({s.side for s in named}) > 1 and bool(first) and bool(nearest)


def _percent(chart: Chart, percent: Quantity) -> Statement | None:
    """Return a percent that tells of relief: with a word of relief beside it, or right after a treatment."""
    lower = chart.lower
    if _something_else(chart, percent):
        return None
    if (
        _side_by_side(chart, percent)
        or answers.asked_for(chart, percent.start)
        or answers.sums_up(chart, percent.start, percent.end)
        or answers.labelled(chart, percent.start)
    ):
        return Statement(percent.start, percent.end, "relief.answer", percent.value)
    word, distance = _relief_word(chart, percent)
    of_state = _state_after(chart, percent) if word is None else None
    mere = word is not None and "measure" in word.entry.sets
    by_side = _PRONOUN_GAVE.search(lower, max(0, percent.start - 60), percent.start) is not None
    if context.other_measure(chart, percent.start, percent.end, distance + (_MERE if mere else 0), by_side=by_side):
        return None
    if of_state is not None and not context.other_subject(chart, percent.start):
        return Statement(percent.start, of_state.end, of_state.entry.id, percent.value)
    if word is not None:
        adjacent = distance <= 3 and word.end > percent.end
        start, end = (
            min(percent.start, word.start if distance <= 1 else percent.start),
            word.end if adjacent else percent.end,
        )
        return Statement(start, end, word.entry.id, percent.value)
    future = context.ahead(chart, percent.start, percent.end)
    target = find_target(chart, percent.start, percent.end, future=future)
    named = target is not None and target.treatment.named is not None
    if not named and _HOPED.search(lower, max(0, percent.start - 24), percent.start):
        return Statement(percent.start, percent.end, "relief.percent", percent.value)
    if target is None or not _attached(chart, percent, target):
        return None
    return Statement(percent.start, percent.end, "relief.percent", percent.value)


def _something_else(chart: Chart, percent: Quantity) -> bool:
    """Say whether a percent is a strength, a share of people, the use of something, or in a box left open."""
    lower = chart.lower
    if _STRENGTH.match(lower, percent.end) or _OF_PEOPLE.match(lower, percent.end):
        return True
    if percent.value.high is not None and (percent.value.high > 100 or 0 < percent.value.high < 1):
        return True
    if _CAINE.search(lower, max(0, percent.start - 30), percent.start) is not None:
        return True
    if is_taken_back(chart, percent):
        return True
    if _FUNCTION.search(lower, max(0, percent.start - 60), percent.start) is not None:
        return True
    return _of_use(chart, percent) or is_unticked(chart, percent.start)


def _side_by_side(chart: Chart, percent: Quantity) -> bool:
    """Say whether a percent is told of one side, the other side's beside it ("Right 80%, left 40%"), after a procedure."""
    own = _SIDE_LEAD.search(chart.lower, max(0, percent.start - 44), percent.start)
    if own is None:
        return False
    for other in inside(percents.find_all(chart), percent.start - _BOTH, percent.end + _BOTH):
        lead = (
            _SIDE_LEAD.search(chart.lower, max(0, other.start - 44), other.start)
            if other.start != percent.start
            else None
        )
        if lead is not None and lead["side"][0] != own["side"][0]:
            first = min(percent.start, other.start)
            if answers.asked_for(chart, first):
                return True
            target = find_target(chart, first, first + 1)
            return target is not None and target.treatment.named is not None
    return False


def _of_use(chart: Chart, percent: Quantity) -> bool:
    """Say whether what was cut is the use of something, and not the pain ("halved her tramadol", "cut her hours by half")."""
    clause = clause_at(chart, percent.start)
    low, high = max(clause.start, percent.start - 40), min(clause.end, percent.end + 30)
    if _USE_BEFORE.search(chart.lower, low, percent.start):
        return True
    if not _CUT.search(chart.lower, max(clause.start, percent.start - 16), percent.end):
        return False
    drug = chart.mentions_in("medication", percent.end, min(high, percent.end + 24))
    return (
        bool(drug and _USE_AFTER.match(chart.lower, percent.end)) or _USED.match(chart.lower, percent.end) is not None
    )


def _attached(chart: Chart, percent: Quantity, target: Target) -> bool:
    """Say whether a percent without a word of relief is yet told of the treatment ("TPI #2 50%", "those gave 30%")."""
    lower, lead = chart.lower, max(0, percent.start - 60)
    pointed = (
        _ARROW_DOWN.search(lower, lead, percent.start)
        or context.role_of(chart, percent.start, percent.end) == "hope"
        or _PRONOUN_GAVE.search(lower, lead, percent.start)
    )
    if pointed and target.treatment.named is not None:
        return True
    if target.tier == "before":
        return False
    if target.tier == "head":
        return target.treatment.named is not None
    if target.treatment.start >= percent.end:
        return target.words <= 1 and target.treatment.named is not None and _ON.match(lower, percent.end) is not None
    if target.words > _ATTACHED:
        return False
    if target.treatment.named is None:
        return _GIVING.search(lower, lead, percent.start) is not None
    return target.words == 0 or _GAVE.search(lower, lead, percent.start) is not None


def _relief_word(chart: Chart, percent: Quantity) -> tuple[Mention | None, int]:
    clause = clause_at(chart, percent.start)
    best: tuple[int, int, Mention] | None = None
    for mention in chart.mentions_in(
        "relief", max(clause.start, percent.start - 80), min(clause.end, percent.end + 60)
    ):
        sets = mention.entry.sets
        if not ("part" in sets or "measure" in sets) or sets.get("weak") or sets.get("part") == "did":
            continue
        ahead = mention.end <= percent.start
        start, end = (mention.end, percent.start) if ahead else (percent.end, mention.start)
        if mention.start >= percent.start and mention.end <= percent.end:
            return mention, 0
        if end < start:
            continue
        words = chart.words_in(start, end)
        if words > (_BEFORE_WORDS if ahead else _AFTER_WORDS):
            continue
        rank = (words + (1 if ahead else 0), mention.start, mention)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return (best[2], best[0]) if best else (None, 99)


def _state_after(chart: Chart, percent: Quantity) -> Mention | None:
    """Return a word of being well that a percent counts ("85% okay", "90 percent back to normal")."""
    near = chart.mentions_in("relief_state", percent.end, percent.end + 30)
    return near[0] if near and near[0].start - percent.end <= 1 else None
