"""The operator `fell`."""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from adjudicator.case import Case
from adjudicator.explain.words import number_in_words
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from adjudicator.predicates.selector import Selector
from models.kinds import Fact, FunctionalImpactFact


class Scores(Bound):
    """The scores of disability scales, and by how much one must have fallen.

    what: a noun phrase for the fall; silent: what it comes to when the note gives no two scores of one scale
    ("not_met" only where other facts of the rule decide).
    """

    what: str
    silent: Literal["not_documented", "not_met"] = "not_documented"


class Fell(Predicate):
    """`fell: {what: "a disability score that fell by half", bound: 50, unit: percent}`."""

    fell: Scores

    def evaluate(self, case: Case) -> Finding:
        """Met when of two scores of one scale, in the order of the note, the later is lower by at least so much.

        Not met when the note gives two scores of a scale and none fell so much.
        """
        asked = self.fell
        least = asked.value(case).number
        found = list(_pairs(case))
        if not found:
            return Finding(asked.silent, f"the note does not tell of {asked.what}")
        share, told, facts = max(found, key=lambda one: one[0])
        reason = f"{told}, {'a fall of' if share > 0 else 'no fall, but'} {share:.0f}%; the policy asks for {least:g}%"
        return Finding("met" if share >= least else "not_met", reason, facts, abs(share - least) / 100)


def _pairs(case: Case) -> Iterator[tuple[float, str, tuple[Fact, ...]]]:
    """Return every two scores of one scale: by what share the second is lower for certain, in words, with the facts."""
    scored = [
        fact
        for fact in Selector(kind="functional_impact", same=()).select(case)
        if isinstance(fact, FunctionalImpactFact) and fact.attributes.score is not None
    ]
    for one, other in combinations(scored, 2):
        first, then = one.attributes.score, other.attributes.score
        if one.attributes.instrument != other.attributes.instrument or first is None or then is None:
            continue
        if first.low and then.high is not None:
            name = one.attributes.instrument or "the score"
            told = f"{name} from {number_in_words(first)} to {number_in_words(then)}"
            yield 100 * (first.low - then.high) / first.low, told, (one, other)
