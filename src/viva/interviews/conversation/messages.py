"""What is said over the connection besides sound."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from viva.errors import AppError, InvalidInputError, UnavailableError
from viva.interviews.views import Id

Message = dict[str, Any]


class Phase(StrEnum):
    """What a live conversation does at the moment."""

    SPEAKING = "speaking"
    YOUR_TURN = "your_turn"
    RECORDING = "recording"
    TRANSCRIBING = "transcribing"
    THINKING = "thinking"


class Stopped(StrEnum):
    """Why a question is not heard any more."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Start(_Said):
    """`turn_id` is what the client last saw; the server says which question is open."""

    type: Literal["start"]
    turn_id: Id | None = None


class Done(_Said):
    type: Literal["done"]
    turn_id: Id


class Interrupt(_Said):
    type: Literal["interrupt"]


class Repeat(_Said):
    type: Literal["repeat"]


class Ping(_Said):
    type: Literal["ping"]


Said = Start | Done | Interrupt | Repeat | Ping
_SAID: TypeAdapter[Said] = TypeAdapter(Annotated[Said, Field(discriminator="type")])


class MessageInvalidError(InvalidInputError):
    code = "message_invalid"


class VoiceUnavailableError(UnavailableError):
    code = "voice_unavailable"


class VoiceBusyError(UnavailableError):
    code = "voice_busy"


def read_message(text: str) -> Said:
    """Raises MessageInvalidError."""
    try:
        return _SAID.validate_json(text)
    except ValidationError as error:
        raise MessageInvalidError(
            "The message is not understood. Send start, done, interrupt, repeat or ping."
        ) from error


def error_message(error: AppError) -> Message:
    """What can be repaired by speaking, typing or trying again is retryable."""
    return {
        "type": "error",
        "code": error.code,
        "message": error.detail,
        "retryable": error.status in (409, 422, 503),
    }
