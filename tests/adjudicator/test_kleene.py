"""Kleene's tables, by brute force over every combination of results."""

from itertools import permutations, product
from typing import get_args

from adjudicator.kleene import all_of, any_of, combine, k_of, negate
from models.determination import Result

RESULTS: tuple[Result, ...] = get_args(Result)
COMBINATIONS = [results for size in range(1, 5) for results in product(RESULTS, repeat=size)]
PLAIN = frozenset({"met", "not_met", "not_documented"})
ORDER = {"not_met": 0, "not_documented": 1, "met": 2}
"""Kleene's order of truth for the three plain results."""


def test_conjunction_is_met_only_by_all_and_failed_by_one() -> None:
    for results in COMBINATIONS:
        found = all_of(results)
        assert (found == "met") == (set(results) == {"met"})
        assert (found == "not_met") == ("not_met" in results)
        assert (found == "conflicting") == ("conflicting" in results and "not_met" not in results)


def test_disjunction_is_met_by_one_and_failed_only_by_all() -> None:
    for results in COMBINATIONS:
        found = any_of(results)
        assert (found == "met") == ("met" in results)
        assert (found == "not_met") == (set(results) == {"not_met"})
        assert (found == "conflicting") == ("conflicting" in results and "met" not in results)


def test_of_plain_results_they_are_the_least_and_the_greatest() -> None:
    for results in filter(PLAIN.issuperset, COMBINATIONS):
        assert all_of(results) == min(results, key=ORDER.__getitem__)
        assert any_of(results) == max(results, key=ORDER.__getitem__)


def test_de_morgan() -> None:
    for results in COMBINATIONS:
        turned = [negate(result) for result in results]
        assert negate(all_of(results)) == any_of(turned)
        assert negate(any_of(results)) == all_of(turned)
        assert [negate(result) for result in turned] == list(results)


def test_the_order_of_the_parts_does_not_matter() -> None:
    for results in COMBINATIONS:
        for other in permutations(results):
            assert (all_of(other), any_of(other), combine(other)) == (
                all_of(results),
                any_of(results),
                combine(results),
            )


def test_k_of_n_counts() -> None:
    for k, results in product(range(5), COMBINATIONS):
        found = k_of(k, results)
        assert (found == "met") == (results.count("met") >= k)
        assert (found == "not_met") == (results.count("met") < k and len(results) - results.count("not_met") < k)
        if k == 1:
            assert found == any_of(results)
        if k == len(results):
            assert found == all_of(results)


def test_statements_of_one_thing_contradict_when_some_say_yes_and_some_no() -> None:
    for results in COMBINATIONS:
        found = combine(results)
        assert (found == "conflicting") == ("conflicting" in results or {"met", "not_met"} <= set(results))


def test_of_nothing_all_are_met_and_none_is() -> None:
    assert (all_of([]), any_of([])) == ("met", "not_met")
