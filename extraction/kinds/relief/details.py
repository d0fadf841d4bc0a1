"""How long relief lasted, whether it goes on, and which of several treatments it came of."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.anatomy import sides
from extraction.boxes import box_at, is_unticked
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.episodes.link import UNTIL
from extraction.episodes.treatments import between
from extraction.kinds.relief.statement import Statement
from extraction.numbers import clock, counts, dates, durations, percents
from extraction.numbers.quantity import Quantity
from models.interval import Interval

_ENDED = re.compile(
    r"\b(?:gone|wore off|worn off|faded|back|returned|recurred|over|ended"
    r"|disappeared)\s(?:again )?(?:in|within|after|by)\s(?:\w+\s){0,2}\Z"
)
_AT_MOST = re.compile(r"\b(?:within|by)\s(?:\w+\s){0,2}\Z")
"""What makes the time after which pain is back the longest that relief can have lasted."""
_LASTED = re.compile(
    r"(?:\bhow long\?|\b(?:for|anywhere from|somewhere between|between|lasted|lasting|lasts|held"
    r"|holding|over|of|x|about|exactly|nearly|almost|around|approximately|roughly|stayed|got|last|only"
    r"|barely|kept|best part of|more than|full|whole|a|and|for the|some|at least|up to|until)|[,(×x~"
    r"|:;-])\W{0,3}(?:him |her |me |them |us |the |about |exactly |nearly |almost |around |some |full "
    r"|only |just |another |good |first |best part of |for |past )*\Z"
)
_NOT_LASTING = re.compile(
    r"\W{0,2}(?:ago|later|earlier|of (?:physical|physio|therapy|pt\b|gabapentin|history)|(?:before"
    r"|prior to) (?:the|her|his|this|that|surgery|injection)|old|post\b|after the)"
)
_WRITTEN = re.compile(
    r"\b(?:notes?|letter|visit|report|entry|record|form|call|phone|message|diary|seen|reviewed"
    r"|reported|update)\b(?:\s\w+){0,2}\W{1,2}\Z"
)
"""What stands before the date of a record that tells of a relief, not of the treatment."""
_HELD_UNTIL = re.compile(
    r"\b(?:held|holding|last\w*|stayed|kept|good|maintained|persist\w+|continued|relief|sustained|remained|there|well|better|that|it|benefit)\s"
    r"(?:\w+\s){0,3}?(?:until|till|til|up to|through|to)\s(?:about\s|around\s|the\s)?\Z"
)
_FAR = 200
_ASIDE = re.compile(r"\([^()\n]*\)")
_HOW_LONG = re.compile(r"(?:and )?(?:for )?how long[^?\n]{0,30}\?")
_LABELLED = re.compile(
    r"(?:q?\d{1,2}[.):]?\s)?(?:duration|length|time)(?: of (?:the )?(?:relief|benefit|effect|improvement|response))?\W{0,3}[:=?-]|lasted\s?[:=-]"
)
_THEREAFTER = re.compile(
    r"(?:and )?(?:it|this|that|the relief|the benefit|relief|benefit|which|lasted|held"
    r"|the effect)\b[^.]{0,12}\b(?:last\w*|held|stayed|wore|for)\b|lasted|held"
)
_OPENING = re.compile(r"\W*(?:for|from|over|during)?\W*(?:about|nearly|almost|the first)?\W*")
_FOR = re.compile(r"\bfor (?:about |around |nearly |almost |over |only |some |the first )?\Z")
_AFTER = re.compile(r"\s?(?:post\b|after the)")
_SORE = re.compile(r"\b(?:sore\w*|bruis\w*|numb\w*|stiff\w*|flare\w*|swollen|headaches?|tired)\b[^,.;:]*\Z")
_TOPIC = re.compile(r"\W*(?:[a-z-]+\W+){0,9}\Z")
_ON_SIDE = re.compile(
    r"\s?(?:relief |better |improve\w+ |reduction |benefit |less pain )?(?:on|in|for|at|of|to) (?:the |her |his |my )?\Z"
)
_GENERAL = re.compile(r"\b(?:typically|generally|usually|normally|expected|on average|tends? to)\b")
_STILL = re.compile(
    r"\b(?:still|ongoing|continues|continuing|to this day|to date|remains?|sustained|so far|since then"
    r"|has been for|holding)\b"
)
_FADED = re.compile(
    r"\b(?:wore off|wearing off|worn off|returned(?! to (?!baseline|normal|as |where|its |the (?:same|usual|previous)|pre))|recurr?\w*|faded|back to (?:baseline|normal"
    r"|as before|where)|then gone|crept back|came back|temporar\w+|short[\s-]lived|now gone|returning"
    r"|relaps\w+)\b"
)


def describe(chart: Chart, statement: Statement, draft: Draft, limit: int) -> None:
    """Fill a relief's draft with duration, ongoing, ordinal and date; `limit` is where the next statement starts."""
    sentence = chart.sentence_at(statement.start)
    duration = _duration(chart, statement, sentence.start, min(_reach(chart, statement), limit))
    if duration is not None:
        draft.attributes["duration_days"] = duration.value
        draft.cite(duration)
        phrase = statement.phrase
        told_by_length = phrase is not None and phrase.quality is None and phrase.ongoing is None
        if (
            told_by_length
            and 0 <= duration.end - draft.end < 70
            and chart.sentence_at(draft.start) == chart.sentence_at(duration.start)
        ):
            draft.end = duration.end
    elif (until := _until(chart, statement, min(sentence.end, limit))) is not None:
        draft.attributes[UNTIL] = until.iso
        draft.cite(until)
    tail = chart.lower[max(sentence.start, statement.start - 40) : min(sentence.end, limit, statement.end + 120)]
    if _FADED.search(tail):
        draft.attributes["ongoing"] = False
    elif _STILL.search(tail):
        draft.attributes["ongoing"] = True
    _which(chart, statement, draft)
    if draft.laterality is None and statement.phrase is None:
        _side(chart, statement, draft, limit)


