"""Grounding: what a note holds is found at its exact characters, and what it does not hold never is."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.llm import Folded, Proposal, Ungrounded, ground, parse, schema
from extraction.llm.proposal import LONGEST
from models.span import Span
from tests.extraction.llm.mutations import labelled_quotes, mutations
from tests.shared import records, shared

NOTE = "Relief  of 50\u201360%\nafter the \u201cfirst\u201d block; 85% after the second. FABER + L, FABER - R. L3-L5, L4-L5."


def found(quote: str, prefix: str | None = None, text: str = NOTE) -> str | Ungrounded:
    place = ground(Folded(text), Proposal(kind="relief", quote=quote, prefix=prefix))
    if isinstance(place, Span):
        assert text[place.start : place.end] == place.text
        return place.text
    return place


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("after the second", "after the second"),
        ("Relief of 50-60%", "Relief  of 50\u201360%"),
        ("50-60% after", "50\u201360%\nafter"),
        ('the "first" block', "the \u201cfirst\u201d block"),
        ("  block; ", "block;"),
    ],
)
def test_blanks_dashes_and_quotation_marks_may_be_written_otherwise(quote: str, wanted: str) -> None:
    assert found(quote) == wanted


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("5%", Ungrounded.CUT),
        ("elief of 50-60%", Ungrounded.CUT),
        ("relief of 50-60%", Ungrounded.ABSENT),
        ("50-60% after the second", Ungrounded.ABSENT),
        ("80% after the second", Ungrounded.ABSENT),
        ("FABER", Ungrounded.AMBIGUOUS),
        (" - ", Ungrounded.EMPTY),
        ("", Ungrounded.EMPTY),
    ],
)
def test_anything_else_is_no_evidence(quote: str, why: Ungrounded) -> None:
    assert found(quote) is why


def test_words_before_tell_which_of_two_is_meant() -> None:
    text = "Left knee: no pain. Right knee: pain."
    assert found("pain", text=text) is Ungrounded.AMBIGUOUS
    place = ground(Folded(text), Proposal(kind="pain_location", quote="pain", prefix="Right knee:"))
    assert isinstance(place, Span)
    assert place.start == text.rindex("pain")
    assert found("pain", prefix="knee", text=text) is Ungrounded.AMBIGUOUS


def test_a_quote_is_sought_only_in_the_part_that_was_shown() -> None:
    start = NOTE.index("85%")
    assert ground(Folded(NOTE), Proposal(kind="relief", quote="Relief of"), start) is Ungrounded.ABSENT
    assert isinstance(ground(Folded(NOTE), Proposal(kind="relief", quote="85%"), start), Span)


@given(st.text(st.sampled_from('ab 1\n\t\u00a0\u2013-\u201c"é😕'), min_size=1, max_size=40), st.data())
def test_what_a_note_holds_is_found_at_its_place_or_more_than_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = ground(Folded(text), Proposal(kind="relief", quote=text[start:end]))
    if isinstance(place, Span):
        assert text[place.start : place.end] == place.text
        assert Folded(place.text.strip()).text == Folded(text[start:end].strip()).text
    else:
        assert place is not Ungrounded.ABSENT


def labelled() -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the labels of each real note with its text."""
    texts = {note["id"]: note["text"] for note in records(shared("notes", "pain_notes.jsonl"))}
    for note in records(shared("notes", "gold_dev.jsonl")):
        yield note, texts[note["note_id"]]


def test_no_changed_quote_of_real_notes_becomes_evidence() -> None:
    """Digits, sides, levels, negations, units, stitched and invented quotes: none is found, whatever the note."""
    kinds: Counter[str] = Counter()
    for note, text in labelled():
        folded = Folded(text)
        for wrong in mutations(text, labelled_quotes(note, text)):
            if len(wrong.quote) > LONGEST:
                continue
            place = ground(folded, Proposal(kind="relief", quote=wrong.quote))
            assert not isinstance(place, Span), (wrong.how, note["note_id"])
            kinds[wrong.how] += 1
    assert kinds.total() >= 2000
    assert len(kinds) >= 12


def test_every_label_of_real_notes_is_found_when_it_is_quoted_with_what_stands_before() -> None:
    missed = total = 0
    for note, text in labelled():
        folded = Folded(text)
        for fact in note["facts"]:
            start, end = fact["start"], fact["end"]
            proposal = Proposal(kind="relief", quote=text[start:end], prefix=text[max(0, start - 60) : start] or None)
            place = ground(folded, proposal)
            total += 1
            missed += not isinstance(place, Span) or (place.start, place.end) != (start, end)
    assert missed <= total * 0.01
    assert total >= 1000


def test_an_answer_is_taken_only_as_the_schema_has_it() -> None:
    told = schema(["relief"])
    assert json.loads(json.dumps(told)) == told
    assert parse('{"facts": [{"kind": "risk", "quote": "x", "prefix": null}]}', ["relief"]) is None
    for broken in (
        "",
        "[]",
        '{"facts": null}',
        '{"facts": [{"kind": "relief"}]}',
        '{"facts": [], "more": 1}',
        "<html>",
    ):
        assert parse(broken, ["relief"]) is None
