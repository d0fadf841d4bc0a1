"""Statements of relief: percents, pairs of scores and phrases, each joined with the words that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from extraction.chart import Chart, inside
from extraction.clauses import clause_at
from extraction.episodes.target import Target, find_target
from extraction.episodes.treatments import between
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.relief import context, pairs, phrases, verdicts
from extraction.kinds.relief.phrases import Phrase
from extraction.numbers import percents
from extraction.numbers.quantity import Quantity
from extraction.targets.mention import Mention
from models.interval import Interval

_WORD = re.compile(r"\w+")
_NEAR = 120
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
_CAINE = re.compile(r"(?:caine|marcaine|naropin|kenalog|dextrose|saline|phenol|lido|bupi|ropi|depo)\s(?:at )?\Z")
_UNCHECKED = re.compile(r"(?:\[\s?\]|☐|□|\(\s\))\s*(?:[<>=≥≤~]\s*){0,3}\Z")
_PRONOUN_GAVE = re.compile(
    r"\b(?:it|they|those|these|that|this|which|both|he|she|pt|patient|each|him"
    r"|her)\b\W+(?:\w+\W+){0,2}(?:g[ai]ve|given|got|gets|brought|provided|says?|said|reports?|reported"
    r"|states?|puts? it|put it at|had|estimates?|rates?)\b\W+(?:\w+\W+){0,3}\Z"
)
_GIVING = re.compile(
    r"\b(?:g[ai]ve[sn]?|brought|brings|provided|provides|helped|takes?|took|good for)\W+(?:\w+\W+){0,3}\Z"
)
_ON = re.compile(r"\s(?:(?:have |has )?includ\w+|on|from|with|after|following|to|since)\b")
_ARROW_DOWN = re.compile(r"↓\s?(?:by\s)?\Z")
_HOPED = re.compile(r"\bhop(?:e|es|ing|ed)\s(?:for|of)\s(?:\w+\s){0,2}\Z")
_HOW_MUCH = re.compile(r"\bhow much\b|\bwhat (?:percent\w*|degree|amount)\b|\bpercent\w*\b")
_OF_PEOPLE = re.compile(
    r"\W{0,2}of (?:all |the |most )?(?:patients|people|pts|cases|persons|readers|subjects|users|injections|forms)"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of relief at [start, end) with what it gives; `scores` are the pair it was computed from."""

    start: int
    end: int
    rule: str
    percent: Interval | None = None
    phrase: Phrase | None = None
    scores: tuple[tuple[int, int], ...] = ()
    role: str | None = None
    target: Target | None = field(default=None, compare=False)


def find_all(chart: Chart) -> list[Statement]:
    """Return every statement of relief of the note, in order of place, each with the treatment it tells about."""
    return chart.found("relief_statements", _find)


def _find(chart: Chart) -> list[Statement]:
    numbered = _with_pairs(chart, [s for p in percents.find_all(chart) if (s := _percent(chart, p)) is not None])
    told = sorted([*phrases.find_all(chart), *verdicts.find_all(chart)], key=lambda p: (p.start, p.end))
    worded = [s for phrase in told if (s := _worded(chart, phrase, numbered)) is not None]
    found = sorted([*numbered, *worded], key=lambda s: (s.start, s.end))
    result: list[Statement] = []
    for index, statement in enumerate(found):
        before = found[index - 1].end if index and found[index - 1].end <= statement.start else 0
        after = found[index + 1].start if index + 1 < len(found) else 0
        future = context.ahead(chart, statement.start, statement.end)
        target = find_target(chart, statement.start, statement.end, (before, after), future=future)
        if (kept := _kept(chart, statement, target, result)) is not None:
            result.append(kept)
    return result


def _percent(chart: Chart, percent: Quantity) -> Statement | None:  # noqa: PLR0911  (one return a reading)
    """Return a percent that tells of relief: with a word of relief beside it, or right after a treatment."""
    lower = chart.lower
    if _STRENGTH.match(lower, percent.end) or _OF_PEOPLE.match(lower, percent.end):
        return None
    if percent.value.high is not None and percent.value.high > 100:
        return None
    if _CAINE.search(lower, max(0, percent.start - 30), percent.start) or _UNCHECKED.search(
        chart.text, max(0, percent.start - 12), percent.start
    ):
        return None
    if _answers(chart, percent):
        return Statement(percent.start, percent.end, "relief.answer", percent.value)
    word, distance = _relief_word(chart, percent)
    mere = word is not None and "measure" in word.entry.sets
    if context.other_measure(chart, percent.start, percent.end, distance + (_MERE if mere else 0)):
        return None
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


