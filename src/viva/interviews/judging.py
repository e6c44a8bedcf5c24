"""A second look at scored answers by language models, beside the interview.

The score that is stored stands until a model's evaluation takes its place, which is told as
another `evaluation` event. Once the closing job is past its first step, nothing changes any more.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from viva.evaluation.hidden_contacts import hide_contacts
from viva.evaluation.lexical import scoring_item
from viva.evaluation.model_scorer import ModelScorer, is_judged
from viva.evaluation.schemas import Evaluation
from viva.infra.database.engine import Database
from viva.infra.telemetry.logs import frames
from viva.interviews import repository
from viva.interviews.errors import InterviewNotFoundError
from viva.interviews.events import EventSignal, evaluation_event
from viva.interviews.schemas import InterviewStatus, TurnRecord
from viva.llm.accounts import Account
from viva.llm.call_book import CallBook

log = structlog.get_logger()

CLOSING_SECONDS = 60.0
LONGEST_SECONDS = 120.0
# Interviews that nobody goes on with, or that were deleted, are never finished.
_MOST_BENCHES = 500


@dataclass(slots=True, kw_only=True)
class _Bench:
    """What is at work on one interview; only `asking` may be cancelled, never a statement.

    `tasks` are by turn and answer, as an answer may be replaced; `asking` is by turn.
    """

    account: Account | None = None
    tasks: dict[tuple[str, str | None], asyncio.Task[None]] = field(default_factory=dict)
    asking: dict[str, asyncio.Task[Evaluation | None]] = field(default_factory=dict)
    closed: bool = False

    async def settle(self, *, until: float) -> None:
        """Wait for what is at work; `until` is a time of the event loop's clock."""
        if self.tasks:
            left = until - asyncio.get_running_loop().time()
            await asyncio.wait([*self.tasks.values()], timeout=max(0.0, left))

    async def close(self) -> None:
        self.closed = True
        for task in self.asking.values():
            task.cancel()
        if self.tasks:
            await asyncio.wait([*self.tasks.values()])


