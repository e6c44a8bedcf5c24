"""Serves the provider double on a free port: in a thread, or as a process of its own."""

import argparse
import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from tests.providers.app import ProviderApp
from tests.providers.replies import Conversation, Reply


@dataclass(frozen=True, slots=True)
class ProviderDouble:
    """A running double; what the three wires' clients take as their base address."""

    address: str
    conversation: Conversation

    @property
    def openai_url(self) -> str:
        return f"{self.address}/v1"

    @property
    def anthropic_url(self) -> str:
        return self.address

    @property
    def gemini_url(self) -> str:
        return self.address


class _Server(uvicorn.Server):
    """Tells a thread when it listens, so that nobody has to look again and again."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@contextmanager
def provider_double() -> Iterator[ProviderDouble]:
    conversation = Conversation()
    with listen() as listener:
        server = _Server(_config(conversation))
        thread = threading.Thread(
            target=lambda: asyncio.run(server.serve(sockets=[listener])), daemon=True
        )
        thread.start()
        server.listening.wait(timeout=10)
        yield ProviderDouble(f"http://127.0.0.1:{listener.getsockname()[1]}", conversation)
        server.should_exit = True
        server.force_exit = True
        thread.join(timeout=10)


def main() -> None:
    """One fixed reply to everything, for measurements: its own process has its own CPU time."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--text", default="word " * 40)
    parser.add_argument("--first-token-seconds", type=float, default=0.2)
    parser.add_argument("--tokens-per-second", type=float, default=80)
    options = parser.parse_args()
    reply = Reply(
        text=options.text,
        first_token_seconds=options.first_token_seconds,
        tokens_per_second=options.tokens_per_second or None,
    )
    with listen(options.port) as listener:
        serve(Conversation([reply]), listener)


def serve(conversation: Conversation, listener: socket.socket) -> None:
    """Reply until the process ends."""
    asyncio.run(_Server(_config(conversation)).serve(sockets=[listener]))


def listen(port: int = 0) -> socket.socket:
    """Connections wait at it until somebody serves; port 0 is any free one."""
    listener = socket.create_server(("127.0.0.1", port))
    # Connections inherit it; without, the second packet of a reply waits 40 ms for the first.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _config(conversation: Conversation) -> uvicorn.Config:
    # A client that leaves in the middle of a reply is part of what is tested.
    return uvicorn.Config(
        ProviderApp(conversation), log_level="critical", timeout_graceful_shutdown=1
    )


if __name__ == "__main__":
    main()
