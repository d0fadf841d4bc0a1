"""Headings of many layouts give sections with their names."""

import pytest

from extraction.sections.detector import detect

LAYOUTS = {
    "PREOPERATIVE DIAGNOSES:\n1. Pain.\n\nDESCRIPTION OF THE OPERATION:  Done.": ["assessment", "procedure"],
    "Current Pain Medications:\naspirin\nSocial Hx:\nbaker": ["medications", "social_history"],
    "S - sore back\nO - tender\nA - facet pain\nP - block": ["hpi", "physical_exam", "assessment", "plan"],
    "## Assessment and Plan\nRest.": ["assessment_plan"],
    "EXAM:\nGAIT: normal\nMOTOR: full\nL4-L5: sore\nIMPRESSION: better": ["physical_exam", "assessment"],
    "REVIEW OF SYSTEMS:\nNEUROLOGIC: no weakness\nGU: well": ["review_of_systems"],
    "GAIT: normal\nPLAN: rest": ["plan"],
    "HEENT: normal\nHeart: normal": ["physical_exam"],
    "Prior Procedures:\none block": ["past_surgical_history"],
    "FAMILY AND SOCIAL HISTORY: single": ["family_history"],
    "RADIOLOGIC DATA: a film\nNEUROLOGICAL EXAMINATION: intact": ["imaging", "physical_exam"],
    "HISTORY:,  Pain.,IMPRESSION:,  Sprain.": ["hpi", "assessment"],
    "The plan for her is: rest at home.": [],
    "P: 80\nBP: 120/70": [],
    "She left early\nand came back later": [],
    "L4-L5: a bulge\nL5-S1: none": [],
}


@pytest.mark.parametrize(("text", "names"), LAYOUTS.items())
def test_layout(text: str, names: list[str]) -> None:
    assert [section.name for section in detect(text)] == names


def test_advice_is_hypothetical() -> None:
    sections = detect("PLAN: rest\nDISCHARGE INSTRUCTIONS: call for weakness\nGOALS: walk")
    assert [section.hypothetical for section in sections] == [False, True, True]


def test_sections_follow_each_other_to_the_end() -> None:
    text = "HPI: pain\nPLAN: rest"
    first, second = detect(text)
    assert (first.start, first.end, second.end) == (0, second.start, len(text))
    assert text[second.start : second.heading_end] == "PLAN:"
