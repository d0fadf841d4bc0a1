"""Requests as people write them, and as a note makes them."""

import pytest

from adjudicator.codes import check
from adjudicator.requests import derived_warnings, from_facts, parse_request, request_of
from models.errors import RequestError
from models.fact import Source
from models.kinds import Fact, ProcedureFact, RadiationFact, TriggerPointFact
from models.kinds.procedure import Procedure
from models.kinds.radiation import Radiation
from models.kinds.trigger_point import TriggerPoint
from models.levels import expand
from models.request import Request
from models.span import Span

RULE = Source(by="rule", id="test")


def wish(start: int, family: str, **more: object) -> ProcedureFact:
    """Build a requested procedure; `levels` and `cpt` as words, the fields of a fact among the rest."""
    fact = {"assertion": "present", "temporality": "planned", "laterality": None}
    fact |= {name: more.pop(name) for name in list(more) if name in fact}  # type: ignore[misc]
    attributes = {
        "family": family,
        "status": "requested",
        **more,
        "levels": expand(str(more.get("levels", ""))),
        "cpt": tuple(str(more.get("cpt", "")).split()),
    }
    return ProcedureFact(
        id=f"f_procedure_{start}",
        spans=(Span(start=start, end=start + 1, text="x"),),
        source=RULE,
        attributes=Procedure.model_validate(attributes),
        **fact,  # type: ignore[arg-type]
    )


def muscles(*names: str, assertion: str = "present") -> TriggerPointFact:
    return TriggerPointFact(
        id="f_trigger_point_900",
        spans=(Span(start=900, end=901, text="x"),),
        source=RULE,
        attributes=TriggerPoint(muscles=names),
        assertion=assertion,  # type: ignore[arg-type]
    )


def radiation(region: str) -> RadiationFact:
    return RadiationFact(
        id="f_radiation_950",
        spans=(Span(start=950, end=951, text="x"),),
        source=RULE,
        attributes=Radiation(from_region=region),  # type: ignore[arg-type]
    )


def told(requests: tuple[Request, ...]) -> list[str]:
    return [f"{'+'.join(r.codes)}:{r.laterality or ''}:{','.join(r.levels)}" for r in requests]


@pytest.mark.parametrize(
    ("written", "codes", "side", "levels", "family"),
    [
        ("64493+64494:bilateral:L4-S1", "64493 64494", "bilateral", "L4-L5 L5-S1", "facet_injection"),
        ("64493+64494::L4-S1", "64493 64494", None, "L4-L5 L5-S1", "facet_injection"),
        ("27096", "27096", None, "", "sij_injection"),
        ("27096:left", "27096", "left", "", "sij_injection"),
        ("27096:LEFT", "27096", "left", "", "sij_injection"),
        ("27096:R", "27096", "right", "", "sij_injection"),
        ("27096: b/l ", "27096", "bilateral", "", "sij_injection"),
        ("27096-LT", "27096", "left", "", "sij_injection"),
        ("27096-rt", "27096", "right", "", "sij_injection"),
        ("27096-50", "27096", "bilateral", "", "sij_injection"),
        ("27096-50:bilateral", "27096", "bilateral", "", "sij_injection"),
        ("27096-LT+27096-RT", "27096 27096", "bilateral", "", "sij_injection"),
        ("27096-LT-RT", "27096", "bilateral", "", "sij_injection"),
        ("64493-KX-50 + 64494-KX-50 : : L4-S1", "64493 64494", "bilateral", "L4-L5 L5-S1", "facet_injection"),
        ("g0260", "G0260", None, "", "sij_injection"),
        ("64483:right:L5-S1", "64483", "right", "L5-S1", "epidural_injection"),
        ("64483::L5", "64483", None, "L5", "epidural_injection"),
        ("64483+64484::L4-5,L5-S1", "64483 64484", None, "L4-L5 L5-S1", "epidural_injection"),
        ("64490::c4-c6", "64490", None, "C4-C5 C5-C6", "facet_injection"),
        ("64493+27096", "64493 27096", None, "", None),
    ],
)
def test_a_request_is_read(written: str, codes: str, side: str | None, levels: str, family: str | None) -> None:
    request = parse_request(written)
    assert request.codes == tuple(codes.split())
    assert (request.laterality, request.levels, request.family) == (side, tuple(levels.split()), family)
    assert request.source == "given"
    assert request.facts == ()


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "needs a code"),
        (":left", "needs a code"),
        ("64493+", "is no procedure code"),
        ("64493 64494", "is no procedure code"),
        ("6449", "write a CPT code of five digits"),
        ("99999", "not in the code table"),
        ("64493:up", "write left, right or bilateral"),
        ("64493:L4-S1", "64493::L4-S1"),
        ("64493:left:", None),
        ("64493:left:S1-L4", "from the top down"),
        ("64493:left:L4-L9", "from the top down"),
        ("64493:left:lumbar", "from the top down"),
        ("64493:left:L4-S1:x", "has 4 parts"),
        ("27096-LT:right", "keep one side"),
        ("27096-50:left", "keep one side"),
        ("27096-ZZ", "modifier ZZ of 27096 is unknown"),
        ("27096--LT", "is no procedure code"),
    ],
)
def test_a_mistake_is_named_with_the_mend(written: str, message: str | None) -> None:
    if message is None:
        assert parse_request(written).levels == ()
        return
    with pytest.raises(RequestError, match=message):
        parse_request(written)


