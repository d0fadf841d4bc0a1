"""Types of options."""

from datetime import date

import click


class DateType(click.ParamType):
    """A date written as 2026-01-15."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or fail with the form it must have."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-01-15", param, ctx)


DATE = DateType()
"""An option that is a date."""
