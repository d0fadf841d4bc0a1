"""Levels: discs, facet joints, vertebrae and roots."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart
from extraction.numbers.not_levels import is_no_level
from extraction.seeking.seeker import Seeker
from models.levels import VERTEBRAE, Level, between


@dataclass(frozen=True, slots=True)
class LevelMention:
    """The characters [start, end) that name a level or a range: "L3 through S1" holds L3-L4, L4-L5 and L5-S1."""

    start: int
    end: int
    levels: tuple[Level, ...]


_DASH = r"[-‐‑–—−]"
_END = r"(?!\w)(?!\.\d)"
_NUMBER = r"(?:1[0-2]|[1-9])"
_JOIN = rf"(?:\s?(?:{_DASH}|/|\\)\s?|\s*,\s*(?:and\s+|&\s*)?|\s*[&+]\s*|\s+(?:and|to|through|thru|down\s+to|plus)\s+(?:(?:the|at|on)\s+)?)"
_FIRST = rf"[ctls]\d{{1,4}}|[ctls][-\s]{_NUMBER}(?=\s?{_DASH}\s?(?:[ctls]\s?{_DASH}?)?\d)|[ctls]-{_NUMBER}"
_FOLLOWING = rf"(?:(?:{_JOIN}|\s?)[ctls]{_DASH}?\d{{1,2}}(?:(?=[ctls]\d)|{_END})|{_JOIN}{_NUMBER}{_END})"
_MENTION = Seeker(rf"(?<![\w.])(?<!\d-)(?:{_FIRST})(?:(?=[ctls]\d)|{_END}){_FOLLOWING}{{0,8}}")
_ITEM = re.compile(rf"(?P<join>{_JOIN}|\s?)(?P<letter>[ctls])?[-\s]?(?P<number>\d{{1,4}})")
_UNIT_AFTER = re.compile(
    r"\s?(?:%|/|mg|mcg|ml|cc|x\b|cm|mm|g\b|weeks?|wks?|months?|mos?\b|years?|yrs?|days?|hours?|hrs?|min|units?|times|th\b|st\b"
    r"|nd\b|rd\b|out\s+of|to\s+\d|needle|gauge|views?|injections?|sets?|beats|\.\d)"
)
_COUNTED_AFTER = re.compile(r"\s?levels?\b")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?\Z")
_BOTTOM = {"c": 8, "t": 12, "l": 5, "s": 5}
_BELOW = {"c": "t", "t": "l", "l": "s"}

_Vertebra = tuple[str, int]


@dataclass(slots=True)
class _Item:
    """A vertebra of a list, how it is joined to the one before, and where it ends."""

    vertebra: _Vertebra
    joined: str
    end: int


def find_all(chart: Chart) -> list[LevelMention]:
    """Return every level or range of levels, in order of place; a vitamin, a heart sound or a sequence is none.

    "L4-5", "L4/5", "L45", "L4-L5" and "L4 - L5" are L4-L5; "L3 to S1" and "L3-S1" hold three levels; "L4-5 and L5-S1" is one
    mention of two levels; "L4, L5 and S1" are three roots or vertebrae.
    """
    return chart.found("levels", _find)


def _find(chart: Chart) -> list[LevelMention]:
    lower = chart.lower
    found = []
    for match in _MENTION.finditer(chart.index):
        if match[0][1] == "-" and not chart.text[match.start()].isupper():
            continue
        items = _items(lower, match)
        if (
            len(items) == 2
            and items[1].joined == "and"
            and _BETWEEN.search(lower, max(0, match.start() - 14), match.start())
        ):
            items[1].joined = "to"
        levels, end = _levels(items)
        if levels and not is_no_level(lower, match.start(), end, levels):
            found.append(LevelMention(match.start(), end, levels))
    return found


def _items(lower: str, match: re.Match[str]) -> list[_Item]:
    """Read the vertebrae of a mention from the left, up to the first that cannot be one."""
    items: list[_Item] = []
    for part in _ITEM.finditer(lower, match.start(), match.end()):
        previous = items[-1].vertebra if items else None
        read = _vertebrae(part["letter"], part["number"], previous)
        join = _joined(part["join"]) if items else ""
        if not read or (items and part["letter"] is None and not _goes_on(lower, items, join, read[0], part.end())):
            break
        items.append(_Item(read[0], join, part.end()))
        items.extend(_Item(vertebra, "to", part.end()) for vertebra in read[1:])
    return items


def _joined(written: str) -> str:
    word = written.strip()
    if word == "":
        return "next"
    return "and" if word[0] in ",&+" or word.startswith(("and", "plus")) else "to"


def _vertebrae(letter: str | None, digits: str, previous: _Vertebra | None) -> list[_Vertebra]:
    """Read "l5", a bare "5" after "l4", a bare "1" after "l5", and the glued "l45" and "t1112"."""
    if letter is None:
        if previous is None:
            return []
        number = int(digits)
        region = previous[0]
        if number == 1 and previous[1] == (7 if region == "c" else _BOTTOM[region]) and region in _BELOW:
            region = _BELOW[region]
        return [(region, number)] if 1 <= number <= _BOTTOM[region] else []
    if 1 <= int(digits) <= _BOTTOM[letter]:
        return [(letter, int(digits))]
    for cut in sorted({len(digits) - len(digits) // 2, len(digits) // 2} - {0, len(digits)}):
        top, bottom = (letter, int(digits[:cut])), int(digits[cut:])
        pair = [top, *_vertebrae(None, str(bottom), top)]
        if len(pair) == 2 and _consecutive(*pair):
            return pair
    return []


def _consecutive(top: _Vertebra, bottom: _Vertebra) -> bool:
    return len(_between(top, bottom)) == 1


def _between(top: _Vertebra, bottom: _Vertebra) -> tuple[Level, ...]:
    return between(_name(top), _name(bottom))


def _name(vertebra: _Vertebra) -> str:
    return f"{vertebra[0].upper()}{vertebra[1]}"


def _goes_on(lower: str, items: list[_Item], join: str, vertebra: _Vertebra, end: int) -> bool:
    """A bare number goes on with the list if it is the next vertebra ("L4-5", "L3, 4, 5", "L4-5, 5-1")."""
    before = items[-1].vertebra
    if _UNIT_AFTER.match(lower, end) and not re.match(r"/\s?[ls]?\d(?!\d)", lower[end:]):
        return False
    if join == "to":
        return bool(_between(before, vertebra))
    if _COUNTED_AFTER.match(lower, end):
        return False
    starts_pair = bool(re.match(rf"\s?(?:{_DASH}|/)\s?[ls]?\d", lower[end:]))
    return _consecutive(before, vertebra) or (vertebra == before and starts_pair)


def _levels(items: list[_Item]) -> tuple[tuple[Level, ...], int]:
    """Turn the items into levels; those that only repeat a range's end are not levels of their own."""
    groups: list[list[_Item]] = []
    for item in items:
        last = groups[-1][-1] if groups else None
        ranged = last is not None and (
            (item.joined == "to" and bool(_between(last.vertebra, item.vertebra)))
            or (item.joined == "next" and _consecutive(last.vertebra, item.vertebra))
        )
        if ranged:
            groups[-1].append(item)
        else:
            groups.append([item])
    levels: list[Level] = []
    for group in groups:
        names = [_name(item.vertebra) for item in group]
        levels.extend(between(names[0], names[-1]) if len(group) > 1 else (names[0],))
    return tuple(dict.fromkeys(levels)), items[-1].end if items else 0


def vertebrae_of(levels: tuple[Level, ...]) -> tuple[str, ...]:
    """Return the vertebrae that levels touch, from the top down.

    >>> vertebrae_of(("L4-L5", "L5-S1"))
    ('L4', 'L5', 'S1')
    """
    touched = {part for level in levels for part in level.split("-")}
    return tuple(vertebra for vertebra in VERTEBRAE if vertebra in touched)
