"""The engines that the settings name, checked and put together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from viva.errors import ConfigurationError
from viva.speech.decoding import Decoder
from viva.speech.local_engines import (
    faster_whisper_engine,
    pocketsphinx_engine,
    sherpa_onnx_engine,
)
from viva.speech.local_voices import espeak_engine, piper_engine
from viva.speech.options import SpeechOptions
from viva.speech.schemas import EngineKind, EngineStatus
from viva.speech.services import Service
from viva.speech.speech import Speech
from viva.speech.synthesisers import Synthesiser
from viva.speech.transcribers import Transcriber
from viva.speech.worker_synthesiser import WorkerSynthesiser
from viva.speech.worker_transcriber import WorkerTranscriber

T = TypeVar("T")

_STT, _TTS = "VIVA_STT", "VIVA_TTS"
_NONE = "none"
_CHOICES = {
    _STT: "Choose of pocketsphinx, sherpa-onnx:, faster-whisper:, openai:, groq:, local: or none.",
    _TTS: "Choose of espeak-ng, piper:, openai:, local: or none.",
}
_EDGE = (
    "Edge's voices are not part of Viva: they are no public service. Use the voices of the"
    " browser, or `openai:`, `local:` or `piper:`."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One engine as a setting names it; `model` is empty, a path or a provider's name."""

    engine: str
    model: str


def build_speech(options: SpeechOptions) -> Speech:
    """Speech with the named engines; those whose key is missing are skipped and named.

    Raises:
        ConfigurationError: A list cannot be read, or an engine that it names cannot work.
    """
    skipped: list[EngineStatus] = []
    return Speech(
        transcribers=[
            transcriber
            for entry in read_entries(options.transcribers, variable=_STT)
            if (transcriber := _transcriber(entry, options, skipped)) is not None
        ],
        synthesisers=[
            synthesiser
            for entry in read_entries(options.synthesisers, variable=_TTS)
            if (synthesiser := _synthesiser(entry, options, skipped)) is not None
        ],
        decoder=Decoder(options.decoding),
        speaking=options.speaking,
        skipped=skipped,
    )


def read_entries(setting: str, *, variable: str) -> tuple[Entry, ...]:
    """The engines of a list in order, each once.

    Raises:
        ConfigurationError: An entry has no name.
    """
    entries = list(_iter_entries(setting, variable))
    if any(entry.engine == _NONE for entry in entries):
        if len(entries) > 1:
            raise ConfigurationError(f"{variable}: `none` stands alone.")
        return ()
    return tuple(dict.fromkeys(entries))


def _iter_entries(setting: str, variable: str) -> Iterator[Entry]:
    for item in filter(None, map(str.strip, setting.split(","))):
        engine, _, model = item.partition(":")
        if not engine.strip():
            raise ConfigurationError(
                f"{variable}: {item!r} names no engine. Write `engine` or `engine:model`."
            )
        yield Entry(engine.strip().lower(), model.strip())


def _transcriber(
    entry: Entry, options: SpeechOptions, skipped: list[EngineStatus]
) -> Transcriber | None:
    if entry.engine in options.services:
        service = _service(entry, options, skipped, variable=_STT)
        return None if service is None else _hosted_transcriber(service)
    if entry.engine == "pocketsphinx":
        engine = pocketsphinx_engine()
    else:
        makers = {"faster-whisper": faster_whisper_engine, "sherpa-onnx": sherpa_onnx_engine}
        engine = _maker(entry, makers, variable=_STT)(_path(entry, variable=_STT))
        _refuse(engine.find_problem(), entry, variable=_STT)
    return WorkerTranscriber(
        engine, processes=options.processes, timeout_seconds=options.timeout_seconds
    )


def _synthesiser(
    entry: Entry, options: SpeechOptions, skipped: list[EngineStatus]
) -> Synthesiser | None:
    if entry.engine == "edge":
        raise ConfigurationError(f"{_TTS}: {_EDGE}")
    provider = options.services.get(entry.engine)
    if provider is not None and provider.can_speak:
        service = _service(entry, options, skipped, variable=_TTS)
        return None if service is None else _hosted_synthesiser(service, options)
    if entry.engine == "espeak-ng":
        engine = espeak_engine()
    else:
        maker = _maker(entry, {"piper": piper_engine}, variable=_TTS)
        engine = maker(_path(entry, variable=_TTS))
        _refuse(engine.find_problem(), entry, variable=_TTS)
    return WorkerSynthesiser(engine, processes=options.processes)


# What speaks to a provider is imported only where one is named: no other start waits for it.
def _hosted_transcriber(service: Service) -> Transcriber:
    made: Transcriber = import_module("viva.speech.hosted_transcriber").HostedTranscriber(service)
    return made


def _hosted_synthesiser(service: Service, options: SpeechOptions) -> Synthesiser:
    made: Synthesiser = import_module("viva.speech.hosted_synthesiser").HostedSynthesiser(
        service, voices=options.hosted_voices
    )
    return made


def _maker(
    entry: Entry, makers: Mapping[str, Callable[[Path], T]], *, variable: str
) -> Callable[[Path], T]:
    try:
        return makers[entry.engine]
    except KeyError:
        raise ConfigurationError(
            f"{variable}: there is no engine {entry.engine!r}. {_CHOICES[variable]}"
        ) from None


def _path(entry: Entry, *, variable: str) -> Path:
    if not entry.model:
        raise ConfigurationError(
            f"{variable}: {entry.engine} needs the path of its model:"
            f" `{entry.engine}:/path/to/model`."
        )
    return Path(entry.model).expanduser()


def _refuse(problem: str | None, entry: Entry, *, variable: str) -> None:
    if problem is not None:
        raise ConfigurationError(f"{variable}: {entry.engine} cannot be used. {problem}")


def _service(
    entry: Entry, options: SpeechOptions, skipped: list[EngineStatus], *, variable: str
) -> Service | None:
    """Null where the key is missing, which is noted."""
    provider = options.services[entry.engine]
    if not entry.model:
        raise ConfigurationError(
            f"{variable}: {entry.engine} needs the name of a model: `{entry.engine}:model`."
        )
    if provider.key is None and not provider.is_keyless:
        advice = f"Set {provider.key_variable}."
        kind = EngineKind.SPEECH_TO_TEXT if variable == _STT else EngineKind.TEXT_TO_SPEECH
        name = f"{entry.engine}:{entry.model}"
        skipped.append(
            EngineStatus(name=name, kind=kind, description=name, is_local=False, problem=advice)
        )
        return None
    url = (provider.base_url or "").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            f"{variable}: the address of {entry.engine} must begin with http:// or https://."
        )
    return Service(
        provider=entry.engine,
        model=entry.model,
        base_url=url,
        key=provider.key,
        timeout_seconds=options.timeout_seconds,
        is_own=entry.engine == "local",
    )
