"""Facts as they stand: each as FACTS.md has it, with the version of the note that brought it there and its status."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import Field, create_model

from models.base import Model
from models.fact import BaseFact
from models.kinds import Fact
from service.corrections.event import Standing, Status
from service.corrections.fold import Unanchored

_KINDS: tuple[type[BaseFact], ...] = get_args(get_args(Fact)[0])
_STANDING = {
    kind: create_model(
        f"Standing{kind.__name__}",
        __base__=kind,
        __doc__=f"{kind.__doc__} It is shown as it stands.",
        version=(int, ...),
        status=(Status, ...),
    )
    for kind in _KINDS
}

if TYPE_CHECKING:
    StandingFact = BaseFact
else:
    StandingFact = Annotated[reduce(or_, _STANDING.values()), Field(discriminator="kind")]
"""A fact of any kind with its `version` and `status`."""


class NoteFactsNow(Model):
    """The facts of a note as they stand; `unanchored` lists corrections that no longer find their fact."""

    note_id: str
    sha256: str
    note_version: int
    facts: tuple[StandingFact, ...]
    unanchored: tuple[Unanchored, ...]


class ChangedFact(Model):
    """A fact that a correction changed; null where it did not, or does not, stand."""

    id: str
    before: StandingFact | None
    after: StandingFact | None


def shown(standing: Standing) -> StandingFact:
    """Return a fact as the API shows it."""
    fact = standing.fact
    fields: dict[str, Any] = {**dict(fact), "version": standing.version, "status": standing.status}
    return _STANDING[type(fact)].model_construct(**fields)


def changed(before: tuple[Standing, ...], after: tuple[Standing, ...]) -> tuple[ChangedFact, ...]:
    """Compare two states of a note's facts."""
    old, new = {one.fact.id: one for one in before}, {one.fact.id: one for one in after}
    return tuple(
        ChangedFact(
            id=name,
            before=shown(old[name]) if name in old else None,
            after=shown(new[name]) if name in new else None,
        )
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )
