"""HTTP for speech: texts spoken, recordings written down."""

import re
from collections.abc import AsyncGenerator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse
from starlette.datastructures import UploadFile

from viva.accounts.dependencies import CurrentUser
from viva.errors import InvalidInputError
from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.speech.errors import AudioFormatUnknownError, TranscriptionUnavailableError
from viva.speech.schemas import AudioFormat
from viva.voice.dependencies import SpeechDoor
from viva.voice.views import (
    SpokenText,
    TranscriptionView,
    VoiceList,
    VoiceView,
    transcription_view,
)

router = APIRouter(prefix="/api/v1/speech", tags=["speech"], responses=PROBLEM_RESPONSES)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
_LONGEST_CLAIM_SECONDS = 24 * 3600.0
_ALSO_CALLED = {"audio/x-wav": AudioFormat.WAV, "audio/wave": AudioFormat.WAV}
_RECORDING_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["audio"],
                    "properties": {
                        "audio": {"type": "string", "format": "binary"},
                        "language": {"type": "string", "default": "en"},
                        "seconds": {
                            "type": "number",
                            "description": "Length by the recorder's clock, to find what is lost",
                        },
                    },
                }
            }
        },
    }
}


class RecordingInvalidError(InvalidInputError):
    code = "recording_invalid"


@router.post(
    "/synthesis",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The spoken text, in the format of `Accept`; sentence by sentence",
            "content": {
                kind.value: {"schema": {"type": "string", "format": "binary"}}
                for kind in AudioFormat
            },
        },
        406: {"description": "None of the formats that `Accept` names"},
    },
)
async def synthesise(
    _user: CurrentUser,
    speech: SpeechDoor,
    spoken: SpokenText,
    accept: Annotated[str, Header(max_length=1_000)] = "*/*",
) -> StreamingResponse:
    """Speak a text: WAV, Ogg with Opus, or MP3."""
    audio_format = choose_format(accept)
    pieces = speech.synthesise(
        spoken.text, voice=spoken.voice, speed=spoken.speed, audio_format=audio_format
    )
    # What cannot be spoken fails here, while a problem can still be the answer.
    first = await anext(pieces)
    return StreamingResponse(
        _with_first(first, pieces),
        media_type=audio_format.value,
        headers={"cache-control": "private, max-age=3600"},
    )


@router.get("/voices")
async def list_voices(_user: CurrentUser, speech: SpeechDoor) -> VoiceList:
    """The voices that can be asked for; the first one speaks where none is."""
    return VoiceList(items=[VoiceView.model_validate(voice) for voice in speech.voices()])


@router.post("/transcription", openapi_extra=_RECORDING_BODY)
async def transcribe(request: Request, _user: CurrentUser, speech: SpeechDoor) -> TranscriptionView:
    """Write a recording down: WebM, MP4, Ogg, MP3, WAV, or the sound of a video."""
    async with request.form(max_files=1, max_fields=3) as form:
        audio = form.get("audio")
        if not isinstance(audio, UploadFile):
            raise RecordingInvalidError("The field `audio` is missing. Send the recording in it.")
        language = _language(form.get("language"))
        claimed = _seconds(form.get("seconds"))
        content = await audio.read()
    heard = await speech.transcribe(content, language=language, claimed_seconds=claimed)
    if heard.transcript is None:
        raise TranscriptionUnavailableError(
            "The recording could not be turned into text. Type the answer."
        )
    return transcription_view(heard, heard.transcript)


def choose_format(accept: str) -> AudioFormat:
    """The first format that can be made, by the order of qualities in `Accept`.

    Raises:
        AudioFormatUnknownError: None of them can be made.
    """
    for kind in _by_quality(accept):
        if kind in ("*/*", "audio/*"):
            return AudioFormat.WAV
        if kind in _ALSO_CALLED:
            return _ALSO_CALLED[kind]
        if kind in tuple(AudioFormat):
            return AudioFormat(kind)
    raise AudioFormatUnknownError("Accept one of audio/wav, audio/ogg and audio/mpeg.")


def _by_quality(accept: str) -> list[str]:
    found: list[tuple[float, str]] = []
    for item in accept.split(","):
        kind, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            continue
        if weight > 0:
            found.append((-weight, kind))
    return [kind for _, kind in sorted(found, key=lambda pair: pair[0])]


async def _with_first(
    first: bytes, rest: AsyncGenerator[bytes, None]
) -> AsyncGenerator[bytes, None]:
    try:
        yield first
        async for piece in rest:
            yield piece
    finally:
        await rest.aclose()


def _language(value: object) -> str:
    if value is None or value == "":
        return "en"
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise RecordingInvalidError("The field `language` must be a tag such as `en` or `en-GB`.")
    return value


def _seconds(value: object) -> float | None:
    if value is None or value == "":
        return None
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _LONGEST_CLAIM_SECONDS:
        raise RecordingInvalidError("The field `seconds` must be the length in seconds.")
    return seconds
