"""What a policy pack holds: values, services, criteria, rules across lines, red flags and alternatives."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from adjudicator.case import Case, Intent
from adjudicator.chart import SpineRegion
from adjudicator.dates import Length
from adjudicator.earlier import History
from adjudicator.policy.values import NamedValue
from adjudicator.predicates.rule import Rule
from adjudicator.predicates.selector import Selector
from adjudicator.predicates.treatments import Treatments
from models.base import Code, Model
from models.determination import Outcome, PolicyReference
from models.vocabulary import Family

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+([.-][a-z0-9_]+)*$")]
"""An id: lower case, parts joined by dots or hyphens."""

Sentence = Annotated[str, StringConstraints(min_length=8, strip_whitespace=True)]
"""A sentence for people."""

Failure = Outcome | Literal["advice"]
"""What a criterion that is not met comes to; advice never changes an outcome."""

Gap = Literal["needs_information", "needs_clinician_review", "passes"]
"""What a criterion that is not documented, or conflicting, comes to; passes: silence does not hold up the line."""


class Origin(Model):
    """Where a rule comes from: the source's key and section, and how sure the reading of it is.

    section: of a criterion of several services, a table of one section a service.
    """

    key: str
    section: str | dict[Id, str]
    sure: Literal["R1", "R2", "M"]

    def of(self, service: str | None) -> str:
        """Return the section for a service, or all of them."""
        if isinstance(self.section, str):
            return self.section
        return self.section.get(service or "") or ", ".join(dict.fromkeys(self.section.values()))


class SourceNote(Model):
    """A source that criteria cite: what it is and how it was read."""

    title: str
    read: str


class Service(Model):
    """A treatment that the policy speaks of, as requests code it.

    families: the treatment families of facts that count as this service; unnamed: results of injections that the note
    does not name count for it.
    """

    id: Id
    title: str
    codes: tuple[Code, ...] = Field(min_length=1)
    families: tuple[Family, ...] = Field(min_length=1)
    unnamed: bool = False


class Applies(Model):
    """The lines that a criterion is asked of: all of some services, or only a part of them.

    history: whether the treatments that `earlier` describes were given before; intent: what the request is for.
    """

    service: Id | tuple[Id, ...]
    history: tuple[History, ...] | None = None
    earlier: Treatments = Field(default_factory=Treatments)
    intent: tuple[Intent, ...] | None = None
    region: SpineRegion | None = None
    codes: tuple[Code, ...] | None = None

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The services, as a list."""
        return (self.service,) if isinstance(self.service, str) else self.service


class Criterion(Model):
    """A rule with its words: the clause it paraphrases, its source, and what follows from each of its results.

    each: judge every level or side of the request by itself; not_documented: what silence comes to, or what it comes to
    for each history of the treatment (a history that is left out needs information); wanted: what the policy asks for, in a few words; ask:
    the question to the clinic when it is not documented, in which {last} is the treatment before.
    """

    id: Id
    title: Sentence
    clause: Sentence
    source: Origin
    applies: Applies
    each: tuple[Literal["side", "level"], ...] = ()
    rule: Rule
    not_met: Failure = "denied"
    not_documented: Gap | dict[History, Gap] = "needs_information"
    conflicting: Gap = "needs_information"
    wanted: Sentence
    ask: Sentence

    def gap(self, case: Case) -> Gap:
        """Return what it comes to on a line when it is not documented."""
        if isinstance(self.not_documented, dict):
            return self.not_documented.get(self.applies.earlier.earlier(case).history, "needs_information")
        return self.not_documented


class RedFlag(Model):
    """A sign of danger that stops every line: the facts that state it, and the warning that is said first."""

    id: Id
    title: Sentence
    clause: Sentence
    source: Origin
    of: tuple[Selector, ...] = Field(min_length=1)
    warning: Sentence


class Disagreement(Model):
    """Two rules of the policy that disagree: with these results a clinician must decide."""

    met: Id
    not_met: Id
    outcome: Outcome = "needs_clinician_review"
    reason: Sentence


class Condition(Model):
    """A condition on which a service's visit depends when it comes after another's; `after` null means after any."""

    service: Id
    after: Id | None = None
    condition: Sentence


class Caution(Model):
    """A warning that is told when all of these services may be done."""

    services: tuple[Id, ...] = Field(min_length=2)
    warning: Sentence


class Visits(Model):
    """The rule across lines: one invasive procedure a visit, in which order, and how far apart.

    waits: the outcome of a met line that must wait for a later visit; waits_as: exceptions by service.
    """

    id: Id
    title: Sentence
    clause: Sentence
    source: Origin
    order: tuple[Id, ...] = Field(min_length=1)
    apart: Length
    waits: Literal["approved", "approved_with_modification"] = "approved_with_modification"
    waits_as: dict[Id, Literal["approved", "approved_with_modification"]] = Field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    cautions: tuple[Caution, ...] = ()


class Option(Model):
    """A treatment to consider instead of one that is not approved, with the criteria it hangs on."""

    instead_of: Id
    family: Family
    condition: Sentence
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Pack(Model):
    """A policy as its YAML file writes it."""

    id: Id
    title: Sentence
    version: str
    effective_from: date
    effective_to: date | None = None
    about: Sentence
    imaging_required: bool = False
    sources: dict[str, SourceNote] = Field(min_length=1)
    values: dict[Id, NamedValue] = Field(default_factory=dict)
    services: tuple[Service, ...] = Field(min_length=1)
    facts: dict[Id, tuple[Selector, ...]] = Field(default_factory=dict)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    red_flags: tuple[RedFlag, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    visits: Visits | None = None
    alternatives: tuple[Option, ...] = ()


class Policy(Pack):
    """A pack that was read and found whole, with the hash of its file."""

    sha256: str

    @property
    def reference(self) -> PolicyReference:
        """The policy version, as determinations name it."""
        return PolicyReference(id=self.id, version=self.version, sha256=self.sha256, effective_from=self.effective_from)

    def service_of(self, codes: tuple[str, ...], family: Family | None) -> Service | None:
        """Return the service that a line's codes belong to, or without codes its family; null when none does."""
        for service in self.services:
            if any(code in service.codes for code in codes):
                return service
        if codes or family is None:
            return None
        return next((service for service in self.services if family in service.families), None)
