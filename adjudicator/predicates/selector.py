"""Selectors: which facts of a note a rule speaks of."""

from functools import cache, cached_property
from typing import Any, Self, get_args, get_origin

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from adjudicator import thresholds
from adjudicator.case import Case, Same
from models.base import Model
from models.interval import Interval
from models.kinds import Fact
from models.vocabulary import Assertion, Kind, Section, Temporality

STATED = "stated"
"""In a filter: the attribute has some value, whichever it is."""


class Range(Model):
    """A filter on a number: the whole interval lies at or above `at_least`, or wholly below `below`."""

    at_least: int | float | None = None
    below: int | float | None = None

    def holds(self, found: Interval | None) -> bool:
        """Tell whether the interval lies in the range for certain."""
        if found is None:
            return False
        if self.at_least is not None and thresholds.at_least(found, self.at_least) != "met":
            return False
        return self.below is None or thresholds.at_least(found, self.below) == "not_met"


Wanted = bool | int | str | Range | tuple[bool | int | str | None, ...] | None
"""What a filter asks of an attribute: a value, one of several, a range, "stated", or null for not stated."""


class Selector(Model):
    """The facts of a kind that a rule speaks of.

    where: filters on attributes, all of which must hold; except: filters of which none may hold; assertion: by
    default only what is stated as true; temporality: by default what is or was, not what is planned (for procedures
    any); same: what the fact must share with the request where both name it; section: only facts of these sections.
    """

    kind: Kind
    where: dict[str, Wanted] = Field(default_factory=dict)
    except_: dict[str, Wanted] = Field(default_factory=dict, alias="except")
    assertion: tuple[Assertion, ...] = ("present",)
    temporality: tuple[Temporality, ...] | None = None
    section: tuple[Section, ...] | None = None
    same: tuple[Same, ...] = ("side", "region")

    @model_validator(mode="after")
    def _filters_fit_the_kind(self) -> Self:
        fields = attributes_of(self.kind).model_fields
        for name, wanted in (*self.where.items(), *self.except_.items()):
            field = fields.get("class_" if name == "class" else name)
            if field is None:
                known = ", ".join("class" if known == "class_" else known for known in fields)
                raise ValueError(f"{self.kind} has no attribute {name!r}; it has {known}")
            _check(self.kind, name, field.annotation, wanted)
        return self

    @cached_property
    def _filters(self) -> tuple[tuple[str, Wanted], ...]:
        return tuple(("class_" if name == "class" else name, wanted) for name, wanted in self.where.items())

    @cached_property
    def _exceptions(self) -> tuple[tuple[str, Wanted], ...]:
        return tuple(("class_" if name == "class" else name, wanted) for name, wanted in self.except_.items())

    @cached_property
    def _times(self) -> tuple[Temporality, ...]:
        if self.temporality is not None:
            return self.temporality
        return ("current", "past", "planned") if self.kind == "procedure" else ("current", "past")

    def admits(self, fact: Fact) -> bool:
        """Tell whether a fact of the kind is one of those spoken of, whatever the case."""
        if fact.assertion not in self.assertion or fact.temporality not in self._times:
            return False
        if self.section is not None and fact.section not in self.section:
            return False
        attributes = vars(fact.attributes)
        for name, wanted in self._filters:
            if not _holds(attributes[name], wanted):
                return False
        return not any(_holds(attributes[name], wanted) for name, wanted in self._exceptions)

    def select(self, case: Case) -> list[Fact]:
        """Return the facts of the case that the rule speaks of, in the order of the note."""
        return [fact for fact in case.chart.admitted(self.kind, self) if case.shares(fact, self.same)]


def select(selectors: tuple[Selector, ...], case: Case) -> list[Fact]:
    """Return the facts that any of several selectors speaks of, each once."""
    found: dict[str, Fact] = {}
    for selector in selectors:
        for fact in selector.select(case):
            found.setdefault(fact.id, fact)
    return list(found.values())


@cache
def attributes_of(kind: str) -> type[Model]:
    """Return the model of a kind's attributes."""
    for fact in get_args(get_args(Fact)[0]):
        if fact.model_fields["kind"].default == kind:
            attributes: type[Model] = fact.model_fields["attributes"].annotation
            return attributes
    raise ValueError(f"there is no kind {kind!r}")


def _holds(found: Any, wanted: Wanted) -> bool:
    if isinstance(wanted, Range):
        return wanted.holds(found)
    if wanted is None:
        return found is None or found == ()
    if wanted == STATED:
        return found is not None and found != ()
    options = wanted if isinstance(wanted, tuple) else (wanted,)
    if isinstance(found, tuple):
        return any(one in options for one in found) or (not found and None in options)
    return found in options and not (isinstance(found, bool) ^ any(isinstance(one, bool) for one in options))


def _check(kind: str, name: str, annotation: Any, wanted: Wanted) -> None:
    """Refuse a value that the attribute can never have."""
    if wanted is None or wanted == STATED:
        return
    options = get_args(annotation) or (annotation,)
    if Interval in options:
        if not isinstance(wanted, Range):
            raise ValueError(f"{kind}.{name} is a number; filter it with at_least or below")
        return
    many = any(get_origin(option) is tuple for option in (annotation, *options))
    reader = TypeAdapter(annotation)
    for one in wanted if isinstance(wanted, tuple) else (wanted,):
        if one is None:
            continue
        try:
            reader.validate_python((one,) if many else one, strict=True)
        except ValidationError as error:
            problem = error.errors()[0]["msg"]
            raise ValueError(f"{kind}.{name} is never {one!r}: {problem}") from None
