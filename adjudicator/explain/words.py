"""Numbers, lengths of time and lists, in words."""

from collections.abc import Sequence

from models.interval import Interval

_UNITS = (("year", 365.25), ("month", 30.4375), ("week", 7.0), ("day", 1.0), ("hour", 1 / 24), ("minute", 1 / 1440))


_YEARS = 730.0
"""Days from which lengths are told in years, however odd."""


def percent_in_words(found: Interval) -> str:
    """Write a percentage as a person would.

    >>> percent_in_words(Interval.between(50, 60)), percent_in_words(Interval.above(80, inclusive=False, limit=100))
    ('50-60%', 'more than 80%')
    >>> percent_in_words(Interval.exactly(77.78))
    '77.8%'
    """
    rounded = {name: None if end is None else round(end, 1) for name, end in (("low", found.low), ("high", found.high))}
    return _range(found.model_copy(update=rounded), "%", 100)


def number_in_words(found: Interval) -> str:
    """Write a number as a person would.

    >>> number_in_words(Interval.above(3, inclusive=True))
    'at least 3'
    """
    return _range(found, "", None)


def length_in_words(found: Interval) -> str:
    """Write a length in days in the greatest unit that fits it.

    >>> length_in_words(Interval.exactly(21)), length_in_words(Interval.exactly(0.0208))
    ('3 weeks', '30 minutes')
    >>> length_in_words(Interval.between(1768, 2133)), length_in_words(Interval.exactly(0.001))
    ('4.8-5.8 years', '1.4 minutes')
    """
    largest = max((end for end in (found.low, found.high) if end), default=0)
    if not largest:
        return "no time"
    fitting = (item for item in _UNITS if largest >= item[1] and (largest >= _YEARS or _near_whole(largest / item[1])))
    unit, days = next(fitting, _UNITS[-1])
    ends = [None if end is None else round(end / days, 1) for end in (found.low, found.high)]
    told = _range(found.model_copy(update={"low": ends[0], "high": ends[1]}), "", None)
    return f"{told} {unit}{'' if told.endswith('1') and largest <= days * 1.01 else 's'}"


def _near_whole(number: float) -> bool:
    return number >= 10 or abs(number - round(number)) < 0.05 or abs(number * 2 - round(number * 2)) < 0.05


def _range(found: Interval, unit: str, limit: float | None) -> str:
    about = "about " if found.approximate else ""
    low, high = found.low, found.high
    if low is not None and low == high:
        about = about if found.high_inclusive else "almost "
        return f"{about}{low:g}{unit}"
    if low is not None and (high is None or high == limit):
        return f"{'at least' if found.low_inclusive else 'more than'} {low:g}{unit}"
    if high is not None and not low:
        return f"{'at most' if found.high_inclusive else 'less than'} {high:g}{unit}"
    return f"{about}{low:g}-{high:g}{unit}"


def listed(items: Sequence[str], word: str = "and") -> str:
    """Join items as a person would.

    >>> listed(["64493", "64494", "64495"])
    '64493, 64494 and 64495'
    """
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def codes_in_words(codes: Sequence[str]) -> str:
    """Name codes, each once.

    >>> codes_in_words(("64483", "64484", "64484"))
    '64483 and 64484 (2 units)'
    """
    return listed(
        [code if codes.count(code) == 1 else f"{code} ({codes.count(code)} units)" for code in dict.fromkeys(codes)]
    )


def bare(what: str) -> str:
    """Return a noun phrase without its article.

    >>> bare("an MRI or CT"), bare("trigger points")
    ('MRI or CT', 'trigger points')
    """
    first, _, rest = what.partition(" ")
    return rest if first in ("a", "an", "the") else what
