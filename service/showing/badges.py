"""What sets a fact apart from a plain present finding, in a word each."""

from models.fact import BaseFact

_ASSERTIONS = {"absent": "negated", "possible": "possible", "conditional": "conditional", "family": "family"}


def badges_of(fact: BaseFact) -> tuple[str, ...]:
    """Return the words, in the order in which they are shown; none for a finding that is present now."""
    found = [_ASSERTIONS[fact.assertion]] if fact.assertion in _ASSERTIONS else []
    found += [fact.temporality] if fact.temporality != "current" else []
    return tuple(found)
