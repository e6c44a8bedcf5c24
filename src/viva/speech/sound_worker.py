"""The process that decodes and encodes sound: frames in, frames out.

Run as `python -m viva.speech.sound_worker MEGABYTES`. It ends when its input does. A recording
comes as frames up to an empty one; its sound goes out while it still comes in.
"""

import sys
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from viva.infra.processes.framing import frame, read_frame
from viva.infra.processes.inside import limit_cpu, limit_memory, private_output
from viva.speech.containers import Extraction, extract_sound, write_encoded
from viva.speech.packets import END, find_sound, pack_message, pack_sound, unpack_message

_IN_MEMORY_BYTES = 8_000_000
# Frames have a bound, and recordings that are read whole would go past it.
_FULL_BYTES = 1_000_000
_ENCODINGS = {"audio/ogg": ("ogg", "libopus"), "audio/mpeg": ("mp3", "libmp3lame")}


def main() -> None:
    limit_memory(int(sys.argv[1]))
    requests, replies = sys.stdin.buffer, private_output()
    while (header := read_frame(requests)) is not None:
        request = unpack_message(header)
        limit_cpu(int(request["cpu_seconds"]))
        incoming = Incoming(requests, replies)
        if request["work"] == "decode":
            report = _decode(incoming, request)
        else:
            report = _encode(incoming, request)
        incoming.drain()
        incoming.put(b"")
        replies.write(frame(pack_message(report)))
        replies.flush()


class Incoming:
    """The frames of one recording as a file that cannot be wound back; sound goes out beside."""

    def __init__(self, requests: BinaryIO, replies: BinaryIO) -> None:
        self._requests = requests
        self._replies = replies
        self._rest = b""
        self._ended = False
        self._ready = bytearray()
        self.kept: BinaryIO | None = None

    def read(self, size: int = -1) -> bytes:
        """What has come, at most `size` bytes; waits only where there is nothing."""
        if not self._rest:
            self._rest = self._next()
        if size < 0 or size >= len(self._rest):
            piece, self._rest = self._rest, b""
        else:
            piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def put(self, sound: bytes) -> None:
        """Collect sound for the server; it goes out where there is much, or `sound` is empty."""
        self._ready += sound
        if self._ready and (not sound or len(self._ready) >= _FULL_BYTES):
            self._replies.write(frame(pack_sound(bytes(self._ready))))
            self._replies.flush()
            self._ready.clear()

    def drain(self) -> None:
        while self._next():
            pass

    def pieces(self) -> Iterator[bytes]:
        while piece := self.read():
            yield piece

    def _next(self) -> bytes:
        if self._ended:
            return b""
        self.put(b"")
        payload = read_frame(self._requests)
        if payload is None or payload == END:
            self._ended = True
            return b""
        piece = find_sound(payload) or b""
        if self.kept is not None:
            self.kept.write(piece)
        return piece


def _decode(incoming: Incoming, request: dict[str, Any]) -> dict[str, Any]:
    """From the stream as it comes; where nothing can be read so, once more from the whole file."""
    longest = float(request["max_seconds"])
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as kept:
        incoming.kept = kept  # type: ignore[assignment]
        found = Extraction()
        if request["streaming"]:
            stream: Any = _Unseekable(incoming)
            found = extract_sound(stream, incoming.put, max_seconds=longest)
        incoming.drain()
        size = kept.tell()
        if not found.samples and size:
            kept.seek(0)
            whole: Any = kept
            found = extract_sound(whole, incoming.put, max_seconds=longest)
    return {
        "bytes": size,
        "seconds": found.seconds,
        "damaged": found.is_damaged,
        "truncated": found.is_truncated,
        "too_long": found.too_long,
    }


class _Unseekable:
    """Nothing but `read`, so that nobody tries to wind a stream."""

    def __init__(self, incoming: Incoming) -> None:
        self.read = incoming.read


def _encode(incoming: Incoming, request: dict[str, Any]) -> dict[str, Any]:
    container, codec = _ENCODINGS[str(request["format"])]
    target = _Outgoing(incoming)
    out: Any = target
    write_encoded(
        incoming.pieces(), out, rate=int(request["rate"]), container=container, codec=codec
    )
    return {"bytes": target.size}


class _Outgoing:
    """A file that cannot be wound back, whose bytes go to the server."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self.size = 0

    def write(self, content: bytes) -> int:
        self._incoming.put(bytes(content))
        self.size += len(content)
        return len(content)


if __name__ == "__main__":
    main()
