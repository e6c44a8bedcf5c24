"""Spoken answers over HTTP: the multipart form, and what both forms get back."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Header, UploadFile
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from sse_starlette import EventSourceResponse
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import Scope

from viva.accounts.dependencies import CurrentUser
from viva.interviews.dependencies import Signal
from viva.interviews.errors import AnswerInvalidError
from viva.interviews.events import EventSignal
from viva.interviews.recordings.dependencies import SpokenTurns
from viva.interviews.recordings.recordings import Recordings
from viva.interviews.recordings.schemas import RecordingRef, TurnKey
from viva.interviews.recordings.views import RecordingBody, RecordingReview
from viva.interviews.streams import stream_turn
from viva.interviews.views import Answer, Id, TurnResult

SpokenReply = TurnResult | JSONResponse | EventSourceResponse


class AnswerBody(Answer):
    """`text` is the answer, `recording` one that was uploaded; `action` is something else to do.

    With `review` a recording is only turned into text, to be read and sent as `text`.
    """

    recording: RecordingBody | None = None
    review: bool = False

    def check(self) -> None:
        """Raises AnswerInvalidError if it says more than one thing."""
        if self.recording is None:
            if self.review:
                raise AnswerInvalidError("Only a recording can be reviewed. Send its chunks first.")
        elif self.text is not None or self.action is not None:
            raise AnswerInvalidError("Send either a recording, a text or an action.")


class MultipartRoute(APIRoute):
    """Takes forms alone; whatever else comes to its address is left to the next route."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, child = super().matches(scope)
        content_type = Headers(scope=scope).get("content-type", "")
        if not content_type.lower().startswith("multipart/form-data"):
            return Match.NONE, {}
        return match, child


router = APIRouter(prefix="/api/v1/interviews", route_class=MultipartRoute)

_UNKNOWN_TYPE = "application/octet-stream"
_FILE = {"type": "string", "format": "binary"}
MULTIPART_BODY: dict[str, Any] = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["turn_id"],
                    "properties": {
                        "turn_id": {"type": "string"},
                        "audio": _FILE,
                        "video": _FILE,
                        "review": {"type": "boolean"},
                        "seconds": {"type": "number"},
                    },
                }
            }
        }
    }
}


@router.post("/{interview_id}/answers", include_in_schema=False, response_model=TurnResult)
async def answer_with_file(  # noqa: PLR0913 - one argument per field of the form
    user: CurrentUser,
    recordings: SpokenTurns,
    signal: Signal,
    interview_id: Id,
    turn_id: Annotated[Id, Form()],
    audio: Annotated[UploadFile | None, File()] = None,
    video: Annotated[UploadFile | None, File()] = None,
    review: Annotated[bool, Form()] = False,
    seconds: Annotated[float | None, Form(ge=0, le=86_400)] = None,
    accept: Annotated[str, Header()] = "application/json",
) -> SpokenReply:
    """Answer the open question with a recording."""
    file = audio or video
    if file is None or (audio is not None and video is not None):
        raise AnswerInvalidError("Send the recording as one file: `audio` or `video`.")
    key = TurnKey(user.id, interview_id, turn_id)
    media_type = file.content_type
    if media_type in (None, _UNKNOWN_TYPE):
        # What plays it looks at its bytes.
        media_type = "audio/webm" if audio is not None else "video/webm"
    content = await file.read()
    ref = await recordings.uploads.put_whole(key, content, media_type=media_type, seconds=seconds)
    return await reply(recordings, signal, key, ref, review=review, accept=accept)


async def reply(
    recordings: Recordings,
    signal: EventSignal,
    key: TurnKey,
    ref: RecordingRef,
    *,
    review: bool,
    accept: str,
) -> SpokenReply:
    """What a spoken answer leads to, or the transcript that is to be read first."""
    if review:
        found: RecordingReview = await recordings.answers.review(key, ref)
        return JSONResponse(found.model_dump(mode="json"), status_code=202)
    turn = recordings.answers.begin(key, ref)
    if "text/event-stream" in accept:
        return await stream_turn(turn, signal, key.interview_id, key.turn_id)
    return (await asyncio.shield(turn)).result
