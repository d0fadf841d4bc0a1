"""Chooses the date that a note is judged by; the only place with a clock."""

from datetime import date


def judging_date(asked: date | None, date_of_service: date | None) -> tuple[date, tuple[str, ...]]:
    """Return the date asked for, else the note's own date of service, else today; a warning says which was taken.

    >>> judging_date(None, date(2026, 1, 20))[1]
    ('judged by the date of service of the note, 2026-01-20, because no other date was given',)
    """
    known = known_date(asked, date_of_service)
    if known is not None:
        return known
    today = date.today()
    said = f"judged by today's date, {today}, because none was given and the note states no date of service"
    return today, (said,)


def known_date(
    asked: date | None, date_of_service: date | None, undated: date | None = None
) -> tuple[date, tuple[str, ...]] | None:
    """Do the same without a clock: a note that has no date is judged by `undated`; without that, null.

    >>> known_date(None, None, date(2026, 1, 31))[1]
    ('judged by 2026-01-31, the date given for notes without one: the note states no date of service',)
    """
    if asked is not None:
        return asked, ()
    if date_of_service is not None:
        said = f"judged by the date of service of the note, {date_of_service}, because no other date was given"
        return date_of_service, (said,)
    if undated is not None:
        said = f"judged by {undated}, the date given for notes without one: the note states no date of service"
        return undated, (said,)
    return None
