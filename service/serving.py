"""Runs the service until it is stopped."""

import logging

import uvicorn

from service.app import create_app
from service.settings import Settings
from service.web.logs import LOG, log_to_stderr


def serve(settings: Settings) -> None:
    """Answer requests until a signal ends it; requests that are being answered are answered first."""
    log_to_stderr()
    logging.getLogger("uvicorn").handlers = LOG.handlers
    logging.getLogger("uvicorn").propagate = False
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        log_level="info",
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=30,
    )
    uvicorn.Server(config).run()
