"""Edits: changes of the facts of a note, as plain data that can be joined and tried."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.kinds import Fact


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute of one fact set to another value; a fact that the note lacks is added first."""

    fact: Fact
    attribute: str
    value: Any


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the facts, and how it is said: "at least 80% relief (now 50-60%)"."""

    says: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    added: tuple[Fact, ...] = ()
    removed: tuple[Fact, ...] = ()

    def apply(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Return the facts with the edit made."""
        gone = {fact.id for fact in self.removed}
        found = {fact.id: fact for fact in facts if fact.id not in gone}
        for fact in self.added:
            found.setdefault(fact.id, fact)
        for change in self.changes:
            fact = found.get(change.fact.id, change.fact)
            attributes = fact.attributes.model_copy(update={change.attribute: change.value})
            found[fact.id] = fact.model_copy(update={"attributes": attributes})
        return tuple(found.values())

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of fact that the edit touches."""
        return frozenset(fact.kind for fact in (*self.added, *self.removed, *(change.fact for change in self.changes)))


def joined(edits: Iterable[Edit]) -> Edit:
    """Return several edits as one."""
    several = list(edits)
    return Edit(
        tuple(dict.fromkeys(word for edit in several for word in edit.says)),
        tuple(change for edit in several for change in edit.changes),
        tuple(fact for edit in several for fact in edit.added),
        tuple(fact for edit in several for fact in edit.removed),
    )
