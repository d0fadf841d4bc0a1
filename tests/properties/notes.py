"""Texts that no clinic writes and that must be read all the same."""

from hypothesis import strategies as st

PHRASES = (
    "50-60% improvement after the facet injections", "no relief", "at least 80% relief for 3 months", "pain 8/10",
    "L4-L5", "L3 through S1", "FABER positive on the left", "SLR negative bilaterally", "gabapentin 300 mg t.i.d.",
    "six weeks of physical therapy", "denies weakness", "radiating below the knee", "MRI of 2025-04-17", "ODI 42%",
    "taut band in the left trapezius", "27096", "64493+64494", "on warfarin", "no fever or chills",
    "PLAN:", "HPI:", "Physical Examination", "ASSESSMENT AND PLAN", "- ", "1. ", "[x] ", "[ ] ", "• ",
    "if the pain returns", "his brother had", "possible radiculopathy", "(M54.16)", "8/10 down to 3/10",
    "second SI joint injection", "two weeks ago", "bilateral", "(L)", "R L4-5 TFESI", "-ve", "+ve", "w/o", "s/p",
    "L9", "S7", "C78", "T1112", "L0-1", "99/10", "0/0", "13/45/2025", "200%", "-5%", "1e9", "٣/10", "x²",
)  # fmt: skip
"""Scraps that wake the readers."""

ODD = (
    "\N{GRINNING FACE}", "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{ADULT}", "e\N{COMBINING ACUTE ACCENT}",
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "ﬁ", "ß", "\x00", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\ufeff",
    "\ud800", "\udfff", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT MARK}", "½", "²", "١٢", "–",
    "’", "µ", "°", "\r\n", "\r", "\n", "\n\n", "\t", " ", "  ", ",", ".", ";", ":", "%", "/", "-", "(", ")", "[", "]",
)  # fmt: skip
"""Characters that move offsets, end lines or stand for more than they seem."""

scraps = st.lists(st.one_of(st.sampled_from(PHRASES), st.sampled_from(ODD), st.text(max_size=6)), max_size=40)
"""Lists of scraps; joined with or without blanks they are notes of a kind."""

ADVERSARIAL = (
    "no ", "0", "9", "L4-", "L4-L5, ", "%", "50-", "50-60% ", "(", ")", "[ ]", "[x] ", ",", ", ", ".", ". ", "-", "- ",
    "/", "8/10", "1/2/", "and ", "left ", "to ", " ", "\n", "\r\n", "\t", "a", "A", "pain ", "pain", "HEADING:\n",
    "injection ", "facet injection and ", "1. ", "1)", ":", ";", "(L4-5", "weeks ", "3 weeks ", "2025-", "01/02/",
    "relief ", "not ", "without ", "or ", "mg ", "gabapentin, ", "SLR ", "L", "x", "'", "’", "\x00", "\ud800",
    "\N{GRINNING FACE}", "e\N{COMBINING ACUTE ACCENT}", "if ", "C5-6-7-", "s/p ", "+", "+ ", "~", "<", ">=", "64493",
    "64493,", "one ", "twenty ", "twenty-", "hundred ", "half ", "a half ", "several ",
)  # fmt: skip
"""What, repeated, makes a pattern that backtracks or a loop that looks back explode."""
