"""What stands around a statement and makes it something else than relief that was had."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.kinds.procedure.leads import line_start
from extraction.targets.mention import Mention
from models.interval import Interval

_PAIN = re.compile(
    r"\b(?:pain\w*|relief|analgesi\w*|ach(?:e|es|y|ing)|sore\w*|sciatica|discomfort|spasms?|tender\w*"
    r"|radicul\w*|headaches?|migraines?"
    r"|lbp|(?:low )?back|neck|legs?|hips?|knees?|shoulders?|stiff\w*)\b"
)
_SHARED = re.compile(r"decreased|reduced|diminished|lessened|resolved|settled|subsided|abated|improved|responded")
_IF = re.compile(
    r"\bshould\s(?:\w+\s){1,6}(?:give|bring|provide|yield|produce|achieve|get|have|result)\b"
    r"|\b(?:if|should)\s(?:she|he|they|the|this|that|it|there|at least|two|both|each|either|one|any|her|his|these)\b"
)
_HAD = re.compile(
    r"\b(?:had|got|gets|gave|given|reports?|reported|notes|noted|experienc\w+|obtain\w+|achiev\w+|provid\w+|enjoy\w+"
    r"|felt|feels|describ\w+|estimat\w+|rates?|rated|says|said|states|stated|received|brought|was|were|has|with)\b"
)
_TOLD = re.compile(r"[:=–-]\s*\Z")
_LABEL_END = re.compile(r"\s?(?::|-\s|\[)")
_NAMED_GOAL = re.compile(r"[^\w\n]{0,4}(?:\w+\s){0,2}")
_DROPPED = ("general", "goal", "consent", "unknown")
_SAID = ("general", "goal")
_NEAR = 400
_SENTENCE_WIDE = ("consent",)


def around(chart: Chart, start: int, end: int) -> list[Mention]:
    """Return the context words of the statement's sentence."""
    sentence = chart.sentence_at(start)
    low, high = max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)
    return [m for m in chart.mentions_in("relief_context", low, high) if m.start < start or m.start >= end]


def role_of(chart: Chart, start: int, end: int) -> str | None:
    """Return the role that the context gives a statement: general, goal, consent, unknown, hope, expected, or null."""
    clause = clause_at(chart, start)
    found: dict[str, int] = {}
    for mention in around(chart, start, end):
        role = str(mention.entry.sets["role"])
        ahead = mention.start < start
        if role == "consent" and chart.lower.endswith(("no ", "without "), 0, mention.start):
            continue
        if role in ("other_measure", "distribution", "other_subject", "threshold"):
            continue
        if not ahead and role not in ("general", "unknown"):
            continue
        if role not in _SENTENCE_WIDE and not clause.start <= mention.start < clause.end:
            continue
        words = chart.words_in(mention.end, start) if ahead else chart.words_in(end, mention.start)
        if role in ("hope", "expected") and words > 14:
            continue
        found[role] = min(words, found.get(role, 99))
    for role in (*_DROPPED, "hope", "expected"):
        if role in found:
            return role
    if _labelled_goal(chart, start):
        return "goal"
    section = chart.section_at(start)
    return "consent" if section is not None and section.name == "consent" else None


def _labelled_goal(chart: Chart, start: int) -> bool:
    """Say whether the line is labelled as one of goals ("Goals: stand for an hour; pain 6 -> 2")."""
    line = line_start(chart, start)
    for mention in chart.mentions_in("relief_context", line, min(start, line + 40)):
        if mention.entry.sets["role"] == "goal" and _LABEL_END.match(chart.lower, mention.end):
            return _NAMED_GOAL.fullmatch(chart.lower, line, mention.start) is not None
    return False


def is_threshold(chart: Chart, start: int, percent: Interval | None) -> bool:
    """Say whether an "at least so much" is what somebody asks for and nobody had ("80% or better, then ablation").

    Where no verb of having stands before it in its clause, words about what is generally so count in its whole sentence;
    of a plain percent only words of a threshold do.
    """
    if percent is None or percent.low is None or percent.low in (0, 100):
        return False
    clause, sentence = clause_at(chart, start), chart.sentence_at(start)
    if _HAD.search(chart.lower, max(clause.start, start - _NEAR), start) or _TOLD.search(chart.lower, start - 4, start):
        return False
    near = chart.mentions_in("relief_context", max(sentence.start, start - _NEAR), min(sentence.end, start + _NEAR))
    least = percent.high == 100
    return any(m.entry.sets["role"] == "threshold" or (least and m.entry.sets["role"] in _SAID) for m in near)


def ahead(chart: Chart, start: int, end: int) -> bool:
    """Say whether a statement is of what is still to come: hoped for, expected, or hanging on an "if"."""
    if role_of(chart, start, end) in ("hope", "expected"):
        return True
    return _IF.search(chart.lower, clause_at(chart, start).start, start) is not None


def about_pain(chart: Chart, start: int, end: int) -> bool:
    """Say whether pain is spoken of around a statement; a drug may help against much else.

    Of a verb that laboratory values share ("decreased") the pain must stand in its own clause.
    """
    if _PAIN.search(chart.lower, start, end):
        return True
    if _SHARED.match(chart.lower, start):
        clause = clause_at(chart, start)
        return _PAIN.search(chart.lower, clause.start, clause.end) is not None
    low, high = max(0, start - _NEAR), min(len(chart.text), end + _NEAR // 2)
    return _PAIN.search(chart.lower, low, high) is not None


def names_pain(chart: Chart, start: int, end: int) -> bool:
    """Say whether pain is named in [start, end)."""
    return _PAIN.search(chart.lower, start, end) is not None


def other_measure(chart: Chart, start: int, end: int, word: int, *, by_side: bool = False) -> bool:
    """Say whether a number is a measure of something else, nearer than the relief word at `word` words' distance.

    by_side: what was had is told side by side ("on the left she reached 40%"), so that a side is no share of the pain.
    """
    clause = clause_at(chart, start)
    for mention in chart.mentions_in("relief_context", clause.start, clause.end):
        role = mention.entry.sets["role"]
        if role not in ("other_measure", "distribution") or (mention.start < end and mention.end > start):
            continue
        if by_side and chart.lower.startswith("on the ", mention.start):
            continue
        words = chart.words_in(mention.end, start) if mention.end <= start else chart.words_in(end, mention.start)
        if words < word and words <= 8:
            return True
    return False


def other_subject(chart: Chart, start: int) -> bool:
    """Say whether the words of the clause are of something that is no pain (blood pressure, mood, letters)."""
    clause = clause_at(chart, start)
    found = chart.mentions_in("relief_context", clause.start, clause.end)
    return any(m.entry.sets["role"] == "other_subject" for m in found)
