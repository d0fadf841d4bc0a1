"""Adjudications of facts written in the notation of policy cases, for the tests of what is told of them."""

from datetime import date

from adjudicator import adjudicate, load_policy
from adjudicator.coverage.notation import fact_of
from adjudicator.requests import parse_request
from models.determination import Adjudication, Determination

COMMERCIAL = "commercial-spine-injections"
AS_OF = date(2026, 1, 20)
WORKED = (
    "relief treatment=unspecified percent=50-60 past",
    "relief treatment=sij_injection quality=significant past",
    "procedure family=sij_injection status=done ordinal=1 past",
    "tenderness site=sacroiliac_joint severity=severe left",
    "exam_test test=step_test result=positive left",
    "imaging_finding modality=mri date=2025-09-08 finding=si_joint_inflammation bilateral",
    "trigger_point muscles=gluteal bilateral",
    "trigger_point muscles=paraspinal signs=increased_tone left",
    "radiation from_region=lumbar to_regions=leg,foot below_knee=true right",
    "imaging_finding modality=mri date=2025-09-08 finding=foraminal_stenosis levels=L4-L5,L5-S1 severity=moderate bilateral",
    "medication name=naproxen class=nsaid status=failed past",
    "therapy type=physical_therapy status=ongoing",
    "procedure family=facet_injection status=requested cpt=64493,64494,64495 planned bilateral",
    "procedure family=sij_injection status=requested cpt=27096 planned bilateral",
    "procedure family=trigger_point_injection status=requested cpt=20553 planned",
    "procedure family=epidural_injection approach=caudal status=requested cpt=62323 planned",
)
"""The facts of the published worked case."""
ASKED = ("64493+64494+64495:bilateral:L3-S1", "27096:bilateral", "20553", "62323")


def answer(facts: tuple[str, ...], *requests: str, policy: str = COMMERCIAL, as_of: date = AS_OF) -> Adjudication:
    """Judge facts as the notation writes them."""
    stated = [fact_of(written, place) for place, written in enumerate(facts)]
    return adjudicate(stated, load_policy(policy), [parse_request(one) for one in requests], as_of)


def line(facts: tuple[str, ...], request: str, policy: str = COMMERCIAL, as_of: date = AS_OF) -> Determination:
    """Judge one request."""
    (found,) = answer(facts, request, policy=policy, as_of=as_of).determinations
    return found
