"""HTTP for the recordings of answers."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect

from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.interviews.recordings.dependencies import SpokenTurns, Turn
from viva.interviews.recordings.errors import ChunkInvalidError, ChunkTooLargeError
from viva.interviews.recordings.ranges import ByteRange, RangeOutsideError, find_range
from viva.interviews.recordings.store import describe_chunk
from viva.interviews.recordings.views import (
    ChunkReceipt,
    RecordingView,
    view_receipt,
    view_recording,
)
from viva.resources import Resources

_PATH = "/api/v1/interviews/{interview_id}/answers/{turn_id}"
_SOUND = {"content": {"audio/*": {"schema": {"type": "string", "format": "binary"}}}}

router = APIRouter(tags=["recordings"], responses=PROBLEM_RESPONSES)


@router.put(
    _PATH + "/audio/{n}",
    openapi_extra={"requestBody": {"required": True, **_SOUND}},
    responses={413: {"description": "The piece, or the recording, is too large"}},
)
async def add_recording_chunk(
    key: Turn,
    recordings: SpokenTurns,
    request: Request,
    n: int,
    take: Annotated[int, Query(description="Which recording of this turn.")] = 1,
) -> ChunkReceipt:
    """Keep a piece of a recording; it is safe once this answers. Safe to repeat, in any order."""
    resources: Resources = request.app.state.resources
    content = await _read(request, resources.settings.audio_chunk_max_bytes)
    media_type = request.headers.get("content-type", "")
    chunk = describe_chunk(content, take=take, n=n, media_type=media_type)
    recording = await recordings.uploads.put_chunk(key, chunk, content)
    return view_receipt(key.turn_id, recording)


@router.get(_PATH + "/recording")
async def get_recording(key: Turn, recordings: SpokenTurns) -> RecordingView:
    """What has arrived of a recording, and what was understood of it."""
    recording = await recordings.store.get(key)
    return view_recording(key.turn_id, recording)


@router.get(
    _PATH + "/audio",
    response_class=StreamingResponse,
    responses={
        200: {"description": "The whole recording", **_SOUND},
        206: {"description": "The part that `Range` asks for", **_SOUND},
        416: {"description": "`Range` asks for what is behind the end"},
    },
)
async def play_recording(
    key: Turn,
    recordings: SpokenTurns,
    range: Annotated[str | None, Header()] = None,
) -> Response:
    """The sound (or video) of an answer, whole or in part."""
    recording = await recordings.store.get_sound(key)
    size = sum(chunk.size for chunk in recording.whole)
    try:
        wanted = find_range(range, size)
    except RangeOutsideError:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
    part = wanted or ByteRange(0, size)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Length": str(part.end - part.start),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    if wanted is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{size}"
    return StreamingResponse(
        recordings.store.read(key, recording, start=part.start, end=part.end),
        status_code=200 if wanted is None else 206,
        media_type=recording.media_type,
        headers=headers,
    )


@router.delete(_PATH + "/audio", status_code=204)
async def delete_recording(key: Turn, recordings: SpokenTurns) -> None:
    """Delete the sound of an answer at once; what was understood of it stays. Safe to repeat."""
    recordings.listeners.give_up(key)
    await recordings.erasure.erase(key)


async def _read(request: Request, max_bytes: int) -> bytes:
    """The body; refused before more than the bound has been read."""
    content = bytearray()
    try:
        async for piece in request.stream():
            content += piece
            if len(content) > max_bytes:
                raise ChunkTooLargeError(
                    f"A piece of a recording may have {max_bytes:,} bytes. Send shorter ones."
                )
    except ClientDisconnect as error:
        # A page that was closed or reloaded; nobody reads this.
        raise ChunkInvalidError("The piece did not arrive whole. Send it again.") from error
    return bytes(content)
