"""Dates: calendar dates, relative dates, the order of day and month, and the note's own date."""

from datetime import date

import pytest

from extraction.numbers import dates
from extraction.opening import open_chart

CALENDAR = {
    "on 10/28/2004": "2004-10-28",
    "on 28/10/2004": "2004-10-28",
    "06/25/07": "2007-06-25",
    "2024-03-01": "2024-03-01",
    "03-11-2025": "2025-03-11",
    "03-11-2025 and 25-11-2025": "2025-11-03 2025-11-25",
    "14 January 2026, then 03/04/2025": "2026-01-14 2025-04-03",
    "physiotherapy on 03/04/2025": "2025-04-03",
    "physical therapy on 03/04/2025": "2025-03-04",
    "Jan 14, 2026": "2026-01-14",
    "12th of May 2025": "2025-05-12",
    "12-Jan-2024": "2024-01-12",
    "12 Jan 24": "2024-01-12",
    "May 2025": "2025-05",
    "04/2023": "2023-04",
    "Nov '23": "2023-11",
    "1/02 MRI lumbar": "2002-01",
    "in 2019": "2019",
    "lumbar fusion (2021)": "2021",
    "She may come back": "",
    "they march on": "",
    "2000 mg": "",
    "BP 120/80": "",
    "pain 7/10, strength 5/5, L4/5": "",
    "31/02/2024": "",
}

RELATIVE = {
    "3 weeks ago": "2025-12-24",
    "six weeks back": "2025-12-03",
    "two months ago": "2025-11",
    "a year ago": "2025",
    "yesterday": "2026-01-13",
    "last Tuesday": "2026-01-13",
    "this past June": "2025-06",
    "in December": "2025-12",
    "by March": "2026-03",
    "on May 5": "2025-05-05",
    "last month": "2025-12",
    "last year": "2025",
    "last week": "2026-01",
    "in a fortnight": "2026-01-28",
    "return in 3 weeks": "2026-02-04",
    "2-3 weeks ago": None,
    "several weeks ago": None,
}

SERVICE = {
    "RETURN VISIT 7/9/26   74F\n\nChronic back pain.": "2026-07-09",
    "Return 7/9/26 for a check.\n\nChronic back pain.": None,
    "CASE CONF / RFA READINESS   6/18/26\n\nChronic back pain.": "2026-06-18",
    "DOS: 01/14/2026\nDOB: 03/02/1960": "2026-01-14",
    "DOB 1/2/1950\nDate: 3/4/2025": "2025-03-04",
    "Date of visit: 14 January 2026": "2026-01-14",
    "14 January 2026\n\nDear Dr Jones,\nRe: Mrs Smith, born 03/04/1950": "2026-01-14",
    "I saw her in clinic on 3 March 2025.": "2025-03-03",
    "Jan 14, 2026 - Follow-up visit\nDoing well.": "2026-01-14",
    "Progress note 2025-11-03\nDoing well.": "2025-11-03",
    "Clinic letter\nDate of consultation: 03/11/2025\nPhysiotherapy helped.": "2025-11-03",
    "Date of injury: 3/4/2020. Seen on 3/9/2021.": "2021-03-09",
    "MRI dated 3/4/2020 showed a bulge.": None,
    "On 10/28/2004 she had an injection.": None,
    "Date of birth: 3/4/1950": None,
}


@pytest.mark.parametrize("text", CALENDAR)
def test_calendar_dates(text: str) -> None:
    assert " ".join(m.iso or "?" for m in dates.find_all(open_chart(text))) == CALENDAR[text]


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_dates_count_from_the_date_of_service(text: str) -> None:
    found = dates.find_all(open_chart(text, date(2026, 1, 14)))
    assert [(m.iso, m.relative) for m in found] == [(RELATIVE[text], True)]


@pytest.mark.parametrize("text", [text for text in RELATIVE if "return" not in text])
def test_relative_dates_without_a_date_of_service_stay_open(text: str) -> None:
    assert [m.iso for m in dates.find_all(open_chart(text))] == [None]


@pytest.mark.parametrize("text", SERVICE)
def test_the_note_s_own_date(text: str) -> None:
    stated = open_chart(text).date_of_service
    assert (stated.isoformat() if stated else None) == SERVICE[text]
