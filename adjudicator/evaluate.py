"""Evaluation: every criterion that is asked of a line, judged on its facts."""

from dataclasses import dataclass, replace

from adjudicator.case import Case
from adjudicator.finding import Finding, merge_facts, split_reason
from adjudicator.line import Line, Unit
from adjudicator.policy.model import Criterion, Gap, Origin
from adjudicator.policy.reading import reads
from models.determination import Citation, CriterionResult, Evidence, Result
from models.kinds import Fact


@dataclass(frozen=True, slots=True)
class Judgement:
    """A criterion judged: the finding on the whole line, and where sides or levels differ, on each of them.

    gap: what it comes to on this line when it is not documented.
    """

    criterion: Criterion
    finding: Finding
    units: tuple[tuple[Unit, Finding], ...]
    gap: Gap

    @property
    def result(self) -> Result:
        """The result on the whole line."""
        return self.finding.result

    @property
    def required(self) -> bool:
        """Whether the criterion can change an outcome."""
        return self.criterion.not_met != "advice"


def judge(line: Line, criteria: tuple[Criterion, ...]) -> list[Judgement]:
    """Judge the criteria that are asked of a line, in the order of the pack."""
    asked = [(criterion, line.units(criterion)) for criterion in criteria if line.applies(criterion.applies)]
    return [_judged(line, criterion, units) for criterion, units in asked if units]


def judge_one(line: Line, criterion: Criterion) -> Judgement:
    """Judge one criterion on every unit of a line."""
    return _judged(line, criterion, line.units(criterion))


def _judged(line: Line, criterion: Criterion, cases: list[tuple[Unit, Case]]) -> Judgement:
    units = tuple((unit, criterion.rule.evaluate(case)) for unit, case in cases)
    return Judgement(criterion, _whole(units), units, criterion.gap(line.case))


def judge_anew(
    line: Line, criteria: tuple[Criterion, ...], before: list[Judgement], kinds: frozenset[str]
) -> list[Judgement]:
    """Judge a line whose facts of some kinds have changed; what reads none of those kinds stays as it was."""
    known = {one.criterion.id: one for one in before}
    found = []
    for criterion in criteria:
        if kinds.isdisjoint(reads(criterion)):
            found += [known[criterion.id]] if criterion.id in known else []
        else:
            found += judge(line, (criterion,))
    return found


_WORST: tuple[Result, ...] = ("not_met", "conflicting", "not_documented", "met")


def _whole(units: tuple[tuple[Unit, Finding], ...]) -> Finding:
    """Join the findings on the units; where they differ, the worst counts and every unit is told of."""
    findings = [finding for _, finding in units]
    results = {finding.result for finding in findings}
    first = findings[0]
    if len(findings) == 1:
        return first
    worst = next(result for result in _WORST if result in results)
    told = {_name(unit): finding.reason for unit, finding in units}
    same = len(set(told.values())) == 1
    reason = first.reason if same else _by_unit(told)
    deciding = [finding for finding in findings if finding.result == worst]
    return replace(
        deciding[0],
        reason=reason,
        facts=merge_facts(findings),
        distance=min(finding.distance for finding in deciding),
        earliest=max((one.earliest for one in findings if one.earliest), default=None),
    )


def _by_unit(told: dict[str, str]) -> str:
    """Tell what was found on each unit, and once what the policy asks for where that is the same."""
    parts = {name: split_reason(reason) for name, reason in told.items()}
    asked = {wanted for _, wanted in parts.values()}
    if len(asked) > 1:
        return "; ".join(f"{name}: {reason}" for name, reason in told.items())
    found = ", ".join(f"{name}: {found}" for name, (found, _) in parts.items())
    return "; ".join([found, *filter(None, asked)])


def _name(unit: Unit) -> str:
    return " ".join(part for part in unit if part) or "all"


def shown(judgement: Judgement, line: Line) -> CriterionResult:
    """Return a judgement as its line's determination shows it: nothing is met or not met without a fact to show."""
    criterion, finding = judgement.criterion, judgement.finding.grounded()
    return CriterionResult(
        id=criterion.id,
        title=criterion.title,
        clause=criterion.clause,
        result=finding.result,
        reason=finding.reason,
        evidence=evidence_of(finding.facts),
        citation=citation_of(criterion.source, line.service_id),
    )


def citation_of(source: Origin, service: str | None = None) -> Citation:
    """Return where a rule comes from, as a determination cites it."""
    return Citation(source=source.key, section=source.of(service), sure=source.sure)


def evidence_of(facts: tuple[Fact, ...]) -> tuple[Evidence, ...]:
    """Return facts as evidence, with their spans; words that are quoted already stand once.

    A fact whose words a fact of another kind quotes is left out; of the other facts the anchor is always shown, and what
    only supports it (the heading, the date of a study) with the first of them.
    """
    kept: list[Fact] = []
    for fact in facts:
        if not any(other.kind != fact.kind and _quotes(other, fact) for other in kept):
            kept.append(fact)
    seen: set[tuple[int, int]] = set()
    found = []
    for fact in kept:
        spans = (fact.anchor, *(span for span in fact.spans[1:] if (span.start, span.end) not in seen))
        seen.update((span.start, span.end) for span in spans)
        found.append(Evidence(fact=fact.id, spans=spans))
    return tuple(found)


def _quotes(other: Fact, fact: Fact) -> bool:
    """Tell whether the spans of one fact hold those of another."""
    return all(any(one.start <= span.start and span.end <= one.end for one in other.spans) for span in fact.spans)
