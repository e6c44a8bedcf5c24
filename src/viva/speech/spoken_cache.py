"""Spoken texts that were asked for before."""

from collections import OrderedDict
from dataclasses import dataclass

from viva.speech.schemas import AudioFormat


@dataclass(frozen=True, slots=True)
class SpokenKey:
    text: str
    voice: str | None
    speed: float
    audio_format: AudioFormat


class SpokenCache:
    """Keeps what was used last, at most `entries` of them and `max_bytes` in all."""

    def __init__(self, *, entries: int, max_bytes: int) -> None:
        self._entries = entries
        self._max_bytes = max_bytes
        self._files: OrderedDict[SpokenKey, bytes] = OrderedDict()
        self._bytes = 0

    def find(self, key: SpokenKey) -> bytes | None:
        if key not in self._files:
            return None
        self._files.move_to_end(key)
        return self._files[key]

    def put(self, key: SpokenKey, content: bytes) -> None:
        self._bytes += len(content) - len(self._files.pop(key, b""))
        self._files[key] = content
        while self._files and (len(self._files) > self._entries or self._bytes > self._max_bytes):
            _, dropped = self._files.popitem(last=False)
            self._bytes -= len(dropped)
