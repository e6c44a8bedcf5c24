"""`viva serve`: the server, its address and its data."""

import errno
import ipaddress
import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from viva.app import create_app
from viva.errors import ConfigurationError
from viva.settings import Settings

_GRACE_SECONDS = 3


class AnnouncingServer(uvicorn.Server):
    """Says so when it serves."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def run_server(settings: Settings, *, open_browser: bool, announce: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Raises:
        ConfigurationError: The host is refused, or the port is taken.
    """
    check_host(settings)
    listener = bind(settings.host, settings.port)
    url = address(settings.host, listener.getsockname()[1])

    def on_start() -> None:
        announce(url)
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    config = uvicorn.Config(
        create_app(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    AnnouncingServer(config, on_start).run(sockets=[listener])


def check_host(settings: Settings) -> None:
    """Refuse to serve other machines while nobody has to sign in."""
    if settings.allow_remote or _is_loopback(settings.host):
        return
    raise ConfigurationError(
        f"Serving {settings.host} would let everybody on the network in, because nobody has to"
        " sign in. Set VIVA_ALLOW_REMOTE=1 if that is what you want."
    )


def bind(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        ConfigurationError: The port is taken, or the host is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio send small pieces of a stream at once.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise ConfigurationError(
                f"Port {port} is taken, perhaps by another Viva. Stop that one, or choose"
                f" another port: --port {port + 1}."
            ) from error
        raise ConfigurationError(
            f"Viva cannot listen on {host}:{port}: {error.strerror or error}."
        ) from error
    return listener


def address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