def _until(chart: Chart, statement: Statement, high: int) -> dates.DateMention | None:
    """Return the day until which relief is said to have held ("and the 4/10 held until 7/14/26")."""
    for date in inside(dates.find_all(chart), statement.end, min(high, statement.end + _FAR)):
        if date.iso is not None and _HELD_UNTIL.search(chart.lower, max(statement.start, date.start - 50), date.start):
            return date
    return None


def _side(chart: Chart, statement: Statement, draft: Draft, limit: int) -> None:
    """Read the side that a relief is told for ("on the left she reached 40%", "90% on the right"), not the treatment's own."""
    sentence = chart.sentence_at(statement.start)
    found = inside(sides.find_all(chart), sentence.start, min(sentence.end, limit))
    after = next((s for s in found if s.start >= statement.end), None)
    side = after if after and _ON_SIDE.fullmatch(chart.lower, statement.end, after.start) else None
    before = [s for s in found if s.end <= statement.start]
    if side is None and before and not between(chart, before[-1].start, statement.start):
        told = before[-1]
        clear = _TOPIC.fullmatch(chart.lower, told.end, statement.start)
        side = told if clear and not _percent_between(chart, told.end, statement) else None
    if side is not None and side.side != "bilateral":
        draft.laterality = side.side
        draft.cite(side)


def _percent_between(chart: Chart, start: int, statement: Statement) -> bool:
    """Say whether another percent stands between `start` and a statement; "about half, 50 percent" is one."""
    own = statement.percent
    return any(
        own is None or (p.value.low, p.value.high) != (own.low, own.high)
        for p in inside(percents.find_all(chart), start, statement.start)
    )


def _reach(chart: Chart, statement: Statement) -> int:
    """Return the end of the sentence, or of the next one where that says how long ("It held for five months.")."""
    index = chart.sentence_index(statement.start)
    end = chart.sentences[index].end
    if index + 1 < len(chart.sentences) and _HOW_LONG.match(chart.lower, chart.sentences[index + 1].start):
        return chart.sentences[min(index + 2, len(chart.sentences) - 1)].end
    if index + 1 < len(chart.sentences):
        following = chart.sentences[index + 1]
        if _LABELLED.match(chart.lower, following.start) or _THEREAFTER.match(
            chart.lower, following.start, following.start + 40
        ):
            return following.end
    return end


