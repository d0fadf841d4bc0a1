"""The words between two places that are neither data (levels, dates, sides, counts) nor filling words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extraction.anatomy import sides
from extraction.chart import Chart, inside
from extraction.numbers import counts, dates, levels
from extraction.targets.lexicon import load_lexicon

_WORD = re.compile(r"[a-z]+")


@cache
def filling_words() -> frozenset[str]:
    """Load the words that may stand between a structure and its act."""
    lexicon = load_lexicon(Path(__file__).parent / "fillers.yaml")
    return frozenset(word for entry in lexicon.entries for word in entry.literals)


def loose_words(chart: Chart, start: int, end: int, *, fillers: bool = True) -> int:
    """Count the words in [start, end) that are no data and, with `fillers`, no filling words."""
    covered = [
        item
        for found in (levels.find_all(chart), dates.find_all(chart), sides.find_all(chart), counts.find_all(chart))
        for item in inside(found, start, end)
    ]
    free = filling_words() if fillers else frozenset()
    return sum(
        word[0] not in free and not any(item.start <= word.start() < item.end for item in covered)
        for word in _WORD.finditer(chart.lower, start, end)
    )
