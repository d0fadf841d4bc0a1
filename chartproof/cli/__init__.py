"""The command `chartproof`; each file is a subcommand, and imports what is heavy only when it runs."""

from chartproof.cli.main import main

__all__ = ["main"]
