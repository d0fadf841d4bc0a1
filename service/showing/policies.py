"""What a policy says of its numbers, its sources and its effects, in words."""

from adjudicator.policy.model import Criterion, Failure, Gap, Origin
from adjudicator.policy.values import NamedValue
from service.showing.wording import OUTCOMES

READINGS = {"R1": "read in the source", "R2": "read second-hand", "M": "from memory, unverified"}
"""How sure the reading of a source is, in words."""

_HISTORIES = {
    "first": " the first time",
    "repeat": " when it is repeated",
    "unknown": " when the note does not say whether it was done before",
}


def value_told(value: NamedValue) -> str:
    """Write a named number of a policy with the days from and until which it holds."""
    told = []
    for dated in value.dated:
        table = dated.value.items() if isinstance(dated.value, dict) else ()
        number = ", ".join(f"{agent} {amount}" for agent, amount in table) or dated.value
        until = f" to {dated.to}" if dated.to else ""
        told.append(f"{number} {value.unit} (from {dated.from_}{until})")
    return f"{value.title}: {'; '.join(told)}"


def origin(source: Origin) -> str:
    """Write where a line comes from, and how sure that reading is."""
    return f"Source: {source.key} {source.of(None)}, {READINGS[source.sure]}."


def effects(criterion: Criterion) -> str:
    """Write what becomes of a request when a criterion is not met, or not documented."""
    if criterion.not_met == "advice":
        return "Advice: it never changes the outcome."
    gap = criterion.not_documented
    gaps = {"": gap} if isinstance(gap, str) else {_HISTORIES[history]: one for history, one in gap.items()}
    told = ", ".join(f"{_told(one)}{when}" for when, one in gaps.items())
    return f"Not met: {_told(criterion.not_met)}. Not documented: {told}."


def _told(effect: Failure | Gap) -> str:
    if effect == "advice":
        return "advice"
    return "does not hold up the request" if effect == "passes" else OUTCOMES[effect].word.lower()
