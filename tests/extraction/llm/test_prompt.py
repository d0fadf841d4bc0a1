"""The prompt and the parts of a note: its examples keep to its own rules, and every character is shown once."""

import json
from itertools import pairwise

import jsonschema
import pytest

import extraction
from extraction.llm import Folded, ground
from extraction.llm.chunks import LONGEST, chunks
from extraction.llm.prompt import Group, prompt, response_format
from models.span import Span
from models.vocabulary import Kind
from tests.shared import records, shared

GROUPS = prompt().groups


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_examples_keep_to_the_schema_and_stand_in_their_text(group: Group) -> None:
    schema = response_format(group)["json_schema"]["schema"]
    for example in group.examples:
        answer = {"facts": [json.loads(fact.model_dump_json()) for fact in example.facts]}
        jsonschema.validate(answer, schema)
        for fact in example.facts:
            assert isinstance(ground(Folded(example.text), fact), Span), fact


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_examples_show_every_kind_as_the_rules_read_it(group: Group) -> None:
    shown = {fact.kind for example in group.examples for fact in example.facts}
    assert shown >= set(group.kinds) - {"trigger_point"}
    for example in group.examples:
        read = extraction.read(example.text).facts
        for fact in example.facts:
            place = ground(Folded(example.text), fact)
            assert isinstance(place, Span)
            assert any(
                one.kind == fact.kind and one.anchor.start < place.end and place.start < one.anchor.end for one in read
            ), fact


def test_every_kind_is_asked_for_once() -> None:
    asked = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(asked) == sorted(Kind.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "x" * 10_000,
        "PLAN: Rest.\n" * 900,
        "One sentence. " * 2_000,
        "A  B.\r\n\r\nHISTORY: pain.  Yes.\r\n" * 300,
    ],
)
def test_parts_cover_the_note_once(text: str) -> None:
    parts = chunks(text)
    assert all(part.text == text[part.start : part.end] and len(part.text) <= LONGEST for part in parts)
    shown = "".join(part.text for part in parts)
    assert shown.split() == text.split()
    assert all(one.end <= other.start for one, other in pairwise(parts))


def test_parts_of_real_notes_are_cut_where_something_ends() -> None:
    cut = whole = 0
    for note in records(shared("notes", "pain_notes.jsonl")):
        text = note["text"]
        for part in chunks(text):
            whole += 1
            cut += part.end < len(text) and text[part.end - 1 : part.end + 1].isalnum()
    assert whole > 185
    assert cut == 0
