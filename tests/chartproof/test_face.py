"""The public face: three functions, with what they take and refuse."""

from datetime import date, timedelta

import pytest

import chartproof
from models.errors import PolicyError, RequestError
from models.fact import ModelSource
from models.request import Request
from tests.chartproof.command import SAMPLE

POLICY = "commercial-spine-injections"
TEXT = SAMPLE.read_text(encoding="utf-8")
DAY = date(2026, 1, 20)


def test_facts_and_the_text_they_are_of_give_the_same_answer() -> None:
    facts = chartproof.extract(TEXT)
    assert chartproof.adjudicate(facts, POLICY, as_of=DAY) == chartproof.adjudicate(TEXT, POLICY, as_of=DAY)


def test_requests_may_be_written_as_on_the_command_line() -> None:
    given = Request(codes=("27096",), laterality="left", family="sij_injection")
    first = chartproof.adjudicate(TEXT, POLICY, requests=["27096:left"], as_of=DAY)
    assert first == chartproof.adjudicate(TEXT, POLICY, requests=[given], as_of=DAY)
    assert [line.procedure.cpt for line in first.determinations] == [("27096",)]


def test_a_loaded_policy_and_its_id_give_the_same_answer() -> None:
    policy = chartproof.load_policy(POLICY)
    assert chartproof.adjudicate(TEXT, policy, as_of=DAY) == chartproof.adjudicate(TEXT, POLICY, as_of=DAY)


def test_without_a_date_the_note_s_own_counts_and_is_said() -> None:
    answer = chartproof.adjudicate(TEXT, POLICY)
    assert answer.as_of == DAY
    assert "judged by the date of service of the note, 2026-01-20, because no other date was given" in answer.warnings


def test_without_any_date_today_counts_and_is_said() -> None:
    answer = chartproof.adjudicate("Low back pain.", POLICY, requests=["27096"])
    assert date.today() - answer.as_of <= timedelta(days=1)
    assert answer.warnings[0].startswith(f"judged by today's date, {answer.as_of}")


def test_what_cannot_be_done_is_an_error_of_its_kind() -> None:
    with pytest.raises(PolicyError, match="there is no policy 'nosuch'"):
        chartproof.load_policy("nosuch")
    with pytest.raises(PolicyError, match="holds from 2025-12-01 on"):
        chartproof.adjudicate(TEXT, POLICY, as_of=date(2020, 1, 1))
    with pytest.raises(RequestError, match="no side"):
        chartproof.adjudicate(TEXT, POLICY, requests=["27096:upper"], as_of=DAY)


def test_what_a_model_only_suggests_is_left_out_and_said() -> None:
    facts = chartproof.extract(TEXT)
    relief = next(fact for fact in facts if fact.kind == "relief")
    suggested = relief.model_copy(update={"id": "s_relief_0", "source": ModelSource(id="model")})
    answer = chartproof.adjudicate([*facts, suggested], POLICY, as_of=DAY)
    assert answer.determinations == chartproof.adjudicate(facts, POLICY, as_of=DAY).determinations
    assert answer.warnings[0].startswith("1 of the facts are a model's suggestions")
