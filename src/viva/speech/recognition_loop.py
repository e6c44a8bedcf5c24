"""What every speech-to-text worker does with its frames; runs in child processes only."""

import sys
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

from viva.infra.processes.framing import frame, read_frame
from viva.infra.processes.inside import private_output
from viva.speech.packets import END, find_sound, pack_message, unpack_message


class Recording(Protocol):
    """One recording in a worker."""

    def feed(self, pcm: bytes) -> str | None:
        """Take more sound; the text so far where it has changed."""
        ...

    def finish(self) -> dict[str, Any]:
        """`words`, each with `text`, `start` and `end` in seconds, or `text`."""
        ...


def run(load: Callable[[], Callable[[str], Recording]]) -> None:
    """Serve recordings until the input ends; `load` gives what opens one in a language."""
    requests, replies = sys.stdin.buffer, private_output()
    open_recording = load()
    while (header := read_frame(requests)) is not None:
        recording = open_recording(str(unpack_message(header)["language"]))
        while (payload := read_frame(requests)) not in (None, END):
            text = recording.feed(find_sound(payload or END) or b"")
            if text is not None:
                _send(replies, {"text": text})
        if payload is None:
            return
        _send(replies, {"done": True, **recording.finish()})


def _send(replies: BinaryIO, message: dict[str, Any]) -> None:
    replies.write(frame(pack_message(message)))
    replies.flush()
