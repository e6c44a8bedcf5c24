"""What is in the frames between the server and the workers of speech.

A frame is empty (the end of a stream), JSON, or a zero byte and sound. Nothing is unpickled.
"""

import json
from typing import Any

_SOUND = b"\x00"
END = b""


def pack_sound(content: bytes) -> bytes:
    return _SOUND + content


def pack_message(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode()


def find_sound(payload: bytes) -> bytes | None:
    """The sound; null where the frame is something else."""
    return payload[1:] if payload.startswith(_SOUND) else None


def unpack_message(payload: bytes) -> dict[str, Any]:
    """Raises ValueError where the frame is no JSON object."""
    message = json.loads(payload)
    if not isinstance(message, dict):
        raise ValueError("no JSON object")
    return message
