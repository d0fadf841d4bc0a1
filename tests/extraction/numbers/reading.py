"""Short writings of intervals, so that tables of examples can be read."""

from extraction.chart import Chart
from extraction.numbers.quantity import Quantity
from extraction.opening import open_chart
from models.interval import Interval


def written(interval: Interval, unit: float = 1) -> str:
    """Write an interval as "50", "50-60", ">=80", "<50", "~70"; bounds at the scale's end are left away."""
    low, high = (None if end is None else _plain(end / unit) for end in (interval.low, interval.high))
    about = "~" if interval.approximate else ""
    if low == high:
        return f"{about}{low}"
    if high is None or (high in ("100", "10") and not (interval.low_inclusive and low is None)):
        if not interval.low_inclusive:
            return f"{about}>{low}"
        if high is None:
            return f"{about}>={low}"
    if not interval.high_inclusive:
        return f"{about}<{high}"
    return f"{about}{low}-{high}"


def _plain(number: float) -> str:
    return f"{round(number, 2):g}"


def found(chart: Chart, quantities: list[Quantity], unit: float = 1) -> list[tuple[str, str]]:
    """Return the words and the value of each quantity."""
    return [(chart.text[q.start : q.end], written(q.value, unit)) for q in quantities]


def chart_of(text: str) -> Chart:
    """Open a text for reading."""
    return open_chart(text)
