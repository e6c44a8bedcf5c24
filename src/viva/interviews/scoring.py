"""The scores of answers: found beside the interview, stored when they have come.

No question waits for a score. One that is there when its turn is stored goes with it; a later one
is stored by itself, and the closing job makes up for what is missing.
"""

import asyncio
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import structlog

from viva.evaluation.gated import not_scored
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Evaluation, Scorer
from viva.infra.database.engine import Database
from viva.infra.telemetry.logs import frames
from viva.interviews import repository
from viva.interviews.events import EventSignal, evaluation_event
from viva.interviews.judging import JudgingService
from viva.interviews.schemas import TurnRecord
from viva.questions.schemas import Question

log = structlog.get_logger()

Scoring = asyncio.Future[Evaluation]

_SCORER_ERROR = "not_scored:scorer_error"
# Beyond this many waiting answers the time is better spent on them than on questions to come.
_BUSY_FROM = 8
_CLOSING_GRACE_SECONDS = 10


class ScoringService:
    """Scores one answer after the other, in a thread of its own.

    Where there are language models, `judging` has them look again at what is scored.
    """

    def __init__(
        self,
        *,
        database: Database,
        scorer: Scorer,
        signal: EventSignal,
        judging: JudgingService | None = None,
    ) -> None:
        self._database = database
        self._scorer = scorer
        self._signal = signal
        self._judging = judging
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scoring")
        self._late: dict[str, set[asyncio.Task[None]]] = defaultdict(set)
        self._waiting = 0

    def prepare(self, question: Question) -> None:
        """Have the scorer read a question while the candidate thinks about it."""
        if self._waiting < _BUSY_FROM:
            self._thread.submit(_prepare, self._scorer, question)

    def begin(self, turn: TurnRecord) -> Scoring | None:
        """Begin to score a turn; None for a skipped one."""
        if turn.answer is None:
            return None
        loop = asyncio.get_running_loop()
        scoring = loop.run_in_executor(
            self._thread, _score, self._scorer, turn.turn_id, turn.question, turn.answer
        )
        self._waiting += 1
        scoring.add_done_callback(self._count_down)
        return scoring

    def store_later(self, interview_id: str, turn: TurnRecord, scoring: Scoring) -> None:
        """Store this score of a stored turn when it has come."""
        task = asyncio.create_task(self._store_when_done(interview_id, turn, scoring))
        self._late[interview_id].add(task)
        task.add_done_callback(lambda done: self._forget(interview_id, done))

    def stored(self, interview_id: str, turn: TurnRecord) -> None:
        """Go on with an answer whose score is stored."""
        if self._judging is not None:
            self._judging.begin(interview_id, turn)

    async def find(self, interview_id: str, turn_id: str) -> Evaluation | None:
        """The evaluation of a turn, waited for if it is at work; None for a skipped turn."""
        await self._settle(interview_id)
        async with self._database.read() as session:
            return await repository.find_evaluation(session, turn_id)

    async def score_once(
        self, owner_id: str, interview_id: str, turn: TurnRecord
    ) -> Evaluation | None:
        """The evaluation of a turn that is not to be stored; None for a skipped one."""
        scoring = self.begin(turn)
        if scoring is None:
            return None
        offline = await scoring
        if self._judging is None:
            return offline
        scored = replace(turn, evaluation=offline)
        return await self._judging.judge_once(owner_id, interview_id, scored) or offline

    async def score_missing(self, interview_id: str) -> None:
        """Score the answers that have no score yet; the first step of the closing job."""
        await self._settle(interview_id)
        async with self._database.read() as session:
            turns = await repository.list_turns(session, interview_id)
        for turn in turns:
            scoring = self.begin(turn) if _needs_score(turn.evaluation) else None
            if scoring is not None:
                await self._store(interview_id, turn, await scoring)
        if self._judging is not None:
            await self._judging.finish(interview_id)

    async def aclose(self) -> None:
        """End with the answer that is being scored; the closing job finds the others."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        late = [task for tasks in self._late.values() for task in tasks]
        if late:
            _, waiting = await asyncio.wait(late, timeout=_CLOSING_GRACE_SECONDS)
            for task in waiting:
                task.cancel()
        # Last, for an answer whose score was just stored goes on to be judged.
        if self._judging is not None:
            await self._judging.aclose()

    async def _settle(self, interview_id: str) -> None:
        late = self._late.get(interview_id)
        if late:
            await asyncio.wait(late)

    async def _store_when_done(self, interview_id: str, turn: TurnRecord, scoring: Scoring) -> None:
        try:
            await self._store(interview_id, turn, await scoring)
            self.stored(interview_id, turn)
        except Exception as error:  # noqa: BLE001 - the closing job scores it again
            log.error("score_not_stored", turn_id=turn.turn_id, error=frames(error))

    async def _store(self, interview_id: str, turn: TurnRecord, evaluation: Evaluation) -> None:
        async with self._signal.order(interview_id), self._database.write() as session:
            interview = await repository.find_interview(session, interview_id)
            if interview is None:
                return
            stored = await repository.find_scored(session, turn.turn_id)
            # An answer that was replaced has a score of its own to come.
            if stored is None or stored[0] != turn.answer or not _needs_score(stored[1]):
                return
            dumped = repository.dump_evaluation(evaluation)
            await repository.update_turn(session, turn.turn_id, evaluation=dumped)
            event = evaluation_event(turn.turn_id, repository.to_json(evaluation))
            await repository.append_events(session, interview, [event])
        self._signal.notify(interview_id)

    def _count_down(self, _scoring: Scoring) -> None:
        self._waiting -= 1

    def _forget(self, interview_id: str, task: asyncio.Task[None]) -> None:
        late = self._late[interview_id]
        late.discard(task)
        if not late:
            del self._late[interview_id]


def _needs_score(evaluation: Evaluation | None) -> bool:
    """Whether there is no evaluation that stands."""
    return evaluation is None or evaluation.status == _SCORER_ERROR


def _prepare(scorer: Scorer, question: Question) -> None:
    try:
        scorer.prepare(scoring_item(question, ""))
    except Exception as error:  # noqa: BLE001 - whatever is wrong shows when there is an answer
        log.warning("question_not_prepared", question=question.id, error=type(error).__name__)


def _score(scorer: Scorer, turn_id: str, question: Question, answer: str) -> Evaluation:
    """A failing scorer leaves a status, never a number."""
    try:
        return scorer.score(scoring_item(question, answer))
    except Exception as error:  # noqa: BLE001 - a broken scorer must not stop an interview
        log.error("scoring_failed", turn_id=turn_id, error=type(error).__name__)
        return not_scored("scorer_error", scorer=scorer.version)
