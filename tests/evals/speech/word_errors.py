"""Word error rate of recognisers on sentences that machines speak.

By hand, for every engine that can run: `python -m tests.evals.speech.word_errors [VIVA_STT list]`.
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.evals.speech.sentences import SENTENCES
from viva.speech.building import build_speech
from viva.speech.decoding import Decoder
from viva.speech.options import SpeechOptions
from viva.speech.schemas import Sound
from viva.speech.transcribers import Transcriber

FLITE = shutil.which("flite")


@dataclass(frozen=True)
class Figures:
    voice: str
    engine: str
    errors: int
    words: int

    @property
    def rate(self) -> float:
        return self.errors / self.words


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def count_errors(said: list[str], heard: list[str]) -> int:
    """Words left out, put in or changed (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(said, 1):
        diagonal, row[0] = row[0], at
        for column, other in enumerate(heard, 1):
            cost = min(row[column] + 1, row[column - 1] + 1, diagonal + (word != other))
            diagonal, row[column] = row[column], cost
    return row[-1]


async def spoken_by_espeak(sentences: Sequence[str] = SENTENCES) -> list[Sound]:
    """Each sentence as the embedded voice says it."""
    speech, decoder = build_speech(SpeechOptions()), Decoder()
    try:
        return [
            (await decoder.decode(b"".join([p async for p in speech.synthesise(sentence)]))).sound
            for sentence in sentences
        ]
    finally:
        await speech.aclose()
        await decoder.aclose()


async def spoken_by_flite(program: str, *, voice: str = "slt") -> list[Sound]:
    decoder = Decoder()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return [
                (await decoder.decode(_flite(program, voice, sentence, Path(folder)))).sound
                for sentence in SENTENCES
            ]
    finally:
        await decoder.aclose()


def _flite(program: str, voice: str, sentence: str, folder: Path) -> Path:
    path = folder / "sentence.wav"
    subprocess.run([program, "-voice", voice, "-t", sentence, "-o", path], check=True)
    return path


async def measure(engine: Transcriber, sounds: list[Sound], *, voice: str) -> Figures:
    """The first sentences, as many as there are sounds; each is a recording of its own."""
    errors = words = 0
    for sentence, sound in zip(SENTENCES, sounds, strict=False):
        heard = await engine.transcribe(sound)
        said = words_of(sentence)
        errors += count_errors(said, words_of(heard.text))
        words += len(said)
    return Figures(voice, engine.name, errors, words)


async def _main(setting: str) -> None:
    speech = build_speech(SpeechOptions(transcribers=setting))
    voices = {"espeak-ng": await spoken_by_espeak()}
    if FLITE is not None:
        for voice in ("slt", "rms", "awb"):
            voices[f"flite {voice}"] = await spoken_by_flite(FLITE, voice=voice)
    for engine in speech.transcribers:
        for voice, sounds in voices.items():
            found = await measure(engine, sounds, voice=voice)
            print(f"{found.engine:<24}{voice:<14}{100 * found.rate:5.1f} % of {found.words} words")
    await speech.aclose()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1] if len(sys.argv) > 1 else "pocketsphinx"))
