"""CSV and TSV: cells exactly as written, guesses said, and the next row found again behind a broken one."""

from datetime import date

import pytest

from bulk.readers import Columns, Found, Limits, Unreadable
from models.reason import Reason
from tests.bulk.readers.reading import found, read, read_and_said, unreadable


def texts(content: str, name: str = "t.csv") -> list[str]:
    return [item.note.text for item in found(name, content.encode())]


def test_line_ends_quotes_and_delimiters_within_a_cell_are_kept() -> None:
    (item,) = found("t.csv", b'id,text\r\n7,"a\r\nb\rc\n ""q"", d\t"\r\n')
    assert item.note.text == 'a\r\nb\rc\n "q", d\t'
    assert (item.note.note_id, item.source) == ("7", "t.csv, line 2")


def test_columns_are_guessed_by_their_names_and_the_guess_is_said() -> None:
    items, said = read_and_said("t.csv", b"Note ID,Author,Report Text,Visit Date\n1,x,Pain.,1/5/2026\n")
    (item,) = items
    assert isinstance(item, Found)
    assert (item.note.note_id, item.note.text, item.note.date_of_service) == ("1", "Pain.", date(2026, 1, 5))
    assert said == [
        'guessed: notes from column "Report Text", ids from column "Note ID", dates of service from column '
        '"Visit Date" (change with --text-column, --id-column, --date-column)'
    ]


def test_an_omop_note_table_is_recognised() -> None:
    content = b"note_id,person_id,note_date,note_text\n5,9,2026-01-02,Pain.\n"
    items, said = read_and_said("note.csv", content)
    assert isinstance(items[0], Found)
    assert items[0].note.date_of_service == date(2026, 1, 2)
    assert said[0].startswith("an OMOP NOTE table; guessed: ")


def test_columns_that_are_named_are_taken_and_nothing_is_said() -> None:
    columns = Columns(note_id="a", text="b", date_of_service="c")
    items, said = read_and_said("t.csv", b"a,text,b,c\n1,no,Pain.,2026-01-02\n", columns)
    assert isinstance(items[0], Found)
    assert (items[0].note.note_id, items[0].note.text) == ("1", "Pain.")
    assert said == []


def test_a_column_that_is_not_there_is_an_error() -> None:
    (item,) = read("t.csv", b"a,text\n1,Pain.\n", Columns(text="b"))
    assert isinstance(item, Unreadable)
    assert item.detail == 'has no column "b"; name one that it has with --text-column'


def test_a_table_without_a_header_tells_nothing_of_its_cells() -> None:
    item = unreadable("t.csv", b"Smith,Canary\nJones,Canary\n")
    assert item.reason == Reason.NO_TEXT
    assert "Smith" not in item.detail
    assert "Canary" not in item.detail


def test_rows_without_an_id_are_named_after_their_lines() -> None:
    ids = [item.note.note_id for item in found("t.csv", b'text\n"a\nb"\nc\n')]
    assert ids == ["t-2", "t-4"]


def test_policy_requests_and_date_of_judging_are_taken() -> None:
    content = b"id,text,policy,as_of,requests\n1,Pain.,example,2026-02-01,64493+64494:bilateral:L4-S1;27096-LT\n"
    (item,) = found("t.csv", content)
    assert (item.note.policy, item.note.as_of) == ("example", date(2026, 2, 1))
    assert [request.codes for request in item.note.requests or ()] == [("64493", "64494"), ("27096",)]


@pytest.mark.parametrize(("cell", "said"), [("Canary", '"requests" that are none'), ("99999", "99999")])
def test_requests_that_are_none_are_told(cell: str, said: str) -> None:
    (item,) = read("t.csv", f"id,text,requests\n1,Pain.,{cell}\n".encode())
    assert isinstance(item, Unreadable)
    assert item.reason == Reason.BAD_REQUEST
    assert said in item.detail
    assert "Canary" not in item.detail


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_of_spreadsheets_are_read(encoding: str) -> None:
    (item,) = found("t.csv", 'id;text\r\n1;"é; 😕"\r\n'.encode(encoding))
    assert (item.note.note_id, item.note.text) == ("1", "é; 😕")


