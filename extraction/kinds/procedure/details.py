"""How a procedure was done: levels, side, date, count, ordinal, guidance, sedation, contrast, intent, temperature."""

from __future__ import annotations

import re
from typing import Any

from extraction.anatomy import sides
from extraction.chart import Chart, Sentence, inside
from extraction.draft import Draft
from extraction.kinds.procedure.leads import heads_line, heads_row, lead_of, line_start
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.kinds.procedure.operations import fuses
from extraction.kinds.procedure.territory import own
from extraction.numbers import counts, dates, levels
from extraction.ordered import Extent
from models.interval import Interval

_SAME_JOINTS = re.compile(r"\bsame (?:joints?|levels?|jts?|nerves?|sites?|branches|targets?)\b")
_SAME_SIDE = re.compile(r"\bsame side\b")
_AT_LEVELS = ("medial_branch_block", "facet_injection", "radiofrequency_ablation", "epidural_injection")
_SIDE_LABEL = re.compile(
    r"[^\S\n]*(?:[-*•]\s)?(?:(?:the|on the)\s)?(?:left|right)(?:\s(?:side|sij?|si joint|sacroiliac joint|joint|neck|low back))?\s?[.:]\s"
)
_ROW = 400
_TEMPERATURE = re.compile(r"\b([4-9]\d)\s?(?:°|º|deg(?:rees?)?\b|o?c\b)\s?(?:c\b|celsius|centigrade)?")
_YEAR_AFTER = re.compile(r"\W{1,3}((?:19|20)\d\d)\b(?![-/.]\d|\s?(?:mg|ml|mcg|units?)\b)")
_YEAR_BEFORE = re.compile(r"(?<![\d/.-])\b((?:19|20)\d\d)(?:[^\S\n]|:){1,3}\Z")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LABEL = 30
_FOLLOWING, _FAR_BACK = 3, 3000
_DATE_NEAR = 7
_ORDINAL_WORDS = {"initial": 1, "confirmatory": 2}
_NTH_WORD = re.compile(r"\b(initial|confirmatory)\s(?:[\w/-]+\s){0,4}\Z")
_NUMBERED_SETS = re.compile(
    r"[,:]?\s(?:sets?|series|nos?\.?|#s?)\s#?(?P<first>\d)\s?(?:-|–|to|through)\s?#?(?P<last>\d)\b"
)
_ITEM_ENDS = re.compile(r"\s?[,:;.)]")
_ITEM_STARTS = re.compile(r"number|no\b|nr\b|#|№|[a-z]+(?:st|nd|rd|th)\b|\d{1,2}(?:st|nd|rd|th)\b")
_SAME_LEVELS = re.compile(
    r"[^.;\n]{0,70}\bsame (?:joints?|levels?|jts?|nerves?|sites?)\b|[^.;\n]{0,30}\b(?:both|these|those) levels\b"
)


def describe(chart: Chart, named: Named, draft: Draft) -> None:
    """Fill a draft with what its sentence, and the sentences right after it, tell of the procedure."""
    _levels(chart, named, draft)
    _side(chart, named, draft)
    _date(chart, named, draft)
    _counts(chart, named, draft)
    _technique(chart, named, draft)


def _levels(chart: Chart, named: Named, draft: Draft) -> None:
    found = own(chart, named, levels.find_all(chart), leading=True)
    if named.family in ("sij_injection", "trigger_point_injection") and draft.rule != "part.sij":
        found = [level for level in found if level.start >= named.start - 12]
        if named.family == "sij_injection":
            found = []
    rest = row_rest(chart, named)
    if not found and rest is not None:
        found = _joints(inside(levels.find_all(chart), rest.start, rest.end))
    if not found and (_SAME_LEVELS.match(chart.lower, named.end) or _same(chart, rest, _SAME_JOINTS)):
        found = _levels_before(chart, named)
    if not found and named.family in _AT_LEVELS and (head := _row_head(chart, named)) is not None:
        found = _joints(inside(levels.find_all(chart), head.start, head.end))
    if found:
        told = [level for mention in found for level in mention.levels]
        draft.attributes["levels"] = tuple(dict.fromkeys(told))
        for mention in found:
            draft.cite(mention)


def _levels_before(chart: Chart, named: Named) -> list[levels.LevelMention]:
    """Return the levels that were named last before a procedure at "the same levels"."""
    before = inside(levels.find_all(chart), max(0, named.start - _FAR_BACK), named.start)
    last = before[-1:]
    for level in reversed(before[:-1]):
        if chart.sentence_at(level.start) != chart.sentence_at(last[0].start):
            break
        last.insert(0, level)
    return _joints(last)


