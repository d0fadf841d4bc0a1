"""Questions to the clinic: one for each criterion that cannot be judged."""

from adjudicator.evaluate import Judgement
from adjudicator.line import Line


def questions_of(line: Line, judged: list[Judgement]) -> tuple[str, ...]:
    """Return what must be asked, each question once: for gaps that matter, contradictions, and what is out of date."""
    asked = [one for one in judged if one.required and _is_open(one)]
    return tuple(dict.fromkeys(_question(one, line) for one in asked))


def _question(judgement: Judgement, line: Line) -> str:
    """Return the question of a criterion, and say so where the note answers it in two ways."""
    twice = any(finding.result == "conflicting" for _, finding in judgement.units)
    asked = judgement.criterion.ask.replace("{last}", _last(line))
    return f"The note contradicts itself. {asked}" if twice else asked


def _is_open(judgement: Judgement) -> bool:
    criterion, results = judgement.criterion, {finding.result for _, finding in judgement.units}
    return (
        ("not_documented" in results and judgement.gap != "passes")
        or "conflicting" in results
        or ("not_met" in results and criterion.not_met == "needs_information")
    )


def _last(line: Line) -> str:
    """Name the last treatment of the line's kind, with its date where the note gives one."""
    name = line.service.title if line.service else "treatment"
    episodes = line.case.earlier(line.case.families, ("side", "level", "region")).episodes
    date = episodes[-1].date if episodes else None
    return f"{name} of {date}" if date else f"last {name}"
