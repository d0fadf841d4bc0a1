"""`chartproof policy`: what policies there are, what they say, whether a pack is sound, what changed."""

from typing import TYPE_CHECKING

import click

from models.errors import PolicyError

if TYPE_CHECKING:
    from adjudicator import Policy


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
@click.pass_context
def check(ctx: click.Context, packs: tuple[str, ...]) -> None:
    """Check policy packs, all packaged ones when none is named; a mistake is told with its line and its mend."""
    from adjudicator import load_policy, policies

    names = packs or tuple(pack.id for pack in policies())
    wrong = 0
    for name in names:
        try:
            click.echo(_sound(load_policy(name)))
        except PolicyError as error:
            wrong += 1
            click.echo(f"chartproof: {error}", err=True)
    ctx.exit(0 if not wrong else 2 if wrong == len(names) else 1)


@policy.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
def diff(old: str, new: str) -> None:
    """Say in words what changed from the policy OLD to the policy NEW."""
    from adjudicator import load_policy
    from chartproof.policy_diff import differences

    changes = differences(load_policy(old), load_policy(new))
    click.echo("\n".join(changes) if changes else "The two policies say the same.")


def _sound(pack: "Policy") -> str:
    counts = [
        _counted(len(pack.services), "treatment", "treatments"),
        _counted(len(pack.criteria), "criterion", "criteria"),
        _counted(len(pack.values), "number", "numbers"),
    ]
    return f"{pack.id} {pack.version}: sound ({', '.join(counts)})"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
