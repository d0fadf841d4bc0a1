"""Measures the agreement of a batch: every two annotators, and all of them together."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from models.base import Model
from service.agreement.alpha import krippendorff_alpha
from service.agreement.bootstrap import RUNS, Estimate
from service.agreement.kappa import Pair, cohen_kappa
from service.agreement.matching import exactly_matched, overlapping
from service.agreement.span_f1 import span_f1
from service.agreement.units import units_of
from service.agreement.values import NOTHING, values_of
from service.agreement.work import ABSENT, Batch, Work


class PairAgreement(Model):
    """Two annotators on the notes that both finished.

    span_f1_*: F1 of the facts' anchors, kinds equal; kappa_determinations: of outcomes; kappa_attributes: of the
    values of the facts whose anchors overlap, by attribute.
    """

    annotators: tuple[str, str]
    notes: int
    span_f1_exact: Estimate
    span_f1_overlap: Estimate
    kappa_determinations: Estimate
    kappa_attributes: dict[str, Estimate]


class GroupAgreement(Model):
    """All annotators together: Krippendorff's alpha, nominal, on the units that two or more rated."""

    annotators: tuple[str, ...]
    notes: int
    alpha_determinations: Estimate
    alpha_attributes: dict[str, Estimate]


class Agreement(Model):
    """The agreement within a batch; each figure with its n and its 95% interval from `bootstrap_runs` draws of notes."""

    bootstrap_runs: int
    pairs: tuple[PairAgreement, ...]
    group: GroupAgreement


def measure(batch: Batch) -> Agreement:
    """Measure a batch; the same work gives the same figures."""
    names = sorted({name for works in batch.values() for name in works})
    pairs = [_pair(batch, first, second) for first, second in combinations(names, 2)]
    return Agreement(
        bootstrap_runs=RUNS, pairs=tuple(pair for pair in pairs if pair is not None), group=_group(batch, names)
    )


def _pair(batch: Batch, first: str, second: str) -> PairAgreement | None:
    shared = [
        (batch[note][first], batch[note][second]) for note in sorted(batch) if {first, second} <= set(batch[note])
    ]
    if not shared:
        return None
    paired = [[(one.facts[i], two.facts[j]) for i, j in overlapping(one.facts, two.facts)] for one, two in shared]
    sizes = [(len(one.facts), len(two.facts)) for one, two in shared]
    exact = [exactly_matched(one.facts, two.facts) for one, two in shared]
    said = [[(values_of(a), values_of(b)) for a, b in pairs] for pairs in paired]
    return PairAgreement(
        annotators=(first, second),
        notes=len(shared),
        span_f1_exact=span_f1([(n, *size) for n, size in zip(exact, sizes, strict=True)]),
        span_f1_overlap=span_f1([(len(pairs), *size) for pairs, size in zip(paired, sizes, strict=True)]),
        kappa_determinations=cohen_kappa([_pairs_of(outcomes(works)) for works in shared]),
        kappa_attributes={
            name: cohen_kappa([[(a[name], b[name]) for a, b in note if name in a] for note in said])
            for name in _stated(values for note in said for pair in note for values in pair)
        },
    )


def _group(batch: Batch, names: Sequence[str]) -> GroupAgreement:
    notes = [batch[note] for note in sorted(batch) if len(batch[note]) > 1]
    units = [units_of({name: work.facts for name, work in works.items()}) for works in notes]
    said = [[[values_of(fact) for fact in unit.values()] for unit in note] for note in units]
    return GroupAgreement(
        annotators=tuple(names),
        notes=len(notes),
        alpha_determinations=krippendorff_alpha([outcomes([works[name] for name in sorted(works)]) for works in notes]),
        alpha_attributes={
            name: krippendorff_alpha(
                [[[one[name] for one in unit] for unit in note if name in unit[0]] for note in said]
            )
            for name in _stated(one for note in said for unit in note for one in unit if len(unit) > 1)
        },
    )


def outcomes(works: Sequence[Work]) -> list[list[str]]:
    """Return, for each procedure that anyone's facts ask for, the outcome in each one's work."""
    told = [work.outcomes() for work in works]
    return [[one.get(procedure, ABSENT) for one in told] for procedure in sorted(set().union(*told))]


def _pairs_of(units: Sequence[Sequence[str]]) -> list[Pair]:
    return [(unit[0], unit[1]) for unit in units]


def _stated(said: Iterable[dict[str, str]]) -> list[str]:
    """Return the attributes of which anyone said something."""
    return sorted({name for values in said for name, value in values.items() if value != NOTHING})
