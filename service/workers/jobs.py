"""What a worker can be asked to do, and what it does; the answers are JSON, ready to be sent or stored."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from adjudicator import Policy
from models.base import Model
from models.determination import NoteAdjudication
from models.kinds import FACTS, Fact
from models.llm_settings import LlmSettings
from models.note import Note
from models.vocabulary import Section

if TYPE_CHECKING:
    from extraction.llm import Assist


class ReadNote(Model):
    """Read a note's facts to be stored; the answer is a ReadFacts. llm: the model that may suggest more."""

    text: str
    date_of_service: date | None
    llm: LlmSettings | None = None


class ReadFacts(Model):
    """What was read in a note: its facts and a model's suggestions, as JSON, and the date of service, given or stated."""

    facts: str
    count: int
    date_of_service: date | None
    warnings: tuple[str, ...]


class ExtractFacts(Model):
    """Read a note's facts to be shown; the answer is an Extraction."""

    text: str
    date_of_service: date | None


class Extraction(Model):
    """The facts of a text."""

    note_sha256: str
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]


class JudgeNote(Model):
    """Read and judge a note; the answer is what `chartproof adjudicate --format json` prints."""

    note: Note
    policy: str


class ReviewNote(JudgeNote):
    """Read and judge a note to show it beside its answer; the answer is a Review."""


class FindSections(Model):
    """Find a text's sections; the answer is what SECTIONS reads."""

    text: str


class SectionStart(Model):
    """Where a section of a note begins, and its normalised name."""

    start: int
    name: Section


class Review(Model):
    """A note with all that a reviewer looks at: its facts, its sections, its determinations."""

    facts: tuple[Fact, ...]
    sections: tuple[SectionStart, ...]
    answer: NoteAdjudication


SECTIONS: TypeAdapter[tuple[SectionStart, ...]] = TypeAdapter(tuple[SectionStart, ...])
"""Reads and writes the answer to FindSections."""

Job = ReadNote | ExtractFacts | JudgeNote | ReviewNote | FindSections
"""Anything a worker can be asked to do."""


def do(job: Job) -> bytes:
    """Do a job. What is heavy is imported here, so that only workers carry it."""
    import extraction  # noqa: PLC0415
    from adjudicator import load_policy  # noqa: PLC0415
    from bulk.judging import judge_note  # noqa: PLC0415

    if isinstance(job, ReviewNote):
        return review_note(job.note, load_policy(job.policy)).model_dump_json().encode()
    if isinstance(job, FindSections):
        return SECTIONS.dump_json(sections_of(job.text))
    if isinstance(job, JudgeNote):
        return judge_note(job.note, load_policy(job.policy)).model_dump_json().encode()
    if isinstance(job, ReadNote):
        return read_facts(job.text, job.date_of_service, job.llm).model_dump_json().encode()
    read = extraction.read(job.text, job.date_of_service)
    sha256 = Note(note_id="", text=job.text).sha256
    answer = Extraction(note_sha256=sha256, facts=read.facts, warnings=read.warnings)
    return answer.model_dump_json().encode()


def read_facts(text: str, date_of_service: date | None, llm: LlmSettings | None = None) -> ReadFacts:
    """Read a note's facts, to be stored, with what a model suggests if one is asked."""
    import extraction  # noqa: PLC0415

    read = extraction.read(text, date_of_service)
    facts, said = read.facts, read.warnings
    if llm is not None:
        found = _assist(llm).suggest(text, read)
        facts = tuple(sorted((*facts, *found.suggestions), key=lambda fact: (fact.anchor.start, fact.anchor.end)))
        said = (*said, *found.report.said())
    stored = FACTS.dump_json(facts).decode()
    return ReadFacts(facts=stored, count=len(facts), date_of_service=read.date_of_service, warnings=said)


@cache
def _assist(llm: LlmSettings) -> Assist:
    """Keep one client a process: it knows how the server behaved, and its connections stay open."""
    from extraction.llm import Assist  # noqa: PLC0415

    return Assist(llm)


def review_note(note: Note, policy: Policy) -> Review:
    """Read a note once, judge what was read, and give both."""
    import extraction  # noqa: PLC0415
    from bulk.judging import judge_reading  # noqa: PLC0415

    reading = extraction.read(note.text, note.date_of_service)
    return Review(facts=reading.facts, sections=sections_of(note.text), answer=judge_reading(note, reading, policy))


def sections_of(text: str) -> tuple[SectionStart, ...]:
    """Find a text's sections, in order."""
    from extraction.evened import even  # noqa: PLC0415
    from extraction.sections.detector import detect  # noqa: PLC0415

    evened = even(text)
    starts = [(evened.original(section.start, section.heading_end)[0], section.name) for section in detect(evened.text)]
    return tuple(SectionStart(start=start, name=name) for start, name in starts)


def warm_up() -> None:
    """Build what the first job would have to wait for: the vocabularies, the cues, the policies."""
    from adjudicator import policies  # noqa: PLC0415

    for policy in policies():
        do(JudgeNote(note=Note(note_id="warm", text=_NOTE, as_of=policy.effective_from), policy=policy.id))


_NOTE = """HISTORY: Low back pain for 8 months, 7/10. The facet injections of June 2025 gave 50-60% relief for 2 weeks.
No numbness. Takes naproxen; six weeks of physical therapy did not help.
EXAM: FABER positive on the left. MRI of 2025-05-01: moderate foraminal stenosis at L4-L5.
PLAN: Repeat bilateral L4-S1 facet joint injections (64493, 64494). Return if pain gets worse.
"""
