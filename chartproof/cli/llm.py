"""What the subcommands share that may ask a language model: their flags, and what is said of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from extraction.llm import Assist
    from models.llm import LlmReport
    from models.llm_settings import LlmSettings

Command = TypeVar("Command", bound=Callable[..., Any])

_FLAGS = (
    click.option(
        "--llm", "llm_url", metavar="URL", envvar="CHARTPROOF_LLM_URL",
        help="Let a model suggest facts that the rules miss: the base URL of a server that speaks OpenAI's Chat "
        "Completions, such as http://127.0.0.1:8080/v1. The notes are sent there. A key goes in CHARTPROOF_LLM_KEY.",
    ),
    click.option("--llm-model", metavar="NAME", envvar="CHARTPROOF_LLM_MODEL", help="The model to ask for."),
    click.option(
        "--llm-cache", metavar="FILE", envvar="CHARTPROOF_LLM_CACHE", type=click.Path(path_type=Path),
        help="Keep the model's answers, which quote the notes, and take those that are kept.",
    ),
)  # fmt: skip


def llm_options(command: Command) -> Command:
    """Add the flags of the assist to a subcommand."""
    for flag in reversed(_FLAGS):
        command = flag(command)
    return command


def llm_settings(url: str | None, model: str | None) -> "LlmSettings | None":
    """Return the settings that flags and variables give; null without an address: no model is asked then."""
    if url is None:
        _refuse_alone("llm_model", "llm_cache")
        return None
    from pydantic import ValidationError

    from models.llm_settings import LlmSettings

    if model is None:
        raise click.UsageError("--llm needs --llm-model NAME")
    try:
        return LlmSettings(url=url, model=model)
    except ValidationError as error:
        fault = error.errors(include_input=False)[0]
        name = "_".join(str(part) for part in fault["loc"]) or "url"
        raise click.UsageError(f"--llm: {name}: {fault['msg'].removeprefix('Value error, ')}") from None


def _refuse_alone(*names: str) -> None:
    """Refuse flags that mean nothing without --llm; variables that are set for other commands do no harm."""
    ctx = click.get_current_context()
    for name in names:
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name.replace('_', '-')} is given without --llm URL")


def say_host(settings: "LlmSettings") -> None:
    """Tell where notes go, before the first of them does; a usage error when what sends them is not installed."""
    if find_spec("openai") is None:
        raise click.UsageError("--llm needs the extra llm; pip install 'chartproof[llm]'")
    click.echo(f"chartproof: notes are sent to {settings.host}, to the model {settings.model}", err=True)


class Asked:
    """A model that is asked about notes, and the count of what came of it."""

    def __init__(self, assist: "Assist") -> None:
        self.assist = assist
        self._statuses: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()

    def watch(self, report: "LlmReport") -> None:
        """Count a note's account."""
        self._statuses[report.status] += 1
        self._failures.update(report.failures)

    def say(self) -> None:
        """Tell on standard error if the model failed for some notes: the rules' facts stand, and nothing else is lost."""
        failed, degraded = self._statuses["failed"], self._statuses["degraded"]
        if failed or degraded:
            reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(self._failures.items()))
            click.echo(
                f"chartproof: of {self._statuses.total()} notes, the model gave no answer for {failed} and not every answer "
                f"for {degraded} ({reasons}); what it did not answer is read by the rules alone",
                err=True,
            )


@contextmanager
def asking(url: str | None, model: str | None, cache: Path | None) -> "Iterator[Asked | None]":
    """Give what asks a model, or null where none is to be asked; at the end, say how that went."""
    settings = llm_settings(url, model)
    if settings is None:
        yield None
        return
    from extraction.llm import AnswerCache, Assist

    say_host(settings)
    with Assist(settings, AnswerCache(cache) if cache else None) as assist:
        asked = Asked(assist)
        yield asked
        asked.say()