def test_a_request_is_built_from_its_parts() -> None:
    assert request_of(["64493", "64494"], "bilateral", "L4-S1") == parse_request("64493+64494:bilateral:L4-S1")
    with pytest.raises(RequestError):
        request_of([])


FOUR = (
    wish(10, "facet_injection", levels="L3-S1", laterality="bilateral", cpt="64493 64494 64495"),
    wish(20, "sij_injection", laterality="bilateral", cpt="27096"),
    wish(30, "trigger_point_injection", cpt="20553"),
    wish(40, "epidural_injection", approach="caudal", cpt="62323"),
)


def test_the_note_s_own_requests_in_order() -> None:
    requests = from_facts(FOUR)
    assert told(requests) == [
        "64493+64494+64495:bilateral:L3-L4,L4-L5,L5-S1",
        "27096:bilateral:",
        "20553::",
        "62323::",
    ]
    assert {request.source for request in requests} == {"note"}
    assert [request.facts for request in requests] == [(fact.id,) for fact in FOUR]
    assert derived_warnings(requests, FOUR) == ()


@pytest.mark.parametrize(
    "more",
    [
        {"assertion": "possible"},
        {"assertion": "conditional"},
        {"assertion": "absent"},
        {"assertion": "family"},
        {"status": "declined"},
        {"status": "done"},
        {"status": None},
        {"temporality": "past"},
    ],
)
def test_what_is_not_asked_for_is_no_request(more: dict[str, object]) -> None:
    assert from_facts((wish(10, "sij_injection", cpt="27096", **more),)) == ()


@pytest.mark.parametrize("family", ["surgery", "physical_therapy", "medication", "other", "unspecified"])
def test_other_treatments_are_no_request_without_a_code(family: str) -> None:
    assert from_facts((wish(10, family),)) == ()


def test_another_treatment_with_a_code_is_a_request() -> None:
    (request,) = from_facts((wish(10, "other", cpt="20610", laterality="right"),))
    assert told((request,)) == ["20610:right:"]
    assert request.family == "other"


