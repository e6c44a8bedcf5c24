"""The speech-to-text engines that run on this machine."""

from importlib.util import find_spec
from pathlib import Path

from viva.speech.model_paths import find_folder_problem
from viva.speech.worker_transcriber import WorkerEngine

_WHISPER_FILES = ("model.bin", "config.json", "tokenizer.json")
_SHERPA_FILES = ("tokens.txt", "*encoder*.onnx", "*decoder*.onnx", "*joiner*.onnx")


def pocketsphinx_engine() -> WorkerEngine:
    """PocketSphinx with the American English model of its package: rough, quick, embedded."""
    return WorkerEngine(
        name="pocketsphinx",
        description="PocketSphinx, offline, English; what it writes is a draft to be corrected",
        module="viva.speech.pocketsphinx_worker",
        draft=True,
        keeps_fillers=True,
        languages=frozenset({"en"}),
        find_problem=lambda: _missing_package("pocketsphinx", "Run `python3 dev.py setup`."),
    )


def faster_whisper_engine(model: Path) -> WorkerEngine:
    """faster-whisper with the CTranslate2 model in a folder; it writes once all is said."""
    return WorkerEngine(
        name="faster-whisper",
        description="faster-whisper, offline",
        module="viva.speech.faster_whisper_worker",
        arguments=(str(model),),
        draft=False,
        keeps_fillers=False,
        find_problem=lambda: (
            _missing_package("faster_whisper", "Run `pip install faster-whisper`.")
            or find_folder_problem(model, _WHISPER_FILES)
        ),
    )


def sherpa_onnx_engine(model: Path) -> WorkerEngine:
    """sherpa-onnx with the streaming transducer in a folder."""
    return WorkerEngine(
        name="sherpa-onnx",
        description="sherpa-onnx, offline, while you speak",
        module="viva.speech.sherpa_onnx_worker",
        arguments=(str(model),),
        draft=False,
        keeps_fillers=False,
        find_problem=lambda: (
            _missing_package("sherpa_onnx", "Run `pip install sherpa-onnx`.")
            or find_folder_problem(model, _SHERPA_FILES)
        ),
    )


def _missing_package(module: str, advice: str) -> str | None:
    if find_spec(module) is None:
        return f"The package {module.replace('_', '-')} is not installed. {advice}"
    return None
