"""Kleene's strong three-valued logic, with `conflicting` as the fourth value that stops short of an answer.

The order that conjunction minimises is not_met < conflicting < not_documented < met; disjunction maximises the order
not_met < not_documented < conflicting < met. So a contradiction never decides anything that a plain fact decides, and
it is told in place of silence wherever nothing decides.
"""

from collections.abc import Sequence

from models.determination import Result

_CONJUNCTION: tuple[Result, ...] = ("not_met", "conflicting", "not_documented", "met")
_DISJUNCTION: tuple[Result, ...] = ("met", "conflicting", "not_documented", "not_met")


def all_of(results: Sequence[Result]) -> Result:
    """Met when all are met; not met as soon as one is not met; else conflicting if one is, else not documented."""
    return next((value for value in _CONJUNCTION if value in results), "met")


def any_of(results: Sequence[Result]) -> Result:
    """Met as soon as one is met; not met when all are not met; else conflicting if one is, else not documented."""
    return next((value for value in _DISJUNCTION if value in results), "not_met")


def negate(result: Result) -> Result:
    """Met when it is not met, and the reverse; what is not documented or conflicting stays so."""
    if result == "met":
        return "not_met"
    return "met" if result == "not_met" else result


def k_of(k: int, results: Sequence[Result]) -> Result:
    """Met when at least k are met; not met when k can no longer be reached; else conflicting if one is, else open."""
    if results.count("met") >= k:
        return "met"
    if len(results) - results.count("not_met") < k:
        return "not_met"
    return "conflicting" if "conflicting" in results else "not_documented"


def combine(results: Sequence[Result]) -> Result:
    """Join several statements of one thing: conflicting when some say met and others not met, else what any says."""
    if "conflicting" in results or ("met" in results and "not_met" in results):
        return "conflicting"
    return any_of(results) if "met" in results or "not_met" not in results else "not_met"
