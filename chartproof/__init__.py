"""Judges clinic notes by medical policies: the public face.

>>> facts = extract("FABER was positive on the left.")
>>> facts[0].kind, facts[0].laterality
('exam_test', 'left')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from adjudicator import Policy
    from models.determination import Adjudication
    from models.kinds import Fact
    from models.request import Request

__all__ = ["adjudicate", "extract", "load_policy"]

# What is heavy (spaCy, medspaCy, pydantic) is imported by the functions, so that importing this module costs nothing.


def extract(text: str) -> tuple[Fact, ...]:
    """Read the facts of a note, in the order in which they stand there.

    Every fact has spans of Unicode code points into `text`: `text[span.start:span.end] == span.text`.
    """
    from extraction import read

    return read(text).facts


def adjudicate(
    text_or_facts: str | Sequence[Fact],
    policy: Policy | str | Path,
    requests: Sequence[Request | str] | None = None,
    as_of: date | None = None,
) -> Adjudication:
    """Judge what is requested by a policy; the answer names the facts that decided.

    text_or_facts: a note, or the facts of one; facts whose source is a model are left out, and a warning says so: one that a
    person has confirmed has that person for its source. policy: a policy, its id, or the path of its file.
    requests: as Request, or written as on the command line ("64493+64494:bilateral:L4-S1"); without any, the
    procedures that the note itself asks for are judged. as_of: the date to judge by; without it, the note's own
    date of service, else today, and a warning says which.

    Raises PolicyError and RequestError (both in `models.errors`).
    """
    from bulk.judging import judge

    return judge(text_or_facts, policy, requests, as_of)


def load_policy(id_or_path: str | Path) -> Policy:
    """Load a policy by its id, or from a YAML file; raises PolicyError when it is unknown or has a mistake."""
    from adjudicator import load_policy as load

    return load(id_or_path)
