"""Writing an answer down, before anything else happens to it."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from viva.infra.database.idempotency import fingerprint
from viva.interviews import repository
from viva.interviews.errors import (
    AnswerEmptyError,
    AnswerInvalidError,
    AnswerTooLongError,
    InterviewNotFoundError,
    TurnAlreadyAnsweredError,
    TurnClosedError,
    TurnNotFoundError,
)
from viva.interviews.models import InterviewRow, TurnRow
from viva.interviews.requests import recognise_request
from viva.interviews.views import MAX_ANSWER_CHARACTERS, Answer, AnswerAction


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """An answer that is safe.

    Args:
        outcome: What the turn led to, where it was taken before.
        request: Set when nothing was written, because the question is to be asked again.
    """

    outcome: str | None
    request: AnswerAction | None
    interview: InterviewRow
    turn: TurnRow


def check_body(answer: Answer) -> None:
    """Refuse a body that is no answer; nothing is stored then.

    Raises:
        AnswerEmptyError, AnswerTooLongError, AnswerInvalidError
    """
    has_text = any(not _is_invisible(character) for character in answer.text or "")
    if answer.action is not None:
        if has_text:
            raise AnswerInvalidError("Send either a text or an action, not both.")
        return
    if not has_text:
        raise AnswerEmptyError
    if len(answer.text or "") > MAX_ANSWER_CHARACTERS:
        raise AnswerTooLongError(
            f"The answer has {len(answer.text or ''):,} characters; at most"
            f" {MAX_ANSWER_CHARACTERS:,} can be read. Shorten it and send it again."
        )


def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc")


async def write_down(
    session: AsyncSession,
    owner_id: str,
    interview_id: str,
    answer: Answer,
    *,
    now: datetime,
    body_hash: str | None = None,
) -> WrittenAnswer:
    """Store the answer in this transaction, unless it is stored or asks to hear the question.

    `body_hash` tells the same answer again from another one; by default it is the text's.

    Raises:
        InterviewNotFoundError, TurnNotFoundError, TurnAlreadyAnsweredError, TurnClosedError
    """
    interview, turn = await find_turn(session, owner_id, interview_id, answer.turn_id)
    if body_hash is None:
        body_hash = fingerprint((answer.action or "").encode(), (answer.text or "").encode())
    if turn.body_hash is not None:
        if turn.body_hash != body_hash:
            raise TurnAlreadyAnsweredError
        return WrittenAnswer(turn.outcome, None, interview, turn)
    if interview.current_turn_id != turn.id:
        raise TurnClosedError
    action = answer.action or recognise_request(answer.text or "")
    if action in (AnswerAction.REPEAT, AnswerAction.REPHRASE):
        return WrittenAnswer(None, action, interview, turn)
    skipped = action is AnswerAction.SKIP
    await repository.update_turn(
        session,
        turn.id,
        body_hash=body_hash,
        answer=None if skipped else answer.text,
        skipped=skipped,
        answered_at=now,
    )
    return WrittenAnswer(None, None, interview, turn)


async def find_turn(
    session: AsyncSession, owner_id: str, interview_id: str, turn_id: str
) -> tuple[InterviewRow, TurnRow]:
    """A turn with its interview.

    Raises:
        InterviewNotFoundError, TurnNotFoundError: It does not exist, or not for this owner.
        TurnClosedError: Its question was withdrawn.
    """
    found = await repository.find_with_turn(session, interview_id, turn_id, owner_id=owner_id)
    if found is None:
        raise InterviewNotFoundError
    interview, turn = found
    if turn is None:
        if await repository.was_withdrawn(session, interview_id, turn_id):
            raise TurnClosedError
        raise TurnNotFoundError
    return interview, turn
