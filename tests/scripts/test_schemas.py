"""The published JSON Schemas are those of the types, and say what the types say."""

import json
from pathlib import Path

import jsonschema
import pytest

from models.correction import Correction
from models.fact import Source
from models.kinds import FACT, RiskFact
from models.kinds.risk import Risk
from models.note import NoteFacts
from models.request import Request
from models.span import Span
from scripts.schemas import FOLDER, main, schemas

RISK = RiskFact(
    id="f_risk_0",
    spans=(Span(start=0, end=8, text="warfarin"),),
    source=Source(by="rule", id="risk.anticoagulation"),
    attributes=Risk(type="anticoagulation"),
)


def checker(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schemas()[name]))


def test_the_published_schemas_are_those_of_the_types() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    stale = sorted(name for name in published.keys() | schemas().keys() if published.get(name) != schemas().get(name))
    assert not stale, f"{', '.join(stale)} of docs/schema: run `python -m scripts.schemas` and commit what it writes"


def test_the_command_writes_the_schemas_and_removes_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr("scripts.schemas.FOLDER", tmp_path)
    main()
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*")} == schemas()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


def test_what_the_types_write_is_valid() -> None:
    checker("fact.json").validate(FACT.dump_python(RISK, mode="json"))
    facts = NoteFacts(note_id="a", sha256="0" * 64, facts=(RISK,))
    checker("note_facts.json").validate(facts.model_dump(mode="json"))
    checker("request.json").validate(Request(codes=("64493",), levels=("L4-L5",)).model_dump(mode="json"))
    correction = Correction(action="add", fact=RISK, reason_code="missed")
    checker("correction.json").validate(correction.model_dump(mode="json"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("request.json", {"codes": ["6449"]}),
        ("request.json", {"codes": [], "colour": "red"}),
        ("request.json", {"laterality": "up"}),
        ("fact.json", {"kind": "risk"}),
        ("fact.json", {**FACT.dump_python(RISK, mode="json"), "kind": "relief"}),
        ("fact.json", {**FACT.dump_python(RISK, mode="json"), "spans": []}),
    ],
)
def test_what_the_types_refuse_is_not(name: str, value: object) -> None:
    assert list(checker(name).iter_errors(value))