def _answers(chart: Chart, percent: Quantity) -> bool:
    """Say whether a percent answers a question for relief ("How much better? 70%")."""
    index = chart.sentence_index(percent.start)
    sentence = chart.sentences[index]
    if index == 0 or percent.start - sentence.start > 12:
        return False
    asked = chart.sentences[index - 1]
    if (
        not chart.text[asked.start : asked.end].endswith("?")
        or _HOW_MUCH.search(chart.lower, asked.start, asked.end) is None
    ):
        return False
    return any("part" in m.entry.sets for m in chart.mentions_in("relief", asked.start, asked.end))


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
        words = len(_WORD.findall(chart.lower, start, end))
        if words > (_BEFORE_WORDS if ahead else _AFTER_WORDS):
            continue
        rank = (words + (1 if ahead else 0), mention.start, mention)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return (best[2], best[0]) if best else (None, 99)


def _with_pairs(chart: Chart, found: list[Statement]) -> list[Statement]:
    """Add the pairs of scores; a pair with its percent beside it is one statement, with the percent as written."""
    result, added = list(found), []
    for pair in pairs.find_all(chart):
        first = bisect_left(result, pair.start - _NEAR, key=lambda s: s.start)
        last = bisect_left(result, pair.end + _NEAR, key=lambda s: s.start)
        index = next((i for i in range(first, last) if _beside(chart, pair, result[i])), None)
        if index is None:
            bare = next(iter(inside(percents.find_all(chart), pair.end, pair.end + 26)), None)
            bare = bare if bare and bare.start - pair.end <= 6 else None
            percent, end = (bare.value, bare.end) if bare else (pair.percent, pair.end)
            added.append(Statement(pair.start, end, "relief.scores", percent, scores=pair.scores))
        else:
            result[index] = replace(result[index], scores=pair.scores)
    return sorted([*result, *added], key=lambda s: (s.start, s.end))


def _beside(chart: Chart, pair: pairs.Pair, statement: Statement) -> bool:
    gap = (pair.end, statement.start) if statement.start >= pair.end else (statement.end, pair.start)
    if not 0 <= gap[1] - gap[0] <= 60 or chart.sentence_at(pair.start) != chart.sentence_at(statement.start):
        return pair.start < statement.end and statement.start < pair.end
    return len(_WORD.findall(chart.lower, *gap)) <= 6


def _worded(chart: Chart, phrase: Phrase, numbered: list[Statement]) -> Statement | None:
    """Return a phrase as a statement, unless it belongs to a number of its clause or is of something else."""
    lasting = phrase.quality is None and phrase.ongoing is None
    clause = chart.sentence_at(phrase.start) if lasting else clause_at(chart, phrase.start)
    index = bisect_left(numbered, clause.start, key=lambda s: s.start)
    for statement in numbered[max(0, index - 1) : index + 8]:
        if statement.start < phrase.end and phrase.start < statement.end:
            return None
        if clause.start <= statement.start < clause.end and _one(chart, phrase, statement):
            return None
    if any(
        p.start < phrase.end and phrase.start < p.end
        for p in inside(percents.find_all(chart), phrase.start - 60, phrase.end + 60)
    ):
        return None
    if context.other_subject(chart, phrase.start):
        return None
    percent = {"complete": Interval.exactly(100), "none": Interval.exactly(0)}.get(phrase.quality or "")
    return Statement(phrase.start, phrase.end, phrase.rule, percent, phrase)


def _one(chart: Chart, phrase: Phrase, statement: Statement) -> bool:
    low, high = (phrase.end, statement.start) if phrase.end <= statement.start else (statement.end, phrase.start)
    return len(_WORD.findall(chart.lower, low, high)) <= 12 and not between(chart, low, high)


def _kept(chart: Chart, statement: Statement, target: Target | None, before: list[Statement]) -> Statement | None:
    role = context.role_of(chart, statement.start, statement.end)
    if role in ("general", "goal", "consent", "unknown"):
        return None
    phrase = statement.phrase
    if role == "hope" and target is not None and target.tier == "before" and target.treatment.named is None:
        target = None
    if phrase is not None:
        if target is None or (phrase.weak and target.tier not in ("clause", "sentence")) or role == "expected":
            return None
        if phrase.weak and not _subject(chart, statement, target):
            return None
        if target.treatment.named is None and not context.about_pain(chart, statement.start, statement.end):
            return None
        last = before[-1] if before else None
        if last is not None and last.phrase is not None and _repeats(chart, last, statement):
            return None
    return replace(statement, role=role, target=target)


def _subject(chart: Chart, statement: Statement, target: Target) -> bool:
    """Say whether a weak phrase has the treatment for its subject, or comes right after or from it."""
    treatment = target.treatment
    if treatment.end <= statement.start:
        return target.words <= 3
    return target.words <= 2 and _ON.match(chart.lower, statement.end) is not None


def _repeats(chart: Chart, last: Statement, statement: Statement) -> bool:
    """Say whether a phrase only goes on with the one before it in the same clause, of the same treatment."""
    if clause_at(chart, last.start) != clause_at(chart, statement.start) or last.target is None:
        return False
    if statement.rule == "relief.negator":
        return False
    return not between(chart, last.end, statement.start) and loose_words(chart, last.end, statement.start) <= 6
