"""Matches predicted facts to gold facts, one to one."""

from collections.abc import Sequence
from dataclasses import dataclass

from chartproof.evaluation.equality import right
from chartproof.evaluation.gold import Labelled


@dataclass(frozen=True)
class Match:
    """A gold fact and the predicted fact that found it; `right` when its values are equal too."""

    gold: Labelled
    predicted: Labelled
    right: bool


@dataclass(frozen=True)
class Matching:
    """A note's labels against its facts: what was found, what was missed, what was found falsely."""

    matches: tuple[Match, ...]
    missed: tuple[Labelled, ...]
    false: tuple[Labelled, ...]


def match(gold: Sequence[Labelled], predicted: Sequence[Labelled]) -> Matching:
    """Pair facts of one kind whose anchors share a character: right before wrong, larger overlaps before smaller."""
    pairs = []
    for i, label in enumerate(gold):
        for j, fact in enumerate(predicted):
            shared = min(fact.end, label.end) - max(fact.start, label.start)
            if fact.kind == label.kind and shared > 0:
                share = shared / max(fact.end - fact.start, label.end - label.start)
                pairs.append((right(label, fact), share, -i, -j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    matches = []
    for is_right, _, minus_i, minus_j in sorted(pairs, reverse=True):
        if -minus_i in taken or -minus_j in used:
            continue
        taken[-minus_i] = -minus_j
        used.add(-minus_j)
        matches.append(Match(gold[-minus_i], predicted[-minus_j], is_right))
    return Matching(
        matches=tuple(matches),
        missed=tuple(label for i, label in enumerate(gold) if i not in taken),
        false=tuple(fact for j, fact in enumerate(predicted) if j not in used),
    )
