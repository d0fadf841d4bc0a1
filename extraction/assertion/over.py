"""Findings that are over: told of a year long past ("cauda equina in 2011"), or said to have resolved."""

from __future__ import annotations

import re

from extraction.chart import Chart

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_AGO = (
    r"(?:(?:some|about|around|over|nearly|almost|more than|many|several|a few|\d{1,2}\+?|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a couple of)\s){1,3}(?:years?|yrs?|decades?)\s(?:ago|back|earlier)"
    r"|(?:years|decades)\s(?:ago|back)|as\sa\s(?:child|teenager|teen|student|young\s\w+)|in\s(?:childhood|(?:his|her)\s(?:teens|twenties|thirties))"
)
_CAUSES = (
    r"(?:since|until|for|after|following|due|because|from|began|begun|start\w*|onset|injury|accident|fall|mri|ct|scan|x-?ray\w*|emg"
    r"|surgery|fusion|dates?|diagnosed|when|every|worse\w*|and|but|then|now)"
)
_BEHIND = re.compile(
    rf"[\s,(–-]{{0,3}}(?:(?!{_CAUSES}\b)[\w/'’-]+\s){{0,4}}?\(?(?:back\s)?(?:in\s|of\s|from\s|around\s|circa\s)?(?:early\s|late\s|mid-?)?"
    rf"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s)?(?:(?P<year>{_YEAR})(?![\d/-])|{_AGO})"
)
_OPENING = re.compile(
    rf"(?:^|[.;:,(\n]\s*)(?:back\s)?(?:(?:in|around|during)\s(?:early\s|late\s)?(?P<year>{_YEAR})|{_AGO})\b,?"
    r"(?P<gap>[^.;:\n]{0,90})\Z"
)
_HAPPENED = re.compile(
    r"\b(?:had|was|were|went|did|lost|developed|suffered|presented|got|experienced|came|ran|shot|felt|noticed|used)\b"
)
_GOES_ON = re.compile(
    r"\b(?:since(?! (?:then )?(?:fully |completely )?(?:recovered|resolved|settled|cleared|gone|healed))|still|persist\w*|continu\w*|ongoing|remain\w*|recur\w*|return\w*|came back|comes back|again|worse\w*|now|current\w*|today"
    r"|residual|chronic|intermittent\w*|on and off|flare\w*|this time|is|are|has|have)\b"
)
_RESOLVED = re.compile(
    r"\s?(?:[,;(–-]|\b(?:which|that|and|this|it|has|have|had|was|were|since|now|all|long|then|completely|fully)\b|\s){1,9}"
    r"(?:resolved|settled|recovered|cleared|subsided|long gone|gone away|went away|healed|old and quiet)\b"
)
_NOT_QUITE = re.compile(r"\b(?:not|never|partly|partially|nearly|mostly|almost|somewhat|largely|before|until)\b")
_FORMER = re.compile(
    r"\b(?:(?<![\w-])(?<!year )(?<!yr )old|former|previous|past|remote|prior|earlier)\s(?:[\w/-]+\s){0,3}\Z"
)
_NEAR, _LEAD = 70, 110
_LONG = 2
"""In years: what was found in the year before may well go on."""


def is_over(chart: Chart, start: int, end: int) -> bool:
    """Say whether a finding at [start, end) is told as one of the past, with no word that it goes on.

    "Sciatica into the calf back in 2014", "In 2011 she had a cauda equina syndrome", "numbness twelve years ago", "an old arm
    radiculitis, resolved"; "since 2014", "after a fall in 2014" and a study of that year tell of nothing that is over.
    """
    sentence = chart.sentence_at(start)
    limit = min(sentence.end, end + _NEAR)
    rest = chart.lower[end:limit]
    if (resolved := _RESOLVED.match(rest)) is not None and not _NOT_QUITE.search(rest[: resolved.end()]):
        return _GOES_ON.search(rest, resolved.end()) is None
    behind = _BEHIND.match(rest)
    if behind is not None and _long_ago(chart, behind["year"]):
        before = chart.lower[max(sentence.start, start - _LEAD) : start]
        return _GOES_ON.search(before.rsplit(",", 1)[-1]) is None and _GOES_ON.search(rest, behind.end()) is None
    opening = _OPENING.search(chart.lower[max(0, sentence.start - 1, start - _LEAD) : start])
    if opening is None or not _long_ago(chart, opening["year"]):
        return False
    return (
        _HAPPENED.search(opening["gap"]) is not None
        and _GOES_ON.search(opening["gap"] + re.split(r"[;.]", rest, maxsplit=1)[0]) is None
    )


def is_former(chart: Chart, start: int) -> bool:
    """Say whether a finding is called an old or former one ("an old right arm radiculitis")."""
    return _FORMER.search(chart.lower, max(chart.sentence_at(start).start, start - 40), start) is not None


def _long_ago(chart: Chart, year: str | None) -> bool:
    """Say whether a year lies long before the note; years "ago" do, and any year does where the note has no date."""
    if year is None or chart.date_of_service is None:
        return True
    return int(year) <= chart.date_of_service.year - _LONG