def _joints(found: list[levels.LevelMention]) -> list[levels.LevelMention]:
    """Return the joints among levels ("L3 + L4 branches (= L4-5 and L5-S1 joints)"), or all where none is named."""
    return [level for level in found if any("-" in one for one in level.levels)] or found


def _side(chart: Chart, named: Named, draft: Draft) -> None:
    low = min([named.start, *(start for start, _ in draft.support if 0 < named.start - start < 40)])
    high = max([named.end, *(end for _, end in draft.support if 0 < end - named.end < 40)])
    side = sides.side_of(chart, named.start, named.end) or sides.side_of(chart, low, high)
    if side is None:
        found = own(chart, named, sides.find_all(chart), near=5)
        if len({item.side for item in found}) == 1:
            side = found[0]
    if side is None and (rest := row_rest(chart, named)) is not None:
        there = inside(sides.find_all(chart), rest.start, rest.end)
        side = there[0] if len({item.side for item in there}) == 1 else None
        if side is None and _same(chart, rest, _SAME_SIDE):
            side = _side_before(chart, named)
    if side is None and (head := _row_head(chart, named)) is not None:
        over = inside(sides.find_all(chart), head.start, head.end)
        side = over[0] if len({item.side for item in over}) == 1 else None
    if side is None:
        side = _paragraph_side(chart, named)
    if side is not None:
        draft.laterality = side.side
        draft.cite(side)


def _paragraph_side(chart: Chart, named: Named) -> sides.Side | None:
    """Return the side that labels the paragraph of a procedure ("Left side. Diagnostic block 13 January ...")."""
    line = line_start(chart, named.start)
    label = _SIDE_LABEL.match(chart.lower, line)
    found = inside(sides.find_all(chart), line, label.end()) if label else []
    return found[0] if len(found) == 1 and label is not None and label.end() <= named.start else None


def _row_head(chart: Chart, named: Named) -> Sentence | None:
    """Return the heading of the list of injections in whose dated row a procedure stands, or null."""
    sentence = chart.sentence_at(named.start)
    if not heads_row(chart, named.start) or not inside(dates.find_all(chart), sentence.start, sentence.end):
        return None
    lead = lead_of(chart, named.start)
    if lead is None or lead.start == sentence.start:
        return None
    parts = chart.mentions_in("procedure_part", lead.start, lead.end)
    acts = any("act" in part.entry.sets for part in parts) or chart.mentions_in("procedure", lead.start, lead.end)
    return lead if acts else None


def row_rest(chart: Chart, named: Named) -> Sentence | None:
    """Return the sentences that go on with a procedure on its row ("2026-05-20 MBB #2. Same nerves, same side."), or null."""
    index = chart.sentence_index(named.start)
    sentence = chart.sentences[index]
    if not heads_row(chart, named.start) or index + 1 >= len(chart.sentences):
        return None
    end = chart.text.find("\n", sentence.end, sentence.end + _ROW)
    limit = end if end >= 0 else min(len(chart.text), sentence.end + _ROW)
    following = next((n.start for n in procedures(chart)[_after(chart, named) :] if not n.refers), limit)
    if (
        chart.sentences[index + 1].start >= min(limit, following)
        or "\n" in chart.text[sentence.end : chart.sentences[index + 1].start]
    ):
        return None
    return Sentence(sentence.end, min(limit, following))


def _after(chart: Chart, named: Named) -> int:
    return procedures(chart).at(named.start) + 1


def _same(chart: Chart, rest: Sentence | None, pattern: re.Pattern[str]) -> bool:
    return rest is not None and pattern.search(chart.lower, rest.start, rest.end) is not None


def _side_before(chart: Chart, named: Named) -> sides.Side | None:
    found = inside(sides.find_all(chart), max(0, named.start - _FAR_BACK), named.start)
    return found[-1] if found else None


def _date(chart: Chart, named: Named, draft: Draft) -> None:
    if "date" in draft.attributes:
        return
    line = line_start(chart, named.start)
    found = [
        d
        for d in own(chart, named, dates.find_all(chart), leading=False, near=_DATE_NEAR)
        if d.iso is not None and not (d.start >= named.end and heads_line(chart, d))
    ]
    if not found:
        _year_beside(chart, named, draft)
        return
    after = [d for d in found if d.start >= named.start]
    heading = [d for d in found if line <= d.start < named.start and heads_line(chart, d)]
    told = (heading or after or found[-1:])[0]
    draft.attributes["date"] = told.iso
    draft.cite(told)


def _year_beside(chart: Chart, named: Named, draft: Draft) -> None:
    """Read a bare year that stands right beside the name ("caudal epidural 2023", "2023: rhizotomy")."""
    after = _YEAR_AFTER.match(chart.lower, named.end)
    year = after or _YEAR_BEFORE.search(chart.lower, max(0, named.start - 8), named.start)
    if year is not None:
        draft.attributes["date"] = year[1]
        draft.support.append(year.span(1))


