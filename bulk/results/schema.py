"""The columns of the result tables, and of the parts that they are merged from."""

from typing import Final

import pyarrow as pa

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])
"""Code points [start, end) of the note; the text is null unless quotes are carried."""

EVIDENCE = pa.struct([("fact", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])

FACT = pa.struct(
    [
        ("ordinal", pa.int32()),
        ("fact", pa.string()),
        ("kind", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("assertion", pa.string()),
        ("temporality", pa.string()),
        ("section", pa.string()),
        ("laterality", pa.string()),
        ("value", pa.string()),
        ("state", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("low_inclusive", pa.bool_()),
        ("high_inclusive", pa.bool_()),
        ("approximate", pa.bool_()),
        ("levels", pa.list_(pa.string())),
        ("date", pa.string()),
        ("attributes", pa.string()),
        ("rule", pa.string()),
        ("spans", pa.list_(SPAN)),
    ]
)
"""A fact. value, state, low to approximate: the main attributes of its kind (see `fact_rows`); attributes: all of them, as JSON."""

SUGGESTION = pa.struct(
    [
        ("ordinal", pa.int32()),
        ("fact", pa.string()),
        ("kind", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("assertion", pa.string()),
        ("temporality", pa.string()),
        ("section", pa.string()),
        ("laterality", pa.string()),
        ("attributes", pa.string()),
        ("model", pa.string()),
        ("prompt_version", pa.string()),
        ("request_sha256", pa.string()),
        ("spans", pa.list_(SPAN)),
    ]
)
"""A fact that a model suggests; it counts in no determination."""

DETERMINATION = pa.struct(
    [
        ("policy", pa.string()),
        ("ordinal", pa.int32()),
        ("policy_version", pa.string()),
        ("policy_sha256", pa.string()),
        ("as_of", pa.date32()),
        ("family", pa.string()),
        ("cpt", pa.list_(pa.string())),
        ("levels", pa.list_(pa.string())),
        ("laterality", pa.string()),
        ("outcome", pa.string()),
        ("requires_clinician_review", pa.bool_()),
        ("rationale", pa.string()),
        ("deciding", pa.list_(pa.string())),
        ("missing", pa.list_(pa.string())),
        ("modifications", pa.list_(pa.string())),
        ("would_change", pa.list_(pa.string())),
        ("visit", pa.int32()),
        ("not_before_days", pa.int32()),
        ("alternatives", pa.list_(pa.string())),
        ("warnings", pa.list_(pa.string())),
    ]
)
"""A determination. visit, not_before_days: where its primary code stands in the visit plan, if it does."""

CRITERION = pa.struct(
    [
        ("policy", pa.string()),
        ("determination", pa.int32()),
        ("ordinal", pa.int32()),
        ("criterion", pa.string()),
        ("title", pa.string()),
        ("result", pa.string()),
        ("deciding", pa.bool_()),
        ("reason", pa.string()),
        ("source", pa.string()),
        ("section", pa.string()),
        ("sure", pa.string()),
        ("evidence", pa.list_(EVIDENCE)),
    ]
)
"""A criterion of a determination (by its ordinal), with the spans of the facts that decided it."""

TROUBLE = pa.struct(
    [("source", pa.string()), ("policy", pa.string()), ("reason", pa.string()), ("detail", pa.string())]
)
"""Why a note, or its judging by one policy, was given up: a reason code and a sentence; policy is null for the whole note."""

IDENTITY: Final = [("note_id", pa.string()), ("key", pa.string()), ("note_sha256", pa.string())]
"""What every table begins with: `key` joins the tables, also where an id stands for more than one note."""

NOTE: Final = [
    ("status", pa.string()),
    ("characters", pa.int64()),
    ("date_of_service", pa.date32()),
    ("warnings", pa.list_(pa.string())),
    ("llm", pa.string()),
]
"""The columns that the table of notes has besides; it also counts facts and determinations.

llm: how the model that was asked did (ok, degraded, failed); null where none was.
"""

NESTED: Final = {
    "facts": FACT,
    "determinations": DETERMINATION,
    "criteria": CRITERION,
    "suggestions": SUGGESTION,
    "quarantine": TROUBLE,
}
"""The tables with several rows a note; in a part each is a list in the note's row."""

PART: Final = pa.schema([*IDENTITY, *NOTE, *((name, pa.list_(row)) for name, row in NESTED.items())])
"""A part: a row a note, sorted by note_id and key."""

DONE, QUARANTINED, UNREADABLE = "done", "quarantined", "unreadable"
"""How a note ended: with everything asked for, with something given up, or never read (and so in no table of notes)."""
