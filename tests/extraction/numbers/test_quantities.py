"""Percents, scores and durations: what is one, where it stands, and what it is worth."""

import pytest

from extraction.numbers import durations, percents, scores
from extraction.numbers.durations import DAYS
from tests.extraction.numbers.reading import chart_of, found

PERCENTS = [
    ("50-60% relief", [("50-60%", "50-60")]),
    ("fifty to sixty per cent", [("fifty to sixty per cent", "50-60")]),
    ("50% to 60%", [("50% to 60%", "50-60")]),
    ("between 40 and 50 percent", [("40 and 50 percent", "40-50")]),
    ("between 40% and 50%", [("40% and 50%", "40-50")]),
    ("from 80% to 20%", [("80%", "80"), ("20%", "20")]),
    (">80%", [(">80%", ">80")]),
    ("at least 80% better", [("at least 80%", "80-100")]),
    ("80% or more", [("80% or more", "80-100")]),
    ("80%+", [("80%+", "80-100")]),
    ("less than 50%", [("less than 50%", "<50")]),
    ("no more than 20%", [("no more than 20%", "0-20")]),
    ("about 70%", [("about 70%", "~70")]),
    ("roughly seventy-five percent", [("roughly seventy-five percent", "~75")]),
    ("80 or 90 percent", [("80 or 90 percent", "80-90")]),
    ("a hundred percent", [("a hundred percent", "100")]),
    ("half of the pain", [("half", "50")]),
    ("two thirds better", [("two thirds", "66.67")]),
    ("three quarters gone", [("three quarters", "75")]),
    ("down by a third", [("a third", "33.33")]),
    ("1/2 the pain is gone", [("1/2", "50")]),
    ("8 parts in 10", [("8 parts in 10", "80")]),
    ("0.25% bupivacaine", [("0.25%", "0.25")]),
    ("L4-5: 80%", [("80%", "80")]),
    ("half an hour", []),
    ("half a tablet", []),
    ("a third injection", []),
    ("strength 3/5", []),
    ("a year and a half", []),
]

SCORES = [
    ("8/10", [("8/10", "8")]),
    ("4-5/10", [("4-5/10", "4-5")]),
    ("4/10-5/10", [("4/10-5/10", "4-5")]),
    ("7 out of 10", [("7 out of 10", "7")]),
    ("seven out of ten", [("seven out of ten", "7")]),
    ("between a 4 and a 7 out of 10", [("4 and a 7 out of 10", "4-7")]),
    ("8/10 down to 3/10", [("8/10", "8"), ("3/10", "3")]),
    ("from 8 to 3/10", [("8", "8"), ("3/10", "3")]),
    ("anywhere from 4 to 7/10", [("4 to 7/10", "4-7")]),
    ("7.5 / 10", [("7.5 / 10", "7.5")]),
    ("VAS 72 mm", [("72 mm", "7.2")]),
    ("VAS 72/100", [("72/100", "7.2")]),
    ("a lesion of 72 mm", []),
    ("2/10/2000", []),
    ("12/10/99", []),
    ("strength 5/5", []),
    ("11/10", []),
]

MONTH, YEAR = DAYS["month"], DAYS["year"]
DURATIONS = [
    ("half an hour", 1 / 24, [("half an hour", "0.5")]),
    ("an hour and a half", 1 / 24, [("an hour and a half", "1.5")]),
    ("9h", 1 / 24, [("9h", "9")]),
    ("six weeks", 7, [("six weeks", "6")]),
    ("4 1/2 weeks", 7, [("4 1/2 weeks", "4.5")]),
    ("four and a half weeks", 7, [("four and a half weeks", "4.5")]),
    ("a two-week history", 7, [("two-week", "2")]),
    ("for a week or two", 7, [("a week or two", "1-2")]),
    ("3/52 of rest", 7, [("3/52", "3")]),
    ("x 3 mo", MONTH, [("3 mo", "3")]),
    ("x3 months", MONTH, [("3 months", "3")]),
    ("3-4 months", MONTH, [("3-4 months", "3-4")]),
    ("about 8 months", MONTH, [("about 8 months", "~8")]),
    ("for 2/12", MONTH, [("2/12", "2")]),
    ("pain x 2/12.", MONTH, [("2/12", "2")]),
    ("10+ years", YEAR, [("10+ years", ">=10")]),
    ("a couple of months", MONTH, [("a couple of months", "~2")]),
    ("a year and a half", YEAR, [("a year and a half", "1.5")]),
    ("over a year", YEAR, [("over a year", ">1")]),
    ("for the past year", YEAR, [("past year", "1")]),
    ("over the last month", MONTH, [("last month", "1")]),
    ("two decades", YEAR, [("two decades", "20")]),
    ("6 weeks or more", 7, [("6 weeks or more", ">=6")]),
    ("1 year and 3 months", MONTH, [("1 year and 3 months", "15")]),
    ("gave a year of relief", YEAR, [("a year", "1")]),
    ("several weeks", 7, []),
    ("a few months", MONTH, []),
    ("50-year-old woman", YEAR, []),
    ("45 y/o", YEAR, []),
    ("20 years of age", YEAR, []),
    ("every 4 hours", 1, []),
    ("twice a day", 1, []),
    ("5 days a week", 1, []),
    ("seen on 2/12", MONTH, []),
]


@pytest.mark.parametrize(("text", "expected"), PERCENTS, ids=[text for text, _ in PERCENTS])
def test_percents(text: str, expected: list[tuple[str, str]]) -> None:
    chart = chart_of(text)
    assert found(chart, percents.find_all(chart)) == expected


@pytest.mark.parametrize(("text", "expected"), SCORES, ids=[text for text, _ in SCORES])
def test_scores(text: str, expected: list[tuple[str, str]]) -> None:
    chart = chart_of(text)
    assert found(chart, scores.find_all(chart)) == expected


@pytest.mark.parametrize(("text", "unit", "expected"), DURATIONS, ids=[text for text, _, _ in DURATIONS])
def test_durations(text: str, unit: float, expected: list[tuple[str, str]]) -> None:
    chart = chart_of(text)
    assert found(chart, durations.find_all(chart), unit) == expected
