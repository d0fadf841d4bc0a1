"""Every vocabulary entry finds what its `matches` say and leaves alone what its `not` says."""

from pathlib import Path
from typing import get_args

import pytest

import extraction.kinds
from extraction import read
from extraction.targets.lexicon import Entry, load_lexicon
from models.kinds import Fact
from models.vocabulary import Kind

ROOM = Path(extraction.kinds.__file__).parent
ENTRIES = [
    (path.parent.name, entry)
    for path in sorted(ROOM.glob("*/lexicon*.yaml"))
    for entry in load_lexicon(path).entries
    if path.parent.name in get_args(Kind)
]
MATCHES = [(kind, entry, sentence) for kind, entry in ENTRIES for sentence in entry.matches]
NOTS = [(kind, entry, sentence) for kind, entry in ENTRIES for sentence in entry.not_]


def _states(fact: Fact, kind: str, entry: Entry) -> bool:
    """A fact states an entry if the entry found it, or if it has the values that the entry sets."""
    if fact.kind != kind:
        return False
    if fact.source.id == entry.id:
        return True
    values = {"laterality": fact.laterality, **fact.attributes.model_dump(mode="json", by_alias=True)}
    shared = {key: wanted for key, wanted in entry.sets.items() if key in values}
    return bool(shared) and all(_same(values[key], wanted) for key, wanted in shared.items())


def _same(value: object, wanted: object) -> bool:
    if isinstance(value, list):
        return wanted in value or value == wanted
    return value == wanted


def _told(sentence: str, kind: str) -> str:
    found = [fact for fact in read(sentence).facts if fact.kind == kind]
    facts = [f"{fact.anchor.text!r} {fact.assertion} {fact.source.id} {fact.attributes}" for fact in found]
    return "\n".join([sentence, "found:", *(facts or ["nothing of the kind"])])


@pytest.mark.parametrize(("kind", "entry", "sentence"), MATCHES, ids=[f"{e.id}: {s[:60]}" for _, e, s in MATCHES])
def test_an_entry_finds_what_it_says(kind: str, entry: Entry, sentence: str) -> None:
    assert any(_states(fact, kind, entry) for fact in read(sentence).facts), _told(sentence, kind)


@pytest.mark.parametrize(("kind", "entry", "sentence"), NOTS, ids=[f"{e.id}: {s[:60]}" for _, e, s in NOTS])
def test_an_entry_leaves_its_look_alike_alone(kind: str, entry: Entry, sentence: str) -> None:
    assert not any(_states(fact, kind, entry) for fact in read(sentence).facts), _told(sentence, kind)
