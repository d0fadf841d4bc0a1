"""The loader refuses every mistake of a pack, and names the file, the line, the criterion and the mend."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from adjudicator import load_policy, policies
from adjudicator.policy.loader import parse_pack
from models.errors import PackError, PolicyError

HERE = Path(__file__).parent
SOUND = (HERE / "sound_pack.yaml").read_text(encoding="utf-8")
MISTAKES: list[dict[str, Any]] = yaml.safe_load((HERE / "bad_packs.yaml").read_text(encoding="utf-8"))


def changed(written: str) -> str:
    """Make a change to the sound pack."""
    old, _, new = written.partition(" => ")
    assert SOUND.count(old) == 1, f"{old!r} stands {SOUND.count(old)} times in the sound pack"
    return SOUND.replace(old, new)


def test_the_sound_pack_is_sound() -> None:
    assert parse_pack(SOUND, "sound.yaml").id == "small-policy"


@pytest.mark.parametrize("entry", MISTAKES, ids=[entry["mistake"] for entry in MISTAKES])
def test_a_mistake_is_refused(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"mistake", "change", "line", "says"}
    with pytest.raises(PackError) as raised:
        parse_pack(changed(entry["change"]), "broken.yaml")
    told = str(raised.value)
    where = re.match(r"pack broken\.yaml, line (\d+)", told)
    assert where is not None, told
    assert entry.get("line") in (None, int(where[1])), told
    assert all(word in told for word in entry["says"]), told
    assert "\n" not in told


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- list\n", "word"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(PackError, match=r"pack broken\.yaml, line 1: .+"):
        parse_pack(text, "broken.yaml")


def test_the_line_is_that_of_the_mistake() -> None:
    text = changed("{of: relief.percent, bound: enough} => {of: relief.quality, bound: enough}")
    with pytest.raises(PackError) as raised:
        parse_pack(text, "broken.yaml")
    line = int(re.findall(r"line (\d+)", str(raised.value))[0])
    assert "relief.quality" in text.splitlines()[line - 1]


def test_files_that_cannot_be_read_are_named_without_their_folder(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"policy file missing\.yaml cannot be read"):
        load_policy(tmp_path / "missing.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"id: caf\xe9")
    with pytest.raises(PolicyError, match=r"policy file latin\.yaml cannot be read: it is not UTF-8"):
        load_policy(str(tmp_path / "latin.yaml"))


def test_an_unknown_id_names_the_known_ones() -> None:
    with pytest.raises(PolicyError) as raised:
        load_policy("nosuch")
    assert all(policy.id in str(raised.value) for policy in policies())


def test_the_same_file_has_the_same_hash_and_another_has_another() -> None:
    one, other = parse_pack(SOUND, "a.yaml"), parse_pack(SOUND + "# more\n", "a.yaml")
    assert parse_pack(SOUND, "b.yaml").sha256 == one.sha256 != other.sha256
