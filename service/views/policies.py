"""Policies as the API shows them."""

from datetime import date
from typing import Any

from adjudicator import Policy
from adjudicator.policy.model import Criterion, Origin, Service, SourceNote
from models.base import Model
from models.vocabulary import Family


class PolicyItem(Model):
    """A policy's version: from when until when it holds, and the hash of its file."""

    id: str
    title: str
    version: str
    effective_from: date
    effective_to: date | None
    about: str
    sha256: str


class PolicyPage(Model):
    """Every policy there is."""

    policies: tuple[PolicyItem, ...]


class ShownService(Model):
    """A treatment that a policy speaks of, as requests code it."""

    id: str
    title: str
    codes: tuple[str, ...]
    families: tuple[Family, ...]


class ShownCriterion(Model):
    """What a policy asks: of which services, in its own words, from which clause, and how sure that reading is."""

    id: str
    title: str
    clause: str
    source: Origin
    services: tuple[str, ...]
    wanted: str
    ask: str


class PolicyDetail(PolicyItem):
    """A policy with its services, criteria and sources."""

    services: tuple[ShownService, ...]
    criteria: tuple[ShownCriterion, ...]
    sources: dict[str, SourceNote]


def item(policy: Policy) -> PolicyItem:
    """Return a policy as lists show it."""
    return PolicyItem(**_fields(policy))


def detail(policy: Policy) -> PolicyDetail:
    """Return a policy with everything it asks."""
    return PolicyDetail(
        **_fields(policy),
        services=tuple(_service(service) for service in policy.services),
        criteria=tuple(_criterion(criterion) for criterion in policy.criteria),
        sources=policy.sources,
    )


def _fields(policy: Policy) -> dict[str, Any]:
    return {name: getattr(policy, name) for name in PolicyItem.model_fields}


def _service(service: Service) -> ShownService:
    return ShownService(id=service.id, title=service.title, codes=service.codes, families=service.families)


def _criterion(criterion: Criterion) -> ShownCriterion:
    return ShownCriterion(
        id=criterion.id,
        title=criterion.title,
        clause=criterion.clause,
        source=criterion.source,
        services=criterion.applies.services,
        wanted=criterion.wanted,
        ask=criterion.ask,
    )
