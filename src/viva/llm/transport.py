"""The one HTTP client of all providers, with a limit to what it takes in."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2

REPLY_BYTES = 4_000_000
_CONNECT_SECONDS = 5.0


class ReplyTooLongError(httpx2.ReadError):
    """A reply went on past the limit and was cut off."""


class _BoundedStream(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > REPLY_BYTES:
                raise ReplyTooLongError("The reply is too long")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class BoundedClient(httpx2.AsyncClient):
    """Cuts long replies off. No transport of its own is given, so that proxies stay in use."""

    async def send(
        self, request: httpx2.Request, *, stream: bool = False, **options: Any
    ) -> httpx2.Response:
        response = await super().send(request, stream=True, **options)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _BoundedStream(response.stream)
        if not stream:
            try:
                await response.aread()
            except BaseException:
                await response.aclose()
                raise
        return response


def open_client(*, timeout_seconds: float, connections: int) -> BoundedClient:
    """A client whose limit holds for what is read, too: no reply comes compressed."""
    return BoundedClient(
        headers={"accept-encoding": "identity"},
        limits=httpx2.Limits(max_connections=None, max_keepalive_connections=connections),
        timeout=httpx2.Timeout(timeout_seconds, connect=_CONNECT_SECONDS),
    )
