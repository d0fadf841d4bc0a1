"""The figures against examples worked by hand, published ones, and their definitions written out."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agreement.alpha import krippendorff_alpha
from service.agreement.bootstrap import Estimate
from service.agreement.kappa import cohen_kappa
from service.agreement.span_f1 import span_f1
from tests.service.patience import patient


def units(*raters: str) -> list[list[str]]:
    """Turn lines of ratings, a line a rater and "." for none, into units."""
    return [
        [said for said in column if said != "."] for column in zip(*(rater.split() for rater in raters), strict=True)
    ]


def test_alpha_of_krippendorffs_example() -> None:
    """K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: nominal data, any number of
    observers, missing data; four observers, twelve units, alpha 0.743."""
    rated = units(
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    alpha = krippendorff_alpha([rated])
    assert alpha.value == pytest.approx(0.743, abs=0.0005)
    assert alpha.n == 11  # the twelfth unit was rated once


def test_alpha_of_the_example_in_the_encyclopedia() -> None:
    """Wikipedia, "Krippendorff's alpha", a computational example: three coders, fifteen units, nominal 0.691."""
    rated = units(
        "* * * * * 3 4 1 2 1 1 3 3 * 3".replace("*", "."),
        "1 * 2 1 3 3 4 3 * * * * * * *".replace("*", "."),
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4".replace("*", "."),
    )
    assert krippendorff_alpha([rated]).value == pytest.approx(0.691, abs=0.0005)


def test_alpha_by_hand() -> None:
    """Coincidences: aaa gives 3 equal, bb 2, ab none of 7; 1 - 6 * (7 - 5) / (49 - 16 - 9) = 0.5."""
    assert krippendorff_alpha([[["a", "a", "a"], ["b", "b"]], [["a", "b"], ["a"]]]).value == 0.5


def test_kappa_by_hand() -> None:
    """Both say yes 20 times, both no 15, one yes 5, the other yes 10: (0.7 - 0.5) / (1 - 0.5) = 0.4, the example of
    two readers of fifty proposals in Wikipedia's "Cohen's kappa"."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    kappa = cohen_kappa([pairs[:25], pairs[25:]])
    assert (kappa.value, kappa.n) == (0.4, 50)


def test_kappa_of_three_categories_by_hand() -> None:
    """Rows 4 1 0, 1 2 1, 0 1 2: (12 * 8 - 50) / (144 - 50)."""
    table = {"aa": 4, "ab": 1, "ba": 1, "bb": 2, "bc": 1, "cb": 1, "cc": 2}
    pairs = [(cell[0], cell[1]) for cell, count in table.items() for _ in range(count)]
    assert cohen_kappa([pairs]).value == round(46 / 94, 4)


def test_span_f1_by_hand() -> None:
    assert span_f1([(3, 4, 5), (0, 1, 0)]).value == 0.6
    assert span_f1([(3, 4, 5), (0, 1, 0)]).n == 10


@pytest.mark.parametrize(
    "estimate",
    [
        cohen_kappa([]),
        cohen_kappa([[("a", "a")], [("a", "a")]]),
        krippendorff_alpha([[["a", "a"], ["b"]], [["a", "a", "a"]]]),
        span_f1([(0, 0, 0), (0, 0, 0)]),
    ],
)
def test_what_is_not_defined_is_null_and_not_perfect(estimate: Estimate) -> None:
    assert estimate.value is estimate.low is estimate.high is None


def test_the_interval_holds_the_figures_of_notes_drawn_again() -> None:
    """Of two notes, a draw gives the first twice, the second twice, or each once: F1 0.5, 1, or 0.75."""
    estimate = span_f1([(1, 2, 2), (2, 2, 2)])
    assert (estimate.low, estimate.value, estimate.high) == (0.5, 0.75, 1.0)
    assert estimate == span_f1([(1, 2, 2), (2, 2, 2)])


def test_one_note_has_no_interval_and_many_have_a_narrow_one() -> None:
    assert span_f1([(1, 2, 2)]).low is None
    few, many = span_f1([(1, 2, 2), (2, 2, 2)] * 2), span_f1([(1, 2, 2), (2, 2, 2)] * 200)
    assert few.value == many.value
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert few.low < many.low < 0.75 < many.high < few.high


ratings = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), min_size=1, max_size=8)


@patient
@given(ratings)
def test_alpha_is_its_definition(rated: list[list[str]]) -> None:
    """Disagreement among the pairs within units, against that among all pairs of the same ratings."""
    pairable = [unit for unit in rated if len(unit) > 1]
    everything = [value for unit in pairable for value in unit]
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in pairable)
    expected = sum(a != b for a, b in permutations(everything, 2)) / max(1, len(everything) - 1)
    alpha = krippendorff_alpha([rated]).value
    assert alpha == (None if expected == 0 else pytest.approx(1 - observed / expected, abs=0.0001))


@patient
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=12))
def test_kappa_does_not_mind_who_is_first(pairs: list[tuple[str, str]]) -> None:
    assert cohen_kappa([pairs]) == cohen_kappa([[(b, a) for a, b in pairs]])
