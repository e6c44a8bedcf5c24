"""Speech over HTTP, with the engines that are embedded."""

import httpx
import pytest

from viva.errors import AppError
from viva.speech.schemas import AudioFormat
from viva.voice.routes import choose_format

SYNTHESIS, TRANSCRIPTION = "/api/v1/speech/synthesis", "/api/v1/speech/transcription"


async def test_what_is_spoken_can_be_written_down_again(client: httpx.AsyncClient) -> None:
    spoken = await client.post(
        SYNTHESIS, json={"text": "How are you today?"}, headers={"accept": "audio/ogg"}
    )

    written = await client.post(
        TRANSCRIPTION, files={"audio": ("a.ogg", spoken.content)}, data={"seconds": "30"}
    )

    found = written.json()
    assert (spoken.status_code, written.status_code) == (200, 200)
    assert spoken.headers["content-type"] == "audio/ogg"
    assert (found["engine"], found["draft"]) == ("pocketsphinx", True)
    assert found["text"].split() == [word["text"] for word in found["words"]]
    assert found["warnings"][0]["code"] == "audio_shorter_than_recorded"
    assert found["delivery"]["talk_seconds"] > 0.5


@pytest.mark.parametrize(
    ("body", "accept", "status", "code"),
    [
        ({"text": "  "}, "*/*", 422, "speech_text_invalid"),
        ({"text": "Hello", "voice": "nobody"}, "*/*", 422, "voice_unknown"),
        ({"text": "Hello", "speed": 9}, "*/*", 422, "invalid_request"),
        ({"text": "Hello"}, "image/png", 406, "audio_format_unknown"),
    ],
)
async def test_texts_that_cannot_be_spoken_are_problems(
    client: httpx.AsyncClient, body: dict[str, object], accept: str, status: int, code: str
) -> None:
    response = await client.post(SYNTHESIS, json=body, headers={"accept": accept})

    assert response.status_code == status
    assert response.json()["code"] == code


@pytest.mark.parametrize(
    ("files", "fields", "code"),
    [
        ({}, {"language": "en"}, "recording_invalid"),
        ({"audio": b""}, {}, "audio_empty"),
        ({"audio": b"no sound"}, {}, "audio_unreadable"),
        ({"audio": b"x"}, {"language": "../etc"}, "recording_invalid"),
        ({"audio": b"x"}, {"seconds": "nan"}, "recording_invalid"),
    ],
)
async def test_recordings_that_cannot_be_heard_are_problems(
    client: httpx.AsyncClient, files: dict[str, bytes], fields: dict[str, str], code: str
) -> None:
    response = await client.post(
        TRANSCRIPTION, files={name: ("a", content) for name, content in files.items()}, data=fields
    )

    assert response.status_code == 422
    assert response.json()["code"] == code


async def test_the_status_and_the_voices_say_what_speaks(client: httpx.AsyncClient) -> None:
    config = (await client.get("/api/v1/config")).json()
    voices = (await client.get("/api/v1/speech/voices")).json()["items"]

    parts = {part["name"]: part for part in config["parts"]}
    assert parts["speech-to-text"]["active"]
    assert parts["text-to-speech"]["state"] == "embedded"
    assert voices[0]["name"] == "en-us"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("*/*", AudioFormat.WAV),
        ("audio/ogg;q=0.5, audio/mpeg", AudioFormat.MP3),
        ("text/html, audio/x-wav", AudioFormat.WAV),
        ("audio/wav;q=0, audio/ogg;q=x, audio/ogg", AudioFormat.OGG),
    ],
)
def test_the_format_is_the_one_that_is_liked_best(accept: str, chosen: AudioFormat) -> None:
    assert choose_format(accept) is chosen


def test_a_format_that_nobody_can_make_is_refused() -> None:
    with pytest.raises(AppError):
        choose_format("audio/wav;q=0")
