"""Every operator of the policy language, by a table of facts and results."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from adjudicator import load_policy
from adjudicator.case import Case
from adjudicator.chart import Chart
from adjudicator.coverage.notation import fact_of
from adjudicator.line import lines_of
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.rule import OPERATORS, Rule
from adjudicator.requests import parse_request

AS_OF = date(2026, 3, 10)
TABLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("operators.yaml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(
        entry["rule"], {"request": entry.get("request"), **row}, id=f"{next(iter(entry['rule']))}: {row['facts']}"
    )
    for entry in TABLE
    for row in entry["gives"]
]


def case_of(request: str, facts: list[str]) -> Case:
    chart = Chart(tuple(fact_of(written, place) for place, written in enumerate(facts)))
    policy = load_policy("commercial-spine-injections")
    return lines_of(chart, policy, (parse_request(request),), {}, AS_OF)[0].case


@pytest.mark.parametrize(("rule", "row"), ROWS)
def test_an_operator_comes_to_what_the_table_says(rule: dict[str, Any], row: dict[str, Any]) -> None:
    assert set(row) <= {"request", "facts", "result", "reason", "earliest"}
    predicate: Predicate = TypeAdapter(Rule).validate_python(rule, strict=False)
    found = predicate.evaluate(case_of(row["request"] or "64493+64494:left:L4-S1", row["facts"]))
    assert found.result == row["result"], found.reason
    assert row.get("reason") in (None, found.reason)
    assert row.get("earliest") in (None, found.earliest)
    assert found.reason


POSSIBLE = {"not_covered": {"not_met"}, "as_asked": {"met", "not_documented", "conflicting"}}
"""The results of operators that do not give all of them."""


def test_the_table_knows_every_operator_in_every_result() -> None:
    seen: dict[str, set[str]] = {}
    for entry in TABLE:
        seen.setdefault(next(iter(entry["rule"])), set()).update(row["result"] for row in entry["gives"])
    assert seen.keys() == OPERATORS.keys()
    for name, results in seen.items():
        assert POSSIBLE.get(name, {"met", "not_met", "not_documented"}) <= results, name
