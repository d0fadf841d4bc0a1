"""Counts matches by kind and by attribute, and makes precision, recall and F1 of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from chartproof.evaluation.equality import plain, same
from chartproof.evaluation.gold import Labelled
from chartproof.evaluation.matching import Matching

_OF_EVERY_FACT = ("assertion", "temporality", "laterality")


@dataclass(frozen=True)
class Score:
    """Hits among gold and predicted; precision and recall are null where they have nothing to be a share of."""

    gold: int
    predicted: int
    hits: int

    @property
    def precision(self) -> float | None:
        """The share of the predicted that is in the gold."""
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that is predicted."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 2 x hits / (gold + predicted); 1 where there was nothing."""
        both = self.gold + self.predicted
        return 2 * self.hits / both if both else 1.0


@dataclass
class Tally:
    """Counts over notes, under a kind or an attribute ("relief.percent").

    Of the values `compared`, those of facts that were found, `agreed` are equal.
    """

    gold: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    attribute_gold: Counter[str] = field(default_factory=Counter)
    attribute_predicted: Counter[str] = field(default_factory=Counter)
    attribute_hits: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Labelled], predicted: Sequence[Labelled], matching: Matching) -> None:
        """Count a note."""
        self.gold.update(fact.kind for fact in gold)
        self.predicted.update(fact.kind for fact in predicted)
        self.found.update(match.gold.kind for match in matching.matches)
        self.right.update(match.gold.kind for match in matching.matches if match.right)
        self.attribute_gold.update(name for fact in gold for name in _stated(fact))
        self.attribute_predicted.update(name for fact in predicted for name in _stated(fact))
        for match in matching.matches:
            self._compare(match.gold, match.predicted)

    def _compare(self, gold: Labelled, predicted: Labelled) -> None:
        self.compared.update(_OF_EVERY_FACT)
        self.agreed.update(name for name in _OF_EVERY_FACT if gold.values.get(name) == predicted.values.get(name))
        stated, answered = _stated(gold), _stated(predicted)
        for name, value in stated.items():
            hit = same(name.rpartition(".")[2], value, answered.get(name))
            self.attribute_hits[name] += hit
            if name not in _OF_EVERY_FACT:
                self.compared[name] += 1
                self.agreed[name] += hit

    def found_score(self, kind: str | None = None) -> Score:
        """Score the facts found, of a kind or of all kinds."""
        return self._score(self.found, kind)

    def right_score(self, kind: str | None = None) -> Score:
        """Score the facts found with the right values, of a kind or of all kinds."""
        return self._score(self.right, kind)

    def attribute_score(self, name: str) -> Score:
        """Score the values stated for an attribute."""
        return Score(self.attribute_gold[name], self.attribute_predicted[name], self.attribute_hits[name])

    def _score(self, hits: Counter[str], kind: str | None) -> Score:
        if kind is None:
            return Score(self.gold.total(), self.predicted.total(), hits.total())
        return Score(self.gold[kind], self.predicted[kind], hits[kind])


def _stated(fact: Labelled) -> dict[str, Any]:
    """Return what a fact states, by the name of the attribute; null says nothing."""
    values = {name: fact.values.get(name) for name in _OF_EVERY_FACT}
    values |= {f"{fact.kind}.{name}": value for name, value in fact.attributes.items()}
    return {name: value for name, value in values.items() if plain(value) is not None}
