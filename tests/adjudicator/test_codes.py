"""The code table and the code rules, with their boundaries."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
import yaml

from adjudicator.codes import check, code, codes_for, family_of, known, level_count, remaining, same_codes, split
from adjudicator.codes.table import table
from models.errors import PackError, RequestError
from models.levels import expand
from models.request import Request
from models.vocabulary import Family, Laterality
from tests.shared import ROOT

DATA = ROOT / "adjudicator" / "data"


def request(codes: str, side: Laterality | None = None, levels: str = "") -> Request:
    return Request(codes=tuple(codes.split("+")), laterality=side, levels=expand(levels))


def rules(codes: str, side: Laterality | None = None, levels: str = "", imaging_required: bool = False) -> list[str]:
    findings = check(request(codes, side, levels), imaging_required=imaging_required).findings
    return [f"{finding.rule} {finding.effect}" for finding in findings]


@pytest.mark.parametrize(
    ("written", "family", "needs", "region", "rank", "side"),
    [
        ("64490", "facet_injection", (), "cervical_thoracic", 1, "allowed"),
        ("64491", "facet_injection", ("64490",), "cervical_thoracic", 2, "allowed"),
        ("64492", "facet_injection", ("64490", "64491"), "cervical_thoracic", 3, "allowed"),
        ("64493", "facet_injection", (), "lumbosacral", 1, "allowed"),
        ("64494", "facet_injection", ("64493",), "lumbosacral", 2, "allowed"),
        ("64495", "facet_injection", ("64493", "64494"), "lumbosacral", 3, "allowed"),
        ("64633", "radiofrequency_ablation", (), "cervical_thoracic", 1, "allowed"),
        ("64634", "radiofrequency_ablation", ("64633",), "cervical_thoracic", 2, "allowed"),
        ("64635", "radiofrequency_ablation", (), "lumbosacral", 1, "allowed"),
        ("64636", "radiofrequency_ablation", ("64635",), "lumbosacral", 2, "allowed"),
        ("64479", "epidural_injection", (), "cervical_thoracic", 1, "allowed"),
        ("64480", "epidural_injection", ("64479",), "cervical_thoracic", 2, "allowed"),
        ("64483", "epidural_injection", (), "lumbosacral", 1, "allowed"),
        ("64484", "epidural_injection", ("64483",), "lumbosacral", 2, "allowed"),
        ("62320", "epidural_injection", (), "cervical_thoracic", 1, "never"),
        ("62321", "epidural_injection", (), "cervical_thoracic", 1, "never"),
        ("62322", "epidural_injection", (), "lumbosacral", 1, "never"),
        ("62323", "epidural_injection", (), "lumbosacral", 1, "never"),
        ("27096", "sij_injection", (), None, None, "allowed"),
        ("G0260", "sij_injection", (), None, None, "allowed"),
        ("20552", "trigger_point_injection", (), None, None, "none"),
        ("20553", "trigger_point_injection", (), None, None, "none"),
        ("64451", "other", (), None, None, "allowed"),
        ("64625", "other", (), None, None, "allowed"),
        ("20610", "other", (), None, None, "none"),
        ("64405", "other", (), None, None, "none"),
    ],
)
def test_the_table(
    written: str, family: str, needs: tuple[str, ...], region: str | None, rank: int | None, side: str
) -> None:
    entry = code(written)
    assert (entry.family, entry.needs, entry.region, entry.rank, entry.side) == (family, needs, region, rank, side)
    assert entry.add_on == bool(needs)


def test_no_code_is_written_twice_and_every_entry_is_used() -> None:
    lines = [line for path in DATA.glob("*.yaml") for line in path.read_text(encoding="utf-8").splitlines()]
    heads = Counter(
        line.strip().removeprefix("- code: ").split(":")[0].strip('" ')
        for line in lines
        if line.startswith(("- code:", '  "')) or (line.startswith("  ") and line.strip()[1:5].isdigit())
    )
    assert [head for head, times in heads.items() if times > 1] == []
    assert set(heads) == set(table())


@pytest.mark.parametrize("written", ["6449", "644933", "64493A", "g0260", " 64493", "0213T", "", "١٢٣٤٥"])
def test_a_malformed_code_is_named_with_the_mend(written: str) -> None:
    with pytest.raises(RequestError, match="write a CPT code of five digits") as error:
        code(written)
    assert repr(written) in str(error.value)
    assert not known(written)


@pytest.mark.parametrize(("written", "hint"), [("64439", "did you mean"), ("99999", "check the code")])
def test_an_unknown_code_is_named_with_the_mend(written: str, hint: str) -> None:
    with pytest.raises(RequestError, match=hint) as error:
        code(written)
    assert written in str(error.value)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('- {code: "64493", family: facet_injection, title: x, source: {key: k, sure: R1}, colour: red}', "colour"),
        ('- {code: "64493", family: facet, title: x, source: {key: k, sure: R1}}', "family"),
        ('- {code: "6449", family: facet_injection, title: x, source: {key: k, sure: R1}}', "code"),
        ('- &a {code: "64493", family: other, title: x, source: {key: k, sure: M}}\n- *a', "stands twice"),
        ('- {code: "64494", family: other, needs: ["64493"], title: x, source: {key: k, sure: M}}', "add it"),
    ],
)
def test_a_mistake_in_the_table_is_refused(
    lines: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "codes.yaml").write_text(lines, encoding="utf-8")
    (tmp_path / "neighbours.yaml").write_text("procedures: {}", encoding="utf-8")
    monkeypatch.setattr("adjudicator.codes.table._DATA", tmp_path)
    with pytest.raises(PackError, match=message):
        table.__wrapped__()


def test_families_are_the_model_s() -> None:
    assert {entry.family for entry in table().values()} <= set(get_args(Family))
    raw = yaml.safe_load((DATA / "codes.yaml").read_text(encoding="utf-8"))
    assert all(entry["source"]["sure"] in ("R1", "R2", "M") for entry in raw)


@pytest.mark.parametrize(
    ("codes", "family"),
    [
        ("64493+64494+64495", "facet_injection"),
        ("64635+64636", "radiofrequency_ablation"),
        ("27096+77003", "sij_injection"),
        ("62323+99152+J3301", "epidural_injection"),
        ("77003", "other"),
    ],
)
def test_family_of(codes: str, family: str) -> None:
    assert family_of(codes.split("+")) == family


@pytest.mark.parametrize("codes", ["", "64493+27096", "64493+99999"])
def test_family_of_refuses(codes: str) -> None:
    with pytest.raises(RequestError):
        family_of([written for written in codes.split("+") if written])


def test_facet_injections_and_medial_branch_blocks_share_their_codes() -> None:
    assert same_codes("facet_injection") == same_codes("medial_branch_block")
    assert same_codes("epidural_injection") == ("epidural_injection",)


@pytest.mark.parametrize(
    ("codes", "levels", "lines"),
    [
        ("64493+64494", "L4-S1", ["64493+64494 L4-L5,L5-S1"]),
        ("64493+27096+64494", "L4-S1", ["64493+64494 L4-L5,L5-S1", "27096 "]),
        ("64490+64493", "C4-C5,L4-L5", ["64490 C4-C5", "64493 L4-L5"]),
        ("62323+64483", "L4-L5", ["62323 L4-L5", "64483 L4-L5"]),
        ("27096+20610+77003", "", ["27096+77003 ", "20610 "]),
        ("20610+64405", "", ["20610 ", "64405 "]),
        ("77003", "", ["77003 "]),
        ("64484+27096", "L4-L5", ["64484 L4-L5", "27096 "]),
    ],
)
def test_split(codes: str, levels: str, lines: list[str]) -> None:
    found = split(request(codes, "left", levels))
    assert ["+".join(line.codes) + " " + ",".join(line.levels) for line in found] == lines
    assert all(line.laterality == "left" for line in found)


@pytest.mark.parametrize(
    ("codes", "kept", "left"),
    [
        ("64493+64494+64495", 3, "64493+64494+64495"),
        ("64493+64494+64495", 4, "64493+64494+64495"),
        ("64493+64494+64495", 2, "64493+64494"),
        ("64495+64494+64493", 1, "64493"),
        ("64493+64494+64495", 0, ""),
        ("64493", -1, ""),
        ("64483+64484+64484", 2, "64483+64484"),
        ("64635+64636+64636+64636", 3, "64635+64636+64636"),
        ("27096", 1, "27096"),
        ("27096", 0, ""),
    ],
)
def test_add_ons_fall_with_the_denied_levels(codes: str, kept: int, left: str) -> None:
    assert "+".join(remaining(codes.split("+"), kept)) == left


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("64494", ["code.add_on.primary drop_line"]),
        ("64495+64493", ["code.add_on.primary drop_line"]),
        ("64492+64491", ["code.add_on.primary drop_line"] * 2),
        ("64484", ["code.add_on.primary drop_line"]),
        ("64636+64635", []),
        ("64483+64484+64484", []),
        ("20552+20553", ["code.trigger_points.one warn"]),
        ("20552", []),
        ("27096+77003", ["code.imaging.bundled warn"]),
        ("20553+76942", ["code.accessory warn"]),
        ("62323+99152", ["code.accessory warn"]),
        ("77003", []),
        ("27096+27096", ["code.units warn"]),
        ("64493+64494+64495+64495", ["code.units warn"]),
    ],
)
def test_rules_of_codes_alone(codes: str, expected: list[str]) -> None:
    assert rules(codes) == expected


@pytest.mark.parametrize(
    ("codes", "levels", "expected"),
    [
        ("64493+64494+64495", "L3-S1", []),
        ("64493+64494+64495", "L2-S1", []),
        ("64493+64494", "L3-S1", ["code.levels.count warn"]),
        ("64493+64494+64495", "L4-S1", ["code.levels.count warn"]),
        ("64493", "L4-L5", []),
        ("64493", "", []),
        ("64635+64636", "L3,L4,L5", []),
        ("64635+64636", "L4,L5", ["code.levels.count warn"]),
        ("64635+64636+64636", "L3-S1", []),
        ("64635+64636", "L3-S1", ["code.levels.count warn"]),
        ("64483", "L5", []),
        ("64483+64484", "L5", ["code.levels.count warn"]),
        ("62323", "L4-S1", ["code.levels.count warn"]),
        ("64490", "C5-C6", []),
        ("64490", "L4-L5", ["code.region drop_line"]),
        ("64493", "C4-C5", ["code.region drop_line"]),
        ("62321", "C7-T1", []),
        ("64490", "T12-L1", []),
        ("64493", "T12-L1", []),
    ],
)
def test_rules_of_levels(codes: str, levels: str, expected: list[str]) -> None:
    assert rules(codes, None, levels) == expected


def test_the_level_count_is_told_in_numbers() -> None:
    (finding,) = check(request("64493+64494", "bilateral", "L3-S1")).findings
    assert finding.sentence == "64493+64494 stand for 2 levels, but 3 levels are named (L3-L4, L4-L5, L5-S1)."
    (finding,) = check(request("64483+64484", None, "L5")).findings
    assert finding.sentence == "64483+64484 stand for 2 levels, but 1 level is named (L5)."


@pytest.mark.parametrize("side", ["left", "right", "bilateral"])
@pytest.mark.parametrize("codes", ["62320", "62321", "62322", "62323"])
def test_interlaminar_and_caudal_codes_have_no_side(codes: str, side: Laterality) -> None:
    assert rules(codes, side) == ["code.side.none warn"]
    assert check(request(codes, side)).request.laterality is None
    assert rules(codes) == []


@pytest.mark.parametrize("codes", ["64493", "27096", "64483", "64635", "20553"])
def test_other_codes_keep_their_side(codes: str) -> None:
    answer = check(request(codes, "bilateral"))
    assert answer.findings == ()
    assert answer.request.laterality == "bilateral"


def test_codes_without_imaging_are_not_covered_where_imaging_is_required() -> None:
    assert rules("62322") == []
    assert rules("62322", imaging_required=True) == ["code.imaging.required not_covered"]
    assert rules("62323", imaging_required=True) == []
    assert check(request("62320"), imaging_required=True).stops[0].sentence.endswith("62321 is with it.")


def test_the_request_is_handed_on_as_it_is_judged() -> None:
    judged = check(request("20552+20553+76942", "left")).request
    assert (judged.codes, judged.family, judged.laterality) == (("20553",), "trigger_point_injection", "left")
    block = Request(codes=("64493",), family="medial_branch_block")
    assert check(block).request.family == "medial_branch_block"
    assert check(Request(family="sij_injection")).findings == ()


def test_mixed_families_are_refused() -> None:
    with pytest.raises(RequestError, match="make a request of each"):
        check(request("64493+27096"))


@pytest.mark.parametrize(
    ("levels", "family", "count"),
    [
        ("", "facet_injection", 0),
        ("L4", "facet_injection", 1),
        ("L4,L5", "facet_injection", 1),
        ("L3,L4,L5", "medial_branch_block", 2),
        ("L3-S1", "facet_injection", 3),
        ("L4,L5", "epidural_injection", 2),
    ],
)
def test_level_count(levels: str, family: Family, count: int) -> None:
    assert level_count(expand(levels), family) == count


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("region", ["cervical_thoracic", "lumbosacral"])
@pytest.mark.parametrize("family", ["facet_injection", "medial_branch_block", "radiofrequency_ablation"])
def test_derived_codes_stand_for_as_many_levels(count: int, region: str, family: Family) -> None:
    codes = codes_for(family, region, count)  # type: ignore[arg-type]
    assert len(codes) == count
    assert {code(written).region for written in codes} == {region}
    assert check(Request(codes=codes)).findings == ()


@pytest.mark.parametrize(("count", "codes"), [(0, "20552"), (1, "20552"), (2, "20552"), (3, "20553"), (9, "20553")])
def test_trigger_points_are_coded_by_muscles(count: int, codes: str) -> None:
    assert codes_for("trigger_point_injection", "lumbosacral", count) == (codes,)


def test_a_family_without_codes_has_none() -> None:
    assert codes_for("surgery", "lumbosacral", 1) == ()
