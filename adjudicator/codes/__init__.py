"""The procedure codes: the reviewed table, and what follows from a request's codes alone.

>>> code("64494").needs
('64493',)
>>> family_of(("64493", "64494"))
'facet_injection'
>>> remaining(("64493", "64494", "64495"), 2)
('64493', '64494')
"""

from adjudicator.codes.levels import codes_for, level_count, remaining
from adjudicator.codes.lines import family_of, same_codes, split
from adjudicator.codes.rules import CodeFinding, CodeFindings, check
from adjudicator.codes.table import CodeEntry, Group, code, known

__all__ = [
    "CodeEntry",
    "CodeFinding",
    "CodeFindings",
    "Group",
    "check",
    "code",
    "codes_for",
    "family_of",
    "known",
    "level_count",
    "remaining",
    "same_codes",
    "split",
]
