"""Server-sent events out of the bytes of a reply."""

from collections.abc import AsyncGenerator, AsyncIterator

from viva.llm.errors import Failure, ProviderError

_LONGEST_EVENT_BYTES = 1_000_000


async def read_events(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """Yield the payload of each event; what is no `data:` line is passed over.

    Raises:
        ProviderError: One event is longer than any is (TOO_LONG).
    """
    rest = b""
    payload: list[bytes] = []
    size = 0
    async for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n") if rest else chunk.split(b"\n")
        for line in lines:
            content = line.rstrip(b"\r")
            if content.startswith(b"data:"):
                payload.append(content[5:].lstrip())
                size += len(content)
            elif not content and payload:
                yield b"\n".join(payload)
                payload, size = [], 0
        if size + len(rest) > _LONGEST_EVENT_BYTES:
            raise ProviderError(Failure.TOO_LONG)
    if rest.startswith(b"data:"):
        payload.append(rest[5:].strip())
    if payload:
        yield b"\n".join(payload)