class JudgingService:
    """Has answers judged, all at once, each within a bounded time.

    Args:
        closing_seconds: Longest wait of the closing job for all answers of an interview.
    """

    def __init__(
        self,
        *,
        database: Database,
        scorer: ModelScorer,
        signal: EventSignal,
        calls: CallBook,
        closing_seconds: float = CLOSING_SECONDS,
    ) -> None:
        self._database = database
        self._calls = calls
        self._scorer = scorer
        self._signal = signal
        self._closing_seconds = closing_seconds
        self._benches: dict[str, _Bench] = {}
        self._judged: Callable[[str, str], None] | None = None

    def tell(self, judged: Callable[[str, str], None]) -> None:
        """Tell of each turn, by interview and id, that has been looked at."""
        self._judged = judged

    def begin(self, interview_id: str, turn: TurnRecord) -> None:
        """Have an answer judged whose score is stored."""
        bench = self._bench(interview_id)
        key = (turn.turn_id, turn.answer)
        if key not in bench.tasks:
            task = asyncio.create_task(self._judge(bench, interview_id, turn))
            bench.tasks[key] = task
            task.add_done_callback(lambda _: bench.tasks.pop(key, None))

    async def finish(self, interview_id: str) -> None:
        """Wait for the answers at work, try once more what is not judged, and end there."""
        bench = self._bench(interview_id)
        until = asyncio.get_running_loop().time() + self._closing_seconds
        await bench.settle(until=until)
        for turn in await self._list_turns(interview_id):
            if _may_be_judged(turn):
                self.begin(interview_id, turn)
        await bench.settle(until=until)
        if bench.tasks:
            log.warning("judging_cut_short", interview_id=interview_id)
        await bench.close()
        self._benches.pop(interview_id, None)

    async def judge_once(
        self, owner_id: str, interview_id: str, turn: TurnRecord
    ) -> Evaluation | None:
        """A model's evaluation of a turn that is not to be stored; null where there is none."""
        if turn.answer is None or turn.evaluation is None:
            return None
        account = await self._calls.open(owner_id, interview_id=interview_id, mask=hide_contacts)
        item = scoring_item(turn.question, turn.answer)
        try:
            async with asyncio.timeout(self._closing_seconds):
                return await self._scorer.evaluate(item, turn.evaluation, account)
        except TimeoutError:
            log.warning("judging_cut_short", interview_id=interview_id)
            return None

    async def aclose(self) -> None:
        """Stop; the closing job takes up what is not judged."""
        await asyncio.gather(*(bench.close() for bench in self._benches.values()))

    def _bench(self, interview_id: str) -> _Bench:
        bench = self._benches.get(interview_id)
        if bench is None:
            bench = self._benches[interview_id] = _Bench()
            self._clear_away()
        return bench

    def _clear_away(self) -> None:
        """Drop benches that were left longest ago; one that is wanted again is made anew."""
        left = [name for name, bench in self._benches.items() if not bench.tasks]
        for name in left[: max(0, len(self._benches) - _MOST_BENCHES)]:
            del self._benches[name]

    async def _judge(self, bench: _Bench, interview_id: str, scored: TurnRecord) -> None:
        try:
            async with self._database.read() as session:
                turn = await repository.find_turn_record(session, scored.turn_id)
            if turn is None or turn.answer != scored.answer:
                return
            judged = await self._ask(bench, interview_id, turn)
            if judged is not None:
                await self._replace(interview_id, turn, judged)
            if self._judged is not None and turn.evaluation is not None:
                self._judged(interview_id, turn.turn_id)
        except Exception as error:  # noqa: BLE001 - the score that is stored stands
            log.error("judging_failed", turn_id=scored.turn_id, error=frames(error))

    async def _account(self, bench: _Bench, interview_id: str) -> Account:
        if bench.account is None:
            async with self._database.read() as session:
                interview = await repository.find_interview(session, interview_id)
            if interview is None:
                raise InterviewNotFoundError
            bench.account = await self._calls.open(
                interview.owner_id, interview_id=interview_id, mask=hide_contacts
            )
        return bench.account

    async def _ask(self, bench: _Bench, interview_id: str, turn: TurnRecord) -> Evaluation | None:
        offline = turn.evaluation
        if bench.closed or turn.answer is None or offline is None or is_judged(offline):
            return None
        item = scoring_item(turn.question, turn.answer)
        account = await self._account(bench, interview_id)
        if bench.closed:
            return None
        asking = asyncio.create_task(self._scorer.evaluate(item, offline, account))
        replaced = bench.asking.get(turn.turn_id)
        if replaced is not None:
            replaced.cancel()
        bench.asking[turn.turn_id] = asking
        try:
            await asyncio.wait([asking], timeout=LONGEST_SECONDS)
        finally:
            if bench.asking.get(turn.turn_id) is asking:
                del bench.asking[turn.turn_id]
            asking.cancel()
        return asking.result() if asking.done() and not asking.cancelled() else None

    async def _list_turns(self, interview_id: str) -> list[TurnRecord]:
        async with self._database.read() as session:
            return await repository.list_turns(session, interview_id)

    async def _replace(self, interview_id: str, turn: TurnRecord, judged: Evaluation) -> None:
        """Put it in the place of the evaluation that was looked at, if that still stands."""
        async with self._signal.order(interview_id), self._database.write() as session:
            interview = await repository.find_interview(session, interview_id)
            if interview is None or interview.status == InterviewStatus.COMPLETED:
                return
            stored = await repository.find_scored(session, turn.turn_id)
            if stored != (turn.answer, turn.evaluation):
                return
            dumped = repository.dump_evaluation(judged)
            await repository.update_turn(session, turn.turn_id, evaluation=dumped)
            event = evaluation_event(turn.turn_id, repository.to_json(judged))
            await repository.append_events(session, interview, [event])
        self._signal.notify(interview_id)


def _may_be_judged(turn: TurnRecord) -> bool:
    """Whether there is a score that no model has looked at."""
    return turn.evaluation is not None and not is_judged(turn.evaluation)
