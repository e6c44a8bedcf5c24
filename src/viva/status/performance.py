"""How long things took and what language models cost, per interview and per user."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from pydantic import BaseModel, Field

from viva.infra.database.engine import Database
from viva.infra.telemetry.clock import Clock
from viva.interviews.conversation.stage_times import StageTimes
from viva.interviews.schemas import TurnRecord
from viva.interviews.service import InterviewService
from viva.llm.accounts import Spending
from viva.llm.call_book import CallBook
from viva.llm.call_sums import CallSum, CallTime, list_times, sum_calls
from viva.llm.call_table import sum_spending
from viva.llm.options import Budget, ModelOptions

QUESTION = "next_question"


class Durations(BaseModel):
    """Seconds; percentiles are values that were measured, by nearest rank."""

    count: int
    mean: float
    min: float
    max: float
    p50: float
    p95: float
    p99: float


class Operation(BaseModel):
    name: str = Field(
        description=f"`{QUESTION}`: from a stored answer to the next stored question. The others"
        " are stages of live conversations, as far as this process remembers them: `vad`,"
        " `end_of_turn`, `stt_final`, `llm_first_token`, `tts_first_byte`, `voice_to_voice`"
    )
    seconds: Durations


class ModelUsage(BaseModel):
    """Requests of one role to one model; `seconds` are of those that went well, newest first."""

    role: str
    model: str
    calls: int
    outcomes: dict[str, int] = Field(description="`ok`, `abandoned`, or why calls failed")
    thrown_away: int = Field(description="Calls whose output served nobody")
    prompt_tokens: int
    cached_tokens: int = Field(description="Prompt tokens that the provider had in its cache")
    output_tokens: int
    cost_usd: float
    unpriced_calls: int = Field(description="Calls whose price is not known and not in `cost_usd`")
    seconds: Durations | None
    first_token_seconds: Durations | None


class BudgetView(BaseModel):
    """Past its end rules carry on; null is no limit."""

    spent_usd: float
    limit_usd: float | None
    spent_tokens: int
    limit_tokens: int | None
    is_spent: bool


class LanguageModelUsage(BaseModel):
    calls: int
    cost_usd: float
    unpriced_calls: int
    prompt_tokens: int
    cached_tokens: int
    output_tokens: int
    budget: BudgetView = Field(description="Of the interview; for a user, of this day (UTC)")
    by_role: list[ModelUsage]


class PerformanceView(BaseModel):
    interview_id: str | None
    operations: list[Operation]
    language_models: LanguageModelUsage


class PerformanceService:
    """Reads what was measured; nothing is measured here."""

    def __init__(
        self,
        *,
        database: Database,
        interviews: InterviewService,
        calls: CallBook,
        live_times: StageTimes,
        options: ModelOptions,
        clock: Clock,
    ) -> None:
        self._database = database
        self._interviews = interviews
        self._calls = calls
        self._live_times = live_times
        self._options = options
        self._clock = clock

    async def of_interview(self, owner_id: str, interview_id: str) -> PerformanceView:
        """Raises InterviewNotFoundError when there is none, or it is somebody else's."""
        await self._interviews.get(owner_id, interview_id)
        record = await self._interviews.get_record(interview_id)
        await self._calls.flush()
        async with self._database.read() as session:
            sums = await sum_calls(session, owner_id, interview_id=interview_id)
            times = await list_times(session, owner_id, interview_id=interview_id)
            spent = await sum_spending(session, interview_id=interview_id)
        measured: dict[str, Sequence[float]] = {QUESTION: _waits(record.turns)}
        measured |= {stage.value: t for stage, t in self._live_times.of(interview_id).items()}
        return PerformanceView(
            interview_id=interview_id,
            operations=[
                Operation(name=name, seconds=found)
                for name, seconds in measured.items()
                if (found := durations(seconds)) is not None
            ],
            language_models=_usage(sums, times, _budget(spent, self._options.budget)),
        )

    async def of_user(self, owner_id: str) -> PerformanceView:
        """Over all interviews and documents, deleted interviews included."""
        await self._calls.flush()
        today = datetime.combine(self._clock().astimezone(UTC), datetime.min.time(), UTC)
        async with self._database.read() as session:
            sums = await sum_calls(session, owner_id)
            times = await list_times(session, owner_id)
            spent = await sum_spending(session, owner_id=owner_id, since=today)
        return PerformanceView(
            interview_id=None,
            operations=[],
            language_models=_usage(sums, times, _budget(spent, self._options.daily_budget)),
        )


def durations(seconds: Iterable[float]) -> Durations | None:
    """Null where nothing was measured."""
    values = sorted(seconds)
    if not values:
        return None
    return Durations(
        count=len(values),
        mean=_rounded(sum(values) / len(values)),
        min=_rounded(values[0]),
        max=_rounded(values[-1]),
        p50=_percentile(values, 50),
        p95=_percentile(values, 95),
        p99=_percentile(values, 99),
    )


def _percentile(values: Sequence[float], percent: int) -> float:
    rank = math.ceil(len(values) * percent / 100)
    return _rounded(values[max(rank, 1) - 1])


def _rounded(seconds: float) -> float:
    return round(seconds, 4)


def _waits(turns: Sequence[TurnRecord]) -> list[float]:
    """Seconds of somebody who had answered until the next question was there."""
    return [
        (following.asked_at - turn.answered_at).total_seconds()
        for turn, following in pairwise(turns)
        if turn.answered_at is not None and following.asked_at >= turn.answered_at
    ]


def _budget(spent: Spending, limits: Budget) -> BudgetView:
    return BudgetView(
        spent_usd=float(spent.usd),
        limit_usd=None if limits.usd is None else float(limits.usd),
        spent_tokens=spent.tokens,
        limit_tokens=limits.tokens,
        is_spent=spent.reaches(limits),
    )


def _usage(
    sums: Sequence[CallSum], times: Sequence[CallTime], budget: BudgetView
) -> LanguageModelUsage:
    grouped: dict[tuple[str, str], list[CallSum]] = defaultdict(list)
    for one in sums:
        grouped[one.role, one.model].append(one)
    return LanguageModelUsage(
        calls=sum(one.calls for one in sums),
        cost_usd=_cost(sums),
        unpriced_calls=sum(one.unpriced for one in sums),
        prompt_tokens=sum(one.prompt_tokens for one in sums),
        cached_tokens=sum(one.cached_tokens for one in sums),
        output_tokens=sum(one.output_tokens for one in sums),
        budget=budget,
        by_role=[
            _usage_of(role, model, group, [t for t in times if (t.role, t.model) == (role, model)])
            for (role, model), group in grouped.items()
        ],
    )


def _usage_of(
    role: str, model: str, sums: Sequence[CallSum], times: Sequence[CallTime]
) -> ModelUsage:
    return ModelUsage(
        role=role,
        model=model,
        calls=sum(one.calls for one in sums),
        outcomes={one.outcome: one.calls for one in sums},
        thrown_away=sum(one.thrown_away for one in sums),
        prompt_tokens=sum(one.prompt_tokens for one in sums),
        cached_tokens=sum(one.cached_tokens for one in sums),
        output_tokens=sum(one.output_tokens for one in sums),
        cost_usd=_cost(sums),
        unpriced_calls=sum(one.unpriced for one in sums),
        seconds=durations(time.seconds for time in times),
        first_token_seconds=durations(
            time.first_token_seconds for time in times if time.first_token_seconds is not None
        ),
    )


def _cost(sums: Sequence[CallSum]) -> float:
    return float(sum(one.cost_usd for one in sums))
