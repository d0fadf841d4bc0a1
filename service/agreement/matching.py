"""Pairs the facts of two annotators, one to one, without favouring either."""

from collections.abc import Sequence

from models.kinds import Fact
from service.agreement.values import values_of

Pairs = list[tuple[int, int]]
"""Places of the paired facts, in the first and in the second list."""


def exactly_matched(first: Sequence[Fact], second: Sequence[Fact]) -> int:
    """Count the facts that both have: the same kind and the same anchor, one to one."""
    left = [(fact.kind, _ends(fact)) for fact in second]
    matched = 0
    for fact in first:
        if (key := (fact.kind, _ends(fact))) in left:
            left.remove(key)
            matched += 1
    return matched


def overlapping(first: Sequence[Fact], second: Sequence[Fact]) -> Pairs:
    """Pair facts of one kind whose anchors share a character: the larger share first, then the more equal values."""
    pairs = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            if one.kind == other.kind and (share := share_of(one, other)) > 0:
                pairs.append((-share, -_equal_values(one, other), sorted((_ends(one), _ends(other))), i, j))
    taken: Pairs = []
    firsts, seconds = set(), set()
    for *_, i, j in sorted(pairs):
        if i not in firsts and j not in seconds:
            taken.append((i, j))
            firsts.add(i)
            seconds.add(j)
    return sorted(taken)


def share_of(one: Fact, other: Fact) -> float:
    """Return the characters that two anchors share, as a share of the longer one; 0 when they share none.

    It is 1 only for equal anchors.
    """
    (a, b), (c, d) = _ends(one), _ends(other)
    return max(0, min(b, d) - max(a, c)) / max(b - a, d - c)


def _equal_values(one: Fact, other: Fact) -> int:
    values = values_of(other)
    return sum(values[name] == value for name, value in values_of(one).items())


def _ends(fact: Fact) -> tuple[int, int]:
    return fact.anchor.start, fact.anchor.end
