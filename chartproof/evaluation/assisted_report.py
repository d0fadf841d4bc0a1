"""Writes what a model adds to the rules as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from chartproof.evaluation import report
from chartproof.evaluation.assisted import AssistedEvaluation
from chartproof.evaluation.equality import KEYS


def as_json(evaluation: AssistedEvaluation) -> dict[str, Any]:
    """Return the figures of the rules, of the model and of both, and the account of the model over all notes."""
    return {
        "rules": report.as_json(evaluation.rules),
        "model": report.as_json(evaluation.model),
        "both": report.as_json(evaluation.both),
        "llm": _account(evaluation),
    }


def as_text(evaluation: AssistedEvaluation) -> str:
    """Return F1 of the facts found by kind, then the account."""
    sides = (evaluation.rules, evaluation.model, evaluation.both)
    rows = [f"{'found, F1':<20}{'gold':>6}{'rules':>9}{'model':>9}{'both':>9}"]
    kinds = [kind for kind in KEYS if any(side.tally.gold[kind] or side.tally.predicted[kind] for side in sides)]
    for kind in (*kinds, None):
        scores = [side.tally.found_score(kind) for side in sides]
        rows.append(f"{kind or 'all':<20}{scores[0].gold:>6}" + "".join(f"{score.f1:>9.3f}" for score in scores))
    right = [side.tally.right_score() for side in sides]
    rows.append(f"{'all, right':<20}{right[0].gold:>6}" + "".join(f"{score.f1:>9.3f}" for score in right))
    rows.append("")
    rows += [f"{name.replace('_', ' '):<28}{_shown(value)}" for name, value in _account(evaluation).items()]
    return "\n".join(rows)


def _account(evaluation: AssistedEvaluation) -> dict[str, Any]:
    reports = evaluation.reports
    first, notes = reports[0], len(reports)
    ungrounded = sum((Counter(one.ungrounded) for one in reports), Counter[str]())
    failures = Counter[str]()
    for one in reports:
        failures.update(one.failures)
    proposed = sum(one.proposed for one in reports)
    supported = evaluation.supported.total()
    return {
        "model": first.model,
        "host": first.host,
        "prompt_version": first.prompt_version,
        "schema_enforced": first.schema_enforced,
        "notes": notes,
        "statuses": dict(sorted(Counter(one.status for one in reports).items())),
        "failures": dict(sorted(failures.items())),
        "proposed": proposed,
        "grounded_rate": _share(proposed - ungrounded.total(), proposed),
        "ungrounded_rate": _share(ungrounded.total(), proposed),
        "ungrounded": dict(sorted(ungrounded.items())),
        "duplicates": sum(one.duplicates for one in reports),
        "surplus": sum(one.surplus for one in reports),
        "agreed": sum(one.agreed for one in reports),
        "rules_only": sum(one.rules_only for one in reports),
        "suggested": sum(one.suggested for one in reports),
        "unvalued": sum(one.unvalued for one in reports),
        "contradicted": sum(one.contradicted for one in reports),
        "criteria_not_met": evaluation.criteria,
        "false_support": supported,
        "false_support_rate": _share(supported, evaluation.criteria),
        "false_support_by_criterion": dict(sorted(evaluation.supported.items())),
        "calls": sum(one.calls for one in reports),
        "prompt_tokens": sum(one.prompt_tokens for one in reports),
        "answer_tokens": sum(one.answer_tokens for one in reports),
        "seconds_a_note": round(sum(one.seconds for one in reports) / notes, 3),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "-"
    return (
        "-" if value is None else f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    )
