"""A running server in this process: for tests that need many clients at once."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from service.app import create_app
from service.settings import Settings
from service.workers.pool import Pool


@contextmanager
def serving(pool: Pool, **settings: Any) -> Iterator[str]:
    """Serve on a free port, and give the address."""
    app = create_app(Settings(**settings), pool)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
