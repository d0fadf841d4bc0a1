"""`chartproof policy`: list, show, check, diff."""

from pathlib import Path

import pytest

from adjudicator import load_policy, policies
from adjudicator.policy.loader import PACKS
from chartproof.policy_diff import differences
from chartproof.report.leaflet import leaflet
from tests.chartproof.command import POLICY, run

ID = POLICY[1]


def test_every_policy_is_listed_with_its_version_and_day() -> None:
    told = run("policy", "list").stdout.decode().splitlines()
    assert [line.split()[0] for line in told] == [policy.id for policy in policies()]
    assert all(policy.title in line for policy, line in zip(policies(), told, strict=True))


@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.id)
def test_the_leaflet_tells_every_criterion_and_number(policy: object) -> None:
    pack = load_policy(policy.id)  # type: ignore[attr-defined]
    told = " ".join(leaflet(pack).split())
    for criterion in pack.criteria:
        assert f"[{criterion.id}]" in told
        assert " ".join(criterion.clause.split()) in told
    assert all(value.title in told for value in pack.values.values())
    assert max(map(len, leaflet(pack).splitlines())) <= 100


def test_show_prints_the_leaflet() -> None:
    assert run("policy", "show", ID).stdout.decode() == leaflet(load_policy(ID))
    assert run("policy", "show", "nosuch").returncode == 2


def test_check_tells_sound_packs_from_others(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: broken\nseason: autumn\n", encoding="utf-8")
    assert run("policy", "check").returncode == 0
    both = run("policy", "check", ID, broken)
    assert both.returncode == 1
    assert f"{ID} ".encode() in both.stdout
    assert b"broken.yaml, line " in both.stderr
    assert run("policy", "check", broken).returncode == 2


CASES = """
policy: {policy}
as_of: 2026-02-10
cases:
  - name: a first injection
    request: 27096:left
    facts: [procedure family=sij_injection status=done absent past]
    outcome: approved
    criteria: {{sij.number: met}}
"""


def test_check_tells_what_cases_cover_and_what_they_do_not(tmp_path: Path) -> None:
    whole = run("policy", "check", ID)
    assert "criterion" in whole.stdout.decode().splitlines()[1]
    assert whole.stderr == b""
    (tmp_path / "few.yaml").write_text(CASES.format(policy=ID), encoding="utf-8")
    few = run("policy", "check", ID, "--cases", tmp_path)
    assert few.returncode == 2
    lacking = few.stderr.decode().splitlines()
    assert not any("criterion sij.number: no case comes to met" in line for line in lacking)
    (line,) = [line for line in lacking if "criterion sij.number: no case comes to not met;" in line]
    assert f"pack {ID}.yaml, line " in line
    assert line.endswith(f"add one to {tmp_path.name}")


def test_a_case_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(CASES.format(policy=ID).replace("sij_injection", "sij_injektion"))
    told = run("policy", "check", ID, "--cases", tmp_path)
    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1
    assert b"cases bad.yaml" in told.stderr


def test_diff_tells_which_determinations_change(tmp_path: Path) -> None:
    text = (PACKS / f"{ID}.yaml").read_text(encoding="utf-8")
    stricter, cases = tmp_path / "stricter.yaml", tmp_path / "cases"
    stricter.write_text(text.replace("value: 2}", "value: 0}", 1), encoding="utf-8")
    cases.mkdir()
    (cases / "few.yaml").write_text(CASES.format(policy=ID), encoding="utf-8")
    told = run("policy", "diff", ID, stricter, "--cases", cases).stdout.decode().splitlines()
    assert told[-1] == "few.yaml, 'a first injection': 27096 was approved, is denied"
    same = run("policy", "diff", ID, ID, "--cases", cases).stdout.decode().splitlines()
    assert same[-1] == "No determination of the cases changes."


def test_a_policy_does_not_differ_from_itself() -> None:
    assert run("policy", "diff", ID, ID).stdout == b"The two policies say the same.\n"


def test_differences_are_told_in_words() -> None:
    old = load_policy(ID)
    (kept, first, *rest) = old.criteria
    changed = first.model_copy(update={"not_met": "denied", "title": "Another title of it"})
    new = old.model_copy(update={"version": "2027-01-01", "criteria": (kept, *rest[1:], changed)})
    assert differences(old, new) == [
        f"version was {old.version}, is 2027-01-01",
        f"criterion {first.id}: title was {first.title}, is Another title of it",
        f"criterion {first.id}: not_met was {first.not_met}, is denied",
        f"criterion {rest[0].id} is gone: {rest[0].title}",
    ]
    assert differences(new, old)[-1] == f"criterion {rest[0].id} is new: {rest[0].title}"
