"""The kinds of fact: one class a kind, joined by `kind`."""

from typing import Any, get_args

import pytest

from models.fact import BaseFact
from models.kinds import Fact
from models.vocabulary import Kind

CLASSES: tuple[type[BaseFact], ...] = get_args(get_args(Fact)[0])


def kind_of(fact: type[BaseFact]) -> str:
    return str(fact.model_fields["kind"].default)


def test_every_kind_has_one_class() -> None:
    assert [kind_of(fact) for fact in CLASSES] == list(get_args(Kind))


@pytest.mark.parametrize("fact", CLASSES, ids=kind_of)
def test_every_kind_says_what_it_is(fact: type[BaseFact]) -> None:
    attributes: Any = fact.model_fields["attributes"].annotation
    assert fact.__doc__ == f"A fact of kind `{kind_of(fact)}`."
    assert attributes.__doc__
    assert attributes.model_config["extra"] == "forbid"


@pytest.mark.parametrize("fact", CLASSES, ids=kind_of)
def test_what_the_note_does_not_say_is_null_or_empty(fact: type[BaseFact]) -> None:
    attributes: Any = fact.model_fields["attributes"].annotation
    optional = [field for field in attributes.model_fields.values() if not field.is_required()]
    assert all(field.default in (None, ()) for field in optional)
