"""HTTP for interviews."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Header, Query
from sse_starlette import EventSourceResponse

from viva.accounts.dependencies import CurrentUser
from viva.infra.http.problems import PROBLEM_RESPONSES
from viva.interviews.dependencies import Interviews, Signal, Turns
from viva.interviews.recordings.dependencies import SpokenTurns
from viva.interviews.recordings.replies import MULTIPART_BODY, AnswerBody, SpokenReply, reply
from viva.interviews.recordings.schemas import RecordingRef, TurnKey
from viva.interviews.recordings.views import RecordingReview
from viva.interviews.schemas import Wanted
from viva.interviews.streams import stream_interview, stream_turn
from viva.interviews.views import (
    AnswerAction,
    InterviewPage,
    InterviewView,
    ListQuery,
    NewInterview,
    TurnResult,
)

router = APIRouter(prefix="/api/v1/interviews", tags=["interviews"], responses=PROBLEM_RESPONSES)


@router.post("", status_code=201)
async def create_interview(
    user: CurrentUser,
    interviews: Interviews,
    wishes: NewInterview,
    idempotency_key: Annotated[str | None, Header(max_length=255)] = None,
) -> InterviewView:
    """Begin an interview; the first question is in the response."""
    return await interviews.create(user.id, wishes, idempotency_key=idempotency_key)


@router.get("")
async def list_interviews(
    user: CurrentUser,
    interviews: Interviews,
    page: Annotated[ListQuery, Query()],
) -> InterviewPage:
    """The newest interviews first; `text` stands in the job's title or the candidate's name."""
    wanted = Wanted(kind=page.kind, finished=page.finished, text=page.text or None)
    return await interviews.list(user.id, wanted, cursor=page.cursor, limit=page.limit)


@router.get("/{interview_id}")
async def get_interview(
    user: CurrentUser, interviews: Interviews, interview_id: str
) -> InterviewView:
    """An interview, its brief and its open question."""
    return await interviews.get(user.id, interview_id)


@router.delete("/{interview_id}", status_code=204)
async def delete_interview(user: CurrentUser, interviews: Interviews, interview_id: str) -> None:
    """Delete the interview with its answers, events and report."""
    await interviews.delete(user.id, interview_id)


@router.get(
    "/{interview_id}/events",
    response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {}}, "description": "Events, as they come"}},
)
async def stream_events(
    user: CurrentUser,
    interviews: Interviews,
    signal: Signal,
    interview_id: str,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventSourceResponse:
    """Everything that happens, resumable by `Last-Event-ID`."""
    view = await interviews.get(user.id, interview_id)
    return stream_interview(interviews, signal, user.id, view, last_event_id)


@router.post(
    "/{interview_id}/answers",
    response_model=TurnResult,
    openapi_extra=MULTIPART_BODY,
    responses={
        202: {"model": RecordingReview, "description": "With `review`: what was understood"},
        200: {
            "content": {"text/event-stream": {}},
            "description": "The turn's result, or its events with `Accept: text/event-stream`",
        },
    },
)
async def answer_question(  # noqa: PLR0913 - one argument per part of the request
    user: CurrentUser,
    turns: Turns,
    recordings: SpokenTurns,
    signal: Signal,
    interview_id: str,
    answer: AnswerBody,
    accept: Annotated[str, Header()] = "application/json",
) -> SpokenReply:
    """Answer the open question, skip it, or have it repeated or rephrased.

    An answer may also be a form with a file, `audio` or `video`.
    """
    answer.check()
    key = TurnKey(user.id, interview_id, answer.turn_id)
    if answer.recording is not None:
        ref = RecordingRef(**answer.recording.model_dump())
        return await reply(recordings, signal, key, ref, review=answer.review, accept=accept)
    turn = turns.begin(user.id, interview_id, answer)
    if answer.action not in (AnswerAction.REPEAT, AnswerAction.REPHRASE):
        recordings.listeners.give_up(key)
    if "text/event-stream" in accept:
        return await stream_turn(turn, signal, interview_id, answer.turn_id)
    return (await asyncio.shield(turn)).result


@router.post("/{interview_id}/complete", status_code=202)
async def complete_interview(
    user: CurrentUser,
    interviews: Interviews,
    turns: Turns,
    recordings: SpokenTurns,
    interview_id: str,
) -> InterviewView:
    """End the interview; scores and report follow. Safe to repeat."""
    # What was sent as an answer is one, although it is still listened to.
    await recordings.answers.settle(user.id, interview_id)
    await turns.complete(user.id, interview_id)
    return await interviews.get(user.id, interview_id)
