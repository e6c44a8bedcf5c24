"""The process that recognises speech with PocketSphinx: sound in, words out.

Run as `python -m viva.speech.pocketsphinx_worker`. The library holds Python's lock for seconds,
so it does not run in the server.
"""

from collections.abc import Callable
from typing import Any

import pocketsphinx

from viva.speech.recognition_loop import Recording, run
from viva.speech.schemas import BYTES_PER_SECOND, SAMPLE_RATE

_FRAMES_PER_SECOND = 100
_PREROLL_SECONDS = 0.3
# A pause ends an utterance, sooner in a long one: the search grows with the utterance.
_PAUSE_SECONDS = 0.6
_SHORT_PAUSE_SECONDS = 0.2
_LONG_UTTERANCE_SECONDS = 6.0
_LONGEST_UTTERANCE_SECONDS = 12.0
# The first one is heard twice, and nothing is told meanwhile.
_FIRST_LONG_SECONDS, _FIRST_LONGEST_SECONDS = 4.0, 6.0
_PARTIAL_EVERY_SECONDS = 1.0
_PIECE_BYTES = 3_200
# Of 30,000; a third less work on unclear voices, and not one word more wrong on any that was tried.
_MOST_STATES_A_FRAME = 5_000
# Somebody waits for the end of a recording.
_SHORT_FIRST_BYTES = int(_FIRST_LONGEST_SECONDS + 1) * BYTES_PER_SECOND

Words = list[dict[str, Any]]


class Recogniser:
    """One recording, cut into utterances at its pauses.

    The decoder learns the microphone while it listens (cepstral means), so the first utterance
    comes out worst; it is heard a second time when the next one is over.
    """

    def __init__(self, decoder: Any) -> None:
        self._decoder = decoder
        self._vad = pocketsphinx.Vad(pocketsphinx.Vad.MEDIUM_LOOSE)
        self._size = self._vad.frame_bytes
        self._rest = b""
        self._seen_bytes = 0
        self._preroll = bytearray()
        self._utterance: bytearray | None = None
        self._first: tuple[bytes, float] | None = None
        self._begun_at = 0.0
        self._pause_seconds = 0.0
        self._since_partial_seconds = 0.0
        self._utterances: list[Words] = []
        self._told = ""

    def feed(self, pcm: bytes) -> str | None:
        pcm = self._rest + pcm
        whole = len(pcm) - len(pcm) % self._size
        for at in range(0, whole, self._size):
            self._take(pcm[at : at + self._size])
        self._rest = pcm[whole:]
        if self._since_partial_seconds < _PARTIAL_EVERY_SECONDS:
            return None
        self._since_partial_seconds = 0.0
        return self._changed_text()

    def finish(self) -> dict[str, Any]:
        self._end_utterance()
        if self._first is not None and len(self._first[0]) <= _SHORT_FIRST_BYTES:
            self._hear_first_again()
        return {"words": [word for words in self._utterances for word in words]}

    def _take(self, piece: bytes) -> None:
        speech = self._vad.is_speech(piece)
        seconds = len(piece) / BYTES_PER_SECOND
        self._seen_bytes += len(piece)
        self._since_partial_seconds += seconds
        if self._utterance is None:
            self._preroll += piece
            del self._preroll[
                : max(0, len(self._preroll) - int(_PREROLL_SECONDS * BYTES_PER_SECOND))
            ]
            if speech:
                self._begin_utterance()
            return
        self._utterance += piece
        self._decoder.process_raw(piece, False, False)
        self._pause_seconds = 0.0 if speech else self._pause_seconds + seconds
        if self._is_over(len(self._utterance) / BYTES_PER_SECOND):
            self._end_utterance()

    def _is_over(self, seconds: float) -> bool:
        is_first = not self._utterances
        if seconds > (_FIRST_LONGEST_SECONDS if is_first else _LONGEST_UTTERANCE_SECONDS):
            return True
        is_long = seconds > (_FIRST_LONG_SECONDS if is_first else _LONG_UTTERANCE_SECONDS)
        return self._pause_seconds >= (_SHORT_PAUSE_SECONDS if is_long else _PAUSE_SECONDS)

    def _begin_utterance(self) -> None:
        self._begun_at = (self._seen_bytes - len(self._preroll)) / BYTES_PER_SECOND
        self._pause_seconds = 0.0
        self._utterance = bytearray(self._preroll)
        self._decoder.start_utt()
        self._decoder.process_raw(bytes(self._preroll), False, False)
        self._preroll.clear()

    def _end_utterance(self) -> None:
        if self._utterance is None:
            return
        self._decoder.end_utt()
        self._utterances.append(self._recognised(self._begun_at))
        if len(self._utterances) == 1:
            self._first = (bytes(self._utterance), self._begun_at)
        else:
            self._hear_first_again()
        self._utterance = None

    def _hear_first_again(self) -> None:
        if self._first is None:
            return
        (pcm, begun_at), self._first = self._first, None
        self._decoder.start_utt()
        for at in range(0, len(pcm), _PIECE_BYTES):
            self._decoder.process_raw(pcm[at : at + _PIECE_BYTES], False, False)
        self._decoder.end_utt()
        self._utterances[0] = self._recognised(begun_at)

    def _recognised(self, begun_at: float) -> Words:
        return [
            {
                "text": text,
                "start": round(begun_at + part.start_frame / _FRAMES_PER_SECOND, 3),
                "end": round(begun_at + (part.end_frame + 1) / _FRAMES_PER_SECOND, 3),
            }
            for part in self._decoder.seg() or ()
            if (text := _spoken(part.word)) is not None
        ]

    def _changed_text(self) -> str | None:
        text = " ".join(word["text"] for words in self._utterances for word in words)
        if self._utterance is not None and (guess := self._decoder.hyp()) is not None:
            text = f"{text} {guess.hypstr}".strip()
        if text == self._told:
            return None
        self._told = text
        return text


def _spoken(word: str) -> str | None:
    """The word without the number of its pronunciation; null for silence and noise."""
    if word.startswith(("<", "[")):
        return None
    return word.partition("(")[0]


def _load() -> Callable[[str], Recording]:
    decoder = pocketsphinx.Decoder(
        loglevel="FATAL", samprate=SAMPLE_RATE, maxhmmpf=_MOST_STATES_A_FRAME
    )
    first_means = decoder.get_cmn(False)

    def open_recording(_language: str) -> Recording:
        # Nothing of the last speaker is left to the next one.
        decoder.set_cmn(first_means)
        return Recogniser(decoder)

    return open_recording


if __name__ == "__main__":
    run(_load)
