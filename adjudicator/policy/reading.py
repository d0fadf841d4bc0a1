"""What a criterion reads: the kinds of fact on which its result can depend."""

from adjudicator.policy.checks import walk
from adjudicator.policy.model import Criterion
from adjudicator.predicates.fell import Fell
from adjudicator.predicates.measured import RELIEF, REQUEST, Measured
from adjudicator.predicates.selector import Selector
from adjudicator.predicates.treatments import Treatments
from models.base import Model
from models.vocabulary import Kind

_TREATMENTS: frozenset[Kind] = frozenset(("procedure", "relief"))
_RESULTS: frozenset[Kind] = frozenset(("procedure", "relief", "medication"))


def reads(criterion: Criterion) -> frozenset[Kind]:
    """Return the kinds of fact that a criterion reads, in its rule and to see whether it is asked of a line."""
    known = _KNOWN.get(id(criterion))
    if known is None or known[0] is not criterion:
        known = _KNOWN[id(criterion)] = (criterion, _reads(criterion))
    return known[1]


_KNOWN: dict[int, tuple[Criterion, frozenset[Kind]]] = {}
"""What criteria read, by their identity: packs are frozen and live as long as the program."""


def _reads(criterion: Criterion) -> frozenset[Kind]:
    found: set[Kind] = set()
    if criterion.applies.history is not None or criterion.applies.intent is not None or criterion.each:
        found |= _TREATMENTS
    for part in walk(criterion.rule):
        found |= _of(part)
    return frozenset(found)


def _of(part: Model) -> set[Kind]:
    """Return the kinds that an operator reads, those of the rules inside it not among them."""
    found: set[Kind] = set()
    if isinstance(part, Fell):
        found.add("functional_impact")
    for _, value in part:
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Selector):
                found.add(one.kind)
            elif isinstance(one, Measured):
                found |= _RESULTS if one.of in RELIEF else _TREATMENTS if one.of in REQUEST else {one.selector.kind}
            elif isinstance(one, Treatments):
                found |= _TREATMENTS
            elif isinstance(one, Model):
                found |= _of(one)
    return found or set(_TREATMENTS)
