"""What every text-to-speech worker does with its frames; runs in child processes only."""

import sys
from collections.abc import Callable
from typing import Any

from viva.infra.processes.framing import frame, read_frame
from viva.infra.processes.inside import private_output
from viva.speech.packets import pack_message, pack_sound, unpack_message

Emit = Callable[[bytes], None]
Speak = Callable[[dict[str, Any]], str]


def run(load: Callable[[Emit], Speak]) -> None:
    """Serve texts until the input ends.

    `load` is given where sound (s16le) goes and gives what speaks a request (`text`, `voice`,
    `speed`) and says `done`, or what went wrong.
    """
    requests, replies = sys.stdin.buffer, private_output()

    def emit(sound: bytes) -> None:
        replies.write(frame(pack_sound(sound)))
        replies.flush()

    speak = load(emit)
    while (payload := read_frame(requests)) is not None:
        replies.write(frame(pack_message({"status": speak(unpack_message(payload))})))
        replies.flush()
