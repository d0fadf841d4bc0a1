"""A folder gives its notes in a fixed order; links and hidden files are told, never followed in silence."""

import os
import pickle
from pathlib import Path

import pytest

from bulk.readers import Found, Limits, Said, Unreadable, open_archive
from models.errors import NoteError
from models.reason import Reason


def fill(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def test_nested_folders_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    fill(tmp_path, b_txt="B\r\n", a__z_txt="Z", a__c__y_txt="Y", c_txt="C")
    items = list(open_archive(tmp_path))
    assert [(item.note.note_id, item.note.text, item.source) for item in items if isinstance(item, Found)] == [
        ("a/c/y", "Y", "a/c/y.txt"),
        ("a/z", "Z", "a/z.txt"),
        ("b", "B\r\n", "b.txt"),
        ("c", "C", "c.txt"),
    ]
    assert len(items) == 4
    assert all(item.sha256 == item.note.sha256 for item in items if isinstance(item, Found))


def test_items_travel_between_processes(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A", b_txt=" ")
    items = list(open_archive(tmp_path))
    assert pickle.loads(pickle.dumps(items)) == items


def test_hidden_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A")
    fill(tmp_path, **{".hidden.txt": "H", ".git__x_txt": "X"})
    said: list[Said] = []
    assert len(list(open_archive(tmp_path, say=said.append))) == 1
    assert [item.sentence for item in said] == ["2 hidden files and folders were passed over"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, in__a_txt="A", out__secret_txt="S", out__deep__secret_txt="S")
    (tmp_path / "in/file.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out/deep")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    items = list(open_archive(tmp_path / "in"))
    assert [item.note.text for item in items if isinstance(item, Found)] == ["A"]
    assert [(item.source, item.reason) for item in items if isinstance(item, Unreadable)] == [
        ("file.txt", Reason.UNSAFE_PATH),
        ("folder", Reason.UNSAFE_PATH),
    ]


def test_what_is_no_note_is_told(tmp_path: Path) -> None:
    fill(tmp_path, empty_txt="", long_txt="x" * 101, **{"Thumbs.db": "?"})
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    reasons = {
        item.source: item.reason
        for item in open_archive(tmp_path, limits=Limits(characters=100))
        if isinstance(item, Unreadable)
    }
    assert reasons == {
        "empty.txt": Reason.EMPTY,
        "long.txt": Reason.TOO_LONG,
        "Thumbs.db": Reason.UNSUPPORTED,
        "gone.txt": Reason.UNSAFE_PATH,
        "loop.txt": Reason.UNSAFE_PATH,
        "pipe.txt": Reason.UNSUPPORTED,
    }


def test_the_folder_of_results_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="A", out__b_txt="B")
    items = list(open_archive(tmp_path, without=frozenset({(tmp_path / "out").resolve()})))
    assert [item.source for item in items] == ["a.txt"]


def test_a_name_that_is_no_text_gives_an_id_that_is(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as stream:
        stream.write(b"A")
    (item,) = open_archive(tmp_path)
    assert isinstance(item, Found)
    assert item.note.note_id == "caf?"


def test_nothing_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoteError, match="there is no such file or folder"):
        open_archive(tmp_path / "none")


def test_what_holds_for_many_files_is_said_of_three_and_counted_at_the_end(tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"{number}.csv").write_bytes(b"id,text\n1,Pain.\n")
    (tmp_path / "other.csv").write_bytes(b"id,note\n1,Pain.\n")
    said: list[Said] = []
    assert len(list(open_archive(tmp_path, say=said.append))) == 8
    assert [one.source for one in said] == ["0.csv", "1.csv", "2.csv", "other.csv", tmp_path.name]
    assert str(said[-1]).startswith(f"{tmp_path.name}: 4 more files: guessed: notes from column")
