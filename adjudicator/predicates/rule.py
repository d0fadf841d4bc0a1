"""The union of the operators: what may stand where a pack needs a rule."""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from adjudicator.predicates.all_of import AllOf
from adjudicator.predicates.any_of import AnyOf
from adjudicator.predicates.as_asked import AsAsked
from adjudicator.predicates.at_least import AtLeast
from adjudicator.predicates.at_most import AtMost
from adjudicator.predicates.changed import Changed
from adjudicator.predicates.count import Count
from adjudicator.predicates.each_of_last import EachOfLast, LastFew
from adjudicator.predicates.exists import Exists
from adjudicator.predicates.fell import Fell
from adjudicator.predicates.first_time import FirstTime
from adjudicator.predicates.interval_since import IntervalSince
from adjudicator.predicates.k_of_n import KOfN, Several
from adjudicator.predicates.lasted import Lasted
from adjudicator.predicates.most_recent import Latest, MostRecent
from adjudicator.predicates.negation import Not
from adjudicator.predicates.none_of import NoneOf
from adjudicator.predicates.not_covered import NotCovered
from adjudicator.predicates.nth import Nth, Place
from adjudicator.predicates.stale_after import StaleAfter

OPERATORS = {
    "all": AllOf,
    "any": AnyOf,
    "k_of_n": KOfN,
    "not": Not,
    "exists": Exists,
    "none": NoneOf,
    "at_least": AtLeast,
    "at_most": AtMost,
    "count": Count,
    "most_recent": MostRecent,
    "nth": Nth,
    "each_of_last": EachOfLast,
    "interval_since": IntervalSince,
    "stale_after": StaleAfter,
    "first_time": FirstTime,
    "lasted": Lasted,
    "changed": Changed,
    "fell": Fell,
    "not_covered": NotCovered,
    "as_asked": AsAsked,
}
"""Every operator by the key it is written with."""


def _operator(raw: Any) -> str | None:
    """Return the operator that a rule is written with, null when it is not written with exactly one."""
    if isinstance(raw, dict):
        name = next(iter(raw)) if len(raw) == 1 else None
        return name if name in OPERATORS else None
    return next((name for name, operator in OPERATORS.items() if isinstance(raw, operator)), None)


Rule = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[KOfN, Tag("k_of_n")]
    | Annotated[Not, Tag("not")]
    | Annotated[Exists, Tag("exists")]
    | Annotated[NoneOf, Tag("none")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[AtMost, Tag("at_most")]
    | Annotated[Count, Tag("count")]
    | Annotated[MostRecent, Tag("most_recent")]
    | Annotated[Nth, Tag("nth")]
    | Annotated[EachOfLast, Tag("each_of_last")]
    | Annotated[IntervalSince, Tag("interval_since")]
    | Annotated[StaleAfter, Tag("stale_after")]
    | Annotated[FirstTime, Tag("first_time")]
    | Annotated[Lasted, Tag("lasted")]
    | Annotated[Changed, Tag("changed")]
    | Annotated[Fell, Tag("fell")]
    | Annotated[NotCovered, Tag("not_covered")]
    | Annotated[AsAsked, Tag("as_asked")],
    Discriminator(
        _operator,
        custom_error_type="operator",
        custom_error_message=f"a rule is one operator with its arguments: {', '.join(OPERATORS)}",
    ),
]
"""A rule of a pack."""

for _model in (AllOf, AnyOf, Several, KOfN, Not, Latest, MostRecent, Place, Nth, LastFew, EachOfLast):
    _model.model_rebuild(_types_namespace={"Rule": Rule})
