"""What a model suggests for a note, beside what it would change: nothing of it counts yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.fact import ModelSource
from service.corrections.event import Standing
from service.judging.changes import ChangedDetermination
from service.showing.cases import CaseView
from service.showing.fact_rows import FactRow
from service.showing.wording import OUTCOMES, RESULTS, family_title


@dataclass(frozen=True)
class SuggestedView:
    """The suggestions that wait for a person, the models they come from, and sentences that say what all would change."""

    models: tuple[str, ...]
    rows: tuple[FactRow, ...]
    changes: tuple[str, ...]


def suggested_view(
    standings: Sequence[Standing], case: CaseView, changes: Sequence[ChangedDetermination]
) -> SuggestedView | None:
    """Return the suggestions that nobody has confirmed or rejected; null when there are none."""
    waiting = {one.fact.id: one.fact.source for one in standings if one.status == "suggested"}
    if not waiting:
        return None
    models = sorted({source.id for source in waiting.values() if isinstance(source, ModelSource)})
    rows = tuple(row for row in case.facts if row.stated.id in waiting)
    return SuggestedView(tuple(models), rows, tuple(_sentence(one) for one in changes))


def _sentence(change: ChangedDetermination) -> str:
    title = family_title(change.procedure.family)
    if change.before != change.after:
        before, after = (OUTCOMES[one][0].lower() if one else "not requested" for one in (change.before, change.after))
        return f"{title}: {after} in place of {before}"
    results = [
        f"{one.title}: {RESULTS[one.after][0].lower()} in place of {RESULTS[one.before][0].lower()}"
        for one in change.criteria
        if one.before is not None and one.after is not None
    ]
    return f"{title}: {'; '.join(results) or 'other criteria'}"
