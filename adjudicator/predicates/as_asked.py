"""The operator `as_asked`."""

from adjudicator.case import Case
from adjudicator.explain.words import listed
from adjudicator.finding import Finding
from adjudicator.predicates.base import Predicate
from models.base import Model
from models.kinds import Fact, ProcedureFact


class Compared(Model):
    """What the note's own request is compared in with the request that is judged; nothing is left to a pack."""


class AsAsked(Predicate):
    """`as_asked: {}`."""

    as_asked: Compared

    def evaluate(self, case: Case) -> Finding:
        """Met when the note asks for what is requested; conflicting when all it asks for is another side or level.

        Not documented when the note itself asks for no such treatment. Never not met: who is right is not known.
        """
        own: list[Fact] = [
            fact
            for fact in case.chart.of("procedure")
            if isinstance(fact, ProcedureFact)
            and fact.assertion == "present"
            and fact.attributes.status in ("requested", "planned")
            and case.shares(fact, ("treatment", "region"))
        ]
        if not own:
            return Finding("not_documented", "the note itself does not ask for this treatment")
        if differing := _other_side(case, own) or _other_levels(case, own):
            return Finding("conflicting", differing[0], differing[1])
        return Finding("met", "the note asks for what is requested", tuple(own))


def _other_side(case: Case, own: list[Fact]) -> tuple[str, tuple[Fact, ...]] | None:
    """Return that the note asks for the other side only."""
    asked = case.request.laterality
    sided = [fact for fact in own if fact.laterality is not None]
    if asked not in ("left", "right") or not sided or any(fact.laterality in (asked, "bilateral") for fact in sided):
        return None
    other = "right" if asked == "left" else "left"
    return f"the {asked} side is requested, and the note asks for the {other}", tuple(sided)


def _other_levels(case: Case, own: list[Fact]) -> tuple[str, tuple[Fact, ...]] | None:
    """Return that the note asks for other levels only; a nerve is of the levels above and below it."""
    asked = {part for level in case.request.levels for part in level.split("-")}
    placed = [fact for fact in own if case.chart.levels(fact)]
    told = list(dict.fromkeys(level for fact in placed for level in case.chart.levels(fact)))
    if not asked or not told or asked & {part for level in told for part in level.split("-")}:
        return None
    verb = "is" if len(case.request.levels) == 1 else "are"
    return f"{listed(case.request.levels)} {verb} requested, and the note asks for {listed(told)}", tuple(placed)
