"""What holds of the facts of any text: exact spans, unique ids, the same answer twice, and an end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import read
from models.kinds import FACTS, ReliefFact
from tests.properties.notes import ADVERSARIAL, scraps

LENGTH = 200_000
LINE = "Pain 8/10, 50-60% relief after the second L4-L5 facet injection on the left in May 2025, no weakness"

glues = st.sampled_from(["", " ", ". ", ", ", "\n", "\r\n"])


def check(text: str) -> None:
    """Check what must hold of the facts of any text."""
    facts = read(text).facts
    for fact in facts:
        for span in fact.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        assert len({(span.start, span.end) for span in fact.spans}) == len(fact.spans)
    ids = {fact.id for fact in facts}
    assert len(ids) == len(facts)
    assert [fact.anchor.start for fact in facts] == sorted(fact.anchor.start for fact in facts)
    told = {fact.attributes.procedure for fact in facts if isinstance(fact, ReliefFact)}
    assert told <= {fact.id for fact in facts if fact.kind == "procedure"} | {None}


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(scraps, glues)
def test_spans_are_exact_and_ids_unique(parts: list[str], glue: str) -> None:
    check(glue.join(parts))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(scraps, glues)
def test_the_same_text_gives_the_same_facts(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    first = read(text)
    read("Another note between. Pain 7/10, no relief from the epidural.")
    assert read(text) == first


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(scraps, glues)
def test_facts_are_read_back_from_their_json(parts: list[str], glue: str) -> None:
    text = glue.join(parts).encode("utf-8", "ignore").decode()  # JSON holds no lone surrogates
    facts = read(text).facts
    assert FACTS.validate_json(FACTS.dump_json(facts)) == facts


@pytest.mark.parametrize("scrap", ADVERSARIAL, ids=ascii)
def test_long_repetitions_come_to_an_end(scrap: str) -> None:
    check((scrap * (LENGTH // len(scrap) + 1))[:LENGTH] + "a")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", ", ", " "], ids=ascii)
def test_long_lines_and_many_lines_come_to_an_end(ending: str) -> None:
    check((LINE + ending) * (LENGTH // 4 // len(LINE)))  # four facts a line, a millisecond each


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=ascii)
def test_a_line_of_blanks_after_a_full_one_is_read(ending: str) -> None:
    check(f"{LINE}{ending}  {ending}No weakness.")
