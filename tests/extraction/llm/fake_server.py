"""A fake OpenAI-compatible server: real HTTP on 127.0.0.1, with a model whose behaviour a test chooses."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.extraction.llm.asked import Asked, Reply
from tests.extraction.llm.behaviours import Behaviour

MODEL = "fake-model"


class FakeServer(ThreadingHTTPServer):
    """Answers with its `behaviour`, and keeps what it was asked in `asked`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stopping = threading.Event()
        self.reset(Behaviour())

    def reset(self, behaviour: Behaviour) -> None:
        """Forget what was asked, and answer like this from now on."""
        self.behaviour = behaviour
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        """The base URL that a client is given."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a client hangs up: that is what it should do with some of the answers."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: FakeServer

    def do_GET(self) -> None:
        self._send(Reply(body=json.dumps({"object": "list", "data": [{"id": MODEL, "object": "model"}]}).encode()))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(body, {name.lower(): value for name, value in self.headers.items()})
        self.server.asked.append(asked)
        if self.path != "/v1/chat/completions":
            self._send(Reply(status=404, body=b'{"error": {"message": "no such path"}}'))
            return
        self._send(self.server.behaviour.reply(asked))

    def _send(self, reply: Reply) -> None:
        if reply.seconds and self.server.stopping.wait(reply.seconds):
            return
        data = reply.wire(MODEL)
        with suppress(OSError):
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(data)))
            if reply.location is not None:
                self.send_header("Location", reply.location)
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Print nothing."""


@contextmanager
def serving() -> Iterator[FakeServer]:
    """Run a fake server while it lasts."""
    server = FakeServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
