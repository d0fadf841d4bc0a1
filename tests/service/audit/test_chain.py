"""The chain shows every row that was changed, removed, added, moved or cut off."""

from service.audit.chain import START, Entry, Head, entry, verify


def chain(length: int) -> tuple[list[Entry], Head]:
    head, rows = Head(number=0, hash=START), []
    for number in range(1, length + 1):
        made = entry(
            head, f"2026-01-01T00:00:{number:02}+00:00", "ann", "note.corrected", "note-1", {"version": number}
        )
        rows.append(made)
        head = Head(number=made.number, hash=made.hash)
    return rows, head


def told(rows: list[Entry], head: Head) -> list[tuple[int, str]]:
    return [(fault.number, fault.what) for fault in verify(rows, head)]


def test_a_whole_chain_has_no_fault() -> None:
    rows, head = chain(5)
    assert told(rows, head) == []
    assert told([], Head(number=0, hash=START)) == []


def test_every_field_of_every_row_is_covered() -> None:
    rows, head = chain(3)
    for place, row in enumerate(rows):
        for name in ("at", "by", "action", "subject", "details"):
            changed = [*rows[:place], row.model_copy(update={name: "x"}), *rows[place + 1 :]]
            assert told(changed, head) == [(place + 1, "was changed")], name


def test_removed_rows_are_missed_also_at_the_end() -> None:
    rows, head = chain(5)
    assert told([*rows[:1], *rows[3:]], head) == [(4, "2 rows before it are gone")]
    assert told(rows[1:], head) == [(2, "1 rows before it are gone")]
    assert told(rows[:3], head) == [(5, "2 rows at the end are gone")]
    assert told([], head) == [(5, "5 rows at the end are gone")]


def test_a_row_made_anew_no_longer_fits_the_next() -> None:
    rows, head = chain(4)
    forged = entry(Head(number=1, hash=rows[0].hash), rows[1].at, "bob", "note.corrected", "note-1", {"version": 2})
    assert told([rows[0], forged, *rows[2:]], head) == [
        (3, "does not follow the row before it: one of the two was replaced")
    ]


def test_swapped_and_doubled_rows_are_found() -> None:
    rows, head = chain(4)
    assert told([rows[0], rows[2], rows[1], rows[3]], head)
    assert told([rows[0], rows[1], rows[1], *rows[2:]], head) == [(2, "is twice")]


def test_a_last_row_made_anew_is_not_the_heads() -> None:
    rows, head = chain(3)
    forged = entry(Head(number=2, hash=rows[1].hash), rows[2].at, "bob", "note.corrected", "note-1", {"version": 3})
    assert told([*rows[:2], forged], head) == [(3, "is not the row that the head names as the last")]