def _counts(chart: Chart, named: Named, draft: Draft) -> None:
    many = _NUMBERED_SETS.match(chart.lower, named.end)
    if many and int(many["last"]) > int(many["first"]):
        draft.attributes["count"] = int(many["last"]) - int(many["first"]) + 1
        draft.support.append((many.start("first"), many.end("last")))
        return
    sentence = chart.sentence_at(named.start)
    told = inside(dates.find_all(chart), sentence.start, sentence.end)
    found = [
        count
        for count in inside(counts.find_all(chart), sentence.start, sentence.end)
        if not any(count.start < date.end and date.start < count.end for date in told)
        and not (count.start > named.start and "?" in chart.text[count.end : sentence.end])  # asked, not told
    ]
    numbered = [c for c in found if c.role == "ordinal" and c.value < 30 and not _enumerates(chart, named, c)]
    ordinals = own(chart, named, numbered, near=3)
    times = [c for c in own(chart, named, [c for c in found if c.role == "count"], near=2) if c.value < 30]
    if ordinals:
        draft.attributes["ordinal"] = ordinals[-1 if ordinals[-1].end <= named.start else 0].value
        draft.cite(ordinals[-1 if ordinals[-1].end <= named.start else 0])
    elif word := _NTH_WORD.search(chart.lower, max(0, named.start - 48), named.start):
        draft.attributes["ordinal"] = _ORDINAL_WORDS[word[1]]
        draft.support.append(word.span(1))
    if times:
        draft.attributes["count"] = times[0].value
        draft.cite(times[0])


def _enumerates(chart: Chart, named: Named, count: counts.Count) -> bool:
    """Say whether a number only counts the items of a list ("Number two, a caudal epidural", "First, repeat ...")."""
    if count.end > named.start or not _ITEM_STARTS.match(chart.lower, count.start):
        return False
    return _ITEM_ENDS.match(chart.lower, count.end) is not None


def _technique(chart: Chart, named: Named, draft: Draft) -> None:
    """Read guidance, sedation, contrast and intent from the sentence, then from those up to the next procedure."""
    index = chart.sentence_index(named.start)
    found: list[Extent] = list(own(chart, named, chart.mentions.get("procedure_detail", []), near=99))
    for detail in sorted(found, key=lambda item: (abs(item.start - named.start), item.start)):
        _take(draft, detail)
    _label(chart, index, draft)
    section = chart.section_at(named.start)
    limit = section.end if section else len(chart.text)
    found_names = procedures(chart)
    following = found_names.at(named.end) + 1
    others = [n.start for n in found_names[following : following + 6] if not n.refers][:1]
    for sentence in chart.sentences[index + 1 : index + 1 + _FOLLOWING]:
        if sentence.start >= limit or any(start < sentence.end for start in others):
            break
        if _PARAGRAPH.search(chart.text, chart.sentences[index].end, sentence.start):
            break
        for detail in chart.mentions_in("procedure_detail", sentence.start, sentence.end):
            _take(draft, detail)
    if named.family == "radiofrequency_ablation":
        _temperature(chart, named, draft)
    if named.family == "surgery":
        draft.attributes["fusion"] = fuses(chart, named)


def _label(chart: Chart, index: int, draft: Draft) -> None:
    """Read the intent that labels the line of a procedure ("Diagnostic block. 02/10/2026, right SIJ")."""
    label = chart.sentences[max(0, index - 1)]
    if label.end - label.start > _LABEL or label.start != line_start(chart, draft.start):
        return
    for detail in chart.mentions_in("procedure_detail", label.start, label.end):
        if "intent" in detail.entry.sets and draft.attributes.get("intent") is None:
            draft.attributes["intent"] = detail.entry.sets["intent"]
            draft.cite(detail)


def _take(draft: Draft, detail: Any) -> None:
    for name, value in detail.entry.sets.items():
        if name == "intent" and not _near(draft, detail):
            continue
        if draft.attributes.get(name) is None:
            draft.attributes[name] = value
            draft.cite(detail)


def _near(draft: Draft, detail: Extent) -> bool:
    return -60 < detail.start - draft.start < 90


def _temperature(chart: Chart, named: Named, draft: Draft) -> None:
    index = chart.sentence_index(named.start)
    last = chart.sentences[min(index + 2, len(chart.sentences) - 1)]
    match = _TEMPERATURE.search(chart.lower, named.end, last.end)
    if match:
        draft.attributes["temperature_c"] = Interval.exactly(int(match[1]))
        draft.support.append((match.start(), match.end()))
