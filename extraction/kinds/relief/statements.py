"""Statements of relief: percents, pairs of scores and phrases, each joined with the words that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from extraction.chart import Chart, by_start, inside
from extraction.clauses import clause_at
from extraction.episodes.target import Target, find_target, own_target
from extraction.episodes.treatments import between
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.technique import place_of
from extraction.kinds.relief import context, numbered, pairs, phrases, verdicts
from extraction.kinds.relief.corrected import corrects, without_corrected
from extraction.kinds.relief.phrases import Phrase
from extraction.kinds.relief.statement import Statement
from extraction.kinds.relief.tied import is_subject, told_afterwards
from extraction.numbers import percents
from models.interval import Interval

_NEAR = 120
_POSTURE = re.compile(
    r"\s(?:by|with|when|while|on|upon|in)\s(?:[a-z]+\s){0,2}?(?:rest(?:ing)?|sit(?:s|ting)?|l(?:y|ay)ing|lies|reclin\w+|stand(?:s|ing)?"
    r"|walk(?:s|ing)?|lean(?:s|ing)|bend(?:s|ing)|position\w*|recumben\w+|supine|prone|shifting|flexion)\b"
)
_REST = re.compile(r"(?:bed\s?)?rest")
_HURT = re.compile(
    r"\b(?:pain\w*|ach(?:e|es|y|ing)|sore\w*|sciatica|discomfort|spasms?|radicul\w+|headaches?|migraines?|lbp|symptoms?|relief|comfort\w*)\b"
)
_MOOD = re.compile(r"\b(?:depress\w*|anxi\w*|mood|bipolar|adhd|diabet\w*|hypertens\w*|blood pressure|reflux|asthma)\b")
_FOR_RELIEF = re.compile(r"\bfor\s(?:(?:the|his|her|some|additional|further|symptomatic|prn)\s){0,2}\Z")


def find_all(chart: Chart) -> list[Statement]:
    """Return every statement of relief of the note, in order of place, each with the treatment it tells about."""
    return chart.found("relief_statements", _find)


def _find(chart: Chart) -> list[Statement]:
    given = _with_pairs(chart, numbered.find_all(chart))
    told = sorted([*phrases.find_all(chart), *verdicts.find_all(chart)], key=lambda p: (p.start, p.end))
    worded = [s for phrase in told if (s := _worded(chart, phrase, given)) is not None]
    found = sorted([*given, *worded], key=lambda s: (s.start, s.end))
    result: list[Statement] = []
    for index, statement in enumerate(found):
        before = found[index - 1].end if index and found[index - 1].end <= statement.start else 0
        after = found[index + 1].start if index + 1 < len(found) else 0
        future = context.ahead(chart, statement.start, statement.end)
        target = find_target(
            chart,
            statement.start,
            statement.end,
            (before, after),
            future=future,
            answer=statement.rule == "relief.answer",
        )
        if target is None or target.treatment.family == "unspecified":
            target = own_target(chart, statement.start) or target
        if target is None and result and statement.phrase is None and corrects(chart, statement.start):
            target = result[-1].target
        if (kept := _kept(chart, statement, target, result)) is not None:
            result.append(kept)
    return without_corrected(chart, result)


def _with_pairs(chart: Chart, found: list[Statement]) -> list[Statement]:
    """Add the pairs of scores; a pair with its percent beside it is one statement, with the percent as written."""
    result, added = list(found), []
    for pair in pairs.find_all(chart):
        first = bisect_left(result, pair.start - _NEAR, key=by_start)
        last = bisect_left(result, pair.end + _NEAR, key=by_start)
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
    return chart.words_in(*gap) <= 6


def _worded(chart: Chart, phrase: Phrase, given: list[Statement]) -> Statement | None:
    """Return a phrase as a statement, unless it belongs to a number of its clause or is of something else."""
    lasting = phrase.quality is None and phrase.ongoing is None
    clause = chart.sentence_at(phrase.start) if lasting else clause_at(chart, phrase.start)
    index = bisect_left(given, clause.start, key=by_start)
    for statement in given[max(0, index - 1) : index + 8]:
        if statement.start < phrase.end and phrase.start < statement.end:
            return None
        if clause.start <= statement.start < clause.end and _one(chart, phrase, statement):
            return None
    if any(
        p.start < phrase.end and phrase.start < p.end
        for p in inside(percents.find_all(chart), phrase.start - 60, phrase.end + 60)
    ):
        return None
    if context.other_subject(chart, phrase.start) or _eases(chart, phrase):
        return None
    percent = {"complete": Interval.exactly(100), "none": Interval.exactly(0)}.get(phrase.quality or "")
    return Statement(phrase.start, phrase.end, phrase.rule, percent, phrase)


def _eases(chart: Chart, phrase: Phrase) -> bool:
    """Say whether only a posture or rest eases the pain ("relieved by sitting"): that tells of no treatment."""
    if phrase.quality == "none":
        return False
    posture = _POSTURE.match(chart.lower, phrase.end)
    low = max(chart.sentence_at(phrase.start).start, phrase.start - 4 * _NEAR)
    if posture is None or any(treatment.named for treatment in between(chart, low, phrase.start)):
        return False
    after = between(chart, phrase.end, clause_at(chart, phrase.start).end)
    return all(_REST.match(chart.lower, treatment.start, treatment.end) for treatment in after)


def _one(chart: Chart, phrase: Phrase, statement: Statement) -> bool:
    low, high = (phrase.end, statement.start) if phrase.end <= statement.start else (statement.end, phrase.start)
    return chart.words_in(low, high) <= 12 and not between(chart, low, high)


def _kept(chart: Chart, statement: Statement, target: Target | None, before: list[Statement]) -> Statement | None:
    role = context.role_of(chart, statement.start, statement.end)
    if role == "unknown" and statement.rule == phrases.ANSWERED:
        role = None
    if role in ("general", "goal", "consent", "unknown"):
        return None
    asked_for = role is None and context.is_threshold(chart, statement.start, statement.percent)
    if asked_for and not context.ahead(chart, statement.start, statement.end):
        return None
    phrase = statement.phrase
    if role == "hope" and target is not None and target.tier == "before" and target.treatment.named is None:
        target = None
    if _of_technique(chart, statement, target):
        return None
    if phrase is not None and not _phrase_counts(chart, statement, phrase, target, before, role):
        return None
    return replace(statement, role=role, target=target)


def _phrase_counts(
    chart: Chart,
    statement: Statement,
    phrase: Phrase,
    target: Target | None,
    before: list[Statement],
    role: str | None,
) -> bool:
    """Say whether words that give no number tell of relief: of a treatment that they are tied to, and of pain."""
    afterwards = told_afterwards(chart, statement, target)
    near = afterwards or (target is not None and target.tier in ("clause", "sentence"))
    if target is None or (phrase.weak and not near) or role == "expected":
        return False
    if phrase.weak and not afterwards and not is_subject(chart, statement, target):
        return False
    if _is_use(chart, statement) or (statement.rule == phrases.CONTROLLED and not _hurts(chart, statement)):
        return False
    physical = target.treatment.family != "medication" and phrase.quality == "none"
    if target.treatment.named is None and not physical and not _of_pain(chart, statement, target):
        return False
    last = before[-1] if before else None
    return not (last is not None and last.phrase is not None and _repeats(chart, last, statement))


def _of_technique(chart: Chart, statement: Statement, target: Target | None) -> bool:
    """Say whether a statement is of an operation's own steps and of no pain ("translation improved to 50%")."""
    if target is not None and target.treatment.family not in ("surgery", "unspecified"):
        return False
    if place_of(chart, statement.start) != "technique":
        return False
    sentence = chart.sentence_at(statement.start)
    return _HURT.search(chart.lower, sentence.start, sentence.end) is None


