"""The facts of a note as rows: what each is, where it stands, and which criteria rest on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.kinds import Fact
from models.vocabulary import Kind
from service.showing.evidence import Cited
from service.showing.lines import Lines
from service.showing.quotes import one_line
from service.showing.values import attributes_as_text

KINDS: dict[Kind, str] = {
    "relief": "Relief",
    "pain_score": "Pain score",
    "symptom_duration": "Duration",
    "pain_location": "Pain location",
    "radiation": "Radiation",
    "tenderness": "Tenderness",
    "exam_test": "Provocative test",
    "trigger_point": "Trigger point",
    "neuro_deficit": "Neurologic deficit",
    "imaging_finding": "Imaging",
    "medication": "Medication",
    "therapy": "Therapy",
    "procedure": "Procedure",
    "functional_impact": "Function",
    "diagnosis": "Diagnosis",
    "risk": "Risk",
}
"""How a kind of fact is called."""


@dataclass(frozen=True)
class FactRow:
    """A fact as a row; `target` is its place in the note, `rank` whether a criterion that decided cites it, any, or none;
    `status` how people left it."""

    number: int
    target: str
    line: int
    quote: str
    title: str
    says: str
    rank: str
    status: str
    stated: Fact


def fact_rows(cited: list[Cited], lines: Lines, note: str, statuses: Mapping[str, str]) -> tuple[FactRow, ...]:
    """Return a row a fact, in the order of the note; `note` is the id of the note on the page."""
    stated = [(one, one.stated) for one in cited if one.stated is not None]
    stated.sort(key=lambda pair: (pair[0].anchor.start, pair[0].number))
    return tuple(
        FactRow(
            number=one.number,
            target=f"{note}-m{one.anchor.start}",
            line=lines.number(one.anchor.start),
            quote=one_line(one.anchor.text),
            title=KINDS[fact.kind],
            says=attributes_as_text(fact),
            rank="deciding" if one.decides else "cited" if one.cited_by else "other",
            status=statuses.get(fact.id, "machine"),
            stated=fact,
        )
        for one, fact in stated
    )
