"""The command's entry: the group, and what every subcommand does with an error."""

import sys
from io import TextIOWrapper
from typing import Any

import click

from chartproof.cli.adjudicate import adjudicate
from chartproof.cli.audit import audit
from chartproof.cli.bulk import bulk
from chartproof.cli.database import database
from chartproof.cli.evaluate import evaluate
from chartproof.cli.extract import extract
from chartproof.cli.keys import keys
from chartproof.cli.policy import policy
from chartproof.cli.serve import serve
from models.errors import ChartproofError
from models.faults import place_of


class Guarded(click.Group):
    """A group whose commands end in a sentence on standard error, whatever goes wrong: never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; errors made by purpose, and by mistake, become a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except ChartproofError as error:
            raise BadInput(str(error)) from None
        except Exception as error:  # the message could hold text of a note, so only the kind and the place are told
            raise click.ClickException(f"internal error, please report it: {place_of(error)}") from None


class BadInput(click.ClickException):
    """Input that cannot be used; exit code 2, like a bad usage."""

    exit_code = 2


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="chartproof", message="%(prog)s %(version)s")
def chartproof() -> None:
    """Judge clinic notes by medical policies, with every answer tied to the exact characters of the note.

    Exit codes: 0 done, 1 some notes failed (named on standard error), 2 bad usage or input.
    """


for command in (adjudicate, bulk, extract, evaluate, policy, serve, keys, database, audit):
    chartproof.add_command(command)


def main() -> None:
    """Run the command; no output fails on a character that the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    chartproof(prog_name="chartproof")
