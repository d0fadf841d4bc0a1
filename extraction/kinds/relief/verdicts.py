"""Telegraphic verdicts right beside a treatment: "TPI 11/02/26 - good", "it lasted him a year"."""

from __future__ import annotations

import re

from extraction.boxes import is_unticked
from extraction.chart import Chart, inside
from extraction.clauses import clause_at
from extraction.episodes.treatments import between
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.relief.answers import labelled
from extraction.kinds.relief.phrases import ANSWERED, Phrase
from extraction.numbers import durations
from extraction.targets.mention import Mention

_LEAD = re.compile(r"(?:\s[-–—]|[:,=(\"“”'>→|]|\bwas|\bwere|\bresult)\s?[\"“”']?\s?\Z")
_TAIL = re.compile(r"\s*(?:[\[☐(\"“”'.,;)|!\n]|$|\s-\s|result|response)")
_PRONOUN = re.compile(
    r"\b(?:it|that|this|which|they|these|those|relief|benefit|effect)\s(?:only\s|has\s|had\s|have\s|both\s)?\Z"
    r"|\b(?:relief|benefit|effect|improvement|response)\s(?:(?:provided|obtained|received|gained"
    r"|experienced|achieved|she|he|they|got|had"
    r"|from|by|of|after|with|this|that|it|the|which|these|those|was|injections?|blocks?|procedures?)\s){1,6}\Z"
)
_OF_SYMPTOM = re.compile(
    r"\b(?:pain|numbness|tingling|weakness|paresthesias?|symptoms|dizziness|spasms?|headaches?|episodes?),?\s(?:which|that)\s(?:\w+\s)?\Z"
)
_BASE_VERB = re.compile(r"\b(?:did|does|do|not|didn['’]?t|doesn['’]?t|to|may|might|can|could|would|only)\s(?:not\s)?\Z")
_FOR = re.compile(
    r"\W{0,3}(?:(?:for|about|around|nearly|almost|only|just|exactly|roughly|him|her|it|at bay|steady"
    r"|the|a|good|full|best part of|more than|over|anywhere|somewhere|from|between|up to|at least"
    r"|approximately|some)\W+){0,4}\Z"
)


def find_all(chart: Chart) -> list[Phrase]:
    """Return every verdict and every length of relief that stands right beside a treatment, in order of place."""
    return chart.found("relief_verdicts", _find)


def _find(chart: Chart) -> list[Phrase]:
    found = []
    for mention in chart.mentions.get("relief", []):
        sets = mention.entry.sets
        if sets.get("lasting") and _lasts(chart, mention):
            found.append(Phrase(mention.start, mention.end, mention.entry.id))
        elif sets.get("modifier") and "quality" in sets and _answers(chart, mention):
            quality = str(sets["quality"])
            found.append(Phrase(mention.start, mention.end, ANSWERED, quality))  # type: ignore[arg-type]
        elif sets.get("modifier") and sets.get("quality") in ("significant", "minimal") and _verdict(chart, mention):
            found.append(Phrase(mention.start, mention.end, mention.entry.id, sets["quality"], None, True))  # type: ignore[arg-type]
    return found


def _answers(chart: Chart, mention: Mention) -> bool:
    """Say whether a word for how much stands alone behind a label of relief, in a ticked box where there are boxes."""
    if not _TAIL.match(chart.lower, mention.end) or is_unticked(chart, mention.start):
        return False
    return labelled(chart, mention.start)


def _verdict(chart: Chart, mention: Mention) -> bool:
    if not _LEAD.search(chart.lower, max(0, mention.start - 10), mention.start):
        return False
    if not _TAIL.match(chart.lower, mention.end):
        return False
    clause = clause_at(chart, mention.start)
    before = between(chart, max(clause.start, mention.start - 120), mention.start)
    if not before or before[-1].named is None or before[-1].family == "surgery":
        return False
    return loose_words(chart, before[-1].end, mention.start) <= 2


def _lasts(chart: Chart, mention: Mention) -> bool:
    """Say whether a treatment, or "it" that points to one, lasts a length of time that follows."""
    length = next(iter(inside(durations.find_all(chart), mention.end, mention.end + 70)), None)
    if length is None or not _FOR.match(chart.lower[mention.end : length.start] + " "):
        return False
    if chart.lower[mention.start : mention.end] == "last" and not _BASE_VERB.search(
        chart.lower, max(0, mention.start - 16), mention.start
    ):
        return False
    sentence = chart.sentence_at(mention.start)
    if _OF_SYMPTOM.search(chart.lower, max(sentence.start, mention.start - 40), mention.start):
        return False
    before = between(chart, max(sentence.start, mention.start - 120), mention.start)
    named = before and before[-1].named is not None and loose_words(chart, before[-1].end, mention.start) == 0
    return bool(named) or _PRONOUN.search(chart.lower, max(0, mention.start - 24), mention.start) is not None
