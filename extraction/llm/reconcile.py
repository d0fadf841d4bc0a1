"""Reconciling: what a model proposes, held against the note and against what the rules found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.llm.chunks import Chunk
from extraction.llm.folded import Folded
from extraction.llm.ground import Ungrounded, ground
from extraction.llm.proposal import MOST, Proposal
from extraction.llm.reread import Rereader
from extraction.reading import Reading
from models.fact import ModelSource
from models.kinds import Fact
from models.span import Span

_SAME = 0.5
"""The share of their characters together that two anchors must have in common to be readings of the same words."""


@dataclass
class Tally:
    """What became of the proposals; each is counted once."""

    proposed: int = 0
    surplus: int = 0
    ungrounded: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0
    agreed: int = 0
    suggested: int = 0
    unvalued: int = 0
    contradicted: int = 0


class Reconciler:
    """Takes in proposals for one note, call by call, and keeps what becomes a suggestion.

    agreed: the ids of the rules' facts that a proposal found.
    """

    def __init__(self, text: str, reading: Reading) -> None:
        self.tally = Tally()
        self.suggestions: list[Fact] = []
        self.agreed: set[str] = set()
        self._folded = Folded(text)
        self._reading = reading
        self._rereader = Rereader(text, reading)
        self._met: set[tuple[str, int, int]] = set()

    def take_in(self, proposals: Sequence[Proposal], chunk: Chunk, source: ModelSource) -> None:
        """Take in the answer to one call about a part of the note."""
        self.tally.surplus += max(0, len(proposals) - MOST)
        for proposal in proposals[:MOST]:
            self.tally.proposed += 1
            place = ground(self._folded, proposal, chunk.start, chunk.end)
            if isinstance(place, Ungrounded):
                self.tally.ungrounded[place.name.lower()] += 1
            else:
                self._take(proposal, place, source)

    def rules_only(self, kinds: Sequence[str]) -> int:
        """Count the rules' facts of some kinds that no proposal found."""
        return sum(fact.kind in kinds and fact.id not in self.agreed for fact in self._reading.facts)

    def _take(self, proposal: Proposal, quote: Span, source: ModelSource) -> None:
        met = (proposal.kind, quote.start, quote.end)
        mine = [fact for fact in self._reading.facts if fact.kind == proposal.kind and _overlap(fact.anchor, quote)]
        if met in self._met:
            self.tally.duplicates += 1
        elif mine:
            self.tally.agreed += 1
            self.agreed.update(fact.id for fact in mine)
        else:
            self._suggest(proposal, quote, source)
        self._met.add(met)

    def _suggest(self, proposal: Proposal, quote: Span, source: ModelSource) -> None:
        fact, valued = self._rereader.read(proposal.kind, quote, source)
        if any(one.kind == fact.kind and _overlap(one.anchor, fact.anchor) for one in self.suggestions):
            self.tally.duplicates += 1
            return
        self.tally.suggested += 1
        self.tally.unvalued += not valued
        self.tally.contradicted += any(_same_words(other.anchor, quote) for other in self._reading.facts)
        self.suggestions.append(fact)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _same_words(one: Span, other: Span) -> bool:
    shared = _overlap(one, other)
    return shared >= _SAME * (one.end - one.start + other.end - other.start - shared)
