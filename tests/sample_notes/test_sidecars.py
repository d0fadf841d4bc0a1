"""The sample notes and their sidecars are well formed, and together they cover what the policy can answer."""

from typing import get_args

import pytest

from models.determination import Outcome
from models.levels import expand
from tests.sample_notes.sidecars import FOLDER, SAMPLES, Sample

each = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])


def test_every_note_has_a_sidecar_and_every_sidecar_a_note() -> None:
    sidecars = {path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.json")}
    assert sidecars == {sample.name for sample in SAMPLES}
    assert len(SAMPLES) >= 15


@each
def test_cited_phrases_stand_once_in_the_note(sample: Sample) -> None:
    for expectation in sample.sidecar.expected:
        for phrase in expectation.cite:
            assert sample.text.count(phrase) == 1, phrase


@each
def test_what_is_expected_is_what_is_asked_for(sample: Sample) -> None:
    expected = [expectation.codes for expectation in sample.sidecar.expected]
    assert len(set(expected)) == len(expected)
    if sample.sidecar.requests is not None:
        assert expected == [line.codes for line in sample.sidecar.requests]
        assert all(expand(line.levels) for line in sample.sidecar.requests if line.levels)


@each
def test_the_note_states_its_date_of_service_at_its_head(sample: Sample) -> None:
    day = sample.sidecar.as_of
    written = {
        day.isoformat(),
        f"{day:%m/%d/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.month}/{day.day}/{day:%y}",
    }
    head = "\n".join(sample.text.splitlines()[:3])
    assert any(form in head for form in written)


@each
def test_the_note_has_the_length_of_a_note(sample: Sample) -> None:
    assert 150 <= len(sample.text.split()) <= 450


def test_every_outcome_appears() -> None:
    given = {expectation.outcome for sample in SAMPLES for expectation in sample.sidecar.expected}
    assert given == set(get_args(Outcome))


def test_every_note_is_named_in_the_readme() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [sample.name for sample in SAMPLES if f"`{sample.name}`" not in readme] == []
