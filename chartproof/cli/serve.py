"""`chartproof serve`: the page and the HTTP service."""

import click

from chartproof.cli.llm import say_host
from chartproof.cli.store import DATABASE, opened, settings_of


@click.command(short_help="Serve the page and the HTTP API for reviewers and annotators.")
@click.option("--host", metavar="ADDRESS", help="The address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on.  [default: 8000]")
@DATABASE
@click.option("--auth", type=click.Choice(["none", "key"]), help="Whether to ask for API keys.  [default: none]")
@click.option("--isolate", is_flag=True, default=None, help="A key sees only its own notes and those of its batch.")
@click.option(
    "--allowed-host", "allowed_hosts", metavar="NAME", multiple=True,
    help="A name that requests may call the service by; may be repeated.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read notes.  [default: one a core]")
@click.option(
    "--llm", "llm_url", metavar="URL",
    help="Let a model suggest facts of notes that are stored: the base URL of a server that speaks OpenAI's Chat "
    "Completions. The notes are sent there. A key goes in CHARTPROOF_LLM_KEY.",
)  # fmt: skip
@click.option("--llm-model", metavar="NAME", help="The model to ask for.")
@click.option(
    "--runs", type=click.Path(exists=True, file_okay=False), metavar="DIR",
    help="A folder of runs of `chartproof bulk`, to be shown on the page.",
)  # fmt: skip
def serve(**flags: object) -> None:
    """Serve the page and the HTTP API.

    Listens on this machine only and asks for no keys, unless told otherwise; any other address needs --auth key. Every
    flag can also be set by a variable, such as CHARTPROOF_DATABASE; flags win.
    """
    settings = settings_of(**flags)
    from service.serving import serve as run
    from service.store.keys import every

    with opened(settings.database) as store, store.read() as session:
        if settings.auth == "key" and not every(session):
            raise click.UsageError(
                "there is no key yet; make one with `chartproof keys create --role admin --name ...`"
            )
    if settings.llm is not None:
        say_host(settings.llm)
    run(settings)
