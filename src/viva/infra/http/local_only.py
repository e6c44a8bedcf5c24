"""Keeps other sites and other machines out while nobody has to sign in."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from viva.errors import AppError
from viva.infra.http.problems import problem_response

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class HostRefusedError(AppError):
    code = "host_refused"
    status = 403
    title = "Refused"


class LocalOnlyMiddleware:
    """Refuses a Host that is not this machine (DNS rebinding) and an Origin that is not this page.

    Args:
        hosts: Host names besides loopback, such as the address that was bound; None for any, where
            every address of this machine was bound on purpose.
        open_paths: Paths that are answered under any host name; they ask for a secret themselves.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: frozenset[str] | None = frozenset(),
        open_paths: frozenset[str] = frozenset(),
    ) -> None:
        self._app = app
        self._open_paths = open_paths
        self._hosts = None if hosts is None else _LOOPBACK | hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        origin = headers.get("origin")
        if not self._answers_to(host, path=scope["path"]):
            await self._refuse(scope, receive, send, f"This server does not answer to {host!r}.")
        elif origin is not None and origin.partition("://")[2] != host:
            await self._refuse(scope, receive, send, "Requests from other sites are refused.")
        else:
            await self._app(scope, receive, send)

    def _answers_to(self, host: str, *, path: str) -> bool:
        if self._hosts is None or path in self._open_paths:
            return True
        return _name(f"//{host}") in self._hosts

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, detail: str) -> None:
        response = problem_response(HostRefusedError(detail))
        await response(scope, receive, send)


def _name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
