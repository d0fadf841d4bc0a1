"""The visit plan in sentences."""

from datetime import date, timedelta

from models.determination import NoteAdjudication, Visit
from service.showing.wording import family_title


def visits_as_text(answer: NoteAdjudication) -> tuple[str, ...]:
    """Write the visits of a plan as numbered sentences, each with the first day it may be on.

    The day is counted from the date the note is judged by, as if every visit took place on the first day it may.
    """
    titles = {
        code: family_title(line.procedure.family) for line in answer.determinations for code in line.procedure.cpt
    }
    day, sentences = answer.as_of, []
    for visit in answer.visit_plan:
        day += timedelta(days=visit.not_before_days)
        sentences.append(visit_as_text(visit, titles, day))
    return tuple(sentences)


def visit_as_text(visit: Visit, titles: dict[str, str], day: date) -> str:
    """Write a visit of the plan as a sentence; `day` is the first it may be on.

    >>> visit = Visit(visit=2, procedures=("62323",), not_before_days=7, condition="relief is under 50%")
    >>> visit_as_text(visit, {}, date(2026, 1, 27))
    '2. 62323, at least 7 days after the visit before (2026-01-27 or later), if relief is under 50%'
    """
    named: dict[str, list[str]] = {}
    for code in visit.procedures:
        named.setdefault(titles.get(code, ""), []).append(code)
    parts = [" ".join(filter(None, (title, " + ".join(codes)))) for title, codes in named.items()]
    told = f"{visit.visit}. {', '.join(parts)}"
    if visit.not_before_days:
        days = f"{visit.not_before_days} day{'' if visit.not_before_days == 1 else 's'}"
        told += f", at least {days} after the visit before" if visit.visit > 1 else f", in {days} at the earliest"
        told += f" ({day.isoformat()} or later)"
    if visit.condition:
        told += f", {visit.condition}" if visit.condition.startswith("if ") else f", if {visit.condition}"
    return told
