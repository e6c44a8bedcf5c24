"""An interview held by a hosted voice service, which asks for each next thing to say."""

import asyncio
from dataclasses import dataclass

from viva.infra.database.engine import Database
from viva.interviews import repository
from viva.interviews.errors import (
    InterviewNotFoundError,
    TurnAlreadyAnsweredError,
    TurnClosedError,
)
from viva.interviews.schemas import AskedQuestion, InterviewStatus
from viva.interviews.turns import TurnService
from viva.interviews.vapi_messages import find_place
from viva.interviews.vapi_replies import CLOSING_WORDS, OVER_WORDS
from viva.interviews.vapi_requests import ChatMessage
from viva.interviews.vapi_speech import Speech, SpokenReply
from viva.interviews.views import Answer

_OVER = (InterviewStatus.COMPLETING, InterviewStatus.COMPLETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """An interview and where the messages say that it stands.

    Args:
        turn: The question that was asked last; None when the service has asked none yet.
        said: What the candidate said to it, empty for nothing.
        open_turn: The question that waits for an answer; None when the interview is over.
    """

    owner_id: str
    interview_id: str
    turn: AskedQuestion | None
    said: str
    open_turn: AskedQuestion | None
    asked_all: bool


class HostedInterviews:
    """Finds the turn that a chat belongs to, takes it, and says what comes next."""

    def __init__(self, *, database: Database, turns: TurnService) -> None:
        self._database = database
        self._turns = turns
        self._replies: set[asyncio.Task[str]] = set()

    async def find(
        self, owner_id: str, interview_id: str, messages: list[ChatMessage]
    ) -> Conversation:
        """Raises InterviewNotFoundError when there is none, or it is somebody else's."""
        async with self._database.read() as session:
            found = await repository.find_with_questions(session, interview_id, owner_id=owner_id)
        if found is None:
            raise InterviewNotFoundError
        row, asked = found
        place = find_place(messages, asked)
        over = row.status in _OVER
        return Conversation(
            owner_id=owner_id,
            interview_id=interview_id,
            turn=place.turn,
            said=place.said,
            open_turn=None if over else asked[-1],
            asked_all=place.turn is not None and place.turn.number == row.total_questions,
        )

    def begin_reply(self, conversation: Conversation) -> SpokenReply:
        """What to say next, at work; a caller who hangs up does not stop the turn half-way."""
        speech = Speech()
        task = asyncio.create_task(self._reply(conversation, speech))
        self._replies.add(task)
        task.add_done_callback(self._forget)
        return SpokenReply(task, speech)

    async def aclose(self) -> None:
        if self._replies:
            await asyncio.wait(self._replies)

    async def _reply(self, conversation: Conversation, speech: Speech) -> str:
        if conversation.open_turn is None:
            return CLOSING_WORDS if conversation.asked_all else OVER_WORDS
        if conversation.turn is None or not conversation.said:
            return conversation.open_turn.question.text
        answer = Answer(turn_id=conversation.turn.turn_id, text=conversation.said)
        try:
            taken = await self._turns.hear(
                conversation.owner_id, conversation.interview_id, answer, voice=speech
            )
        except (TurnAlreadyAnsweredError, TurnClosedError):
            if await self._is_over(conversation):
                return CLOSING_WORDS if conversation.asked_all else OVER_WORDS
            raise
        question = taken.result.question
        return CLOSING_WORDS if question is None else question.text

    async def _is_over(self, conversation: Conversation) -> bool:
        async with self._database.read() as session:
            row = await repository.find_interview(session, conversation.interview_id)
        return row is not None and row.status in _OVER

    def _forget(self, task: asyncio.Task[str]) -> None:
        self._replies.discard(task)
        # Nobody may be left to hear of an error, and asyncio would complain.
        if not task.cancelled():
            task.exception()
