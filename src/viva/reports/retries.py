"""Answers given again after an interview, to see what became better."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from viva.evaluation.schemas import Evaluation
from viva.infra.database.engine import Database
from viva.infra.database.idempotency import fingerprint
from viva.infra.database.pages import split_page
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.ids import new_id
from viva.interviews.answers import check_body
from viva.interviews.errors import InterviewNotCompleteError, TurnNotFoundError
from viva.interviews.schemas import OVER, TurnRecord
from viva.interviews.scoring import ScoringService
from viva.interviews.service import InterviewService
from viva.interviews.views import Answer
from viva.reports import repository
from viva.reports.builder import view_answer
from viva.reports.models import RetryRow
from viva.reports.schemas import Retry, RetryPage

_EVALUATION = TypeAdapter(Evaluation)


class RetryService:
    """Scores answers given again, as the interview's answers were; no estimate learns of them."""

    def __init__(
        self,
        *,
        database: Database,
        interviews: InterviewService,
        scoring: ScoringService,
        clock: Clock,
    ) -> None:
        self._database = database
        self._interviews = interviews
        self._scoring = scoring
        self._clock = clock

    async def add(
        self, owner_id: str, interview_id: str, turn_id: str, text: str
    ) -> tuple[Retry, bool]:
        """The scored answer and whether it is new: the same words are scored once.

        Raises:
            AnswerEmptyError, AnswerTooLongError: Nothing is stored.
            InterviewNotFoundError, TurnNotFoundError: It does not exist, or not for this owner.
            InterviewNotCompleteError: The interview has not ended.
        """
        check_body(Answer(turn_id=turn_id, text=text))
        turn = await self._get_turn(owner_id, interview_id, turn_id)
        body_hash = fingerprint(text.encode())
        async with self._database.write() as session:
            row = await repository.find_retry(session, interview_id, turn_id, body_hash=body_hash)
            is_new = row is None
            if row is None:
                row = RetryRow(
                    id=new_id(),
                    interview_id=interview_id,
                    turn_id=turn_id,
                    owner_id=owner_id,
                    body_hash=body_hash,
                    answer=text,
                    created_at=self._clock(),
                )
                session.add(row)
        if row.evaluation is None:
            row.evaluation = await self._score(turn, row)
        return _view(turn, row), is_new

    async def list(
        self, owner_id: str, interview_id: str, turn_id: str, *, cursor: str | None, limit: int
    ) -> RetryPage:
        """The newest first. Raises as `add`."""
        turn = await self._get_turn(owner_id, interview_id, turn_id)
        async with self._database.read() as session:
            rows = await repository.list_retries(
                session, interview_id, turn_id, before=cursor, limit=limit + 1
            )
        page, next_cursor = split_page(rows, limit=limit)
        return RetryPage(items=[_view(turn, row) for row in page], next_cursor=next_cursor)

    async def export_user(self, owner_id: str) -> Sequence[Any]:
        """All answers that a user gave again, JSON-ready, the newest first."""
        async with self._database.read() as session:
            rows = await repository.list_retries_of_owner(session, owner_id)
        return [
            {
                "interview_id": row.interview_id,
                "turn_id": row.turn_id,
                "answer": row.answer,
                "evaluation": None if row.evaluation is None else json.loads(row.evaluation),
                "created_at": row.created_at.isoformat(),
            }
            for row in rows
        ]

    async def _get_turn(self, owner_id: str, interview_id: str, turn_id: str) -> TurnRecord:
        interview = await self._interviews.get(owner_id, interview_id)
        if interview.status not in OVER:
            raise InterviewNotCompleteError
        record = await self._interviews.get_record(interview_id)
        turn = next((turn for turn in record.turns if turn.turn_id == turn_id), None)
        if turn is None:
            raise TurnNotFoundError
        return turn

    async def _score(self, turn: TurnRecord, row: RetryRow) -> str | None:
        again = _answered_again(turn, row)
        evaluation = await self._scoring.score_once(row.owner_id, row.interview_id, again)
        if evaluation is None:
            return None
        dumped = _EVALUATION.dump_json(evaluation).decode()
        async with self._database.write() as session:
            await repository.keep_evaluation(session, row.id, dumped)
        return dumped


def _answered_again(turn: TurnRecord, row: RetryRow) -> TurnRecord:
    evaluation = None if row.evaluation is None else _EVALUATION.validate_json(row.evaluation)
    return replace(turn, answer=row.answer, skipped=False, evaluation=evaluation)


def _view(turn: TurnRecord, row: RetryRow) -> Retry:
    return Retry(
        id=row.id, created_at=row.created_at, result=view_answer(_answered_again(turn, row))
    )
