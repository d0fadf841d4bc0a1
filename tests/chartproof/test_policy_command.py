"""`chartproof policy`: list, show, check, diff."""

from pathlib import Path

import pytest

from adjudicator import load_policy, policies
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


def test_a_policy_does_not_differ_from_itself() -> None:
    assert run("policy", "diff", ID, ID).stdout == b"The two policies say the same.\n"


def test_differences_are_told_in_words() -> None:
    old = load_policy(ID)
    (first, *rest) = old.criteria
    changed = first.model_copy(update={"not_met": "denied", "title": "Another title of it"})
    new = old.model_copy(update={"version": "2027-01-01", "criteria": (*rest[1:], changed)})
    assert differences(old, new) == [
        f"version was {old.version}, is 2027-01-01",
        f"criterion {first.id}: title was {first.title}, is Another title of it",
        f"criterion {first.id}: not_met was {first.not_met}, is denied",
        f"criterion {rest[0].id} is gone: {rest[0].title}",
    ]
    assert differences(new, old)[-1] == f"criterion {rest[0].id} is new: {rest[0].title}"