def _duration(chart: Chart, statement: Statement, low: int, high: int) -> Quantity | None:
    found = chart.found("lengths", _lengths)
    for duration in inside(found, statement.start, min(high, statement.end + _FAR)):
        if _parted(chart, statement, duration):
            break
        if _lasting(chart, statement, duration):
            return _bounded(chart, statement, duration)
    for duration in reversed(inside(found, max(low, statement.start - _FAR), statement.start)):
        lead = chart.lower[max(0, duration.start - 14) : duration.start]
        gap = chart.lower[duration.end : statement.start]
        opening = _OPENING.fullmatch(chart.lower, low, duration.start) is not None
        near = len(gap) < 50 and (opening or "," not in gap)
        if near and (re.search(r"\b(?:for|over|during|from)\s(?:\w+\s)?\Z|^\s*a?\Z", lead)):
            return duration
        if re.fullmatch(r"\s(?:of|with)\s", gap):
            return duration
    return None


def _bounded(chart: Chart, statement: Statement, duration: Quantity) -> Quantity:
    """Read "came back within two months" as at most two months: it may have been the next day."""
    lead = chart.lower[max(statement.start, duration.start - 40) : duration.start]
    if not (_ENDED.search(lead) and _AT_MOST.search(lead)) or duration.value.high is None:
        return duration
    return replace(duration, value=Interval.below(duration.value.high, inclusive=duration.value.high_inclusive))


def _lengths(chart: Chart) -> list[Quantity]:
    """Return the lengths of time that relief may have lasted: those given as such, and those told by the clock."""
    found = [d for d in durations.find_all(chart) if not is_unticked(chart, d.start)]
    return [*found, *clock.find_all(chart)]


def _parted(chart: Chart, statement: Statement, duration: Quantity) -> bool:
    """Say whether another treatment, or what is generally so, stands between a statement and a length of time."""
    if _GENERAL.search(chart.lower, statement.end, duration.start):
        return True
    own = statement.target.treatment.family if statement.target else None
    return own is not None and any(
        t.named is not None and not t.named.refers and t.family != own
        for t in between(chart, statement.end, duration.start)
    )


def _lasting(chart: Chart, statement: Statement, duration: Quantity) -> bool:
    lead = chart.lower[max(statement.start, duration.start - 40) : duration.start]
    if _NOT_LASTING.match(chart.lower, duration.end) and not (
        _FOR.search(lead) and _AFTER.match(chart.lower, duration.end)
    ):
        return False
    if _SORE.search(lead):
        return False
    if duration in clock.find_all(chart):
        return True
    box = box_at(chart, duration.start)
    if _ENDED.search(lead) or (box is not None and box.low == duration.start):
        return True
    if re.search(r"\b(?:after|in|every|last|past|next|since|within|at)\W+(?:the |about )?\Z", lead):
        return False
    return _LASTED.search(lead) is not None or duration.start <= statement.end + 2


def _which(chart: Chart, statement: Statement, draft: Draft) -> None:
    """Read "#2", "the second" or a date that stands right before the statement, after the one before it."""
    sentence = chart.sentence_at(statement.start)
    low = max(sentence.start, statement.start - 70)
    when = inside(dates.find_all(chart), sentence.start, statement.start)
    for count in inside(counts.find_all(chart), low, statement.start):
        dated = any(count.start < date.end and date.start < count.end for date in when)
        if count.role == "ordinal" and not dated and count.value < 20:
            draft.attributes["ordinal"] = count.value
    asides = [match.span() for match in _ASIDE.finditer(chart.text, low, statement.start)]
    near = [
        d
        for d in when
        if d.iso is not None
        and d.end >= low
        and not any(a <= d.start < b for a, b in asides)
        and not _WRITTEN.search(chart.lower, max(0, d.start - 30), d.start)
    ]
    near = [d for d in near if chart.lower[d.start : d.end] not in ("today", "yesterday")]
    if near and not between(chart, near[-1].end, statement.start):
        draft.attributes["date"] = near[-1].iso
