"""How the summary calls things."""

OUTCOMES = {
    "approved": ("approved", "good"),
    "approved_with_modification": ("approved with modification", "good-soft"),
    "partially_approved": ("partially approved", "good-faint"),
    "needs_information": ("needs information", "open"),
    "needs_clinician_review": ("needs clinician review", "mixed"),
    "denied": ("denied", "bad"),
    "not_in_policy": ("not in the policy", "none"),
}
"""The outcomes in the order of the bars: their words and their tone."""

REASONS = {
    "undated": "no date to be judged by: --undated-as-of gives one",
    "no_policy": "the policy is unknown or was not in force on the note's date",
    "bad_request": "a requested code, side or level that is none",
    "timed_out": "took longer than --note-timeout",
    "out_of_memory": "needed more memory than --worker-memory",
    "crashed": "its worker ended, twice",
    "failed": "a mistake of the program: please report it",
    "empty": "no text in it",
    "needs_ocr": "scanned pages: needs OCR",
    "encrypted": "opens only with a password",
    "damaged": "cut short, or broken inside",
    "bad_record": "a record that is not as its format says",
}
"""What reasons mean, where the word alone does not say it."""


def worded(name: str) -> str:
    """Write a name of a vocabulary as words.

    >>> worded("facet_injection")
    'facet injection'
    """
    return name.replace("_", " ")
