"""Dates as they are dictated: "June twenty-third", "the second of July twenty twenty-six"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.numbers.words import WORDS
from extraction.seeking.index import Index
from extraction.seeking.seeker import Seeker

_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_NAMED = {
    **{word: n for n, word in enumerate(_ONES, start=1)},
    **{
        word: n
        for n, word in enumerate(
            "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
            start=10,
        )
    },
    "twentieth": 20,
    "thirtieth": 30,
}
_DAY = rf"(?:(?:twenty|thirty)[\s-]{{1,2}}(?:{'|'.join(_ONES)})|{'|'.join(sorted(_NAMED, key=len, reverse=True))})"
_THE = re.compile(r"\bthe\s\Z")
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_YEAR = (
    rf"(?:twenty[\s-]{{1,2}}(?:(?P<tens>twenty|thirty)(?:[\s-]{{1,2}}(?P<ones>{_UNIT}))?|(?P<teen>ten|eleven|twelve|thirteen|fourteen|fifteen"
    rf"|sixteen|seventeen|eighteen|nineteen))|two\sthousand(?:\sand)?\s(?:(?P<tens2>twenty)(?:[\s-]{{1,2}}(?P<ones2>{_UNIT}))?|(?P<teen2>{_UNIT}|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))|(?P<digits>20[0-4]\d))"
)


def day_month(months: dict[str, int]) -> Seeker:
    """Build the pattern of a day in words with a month's name before or after it, and a year behind where there is one."""
    month = "|".join(sorted(months, key=len, reverse=True))
    return Seeker(
        rf"\b(?:(?P<month>{month})\.?\s(?:the\s)?(?P<day>{_DAY})|(?P<day2>{_DAY})\s(?:day\s)?(?:of\s)?(?P<month2>{month}))\b(?:,?\s(?:of\s)?{_YEAR}\b)?"
    )


def read(pattern: Seeker, index: Index) -> Iterator[tuple[int, int, int | None, str, int, bool]]:
    """Give start, end, year or null, month's name and day of every dictated date, and whether the day comes first."""
    for match in pattern.finditer(index):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        the = _THE.search(index.text, max(0, match.start() - 5), match.start()) if match["day2"] else None
        yield (
            the.start() if the else match.start(),
            match.end(),
            _year(match),
            month,
            _day(day),
            match["day2"] is not None,
        )


def _day(written: str) -> int:
    parts = written.replace("-", " ").split()
    return sum(_NAMED.get(part) or WORDS[part] for part in parts)


def _year(match: re.Match[str]) -> int | None:
    if match["digits"]:
        return int(match["digits"])
    parts = [match[name] for name in ("tens", "ones", "teen", "tens2", "ones2", "teen2") if match[name]]
    return 2000 + sum(WORDS[part] for part in parts) if parts else None
