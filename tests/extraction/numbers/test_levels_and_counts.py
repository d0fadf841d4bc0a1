"""Levels and counts: what is one, and what only looks like one."""

import pytest

from extraction.numbers import counts, levels
from tests.extraction.numbers.reading import chart_of

LEVELS = {
    "L4-5": "L4-L5",
    "at the L4-5 level": "L4-L5",
    "the L1-2 and L2-3 levels": "L1-L2 L2-L3",
    "L4, 2 levels": "L4",
    "L4/5": "L4-L5",
    "L4 - L5": "L4-L5",
    "L4–5": "L4-L5",
    "L45": "L4-L5",
    "L5S1": "L5-S1",
    "L5 S1 disc": "L5-S1",
    "L34, L45, L5S1": "L3-L4 L4-L5 L5-S1",
    "L3 through S1": "L3-L4 L4-L5 L5-S1",
    "from L3 to S1": "L3-L4 L4-L5 L5-S1",
    "L3-S1": "L3-L4 L4-L5 L5-S1",
    "L4-5 and L5-S1": "L4-L5 L5-S1",
    "L3/4, 4/5 and 5/1": "L3-L4 L4-L5 L5-S1",
    "L4, L5 and S1": "L4 L5 S1",
    "L3, 4, 5 medial branches": "L3 L4 L5",
    "between L4 and L5": "L4-L5",
    "C5/6": "C5-C6",
    "C7-T1": "C7-T1",
    "T8-T9": "T8-T9",
    "T1112": "T11-T12",
    "T12-L1": "T12-L1",
    "the C8 root": "C8",
    "L-4 root": "L4",
    "L5, 3 weeks later": "L5",
    "L5-S1, strength 5/5": "L5-S1",
    "bilateral L5, S1 and S2 ablation": "L5 S1 S2",
    "S1 reflex absent": "S1",
    "vitamin B12": "",
    "T1 weighted images": "",
    "T1/T2 sagittal sequences": "",
    "T2 hyperintensity": "",
    "CT 1": "",
    "heart: S1, S2 normal": "",
    "S1 and S2 heard, no murmur": "",
    "free T4 1.2": "",
    "T2N0M0": "",
    "M54.5 and L40.0": "",
    "brace L1833": "",
    "R 5/5, L 5/5": "",
}

COUNTS = {
    "her third set": ("third", 3, "ordinal"),
    "2nd injection": ("2nd", 2, "ordinal"),
    "block #2": ("block #2", 2, "ordinal"),
    "set 3": ("set 3", 3, "ordinal"),
    "this = 5th set": ("5th", 5, "ordinal"),
    "three sets": ("three", 3, "count"),
    "blocks x 2": ("x 2", 2, "count"),
    "injected twice": ("twice", 2, "count"),
    "on both occasions": ("both occasions", 2, "count"),
    "two previous injections": ("two", 2, "count"),
    "at first": None,
    "second opinion": None,
    "5th finger": None,
    "5th of May": None,
    "second degree burn": None,
    "twice a day": None,
    "x 3 weeks": None,
    "three times a week": None,
}


@pytest.mark.parametrize("text", LEVELS)
def test_levels(text: str) -> None:
    found = levels.find_all(chart_of(text))
    assert " ".join(level for mention in found for level in mention.levels) == LEVELS[text]


def test_a_list_of_levels_is_one_mention() -> None:
    chart = chart_of("Injected at L4-5 and L5-S1 today.")
    assert [chart.text[m.start : m.end] for m in levels.find_all(chart)] == ["L4-5 and L5-S1"]


@pytest.mark.parametrize("text", COUNTS)
def test_counts(text: str) -> None:
    chart = chart_of(text)
    found = [(text[c.start : c.end], c.value, c.role) for c in counts.find_all(chart)]
    expected = COUNTS[text]
    assert found == ([expected] if expected else [])
