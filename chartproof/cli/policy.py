"""`chartproof policy`: what policies there are, what they say, whether a pack is sound, what changed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.errors import PolicyError

if TYPE_CHECKING:
    from adjudicator import Policy


_CASES = click.Path(exists=True, path_type=Path)


@click.group(short_help="List, show, check and compare policies.")
def policy() -> None:
    """List, show, check and compare policies; a policy is named by its id, or by its YAML file."""


@policy.command("list")
def list_() -> None:
    """List the packaged policies: id, version, the day from which it holds, title."""
    from adjudicator import policies

    for pack in policies():
        click.echo(f"{pack.id:<32}{pack.version:<14}from {pack.effective_from}  {pack.title}")


@policy.command()
@click.argument("which", metavar="ID|FILE")
def show(which: str) -> None:
    """Show what a policy asks for, like a leaflet."""
    from adjudicator import load_policy
    from chartproof.report.leaflet import leaflet

    click.echo(leaflet(load_policy(which)), nl=False)


@policy.command()
@click.argument("packs", metavar="[ID|FILE]...", nargs=-1)
@click.option("--cases", metavar="DIR|FILE", type=_CASES, help="Tell what these cases cover of the policy.")
@click.pass_context
def check(ctx: click.Context, packs: tuple[str, ...], cases: Path | None) -> None:
    """Check policy packs, all packaged ones when none is named; a mistake is told with its line and its mend.

    With cases (packaged policies have their own) the table says how many of them bring each criterion to each result,
    and how many lie at its thresholds; a result that a criterion can have and no case brings about is a mistake.
    """
    from adjudicator import load_policy, policies
    from chartproof.policy_cases import own_cases

    packaged = tuple(pack.id for pack in policies())
    names = packs or packaged
    wrong = 0
    for name in names:
        try:
            pack = load_policy(name)
            click.echo(_sound(pack))
            folder = cases or (own_cases() if name in packaged else None)
            wrong += folder is not None and not _covered(pack, name, folder)
        except PolicyError as error:
            wrong += 1
            click.echo(f"chartproof: {error}", err=True)
    ctx.exit(0 if not wrong else 2 if wrong == len(names) else 1)


@policy.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--cases", metavar="DIR|FILE", type=_CASES, help="Say which determinations of these cases change.")
def diff(old: str, new: str, cases: Path | None) -> None:
    """Say in words what changed from the policy OLD to the policy NEW."""
    from adjudicator import load_policy
    from chartproof.policy_cases import changed
    from chartproof.policy_diff import differences

    before, after = load_policy(old), load_policy(new)
    changes = differences(before, after)
    click.echo("\n".join(changes) if changes else "The two policies say the same.")
    if cases is not None:
        told = list(changed(before, after, cases))
        click.echo("\n".join(told) if told else "No determination of the cases changes.")


def _covered(pack: "Policy", name: str, folder: Path) -> bool:
    """Print the coverage table of a pack, and what no case brings about; tell whether that is nothing."""
    from chartproof.policy_cases import gaps, table

    lines, rows = table(pack, folder)
    click.echo("\n".join(lines))
    lacking = list(gaps(pack, Path(name) if name.endswith((".yaml", ".yml")) else None, folder, rows))
    for sentence in lacking:
        click.echo(f"chartproof: {sentence}", err=True)
    return not lacking


def _sound(pack: "Policy") -> str:
    counts = [
        _counted(len(pack.services), "treatment", "treatments"),
        _counted(len(pack.criteria), "criterion", "criteria"),
        _counted(len(pack.values), "number", "numbers"),
    ]
    return f"{pack.id} {pack.version}: sound ({', '.join(counts)})"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
