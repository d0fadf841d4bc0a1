"""Every seeker of the readers finds what its pattern finds when it is tried at every character."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.chart import lower_in_place
from extraction.kinds import readers
from extraction.seeking.index import Index
from extraction.seeking.seeker import Seeker
from tests.properties.notes import scraps

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "sample_notes").glob("*.txt"))
BESIDE = ("", " ", "-", ".", "/", "x", "2", "_", "é", "(", ", ", "\n")
"""What may stand right before or after a word, some of which make another word of it."""


def _seekers() -> Iterator[tuple[str, Seeker]]:
    readers()
    for name, module in list(sys.modules.items()):
        if name.startswith("extraction."):
            for variable, value in list(vars(module).items()):
                if isinstance(value, Seeker):
                    yield f"{name}.{variable}", value


SEEKERS = dict(_seekers())


def check(text: str, *names: str) -> None:
    lower = lower_in_place(text)
    index = Index(lower)
    for name in names or SEEKERS:
        found = [match.span() for match in SEEKERS[name].finditer(index)]
        assert found == [match.span() for match in SEEKERS[name].pattern.finditer(lower)], name


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_notes(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(scraps, st.sampled_from(["", " ", ". ", "-", "\n"]))
def test_any_scraps(parts: list[str], glue: str) -> None:
    check(glue.join(parts))


@pytest.mark.parametrize("name", SEEKERS)
@settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_the_pattern_itself_says_it_matches(name: str, data: st.DataObject) -> None:
    """Matches made up from the pattern, with what may make another word of them beside."""
    match = st.from_regex(SEEKERS[name].pattern, fullmatch=True)
    parts = data.draw(st.lists(st.tuples(st.sampled_from(BESIDE), match, st.sampled_from(BESIDE)), max_size=6))
    check(" ".join("".join(part) for part in parts), name)
