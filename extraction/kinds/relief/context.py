"""What stands around a statement and makes it something else than relief that was had."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.targets.mention import Mention

_WORD = re.compile(r"\w+")
_PAIN = re.compile(
    r"\b(?:pain\w*|relief|analgesi\w*|ach(?:e|es|y|ing)|sore\w*|sciatica|discomfort|spasms?|tender\w*"
    r"|radicul\w*|headaches?|migraines?"
    r"|lbp|(?:low )?back|neck|legs?|hips?|knees?|shoulders?|stiff\w*)\b"
)
_SHARED = re.compile(r"decreased|reduced|diminished|lessened|resolved|settled|subsided|abated|improved|responded")
_IF = re.compile(
    r"\bshould\s(?:\w+\s){1,6}(?:give|bring|provide|yield|produce|achieve|get|have|result)\b"
    r"|\b(?:if|should)\s(?:she|he|they|the|this|that|it|there|at least)\b"
)
_DROPPED = ("general", "goal", "consent", "unknown")
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
        if role in ("other_measure", "distribution", "other_subject"):
            continue
        if not ahead and role not in ("general", "unknown"):
            continue
        if role not in _SENTENCE_WIDE and not clause.start <= mention.start < clause.end:
            continue
        words = (
            len(_WORD.findall(chart.lower, mention.end, start))
            if ahead
            else len(_WORD.findall(chart.lower, end, mention.start))
        )
        if role in ("hope", "expected") and words > 14:
            continue
        found[role] = min(words, found.get(role, 99))
    for role in (*_DROPPED, "hope", "expected"):
        if role in found:
            return role
    section = chart.section_at(start)
    return "consent" if section is not None and section.name == "consent" else None


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


def other_measure(chart: Chart, start: int, end: int, word: int) -> bool:
    """Say whether a number is a measure of something else, nearer than the relief word at `word` words' distance."""
    clause = clause_at(chart, start)
    for mention in chart.mentions_in("relief_context", clause.start, clause.end):
        role = mention.entry.sets["role"]
        if role not in ("other_measure", "distribution") or (mention.start < end and mention.end > start):
            continue
        words = (
            len(_WORD.findall(chart.lower, mention.end, start))
            if mention.end <= start
            else len(_WORD.findall(chart.lower, end, mention.start))
        )
        if words < word and words <= 8:
            return True
    return False


def other_subject(chart: Chart, start: int) -> bool:
    """Say whether the words of the clause are of something that is no pain (blood pressure, mood, letters)."""
    clause = clause_at(chart, start)
    found = chart.mentions_in("relief_context", clause.start, clause.end)
    return any(m.entry.sets["role"] == "other_subject" for m in found)
