"""Length-prefixed frames between the server and its child processes."""

import struct
from typing import BinaryIO

LENGTH = struct.Struct(">I")
MAXIMUM_FRAME = 64 * 1024 * 1024


def frame(payload: bytes) -> bytes:
    return LENGTH.pack(len(payload)) + payload


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; null at the end of the stream, or where it breaks the protocol."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > MAXIMUM_FRAME:
        return None
    payload = stream.read(length)
    return payload if len(payload) == length else None
