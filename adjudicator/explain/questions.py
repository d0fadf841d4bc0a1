"""Questions to the clinic: one for each criterion that cannot be judged."""

from collections.abc import Sequence

from adjudicator.evaluate import Judgement
from adjudicator.line import Line
from models.kinds import Fact
from models.vocabulary import Family


def questions_of(line: Line, judged: list[Judgement]) -> tuple[str, ...]:
    """Return what must be asked, each question once: for gaps that matter, contradictions, and what is out of date."""
    asked = [one for one in judged if one.required and _is_open(one)]
    return tuple(dict.fromkeys(_question(one, line) for one in asked))


def _question(judgement: Judgement, line: Line) -> str:
    """Return the question of a criterion, and say so where the note answers it in two ways."""
    twice = any("contradicts itself" in finding.reason for _, finding in judgement.units)
    asked = judgement.criterion.ask.replace("{last}", last_treatment(line))
    return f"The note contradicts itself. {asked}" if twice else asked


def _is_open(judgement: Judgement) -> bool:
    criterion, results = judgement.criterion, {finding.result for _, finding in judgement.units}
    return (
        ("not_documented" in results and judgement.gap != "passes")
        or "conflicting" in results
        or ("not_met" in results and criterion.not_met == "needs_information")
    )


def last_treatment(line: Line) -> str:
    """Name the last treatment of the line's kind as the note names it, with its date where the note gives one."""
    episodes = line.case.earlier(line.case.families, ("side", "level", "region")).episodes
    return treatment_of(line, episodes[-1].statements if episodes else ())


def treatment_of(line: Line, statements: Sequence[Fact]) -> str:
    """Name the treatment that some statements of one treatment tell of, with its date where they give one."""
    chart = line.case.chart
    families = {chart.family(fact) for fact in statements}
    dates = sorted({when for fact in statements if (when := chart.when(fact))}, key=len)
    family = next(iter(families)) if len(families) == 1 else None
    own = line.service.title if line.service else "treatment"
    name = _NAMES.get(family, own) if family and family != "unspecified" else own
    return f"{name} of {dates[-1]}" if dates else f"last {name}"


_NAMES: dict[Family, str] = {
    "facet_injection": "facet joint injection",
    "medial_branch_block": "medial branch block",
    "radiofrequency_ablation": "radiofrequency ablation",
    "epidural_injection": "epidural injection",
    "sij_injection": "sacroiliac joint injection",
    "trigger_point_injection": "set of trigger point injections",
}
"""What single treatments are called."""
