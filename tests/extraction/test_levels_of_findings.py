"""A finding of many levels takes none from the one before it."""

from extraction import read


def _levels(note: str, finding: str) -> list[tuple[str, ...]]:
    facts = read(note).facts
    return [f.attributes.levels for f in facts if f.kind == "imaging_finding" and f.attributes.finding == finding]


def test_what_is_multilevel_has_no_level_of_the_finding_before() -> None:
    assert _levels("MRI: an 8 mm canal at C6-7, multilevel foraminal stenosis.", "foraminal_stenosis") == [()]


def test_what_is_not_shares_the_level_of_its_list() -> None:
    assert _levels("MRI: disc bulge at C6-7 with foraminal stenosis.", "foraminal_stenosis") == [("C6-C7",)]


def test_what_is_multilevel_keeps_the_levels_told_of_it() -> None:
    assert _levels("MRI: multilevel foraminal stenosis at L3-4 and L4-5.", "foraminal_stenosis") == [("L3-L4", "L4-L5")]
