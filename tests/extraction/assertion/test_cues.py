"""Every group of cues reaches the targets of its `matches` and not those of its `not`."""

import re

import pytest

from extraction.assertion.context import modifiers_of
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
