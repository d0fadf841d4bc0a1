"""The order of the parts: open the note, propose, assess, settle, link, finish."""

from __future__ import annotations

from collections import Counter
from datetime import date

from extraction.assertion import assess
from extraction.chart import Chart
from extraction.draft import Draft
from extraction.episodes import link
from extraction.evened import Evened, even
from extraction.kinds import readers
from extraction.opening import open_chart
from extraction.reading import Reading
from extraction.sections.section import NoteSection
from models.fact import Source
from models.kinds import FACT, Fact
from models.span import Span


def read(text: str, date_of_service: date | None = None) -> Reading:
    """Read a note: every fact of it, tied to its exact characters.

    `date_of_service` resolves relative dates; without it the date that the note states for itself is used.
    """
    evened = even(text)
    chart = open_chart(evened.text, date_of_service)
    drafts = _settled(chart)
    drafts.sort(key=lambda d: (d.start, d.end, d.kind, d.rule))
    ids = _ids(drafts, evened)
    link(drafts, ids, chart.date_of_service)
    return Reading(facts=_facts(text, evened, chart, ids), date_of_service=chart.date_of_service)


def _settled(chart: Chart) -> list[Draft]:
    proposals = [(reader, draft) for reader in readers() for draft in reader.propose(chart)]
    assessments = assess(chart, [(draft.start, draft.end, draft.kind) for _, draft in proposals])
    drafts = []
    for (reader, draft), assessment in zip(proposals, assessments, strict=True):
        draft.assessment = assessment
        settled = reader.settle(draft, chart)
        if settled is not None:
            drafts.append(settled)
    return drafts


def _ids(drafts: list[Draft], evened: Evened) -> dict[Draft, str]:
    """Name the facts by kind and place, so that the same note always gives the same names."""
    seen: Counter[str] = Counter()
    ids = {}
    for draft in drafts:
        start, _ = evened.original(draft.start, draft.end)
        name = f"f_{draft.kind}_{start}"
        seen[name] += 1
        ids[draft] = name if seen[name] == 1 else f"{name}_{seen[name]}"
    return ids


def _facts(text: str, evened: Evened, chart: Chart, ids: dict[Draft, str]) -> tuple[Fact, ...]:
    """Return the drafts as facts that quote the note as received."""
    return tuple(_fact(text, evened, chart.section_at(draft.start), draft, name) for draft, name in ids.items())


def _fact(text: str, evened: Evened, section: NoteSection | None, draft: Draft, name: str) -> Fact:
    extents = [(draft.start, draft.end), *sorted(draft.support)]
    assert draft.assessment is not None
    return FACT.validate_python(
        {
            "id": name,
            "kind": draft.kind,
            "spans": tuple(Span.of(text, *evened.original(start, end)) for start, end in extents),
            "assertion": draft.assertion or draft.assessment.assertion,
            "temporality": draft.temporality or draft.assessment.temporality,
            "section": section.name if section else None,
            "laterality": draft.laterality,
            "attributes": draft.attributes,
            "source": Source(by="rule", id=draft.rule),
        }
    )