def test_one_row_in_another_encoding_does_not_spoil_the_others() -> None:
    first, second = found("t.csv", "id,text\n1,é😕\n".encode() + "2,é\n".encode("cp1252"))
    assert (first.note.text, first.note.warnings) == ("é😕", ())
    assert second.note.text == "é"
    assert "Windows-1252" in second.note.warnings[0]


def test_quotes_written_with_a_backslash_are_read_and_said() -> None:
    items, said = read_and_said("t.csv", b'id,text\n1,"he said \\"no\\", twice"\n', Columns(note_id="id", text="text"))
    assert isinstance(items[0], Found)
    assert items[0].note.text == 'he said "no", twice'
    assert said == ["quotes within cells are written with a backslash"]


def test_a_tsv_without_quoting_keeps_its_quotes() -> None:
    assert texts('id\ttext\n1\t"Worse" at night, "better" by day\n', "t.tsv") == ['"Worse" at night, "better" by day']


def test_behind_a_broken_quote_the_next_row_is_found_again() -> None:
    rows = 'id,text\n1,"a"\n2,"open\n3,"b"\n4,"c"\n'
    first, broken, third, fourth = read("t.csv", rows.encode())
    assert [item.note.note_id for item in (first, third, fourth) if isinstance(item, Found)] == ["1", "3", "4"]
    assert isinstance(broken, Unreadable)
    assert (broken.source, broken.reason) == ("t.csv, line 3", Reason.BAD_RECORD)


def test_lines_of_a_broken_note_are_never_taken_for_rows() -> None:
    rows = 'id,text\n1,"a"\n2,"bad "quote\nLumbar spine, no change\nfine, thanks"\n3,"b"\n'
    first, broken, last = read("t.csv", rows.encode())
    assert isinstance(first, Found)
    assert isinstance(last, Found)
    assert last.note.note_id == "3"
    assert isinstance(broken, Unreadable)
    assert broken.source == "t.csv, lines 3 to 5"


def test_without_ids_nothing_behind_a_broken_row_is_believed() -> None:
    first, broken = read("t.csv", b'text,kind\n"a",x\n"b "c",y\nd,z\n')
    assert isinstance(first, Found)
    assert isinstance(broken, Unreadable)
    assert broken.source == "t.csv, lines 3 to 4"


def test_a_note_that_goes_on_without_quotes_is_never_taken_for_whole() -> None:
    rows = b"id,text\n1,whole\n2,begins here\nand ends here\n3,whole\n4,begins\nLumbar spine, no change\n5,whole\n"
    items = read("t.csv", rows)
    assert [item.note.note_id for item in items if isinstance(item, Found)] == ["1", "3", "5"]
    assert [item.source for item in items if isinstance(item, Unreadable)] == [
        "t.csv, lines 3 to 4",
        "t.csv, lines 6 to 7",
    ]


def test_a_row_with_a_cell_too_many_leaves_the_row_before_it_alone() -> None:
    items = read("t.csv", b"id,text\n1,whole\n2,pain, worse at night\n3,whole\n")
    assert [item.note.note_id for item in items if isinstance(item, Found)] == ["1", "3"]
    assert [item.source for item in items if isinstance(item, Unreadable)] == ["t.csv, line 3"]


def test_a_row_that_is_too_long_is_passed_over() -> None:
    rows = b"id,text\n1,a\n2," + b"x" * 300 + b"\n3,b\n"
    first, long, last = read("t.csv", rows, limits=Limits(piece_bytes=200))
    assert isinstance(first, Found)
    assert isinstance(last, Found)
    assert isinstance(long, Unreadable)
    assert long.reason == Reason.TOO_LONG


def test_a_note_in_pieces_is_told_and_one_that_is_repeated_is_not_split() -> None:
    rows = b"id,text\n1,part\n1,part two\n2,same\n2,same\n3,x\n"
    items = read("t.csv", rows)
    assert [item.source for item in items if isinstance(item, Found)] == [
        "t.csv, line 4",
        "t.csv, line 5",
        "t.csv, line 6",
    ]
    assert [(item.source, item.reason, item.note_id) for item in items if isinstance(item, Unreadable)] == [
        ("t.csv, line 2", Reason.SPLIT_NOTE, "1"),
        ("t.csv, line 3", Reason.SPLIT_NOTE, "1"),
    ]
