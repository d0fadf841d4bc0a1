"""Facts as a person writes them: as FACTS.md has them, but without a name and a source, which the service gives."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import Field, create_model

from models.fact import BaseFact, Source
from models.kinds import Fact

UNSIGNED = Source(by="annotator", id="")
"""Stands for the source until the service puts the writer's name there."""

_KINDS: tuple[type[BaseFact], ...] = get_args(get_args(Fact)[0])
_WRITTEN = {
    kind: create_model(
        f"Written{kind.__name__}",
        __base__=kind,
        __doc__=f"{kind.__doc__} Its `id` and `source` may be left out: they are not kept.",
        id=(str | None, None),
        source=(Source, UNSIGNED),
    )
    for kind in _KINDS
}

if TYPE_CHECKING:
    WrittenFact = BaseFact
else:
    WrittenFact = Annotated[reduce(or_, _WRITTEN.values()), Field(discriminator="kind")]
"""A fact of any kind as a person writes it."""


def named(written: WrittenFact, name: str) -> BaseFact:
    """Return the fact; `name` is its id where none was written."""
    kind = next(kind for kind, twin in _WRITTEN.items() if type(written) is twin)
    return kind.model_construct(**{**dict(written), "id": written.id or name})
