"""What settings may name, and what they are told when it cannot work."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.speech.engines import ScriptedSynthesiser, ScriptedTranscriber
from viva.errors import ConfigurationError
from viva.resources import speech_options
from viva.settings import Settings
from viva.speech.building import build_speech
from viva.speech.local_engines import faster_whisper_engine, pocketsphinx_engine, sherpa_onnx_engine
from viva.speech.local_voices import espeak_engine, piper_engine
from viva.speech.model_paths import find_file_problem, find_folder_problem
from viva.speech.schemas import EngineKind
from viva.speech.speech import Speech
from viva.speech.worker_synthesiser import WorkerSynthesiser
from viva.speech.worker_transcriber import WorkerTranscriber


def built_with(**settings: object) -> list[tuple[str, EngineKind, bool]]:
    statuses = build_speech(speech_options(Settings.model_validate(settings))).list_statuses()
    return [(status.name, status.kind, status.active) for status in statuses]


def test_by_default_all_engines_are_embedded_and_work() -> None:
    assert built_with() == [
        ("pocketsphinx", EngineKind.SPEECH_TO_TEXT, True),
        ("espeak-ng", EngineKind.TEXT_TO_SPEECH, True),
    ]


def test_engines_come_in_the_order_of_the_setting() -> None:
    names = [
        name
        for name, _, _ in built_with(
            stt="groq:whisper-large-v3-turbo, openai:whisper-1, pocketsphinx",
            tts="local:kokoro, espeak-ng",
            groq_api_key=SecretStr("a"),
            openai_api_key=SecretStr("b"),
            speech_local_url="http://127.0.0.1:8880/v1",
        )
    ]

    assert names == [
        "groq:whisper-large-v3-turbo",
        "openai:whisper-1",
        "pocketsphinx",
        "local:kokoro",
        "espeak-ng",
    ]


def test_a_service_without_its_key_is_passed_over_and_named() -> None:
    options = speech_options(Settings.model_validate({"stt": "openai:whisper-1,pocketsphinx"}))

    found = {status.name: status.problem for status in build_speech(options).list_statuses()}

    assert found["openai:whisper-1"] == "Set OPENAI_API_KEY."
    assert found["pocketsphinx"] is None


def test_none_is_no_engine() -> None:
    assert built_with(stt="none", tts="none") == []


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"stt": "whisper"}, "VIVA_STT: there is no engine"),
        ({"stt": ":model"}, "VIVA_STT: ':model' names no engine"),
        ({"stt": "none,pocketsphinx"}, "stands alone"),
        ({"stt": "openai"}, "needs the name of a model"),
        ({"stt": "faster-whisper"}, "needs the path of its model"),
        ({"stt": "sherpa-onnx:/no/such/folder"}, "sherpa-onnx cannot be used"),
        ({"stt": "local:x"}, "must begin with http"),
        ({"tts": "piper:/no/such/voice.onnx"}, "does not exist"),
        ({"tts": "edge"}, "Edge's voices are not part of Viva"),
        ({"tts": "groq:playai"}, "VIVA_TTS: there is no engine"),
        ({"tts": "sherpa-onnx:/x"}, "VIVA_TTS: there is no engine"),
    ],
)
def test_what_cannot_work_is_refused_at_the_start(settings: dict[str, str], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        built_with(**settings)


def test_a_folder_that_cannot_be_a_model_is_described(tmp_path: Path) -> None:
    wanted = ("tokens.txt", "*encoder*.onnx")
    (tmp_path / "tokens.txt").write_text("a 0")
    file = tmp_path / "tokens.txt"

    missing, incomplete = tmp_path / "missing", find_folder_problem(tmp_path, wanted)
    (tmp_path / "encoder.onnx").touch()

    assert "does not exist" in (find_folder_problem(missing, wanted) or "")
    assert "is a file" in (find_folder_problem(file, wanted) or "")
    assert "has no *encoder*.onnx" in (incomplete or "")
    assert "is empty" in (find_folder_problem(tmp_path, wanted) or "")
    (tmp_path / "encoder.onnx").write_bytes(b"x")
    assert find_folder_problem(tmp_path, wanted) is None


def test_a_file_that_cannot_be_a_voice_is_described(tmp_path: Path) -> None:
    voice = tmp_path / "voice.onnx"
    problems = [find_file_problem(tmp_path, ".onnx"), find_file_problem(voice, ".onnx")]
    voice.touch()
    problems.append(find_file_problem(voice, ".onnx"))
    voice.write_bytes(b"x")
    problems.append(piper_engine(voice).find_problem())

    for problem, sentence in zip(
        problems, ("is a folder", "does not exist", "is empty", "is missing or is not"), strict=True
    ):
        assert sentence in (problem or "")


def test_a_voice_of_piper_says_its_rate_and_language(tmp_path: Path) -> None:
    voice = tmp_path / "de_DE-thorsten.onnx"
    voice.write_bytes(b"x")
    Path(f"{voice}.json").write_text(
        '{"audio": {"sample_rate": 16000}, "language": {"code": "de_DE"}}'
    )

    engine = piper_engine(voice)

    assert (engine.sample_rate, engine.voices[0].language) == (16_000, "de-DE")
    assert "piper-tts" in (engine.find_problem() or "")


def test_engines_whose_package_is_missing_say_how_to_add_it(tmp_path: Path) -> None:
    assert "pip install faster-whisper" in (faster_whisper_engine(tmp_path).find_problem() or "")
    assert "pip install sherpa-onnx" in (sherpa_onnx_engine(tmp_path).find_problem() or "")


async def test_an_engine_that_does_not_start_is_passed_over_and_the_status_says_so() -> None:
    broken = replace(pocketsphinx_engine(), name="broken", module="viva.speech.no_such_worker")
    mute = replace(espeak_engine(), name="mute", module="viva.speech.no_such_worker")
    speech = Speech(
        transcribers=[WorkerTranscriber(broken), ScriptedTranscriber()],
        synthesisers=[WorkerSynthesiser(mute), ScriptedSynthesiser()],
    )

    await speech.warm()
    statuses = speech.list_statuses()
    await speech.aclose()

    assert [status.active for status in statuses] == [False, True, False, True]
    assert "does not start" in (statuses[0].problem or "")
