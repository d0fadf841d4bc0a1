"""Rationales: two or three plain sentences with the number found, the number asked for, and the source."""

import re
from collections.abc import Sequence

from adjudicator.codes import code
from adjudicator.evaluate import Judgement
from adjudicator.explain.questions import treatment_of
from adjudicator.explain.words import codes_in_words
from adjudicator.finding import Finding
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
    does = "do" if len(set(line.request.codes)) > 1 else "does"
    sentences = [f"{_VERDICT[outcome].format(what=what, does=does)}."]
    if signs:
        sentences += [f"{flag.warning}" for flag, _ in signs[:1]]
        return " ".join([*sentences, "The policy has no rule for a danger; the criteria are shown all the same."])
    if decision.rule is not None:
        stop = next(finding for finding in line.code_findings if finding.rule == decision.rule)
        return f"{sentences[0]} {stop.sentence}"
    if outcome == "not_in_policy":
        return " ".join([*sentences, *(one.criterion.clause for one in decision.deciding[:1])])
    if decision.pair is not None:
        return f"{sentences[0]} {decision.pair.reason}"
    most = 1 if waits else 2
    sentences += [_because(one, line) for one in decision.deciding[:most]]
    if waits and policy.visits is not None:
        word = "They wait" if len(set(line.request.codes)) > 1 else "It waits"
        sentences.append(
            f"{word} for a visit of {'their' if word[0] == 'T' else 'its'} own ({policy.visits.source.of(line.service_id)})."
        )
    return " ".join(sentences)


def _named(line: Line) -> str:
    """Name what is asked for: its codes, and what they are."""
    codes = line.request.codes
    title = line.service.title if line.service else code(codes[0]).title if codes else line.family.replace("_", " ")
    return f"{codes_in_words(codes)} ({title[:1].lower()}{title[1:]})" if codes else title


def _because(judgement: Judgement, line: Line) -> str:
    """Return the reason of a criterion as a sentence, with its source."""
    source = judgement.criterion.source
    told = _sentence(judgement.finding, line)
    return f"{told[:1].upper()}{told[1:]} ({source.key}, {source.of(line.service_id)})."


def _sentence(finding: Finding, line: Line) -> str:
    """Give a reason that only says what was found its subject and verb."""
    reason = finding.reason.rstrip(".")
    if _RELIEF.match(reason):
        reliefs = [fact for fact in finding.facts if fact.kind == "relief"]
        return (
            f"the {treatment_of(line, reliefs)} gave {reason}" if len(reliefs) == 1 else f"the note documents {reason}"
        )
    return f"the note documents {reason}" if _FOUND.match(reason) else reason


_RELIEF = re.compile(
    r"(?:(?:about|almost|more than|less than|at least|at most|some|hardly any) )*(?:[\d.-]+% )?relief\b"
)
_FOUND = re.compile(
    r"(?:(?:about|almost|more than|less than|at least|at most) )*(?:[\d.-]+ (?!(?:levels?|single injections?) )|[\d.-]+% relief|pain for|therapy for|drugs for)"
)
