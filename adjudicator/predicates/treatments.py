"""Which earlier treatments a rule looks at."""

from typing import Literal

from adjudicator.case import Case, Same
from adjudicator.earlier import Earlier
from adjudicator.finding import Finding
from models.base import Model
from models.vocabulary import Family


class Treatments(Model):
    """The earlier treatments a rule looks at.

    of: "line" for those of the request's own kind, or families by name; same: what they must share with the request
    where both name it; intent: only those that the note says were done for this, or whose purpose it leaves open when
    no other fits.
    """

    of: Literal["line"] | tuple[Family, ...] = "line"
    same: tuple[Same, ...] = ("side", "level", "region")
    intent: Literal["diagnostic", "therapeutic"] | None = None

    def earlier(self, case: Case) -> Earlier:
        """Return what the note says of them."""
        found = case.earlier(case.families if self.of == "line" else self.of, self.same)
        return found.meant(self.intent) if self.intent else found

    def none_before(self, case: Case) -> Finding | None:
        """Return that there was no treatment before, where the note says so; what must hold of it then fails."""
        earlier = self.earlier(case)
        if earlier.history != "first":
            return None
        return Finding("not_met", "the note says that there was no such treatment", earlier.facts)
