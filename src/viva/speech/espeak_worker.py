"""The process that speaks with eSpeak NG: a text in, sound out.

Run as `python -m viva.speech.espeak_worker`. The library is under the GPL and is loaded by this
process alone.
"""

import ctypes
from typing import Any

import espeakng_loader

from viva.speech.speaking_loop import Emit, Speak, run

# Of espeak-ng's speak_lib.h.
_SYNCHRONOUS = 2
_UTF8 = 1
_RATE = 1
_OK = 0
_BUFFER_MILLISECONDS = 60
_SLOWEST_WORDS_A_MINUTE = 80
_FASTEST_WORDS_A_MINUTE = 450
_USUAL_WORDS_A_MINUTE = 165

_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Speaker:
    """The loaded library; sound is given out as it is made."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._sample_rate = self._library.espeak_Initialize(
            _SYNCHRONOUS, _BUFFER_MILLISECONDS, espeakng_loader.get_data_path().encode(), 0
        )
        # Kept: the library holds no reference of its own.
        self._callback = _CALLBACK(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, request: dict[str, Any]) -> str:
        if self._sample_rate <= 0:
            return "no_voices"
        if self._library.espeak_SetVoiceByName(str(request["voice"]).encode()) != _OK:
            return "unknown_voice"
        pace = round(_USUAL_WORDS_A_MINUTE * float(request["speed"]))
        pace = min(max(pace, _SLOWEST_WORDS_A_MINUTE), _FASTEST_WORDS_A_MINUTE)
        self._library.espeak_SetParameter(_RATE, pace, 0)
        text = str(request["text"]).replace("\0", " ").encode() + b"\0"
        failed = self._library.espeak_Synth(text, len(text), 0, 0, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        return "failed" if failed else "done"

    def _take(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._emit(ctypes.string_at(samples, 2 * count))
        return 0


def _load(emit: Emit) -> Speak:
    return Speaker(emit).speak


if __name__ == "__main__":
    run(_load)
