"""The steps between an answer and the next question: pure rules, no clock, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viva.evaluation.ability import Observation, estimate_abilities
from viva.evaluation.quick_check import quick_check
from viva.evaluation.schemas import QuickCheck
from viva.interviews.context import InterviewContext
from viva.interviews.schemas import TurnRecord
from viva.questions.chooser import ChoiceRequest, LastAnswer, QuestionChooser
from viva.questions.schemas import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRequest:
    """A turn that was answered or skipped (`current`) after those in `earlier`."""

    context: InterviewContext
    earlier: tuple[TurnRecord, ...]
    current: TurnRecord

    @property
    def is_last(self) -> bool:
        return self.current.number >= self.context.brief.questions


def check_answer(turn: TurnRecord) -> QuickCheck | None:
    """The first look at an answer; None for a skipped turn."""
    return None if turn.answer is None else quick_check(turn.question, turn.answer)


def adapt(request: TurnRequest, check: QuickCheck | None) -> dict[str, float]:
    """Ability per competency: real scores where they exist, the first look for the newest."""
    observations = observe(request.earlier)
    if check is not None:
        question = request.current.question
        observations.append(
            Observation(
                competency=question.competency, level=question.level, score=10 * check.coverage
            )
        )
    return estimate(observations, starting_level=request.context.brief.starting_level)


def observe(turns: Sequence[TurnRecord]) -> list[Observation]:
    return [
        Observation(
            competency=turn.question.competency,
            level=turn.question.level,
            score=turn.evaluation.score,
        )
        for turn in turns
        if turn.evaluation is not None and turn.evaluation.score is not None
    ]


def estimate(observations: Sequence[Observation], *, starting_level: int) -> dict[str, float]:
    abilities = estimate_abilities(observations, starting_level=starting_level)
    return {competency: ability.value for competency, ability in abilities.items()}


def choose_next(
    request: TurnRequest,
    check: QuickCheck | None,
    abilities: Mapping[str, float],
    chooser: QuestionChooser,
) -> Question | None:
    """The next question: a follow-up, the next topic, or None after the last turn."""
    if request.is_last:
        return None
    last = LastAnswer(
        coverage=0.0 if check is None else check.coverage,
        missed=() if check is None else check.missed,
        gate=None if check is None else check.gate,
        skipped=request.current.skipped,
    )
    asked = tuple(turn.question for turn in (*request.earlier, request.current))
    return chooser.choose(
        choice_request(request.context, asked=asked, abilities=abilities, last_answer=last)
    )


def choice_request(
    context: InterviewContext,
    *,
    asked: tuple[Question, ...] = (),
    abilities: Mapping[str, float] | None = None,
    last_answer: LastAnswer | None = None,
) -> ChoiceRequest:
    return ChoiceRequest(
        brief=context.brief,
        documents=context.documents,
        number=len(asked) + 1,
        asked=asked,
        seen=context.seen,
        abilities=abilities or {},
        last_answer=last_answer,
        seed=context.seed,
    )
