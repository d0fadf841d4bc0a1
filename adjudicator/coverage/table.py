"""The coverage table: which results of each criterion the cases bring about, and whether they fix its thresholds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from adjudicator.coverage.case_file import ReadCase
from adjudicator.coverage.results import results_of
from adjudicator.policy.checks import all_criteria, walk
from adjudicator.policy.model import Criterion, Policy
from adjudicator.predicates.as_asked import AsAsked
from adjudicator.predicates.at_least import AtLeast
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from adjudicator.predicates.contradiction import SUBJECTS
from adjudicator.predicates.exists import Exists
from adjudicator.predicates.k_of_n import KOfN
from adjudicator.predicates.measured import RELIEF
from adjudicator.predicates.none_of import NoneOf
from adjudicator.predicates.not_covered import NotCovered
from adjudicator.predicates.selector import STATED, Range, Selector, Wanted
from models.determination import Result

RESULTS: tuple[Result, ...] = ("met", "not_met", "not_documented", "conflicting")
"""The columns of the table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion: how many cases bring each result about, and how many lie at one of its thresholds.

    possible: the results that it can have; lacking: those of them that no case brings; bounded: whether it has a
    threshold.
    """

    criterion: str
    counts: Counter[Result] = field(default_factory=Counter)
    possible: tuple[Result, ...] = ()
    boundary: int = 0
    bounded: bool = False

    @property
    def lacking(self) -> tuple[Result, ...]:
        """The results that the criterion can have and no case brings about."""
        return tuple(result for result in self.possible if not self.counts[result])


NEAR = 0.03
"""A number that lies nearer to a threshold than this share of it is told as being at the boundary."""


def coverage(policy: Policy, cases: Iterable[ReadCase]) -> list[Row]:
    """Count the results of every criterion over the cases that say what it must come to."""
    counts: dict[str, Counter[Result]] = defaultdict(Counter)
    near: Counter[str] = Counter()
    for read in cases:
        found = results_of(policy, read)
        distances = found.distances()
        for name, result in found.by_criterion().items():
            if read.case.criteria.get(name) == result:
                counts[name][result] += 1
                near[name] += distances.get(name, 1.0) <= NEAR
    return [
        Row(
            criterion.id,
            counts[criterion.id],
            possible(criterion, option=path[0] == "alternatives"),
            near[criterion.id],
            any(_has_bound(part) for part in walk(criterion.rule)),
        )
        for path, criterion in all_criteria(policy)
    ]


def _has_bound(part: Predicate) -> bool:
    return isinstance(part, KOfN) or any(isinstance(value, Bound) for _, value in part)


def possible(criterion: Criterion, *, option: bool = False) -> tuple[Result, ...]:
    """Return the results that a criterion can have; an alternative of which one is not met is not shown."""
    rule = criterion.rule
    never: set[Result] = set()
    if isinstance(rule, NotCovered):
        never = {"met", "conflicting"}
    elif isinstance(rule, AsAsked):
        never = {"not_met"}
    if not _may_contradict(rule):
        never.add("conflicting")
    if option:
        never.add("not_met")
    return tuple(result for result in RESULTS if result not in never)


def _may_contradict(rule: Predicate) -> bool:
    """Tell whether facts can contradict each other on a rule."""
    return any(_contradicts(part) for part in walk(rule))


def _contradicts(part: Predicate) -> bool:
    if isinstance(part, Exists):
        asked = part.exists
        return asked.both == "conflicting" and _meet(asked.of, (*asked.against, *asked.doubt))
    if isinstance(part, NoneOf):
        return _meet(part.none.of, (*part.none.against, *part.none.doubt))
    if isinstance(part, AtLeast):
        return part.at_least.of in RELIEF
    return isinstance(part, AsAsked)


def _meet(for_it: Sequence[Selector], against: Sequence[Selector]) -> bool:
    """Tell whether a fact for a thing and one against it can be about the same; only those contradict each other."""
    return any(one.kind == other.kind and _same_subject(one, other) for one in for_it for other in against)


def _same_subject(one: Selector, other: Selector) -> bool:
    for name in SUBJECTS:
        first, second = _options(one.where.get(name)), _options(other.where.get(name))
        if first and second and not first & second:
            return False
    return True


def _options(wanted: Wanted) -> set[object]:
    if wanted is None or wanted == STATED or isinstance(wanted, Range):
        return set()
    return set(wanted) if isinstance(wanted, tuple) else {wanted}
