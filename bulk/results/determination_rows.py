"""Determinations and their criteria as rows of tables."""

from typing import Any

from models.determination import Adjudication, CriterionResult, Determination, Visit


def determination_rows(answer: Adjudication) -> list[dict[str, Any]]:
    """Return the rows of the determinations by one policy, in their order."""
    return [_determination(answer, number, one) for number, one in enumerate(answer.determinations)]


def criterion_rows(answer: Adjudication, include_text: bool) -> list[dict[str, Any]]:
    """Return the rows of the criteria by one policy, in their order."""
    return [
        _criterion(answer.policy.id, number, place, criterion, criterion.id in one.deciding, include_text)
        for number, one in enumerate(answer.determinations)
        for place, criterion in enumerate(one.criteria)
    ]


def _determination(answer: Adjudication, number: int, one: Determination) -> dict[str, Any]:
    visit = _visit(answer.visit_plan, one)
    return {
        "policy": answer.policy.id,
        "ordinal": number,
        "policy_version": answer.policy.version,
        "policy_sha256": answer.policy.sha256,
        "as_of": answer.as_of,
        "family": one.procedure.family,
        "cpt": list(one.procedure.cpt),
        "levels": list(one.procedure.levels),
        "laterality": one.procedure.laterality,
        "outcome": one.outcome,
        "requires_clinician_review": one.requires_clinician_review,
        "rationale": one.rationale,
        "deciding": list(one.deciding),
        "missing": list(one.missing),
        "modifications": list(one.modifications),
        "would_change": list(one.would_change),
        "visit": visit.visit if visit else None,
        "not_before_days": visit.not_before_days if visit else None,
        "alternatives": [alternative.family for alternative in answer.alternatives],
        "warnings": list(answer.warnings),
    }


def _visit(plan: tuple[Visit, ...], one: Determination) -> Visit | None:
    return next((visit for visit in plan if set(visit.procedures) & set(one.procedure.cpt[:1])), None)


def _criterion(
    policy: str, number: int, place: int, criterion: CriterionResult, deciding: bool, include_text: bool
) -> dict[str, Any]:
    return {
        "policy": policy,
        "determination": number,
        "ordinal": place,
        "criterion": criterion.id,
        "title": criterion.title,
        "result": criterion.result,
        "deciding": deciding,
        "reason": criterion.reason,
        "source": criterion.citation.source,
        "section": criterion.citation.section,
        "sure": criterion.citation.sure,
        "evidence": [
            {"fact": fact.fact, "start": span.start, "end": span.end, "text": span.text if include_text else None}
            for fact in criterion.evidence
            for span in fact.spans
        ],
    }