def test_planned_counts_where_the_family_is_not_requested() -> None:
    planned = wish(10, "sij_injection", status="planned", laterality="left")
    requested = wish(20, "sij_injection", laterality="right")
    other = wish(30, "trigger_point_injection", status="planned")
    assert told(from_facts((planned, other))) == ["27096:left:", "20552::"]
    assert told(from_facts((planned, requested, other))) == ["27096:right:", "20552::"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # said again, more or less fully
        (
            [wish(1, "facet_injection"), wish(2, "facet_injection", levels="L3-S1", laterality="bilateral")],
            ["64493+64494+64495:bilateral:L3-L4,L4-L5,L5-S1"],
        ),
        ([wish(1, "sij_injection", laterality="left"), wish(2, "sij_injection", cpt="27096")], ["27096:left:"]),
        ([wish(1, "facet_injection", levels="L4-S1"), wish(2, "medial_branch_block")], ["64493+64494::L4-L5,L5-S1"]),
        ([wish(1, "epidural_injection", approach="caudal"), wish(2, "epidural_injection", cpt="62323")], ["62323::"]),
        (
            [wish(1, "epidural_injection", levels="L5-S1"), wish(2, "epidural_injection", approach="interlaminar")],
            ["62323::L5-S1"],
        ),
        ([wish(1, "sij_injection", laterality="left"), wish(2, "sij_injection", laterality="bilateral")],
         ["27096:bilateral:"]),
        # one session of trigger points, wherever the muscles are
        (
            [wish(1, "trigger_point_injection", laterality="left"),
             wish(2, "trigger_point_injection", laterality="right", cpt="20553")],
            ["20553:bilateral:"],
        ),
        # different procedures
        ([wish(1, "sij_injection", laterality="left"), wish(2, "sij_injection", laterality="right")],
         ["27096:left:", "27096:right:"]),
        ([wish(1, "facet_injection", levels="L4-L5"), wish(2, "facet_injection", levels="C4-C5")],
         ["64493::L4-L5", "64490::C4-C5"]),
        (
            [wish(1, "epidural_injection", approach="caudal"),
             wish(2, "epidural_injection", approach="transforaminal", levels="L5")],
            ["62323::", "64483::L5"],
        ),
        (
            [wish(1, "epidural_injection", cpt="62323"),
             wish(2, "epidural_injection", approach="transforaminal", levels="L5")],
            ["62323::", "64483::L5"],
        ),
        ([wish(1, "facet_injection", cpt="64490"), wish(2, "facet_injection", levels="L4-L5")],
         ["64490::", "64493::L4-L5"]),
    ],
)  # fmt: skip
def test_a_statement_said_again_is_one_request(facts: list[Fact], expected: list[str]) -> None:
    requests = from_facts(facts)
    assert told(requests) == expected
    assert sorted(name for request in requests for name in request.facts) == [fact.id for fact in facts]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ([wish(1, "facet_injection", levels="L4-L5")], "64493"),
        ([wish(1, "medial_branch_block", levels="L3,L4,L5")], "64493+64494"),
        ([wish(1, "facet_injection", levels="L3-S1")], "64493+64494+64495"),
        ([wish(1, "facet_injection", levels="L2-S1")], "64493+64494+64495"),
        ([wish(1, "facet_injection", levels="C4-C6")], "64490+64491"),
        ([wish(1, "facet_injection")], "64493"),
        ([wish(1, "facet_injection"), radiation("cervical")], "64490"),
        ([wish(1, "facet_injection"), radiation("lumbar")], "64493"),
        ([wish(1, "radiofrequency_ablation", levels="L4-S1")], "64635+64636"),
        ([wish(1, "radiofrequency_ablation", levels="L3-S1")], "64635+64636+64636"),
        ([wish(1, "radiofrequency_ablation", levels="C5-C6")], "64633"),
        ([wish(1, "sij_injection")], "27096"),
        ([wish(1, "epidural_injection", approach="caudal")], "62323"),
        ([wish(1, "epidural_injection", approach="interlaminar", levels="L4-L5")], "62323"),
        ([wish(1, "epidural_injection", levels="C7-T1")], "62321"),
        ([wish(1, "epidural_injection", approach="transforaminal", levels="L4,L5")], "64483+64484"),
        ([wish(1, "epidural_injection", approach="transforaminal", levels="C6")], "64479"),
        ([wish(1, "epidural_injection", approach="transforaminal")], "64483"),
        ([wish(1, "trigger_point_injection")], "20552"),
        ([wish(1, "trigger_point_injection"), muscles("trapezius", "rhomboid major")], "20552"),
        ([wish(1, "trigger_point_injection"), muscles("a", "b", "c")], "20553"),
        ([wish(1, "trigger_point_injection"), muscles("a", "b", "c", assertion="absent")], "20552"),
    ],
)
def test_codes_are_derived_from_words_and_said_so(facts: list[Fact], code: str) -> None:
    (request,) = from_facts(facts)
    assert "+".join(request.codes) == code
    assert check(request).stops == ()
    (warning,) = derived_warnings((request,), facts)
    assert f"{code} was derived" in warning


def test_given_requests_are_never_said_to_be_derived() -> None:
    assert derived_warnings((Request(codes=("27096",)),), FOUR) == ()


def test_levels_of_another_region_than_the_code_s_are_left_out() -> None:
    (request,) = from_facts((wish(1, "facet_injection", levels="L4-L5,C4-C5", cpt="64493"),))
    assert request.levels == ("L4-L5",)


def test_codes_of_several_families_on_one_statement_are_several_requests() -> None:
    requests = from_facts((wish(1, "facet_injection", levels="L4-S1", cpt="64493 64494 27096 99999"),))
    assert told(requests) == ["64493+64494::L4-L5,L5-S1", "27096::"]
