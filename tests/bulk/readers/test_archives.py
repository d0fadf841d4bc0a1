"""Zip, tar and gzip: streamed, counted, never unpacked by name; bombs and damage end early and are told."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bulk.documents.recognising import split_ending
from bulk.readers import Found, Item, Limits, Unreadable, open_archive
from models.reason import Reason
from scripts.bad_archive.formats import gzipped, tarred, zipped
from tests.bulk.readers.reading import found, read, read_and_said, unreadable

FILES = {"b/x.txt": b"one", "a.txt": b"two \r\n", "c.jsonl": b'{"id": "n", "text": "three"}'}
MAKERS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "n.zip": zipped,
    "n.tar": tarred,
    "n.tar.gz": lambda files: gzipped(tarred(files)),
    "n.tgz": lambda files: gzipped(tarred(files)),
}


def reasons(items: list[Item]) -> dict[str, Reason]:
    return {item.source: item.reason for item in items if isinstance(item, Unreadable)}


@pytest.mark.parametrize("name", MAKERS)
def test_members_are_read_in_the_order_of_the_archive(name: str) -> None:
    items = found(name, MAKERS[name](FILES))
    assert [(item.note.note_id, item.note.text, item.source) for item in items] == [
        ("b/x", "one", f"{name} > b/x.txt"),
        ("a", "two \r\n", f"{name} > a.txt"),
        ("n", "three", f"{name} > c.jsonl, line 1"),
    ]


def test_an_archive_in_a_folder_gives_its_name_to_the_ids(tmp_path: Path) -> None:
    for name in ("one.zip", "two.tar.gz"):
        (tmp_path / name).write_bytes(MAKERS["n.zip" if name == "one.zip" else "n.tar.gz"]({"a.txt": b"x"}))
    ids = [item.note.note_id for item in open_archive(tmp_path) if isinstance(item, Found)]
    assert ids == ["one/a", "two/a"]


@pytest.mark.parametrize("name", MAKERS)
def test_one_archive_within_is_read_and_one_deeper_is_told(name: str) -> None:
    inner = zipped({"deep.txt": b"deep", "third.tar": tarred({"x.txt": b"x"})})
    items = read(name, MAKERS[name]({"inner.zip": inner}))
    assert [item.note.note_id for item in items if isinstance(item, Found)] == ["inner/deep"]
    assert reasons(items) == {f"{name} > inner.zip > third.tar": Reason.NESTED}


def test_a_packed_file_within_an_archive_is_no_archive_within() -> None:
    raw = zipped({"second.zip": zipped({"n.jsonl.gz": gzipped(b'{"id": "a", "text": "x"}')})})
    assert [item.source for item in found("n.zip", raw)] == ["n.zip > second.zip > n.jsonl.gz, line 1"]


def test_what_is_packed_twice_is_told() -> None:
    assert unreadable("n.txt.gz", gzipped(gzipped(b"Low back pain."))).reason == Reason.NESTED


def test_hidden_members_are_counted_aloud() -> None:
    raw = zipped({"a.txt": b"x", ".DS_Store": b"?", "__MACOSX/._a.txt": b"?", "b/.c/d.txt": b"?"})
    items, said = read_and_said("n.zip", raw)
    assert len(items) == 1
    assert said == ["3 hidden files were passed over"]


@pytest.mark.parametrize("name", MAKERS)
def test_names_that_lead_out_are_told_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    names = ["../x.txt", "/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt"]
    archive = tmp_path / "in" / name
    archive.parent.mkdir()
    archive.write_bytes(MAKERS[name](dict.fromkeys(names, b"evil") | {"good.txt": b"good"}))
    items = list(open_archive(archive))
    assert [item.note.text for item in items if isinstance(item, Found)] == ["good"]
    assert reasons(items) == {f"{name} > {one}": Reason.UNSAFE_PATH for one in names}
    assert [path.name for path in tmp_path.rglob("*")] == ["in", name]


def test_links_and_devices_in_a_tar_are_told() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("soft.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    wanted = {"soft": Reason.UNSAFE_PATH, "hard": Reason.UNSAFE_PATH, "pipe": Reason.UNSUPPORTED}
    assert reasons(read("n.tar", file.getvalue())) == {f"n.tar > {name}.txt": reason for name, reason in wanted.items()}


def test_a_link_in_a_zip_is_told() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    assert reasons(read("n.zip", file.getvalue())) == {"n.zip > link.txt": Reason.UNSAFE_PATH}


def test_a_member_that_is_a_bomb_is_passed_over() -> None:
    items = read("n.zip", zipped({"bomb.txt": b"0" * 300_000, "a.txt": b"x"}), limits=Limits(ratio_from=100_000))
    assert [item.note.text for item in items if isinstance(item, Found)] == ["x"]
    assert reasons(items) == {"n.zip > bomb.txt": Reason.BOMB}


def test_many_members_that_are_a_bomb_together_are_not_read() -> None:
    raw = zipped({f"{number}.txt": b"0" * 90_000 for number in range(20)})
    assert unreadable("n.zip", raw, Limits(ratio_from=100_000)).reason == Reason.BOMB


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    item = unreadable("n.zip", zipped({f"{number}.txt": b"0" for number in range(11)}), Limits(members=10))
    assert (item.reason, "split it" in item.detail) == (Reason.BOMB, True)


def test_a_size_that_lies_is_damage() -> None:
    raw = bytearray(zipped({"a.txt": b"0" * 5000}))
    place = raw.find(b"PK\x01\x02")
    raw[place + 24 : place + 28] = (9).to_bytes(4, "little")
    assert reasons(read("n.zip", bytes(raw))) == {"n.zip > a.txt": Reason.DAMAGED}


@pytest.mark.parametrize("name", ["n.txt.gz", "n.jsonl.gz", "n.tar.gz"])
def test_a_stream_that_unpacks_without_end_is_ended(name: str) -> None:
    raw = tarred({"a.txt": b"0" * 30_000_000}) if name == "n.tar.gz" else b"0" * 30_000_000
    items = read(name, gzip.compress(raw))
    assert {item.reason for item in items if isinstance(item, Unreadable)} == {Reason.BOMB}
    assert not any(isinstance(item, Found) for item in items)


def test_members_before_the_place_where_a_tar_is_cut_are_read() -> None:
    raw = tarred({f"{number}.txt": f"{number} ".encode() * 9000 for number in range(6)})
    items = read("n.tar.gz", gzipped(raw)[: len(gzipped(raw)) // 2])
    assert sum(isinstance(item, Found) for item in items) >= 1
    told = reasons(items)
    assert told["n.tar.gz"] == Reason.DAMAGED
    assert set(told.values()) == {Reason.DAMAGED}


@pytest.mark.parametrize("whole", [1, 2, 3])
def test_a_tar_that_is_cut_between_members_is_told(whole: int) -> None:
    raw = tarred({f"{number}.txt": b"x" for number in range(3)})
    items = read("n.tar", raw[: whole * 2 * tarfile.BLOCKSIZE])  # a block of its name, and one of its bytes
    assert [item.note.note_id for item in items if isinstance(item, Found)] == ["0", "1", "2"][:whole]
    assert reasons(items) == {"n.tar": Reason.DAMAGED}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_compression_of_zip_is_read_and_its_damage_told(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("a.txt", "Low back pain. " * 40)
        archive.writestr("b.txt", "Fine.")
    raw = bytearray(file.getvalue())
    assert len(found("n.zip", bytes(raw))) == 2
    raw[raw.find(b"a.txt") + 20] ^= 0xFF
    assert reasons(read("n.zip", bytes(raw))) == {"n.zip > a.txt": Reason.DAMAGED}


def test_an_unknown_compression_is_told() -> None:
    raw = bytearray(zipped({"a.txt": b"x" * 50}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        raw[raw.find(mark) + place] = 97
    assert reasons(read("n.zip", bytes(raw))) == {"n.zip > a.txt": Reason.UNSUPPORTED}


def test_a_member_without_a_name_is_told() -> None:
    raw = zipped({"a.txt": b"x", "b.txt": b"y"}).replace(b"a.txt", b"\0.txt")
    items = read("n.zip", raw)
    assert [item.note.text for item in items if isinstance(item, Found)] == ["y"]
    assert reasons(items) == {"n.zip": Reason.DAMAGED}


def test_a_table_of_contents_that_was_lost_is_damage_and_not_an_empty_archive() -> None:
    raw = bytearray(zipped(FILES))
    place = raw.rfind(b"PK\x05\x06")
    raw[place + 12 : place + 16] = bytes(4)
    assert unreadable("n.zip", bytes(raw)).reason == Reason.DAMAGED
    raw[place + 8 : place + 12] = bytes(4)
    assert unreadable("n.zip", bytes(raw)).reason == Reason.DAMAGED


def test_an_empty_archive_gives_nothing_and_says_so() -> None:
    assert read_and_said("n.zip", zipped({})) == ([], ["holds no files"])
    assert read_and_said("n.tar", tarred({})) == ([], ["holds no files"])


def test_endings_are_split_off_names() -> None:
    assert split_ending("a/.hidden") == ("a/.hidden", "")
    assert split_ending("a.b/visit") == ("a.b/visit", "")
    assert split_ending("a/notes.csv.gz") == ("a/notes", ".gz")
