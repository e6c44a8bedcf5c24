"""Requests to speech services that speak as OpenAI does, with a limit to what they send back."""

import asyncio
from collections.abc import AsyncGenerator
from http import HTTPStatus
from typing import Any

import httpx2

from viva.speech.services import Service

_CONNECT_SECONDS = 5.0
_LONGEST_REPLY_BYTES = 40_000_000
# Of a whole request: the service's own bound is for each of its pieces, and they may trickle.
_LONGEST_SECONDS = 300.0


class HostedFailure(Exception):  # noqa: N818 - what a provider did, not what a user reads
    """A request failed; carries nothing of what was sent or received."""


class HostedClient:
    """One HTTP client, opened when it is first needed."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._client: httpx2.AsyncClient | None = None

    async def post(self, path: str, **content: Any) -> bytes:
        """The whole reply. Raises HostedFailure."""
        try:
            async with asyncio.timeout(_LONGEST_SECONDS):
                return b"".join([piece async for piece in self.stream(path, **content)])
        except TimeoutError as error:
            raise HostedFailure("too slow") from error

    async def stream(self, path: str, **content: Any) -> AsyncGenerator[bytes, None]:
        """The reply as it comes. Raises HostedFailure."""
        size = 0
        try:
            async with self._open().stream("POST", path, **content) as response:
                if response.status_code != HTTPStatus.OK:
                    raise HostedFailure(f"status {response.status_code}")
                async for piece in response.aiter_bytes():
                    size += len(piece)
                    if size > _LONGEST_REPLY_BYTES:
                        raise HostedFailure("too long")
                    yield piece
        except httpx2.HTTPError as error:
            raise HostedFailure(type(error).__name__) from error

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _open(self) -> httpx2.AsyncClient:
        if self._client is None:
            key = self._service.key
            # Nothing comes compressed, so that the limit holds for what is unpacked, too.
            headers = {"accept-encoding": "identity"}
            if key is not None:
                headers["authorization"] = f"Bearer {key.get_secret_value()}"
            self._client = httpx2.AsyncClient(
                base_url=self._service.base_url,
                headers=headers,
                timeout=httpx2.Timeout(self._service.timeout_seconds, connect=_CONNECT_SECONDS),
            )
        return self._client
