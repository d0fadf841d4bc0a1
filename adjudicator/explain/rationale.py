"""Rationales: two or three plain sentences with the number found, the number asked for, and the source."""

from collections.abc import Sequence

from adjudicator.codes import code
from adjudicator.evaluate import Judgement
from adjudicator.explain.words import listed
from adjudicator.line import Line
from adjudicator.outcomes import Decision
from adjudicator.policy.model import Policy, RedFlag
from models.determination import Outcome
from models.kinds import Fact

_VERDICT: dict[Outcome, str] = {
    "approved": "{what} can be approved",
    "approved_with_modification": "{what} can be approved with a modification",
    "partially_approved": "{what} can be approved in part",
    "denied": "{what} {does} not meet the policy",
    "needs_information": "{what} cannot be decided on what the note documents",
    "needs_clinician_review": "{what} must be looked at by a clinician",
    "not_in_policy": "The policy has no rule for {what}",
}


def rationale_of(
    policy: Policy,
    line: Line,
    outcome: Outcome,
    decision: Decision,
    signs: Sequence[tuple[RedFlag, tuple[Fact, ...]]],
    *,
    waits: bool,
) -> str:
    """Return the rationale of a line's outcome."""
    what = _named(line)
    does = "do" if len(line.request.codes) > 1 else "does"
    sentences = [f"{_VERDICT[outcome].format(what=what, does=does)}."]
    if signs:
        sentences += [f"{flag.warning}" for flag, _ in signs[:1]]
        return " ".join([*sentences, "The policy has no rule for a danger; the criteria are shown all the same."])
    if decision.rule is not None:
        stop = next(finding for finding in line.code_findings if finding.rule == decision.rule)
        return f"{sentences[0]} {stop.sentence}"
    if decision.pair is not None:
        sentences.append(decision.pair.reason)
    sentences += [_because(one) for one in decision.deciding[:2] if outcome != "approved" or one.result == "met"]
    if waits and policy.visits is not None:
        sentences.append(f"It waits for a visit of its own ({policy.visits.source.section}).")
    return " ".join(sentences[:4])


def _named(line: Line) -> str:
    """Name what is asked for: its codes, and what they are."""
    codes = line.request.codes
    title = line.service.title if line.service else code(codes[0]).title if codes else line.family.replace("_", " ")
    return f"{listed(codes)} ({title})" if codes else title


def _because(judgement: Judgement) -> str:
    criterion, reason = judgement.criterion, judgement.finding.reason
    told = f"{reason[:1].upper()}{reason[1:]}".rstrip(".")
    return f"{told} ({criterion.source.key}, {criterion.source.section})."
