"""A line: one request with the service it belongs to, as the criteria see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from adjudicator.case import Case
from adjudicator.chart import Chart, SpineRegion
from adjudicator.codes import CodeFinding, check, code, split
from adjudicator.policy.model import Applies, Criterion, Policy, Service
from adjudicator.policy.values import Value
from models.levels import Level
from models.request import Request
from models.vocabulary import Family, Laterality

Unit = tuple[Laterality | None, Level | None]
"""A side and a level of a request, each null when all of them are judged at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """A request that is judged: its service, null when the policy has none, and what the code rules say of it."""

    request: Request
    service: Service | None
    case: Case
    code_findings: tuple[CodeFinding, ...] = ()

    @property
    def family(self) -> Family:
        """The family of treatment that is asked for."""
        return self.request.family or (self.service.families[0] if self.service else "other")

    @property
    def service_id(self) -> str | None:
        """The id of the service, null when the policy has none."""
        return self.service.id if self.service else None

    def applies(self, to: Applies) -> bool:
        """Tell whether a criterion is asked of this line, as far as its codes and its purpose tell."""
        if self.service is None or self.service.id not in to.services:
            return False
        if to.region is not None and self.case.region not in (None, to.region):
            return False
        if to.codes is not None and not set(to.codes) & set(self.request.codes):
            return False
        return to.intent is None or self.case.intent(to.earlier.same) in to.intent

    def units(self, criterion: Criterion) -> list[tuple[Unit, Case]]:
        """Return the units of the request that a criterion judges by themselves, each with its case.

        Only those with the history that it is asked of: a level that is new beside one that is repeated is no repeat.
        """
        case = self.case
        sides: list[Laterality | None] = [case.request.laterality]
        levels: list[Level | None] = [None]
        if "side" in criterion.each and case.chart.sides_are_told and case.request.laterality == "bilateral":
            sides = ["left", "right"]
        if "level" in criterion.each and case.chart.levels_are_told and case.request.levels:
            levels = list(case.request.levels)
        units = [((side, level), case.of_unit(side, level)) for side in sides for level in levels]
        asked = criterion.applies
        if asked.history is None:
            return units
        return [(unit, own) for unit, own in units if asked.earlier.earlier(own).history in asked.history]


def lines_of(
    chart: Chart, policy: Policy, requests: tuple[Request, ...], values: Mapping[str, Value], as_of: date
) -> list[Line]:
    """Return the lines of some requests; a request whose codes are of several services becomes a line of each.

    Raises RequestError for a code that the code table does not hold.
    """
    return [
        _line(chart, policy, part, values, as_of)
        for request in requests
        for part in (split(request) if request.codes else (request,))
    ]


def _line(chart: Chart, policy: Policy, request: Request, values: Mapping[str, Value], as_of: date) -> Line:
    checked = check(request, imaging_required=policy.imaging_required)
    asked = checked.request
    service = policy.service_of(asked.codes, asked.family)
    families = service.families if service else (asked.family or "other",)
    case = Case(
        chart=chart,
        request=asked,
        families=families,
        region=_region(asked),
        as_of=as_of,
        unnamed=service.unnamed if service else False,
        values=values,
        side=asked.laterality,
    )
    return Line(asked, service, case, checked.findings)


def _region(request: Request) -> SpineRegion | None:
    """Return the region that the request's codes or levels lie in."""
    coded = [code(written).region for written in request.codes]
    region = next((region for region in coded if region is not None), None)
    if region is None and request.levels:
        region = "cervical_thoracic" if request.levels[0][0] in "CT" else "lumbosacral"
    return region
