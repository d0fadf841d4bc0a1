"""The worked cases: notes of other hands with the determinations that they must give."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import chartproof
from adjudicator import load_policy
from models.determination import Adjudication, Determination
from models.levels import expand
from models.request import Request
from tests.shared import shared

AGREE = {"aetna-cpb-0016": 12, "commercial-spine-injections": 18, "medicare-lcd-spine-injections": 20}
"""How many cases of each policy give every line as expected, at least; a change that loses one must say why."""


@cache
def cases() -> dict[str, dict[str, Any]]:
    files = sorted(Path(shared("cases", "dev")).glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


@cache
def judged(case_id: str) -> Adjudication:
    case = cases()[case_id]
    requests = [
        Request(codes=tuple(wanted["codes"]), laterality=wanted["laterality"], levels=expand(wanted["levels"] or ""))
        for wanted in case["requests"]
    ]
    as_of = date.fromisoformat(case["as_of"])
    return chartproof.adjudicate(case["note"], case["policy"], requests=requests, as_of=as_of)


def line_of(answer: Adjudication, codes: list[str], side: str | None) -> Determination | None:
    lines = [line for line in answer.determinations if set(line.procedure.cpt) & set(codes)]
    return next((line for line in lines if line.procedure.laterality == side), lines[0] if lines else None)


def agrees(case_id: str) -> bool:
    case = cases()[case_id]
    for wanted, expected in zip(case["requests"], case["expected"], strict=True):
        line = line_of(judged(case_id), expected["codes"], wanted["laterality"])
        if line is None or line.outcome not in expected["outcomes"]:
            return False
    return True


@pytest.mark.parametrize("policy", sorted(AGREE))
def test_as_many_cases_agree_as_are_written_down(policy: str) -> None:
    right = [case_id for case_id, case in cases().items() if case["policy"] == policy and agrees(case_id)]
    assert len(right) >= AGREE[policy], f"{policy}: only {len(right)} agree"


@pytest.mark.parametrize("policy", sorted(AGREE))
def test_every_span_is_exact(policy: str) -> None:
    load_policy(policy)
    seen = 0
    for case_id, case in cases().items():
        if case["policy"] != policy:
            continue
        for line in judged(case_id).determinations:
            for criterion in line.criteria:
                for span in (span for evidence in criterion.evidence for span in evidence.spans):
                    assert case["note"][span.start : span.end] == span.text, (case_id, criterion.id)
                    seen += 1
    assert seen > 0
