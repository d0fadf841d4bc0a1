"""Earlier treatments: what the note says of whether, how often and with what result a treatment was given before."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from adjudicator.episodes import Episode
from models.interval import Interval
from models.kinds import Fact, ProcedureFact

History = Literal["first", "repeat", "unknown"]
"""Whether a treatment is asked for the first time, again, or the note does not say."""


@dataclass(frozen=True)
class Earlier:
    """The earlier treatments of some families on the side and level that are judged.

    requested: the note's own requests for it; never: the statements that it was never done.
    """

    episodes: tuple[Episode, ...]
    requested: tuple[ProcedureFact, ...]
    never: tuple[ProcedureFact, ...]

    def meant(self, intent: Literal["diagnostic", "therapeutic"]) -> "Earlier":
        """Return only the treatments that were done for a purpose; where the note says so of none, those left open."""
        stated = tuple(one for one in self.episodes if one.intent == intent)
        left = stated or tuple(one for one in self.episodes if one.intent is None)
        return replace(self, episodes=left)

    @cached_property
    def told_apart(self) -> tuple[Episode, ...]:
        """The episodes with a date, a number or a result; a bare mention beside "never" is none."""
        return tuple(one for one in self.episodes if one.is_told_apart)

    @cached_property
    def history(self) -> History:
        """Return whether the treatment was given before; a dated or described one, or a second, outweighs "never".

        A request for the first and for the second of a series ("a block, and a confirming one after it") is a first.
        """
        sure = any(one.date or one.reliefs or (one.ordinal or 0) > 1 for one in self.episodes)
        if sure or (self.told_apart and not self.never) or min(self._asked, default=0) > 1:
            return "repeat"
        if self.never or self._asked:
            return "first"
        return "repeat" if self.episodes else "unknown"

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The statements that the number of earlier treatments rests on."""
        done = [fact for one in self.episodes for fact in one.facts]
        numbered = [fact for fact in self.requested if fact.attributes.ordinal is not None]
        return tuple({fact.id: fact for fact in (*done, *numbered, *(() if done else self.never))}.values())

    @property
    def _asked(self) -> list[int]:
        """The places in the series that are asked for."""
        return [fact.attributes.ordinal for fact in self.requested if fact.attributes.ordinal is not None]

    @cached_property
    def number(self) -> Interval | None:
        """Return how many were given before; null when the note says nothing of it.

        The number is the greatest that the note gives: a count, a place in the series, or as many as it tells apart.
        It is open above where the note only says that there were some.
        """
        if self.history == "first":
            return Interval.exactly(0)
        counted = [fact.attributes.count or 0 for one in self.episodes for fact in one.procedures]
        placed = [one.ordinal or 0 for one in self.episodes]
        least = max([len(self.episodes), *counted, *placed], default=0)
        if self._asked:
            first = min(self._asked) - 1
            return Interval.between(first, max(first and max(self._asked) - 1, least))
        if not self.episodes:
            return None
        known = bool(self.told_apart) or any(counted)
        return Interval.exactly(least) if known else Interval.above(least, inclusive=True)
