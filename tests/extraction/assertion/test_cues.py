"""Every group of cues reaches the targets of its `matches` and not those of its `not`."""

import re

import pytest

from extraction.assertion import Assessment, assess_spans
from extraction.assertion.context import SentenceConText, modifiers_of
from extraction.assertion.cues import CueGroup, load_cue_file
from extraction.opening import open_frame

GROUPS = load_cue_file().cues
_BRACES = re.compile(r"^([^{}]*)\{([^{}]+)\}([^{}]*)$")


def _reached(group: CueGroup, marked: str) -> bool:
    match = _BRACES.match(marked)
    assert match, f"{group.id}: one target in braces, please: {marked!r}"
    text, start = "".join(match.groups()), len(match[1])
    label = group.kinds[0] if group.kinds else "target"
    modifiers = modifiers_of(open_frame(text), [(start, start + len(match[2]), label)])[0]
    return any(modifier.rule == group.id for modifier in modifiers)


@pytest.mark.parametrize(("group", "marked"), [(g, m) for g in GROUPS for m in g.matches], ids=lambda v: str(v)[:60])
def test_matches(group: CueGroup, marked: str) -> None:
    assert _reached(group, marked)


@pytest.mark.parametrize(("group", "marked"), [(g, m) for g in GROUPS for m in g.not_], ids=lambda v: str(v)[:60])
def test_not(group: CueGroup, marked: str) -> None:
    assert not _reached(group, marked)


def test_cues_that_tell_nothing_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [re.sub(r"[{}]", "", marked) for group in GROUPS for marked in (*group.matches, *group.not_)]
    told = [_assessed(text) for text in texts]
    monkeypatch.setattr(SentenceConText, "_telling", lambda self, found: found)
    assert [_assessed(text) for text in texts] == told
    assert any(assessment.cues for assessments in told for assessment in assessments)


def _assessed(text: str) -> list[Assessment]:
    """Assess every word of a text."""
    return assess_spans(text, [match.span() for match in re.finditer(r"\w+", text)])
