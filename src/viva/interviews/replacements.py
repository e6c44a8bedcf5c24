"""Replacing an answer by a longer version of it, while the next question is unanswered.

Afterwards the turn is as if the longer version had been written down first and had led to nothing
yet, so that whatever takes up written answers goes on from there, after a crash too.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from viva.infra.database.idempotency import fingerprint
from viva.interviews import repository
from viva.interviews.answers import WrittenAnswer, find_turn
from viva.interviews.errors import TurnAlreadyAnsweredError, TurnBusyError
from viva.interviews.events import reset_event
from viva.interviews.models import InterviewRow, TurnRow, WithdrawnTurnRow
from viva.interviews.requests import recognise_request
from viva.interviews.schemas import InterviewStatus
from viva.interviews.utterances import is_longer_version, is_shorter_version
from viva.interviews.views import Answer


async def replace_answer(
    session: AsyncSession, owner_id: str, interview_id: str, answer: Answer, *, now: datetime
) -> WrittenAnswer:
    """Store a longer version in this transaction; a shorter one gets what the answer led to.

    A longer version may turn out to be a request to hear the question again; the turn is open then.

    Raises:
        TurnAlreadyAnsweredError: It is another text, or the next question has been answered.
        TurnBusyError: Somebody else changed the interview meanwhile.
    """
    interview, turn = await find_turn(session, owner_id, interview_id, answer.turn_id)
    text = answer.text or ""
    if turn.answer is None:
        raise TurnAlreadyAnsweredError
    if is_shorter_version(turn.answer, text):
        return WrittenAnswer(turn.outcome, None, interview, turn)
    following = await repository.find_following_open_turn(session, interview, turn)
    if not is_longer_version(turn.answer, text) or following is None:
        raise TurnAlreadyAnsweredError
    await _withdraw(session, interview, following, back_to=turn)
    request = recognise_request(text)
    await repository.update_turn(
        session,
        turn.id,
        body_hash=None if request else fingerprint(b"", text.encode()),
        answer=None if request else text,
        answered_at=None if request else now,
        evaluation=None,
        outcome=None,
        outcome_event_id=None,
    )
    await session.refresh(interview)
    return WrittenAnswer(None, request, interview, turn)


async def _withdraw(
    session: AsyncSession, interview: InterviewRow, following: TurnRow, *, back_to: TurnRow
) -> None:
    stored = await repository.append_events(
        session,
        interview,
        [reset_event(following.id)],
        status=InterviewStatus.IN_PROGRESS,
        asked=back_to.number,
        current_turn_id=back_to.id,
    )
    if not stored:
        raise TurnBusyError
    session.add(WithdrawnTurnRow(id=following.id, interview_id=interview.id))
    await session.delete(following)
    await session.flush()