def _hurts(chart: Chart, statement: Statement) -> bool:
    """Say whether a pain is named in the clause of what is "managed" or "controlled"."""
    clause = clause_at(chart, statement.start)
    return _HURT.search(chart.lower, clause.start, clause.end) is not None


def _is_use(chart: Chart, statement: Statement) -> bool:
    """Say whether "relief" only says what a drug is taken for ("Tylenol for pain relief")."""
    phrase = statement.phrase
    weak = phrase is not None and phrase.weak and phrase.quality is None and phrase.rule == "relief.noun"
    return weak and _FOR_RELIEF.search(chart.lower, max(0, statement.start - 24), statement.start) is not None


def _of_pain(chart: Chart, statement: Statement, target: Target) -> bool:
    """Say whether what a treatment did is of pain; that somebody does well on a drug must be said beside a pain."""
    if statement.rule == "relief.did_well" and target.treatment.family == "medication":
        index = chart.sentence_index(statement.start)
        low, high = chart.sentences[max(0, index - 2)].start, chart.sentences[index].end
        return context.names_pain(chart, low, high) and _MOOD.search(chart.lower, low, high) is None
    return context.about_pain(chart, statement.start, statement.end)


def _repeats(chart: Chart, last: Statement, statement: Statement) -> bool:
    """Say whether a phrase only goes on with the one before it in the same clause, of the same treatment."""
    if clause_at(chart, last.start) != clause_at(chart, statement.start) or last.target is None:
        return False
    if statement.rule == "relief.negator":
        return False
    return not between(chart, last.end, statement.start) and loose_words(chart, last.end, statement.start) <= 6
