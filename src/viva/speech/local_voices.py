"""The text-to-speech engines that run on this machine."""

import json
from importlib.util import find_spec
from pathlib import Path

from viva.speech.model_paths import find_file_problem
from viva.speech.schemas import Voice
from viva.speech.worker_synthesiser import SpeakingEngine

_ESPEAK_VOICES = (
    Voice(name="en-us", language="en-US", description="American"),
    Voice(name="en-us+f3", language="en-US", description="American, higher"),
    Voice(name="en-gb", language="en-GB", description="British"),
    Voice(name="en-gb-scotland", language="en-GB", description="Scottish"),
    Voice(name="de", language="de-DE", description="German"),
    Voice(name="es", language="es-ES", description="Spanish"),
    Voice(name="fr-fr", language="fr-FR", description="French"),
    Voice(name="it", language="it-IT", description="Italian"),
    Voice(name="nl", language="nl-NL", description="Dutch"),
    Voice(name="pl", language="pl-PL", description="Polish"),
    Voice(name="pt-br", language="pt-BR", description="Portuguese of Brazil"),
)
_PIPER_RATE = 22_050
_LONGEST_CONFIG_BYTES = 1_000_000


def espeak_engine() -> SpeakingEngine:
    """ESpeak NG: embedded, quick, robotic."""
    return SpeakingEngine(
        name="espeak-ng",
        description="eSpeak NG, offline, clear and robotic",
        module="viva.speech.espeak_worker",
        sample_rate=22_050,
        voices=_ESPEAK_VOICES,
        find_problem=lambda: (
            None
            if find_spec("espeakng_loader")
            else "The package espeakng-loader is not installed. Run `python3 dev.py setup`."
        ),
    )


def piper_engine(model: Path) -> SpeakingEngine:
    """Piper with one voice: an `.onnx` file and its `.onnx.json` beside it."""
    config = _read_config(model)
    return SpeakingEngine(
        name="piper",
        description="Piper, offline",
        module="viva.speech.piper_worker",
        arguments=(str(model),),
        sample_rate=_sample_rate(config) or _PIPER_RATE,
        voices=(Voice(name=model.stem, language=_language(config), description="Piper"),),
        find_problem=lambda: _find_piper_problem(model),
    )


def _find_piper_problem(model: Path) -> str | None:
    problem = find_file_problem(model, ".onnx")
    if problem is not None:
        return problem
    if _sample_rate(_read_config(model)) is None:
        return f"{model}.json is missing or is not a voice's. Download it beside the voice."
    if find_spec("piper") is None:
        return "The package piper is not installed. Run `pip install piper-tts`."
    return None


def _read_config(model: Path) -> dict[str, object]:
    """What is beside the voice; empty where it cannot be read."""
    path = Path(f"{model}.json")
    try:
        if path.stat().st_size > _LONGEST_CONFIG_BYTES:
            return {}
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return config if isinstance(config, dict) else {}


def _sample_rate(config: dict[str, object]) -> int | None:
    audio = config.get("audio")
    rate = audio.get("sample_rate") if isinstance(audio, dict) else None
    return rate if isinstance(rate, int) and 8_000 <= rate <= 48_000 else None


def _language(config: dict[str, object]) -> str:
    language = config.get("language")
    code = language.get("code") if isinstance(language, dict) else None
    return code.replace("_", "-") if isinstance(code, str) else "en-US"
