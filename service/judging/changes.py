"""What changed between two adjudications of one note: procedure by procedure, criterion by criterion."""

from collections.abc import Iterator

from models.base import Model
from models.determination import Adjudication, CriterionResult, Determination, Outcome, ProcedureLine, Result


class ChangedCriterion(Model):
    """A criterion whose result changed; null where it was, or is, not asked."""

    id: str
    title: str
    before: Result | None
    after: Result | None


class ChangedDetermination(Model):
    """A procedure whose outcome or criteria changed; null where it was, or is, not requested."""

    policy: str
    procedure: ProcedureLine
    before: Outcome | None
    after: Outcome | None
    criteria: tuple[ChangedCriterion, ...]


def changes(before: Adjudication, after: Adjudication) -> tuple[ChangedDetermination, ...]:
    """Compare two adjudications by one policy."""
    found = []
    for old, new in paired(before.determinations, after.determinations):
        criteria = tuple(_criteria(old.criteria if old else (), new.criteria if new else ()))
        was, is_now = old.outcome if old else None, new.outcome if new else None
        shown = new or old
        if shown is not None and (was != is_now or criteria):
            found.append(
                ChangedDetermination(
                    policy=after.policy.id, procedure=shown.procedure, before=was, after=is_now, criteria=criteria
                )
            )
    return tuple(found)


def paired(
    before: tuple[Determination, ...], after: tuple[Determination, ...]
) -> Iterator[tuple[Determination | None, Determination | None]]:
    """Pair the determinations of equal procedures, then those of one family and codes, in order; the rest alone."""
    old, new = list(before), list(after)
    for same in (_whole, _codes):
        for one in list(old):
            other = next((other for other in new if same(one) == same(other)), None)
            if other is not None:
                old.remove(one)
                new.remove(other)
                yield one, other
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def _whole(one: Determination) -> object:
    return one.procedure


def _codes(one: Determination) -> object:
    return one.procedure.family, one.procedure.cpt


def _criteria(before: tuple[CriterionResult, ...], after: tuple[CriterionResult, ...]) -> Iterator[ChangedCriterion]:
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    for name in dict.fromkeys((*old, *new)):
        was = old[name].result if name in old else None
        is_now = new[name].result if name in new else None
        if was != is_now:
            yield ChangedCriterion(id=name, title=(new.get(name) or old[name]).title, before=was, after=is_now)
