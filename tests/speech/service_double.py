"""A speech service that speaks as OpenAI does, with what it was asked and what it shall answer."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

TRANSCRIPTIONS, SPEECH = "/v1/audio/transcriptions", "/v1/audio/speech"
HEARD = {
    "text": " I worked on a large database. ",
    "words": [
        {"word": " I", "start": 0.1, "end": 0.2},
        {"word": "worked", "start": 0.2, "end": 0.6},
    ],
}


@dataclass
class ServiceDouble:
    """`status` and `transcription` may be set before it is asked."""

    status: int = 200
    transcription: bytes = json.dumps(HEARD).encode()
    sound: bytes = b"\x10\x20" * 24_000
    paths: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    address: str = ""

    @property
    def url(self) -> str:
        return f"{self.address}/v1"


@contextmanager
def service_double() -> Iterator[ServiceDouble]:
    double = ServiceDouble()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            double.paths.append(self.path)
            double.bodies.append(self.rfile.read(int(self.headers["content-length"])))
            double.keys.append(self.headers["authorization"])
            body = double.transcription if self.path == TRANSCRIPTIONS else double.sound
            self.send_response(double.status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
