"""A bound on the size of request bodies, declared or not."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimitMiddleware:
    """Raises 413 as soon as a body is, or says it is, larger than `max_bytes`.

    Forms, which bring files, have another bound at paths with one of the endings.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_bytes: int,
        form_bytes_by_ending: Mapping[str, int] | None = None,
    ) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._form_bytes = dict(form_bytes_by_ending or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_form = headers.get("content-type", "").lower().startswith("multipart/form-data")
        max_bytes = self._find_bound(scope["path"]) if is_form else self._max_bytes
        declared = headers.get("content-length", "0")
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            if declared.isdigit() and int(declared) > max_bytes:
                raise _too_large(max_bytes)
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > max_bytes:
                raise _too_large(max_bytes)
            return message

        await self._app(scope, counted, send)

    def _find_bound(self, path: str) -> int:
        for ending, max_bytes in self._form_bytes.items():
            if path.endswith(ending):
                return max_bytes
        return self._max_bytes


def _too_large(max_bytes: int) -> HTTPException:
    return HTTPException(413, f"The request is larger than {max_bytes // 1_000_000} MB. Send less.")
