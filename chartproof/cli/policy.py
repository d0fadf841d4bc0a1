"""`chartproof policy`: what policies there are, what they say, whether a pack is sound, what changed."""

import click


@click.group(short_help="List, show, check and compare policies.")
def policy() -> None:
    """List, show, check and compare policies."""
