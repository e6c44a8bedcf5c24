"""The steps between an answer and the next question: pure rules, no clock, no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from viva.evaluation.ability import Observation, estimate_abilities
from viva.evaluation.quick_check import quick_check
from viva.evaluation.schemas import QuickCheck
from viva.interviews.context import InterviewContext
from viva.interviews.schemas import TurnRecord
from viva.questions.chooser import ChoiceRequest, LastAnswer, QuestionChooser
from viva.questions.ranking import Ranking
from viva.questions.schemas import HARDEST_LEVEL, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSoFar:
    """An interview up to a turn that is open, answered or skipped."""

    owner_id: str
    interview_id: str
    context: InterviewContext
    turns: tuple[TurnRecord, ...]

    @property
    def current(self) -> TurnRecord:
        return self.turns[-1]

    @property
    def earlier(self) -> tuple[TurnRecord, ...]:
        return self.turns[:-1]

    @property
    def asked(self) -> tuple[Question, ...]:
        return tuple(turn.question for turn in self.turns)

    def followed_by(self, turn_id: str, question: Question, *, now: datetime) -> "TalkSoFar":
        """The talk when this question has been asked."""
        turn = TurnRecord(
            turn_id=turn_id,
            number=len(self.turns) + 1,
            question=question,
            answer=None,
            skipped=False,
            evaluation=None,
            asked_at=now,
            answered_at=None,
        )
        return replace(self, turns=(*self.turns, turn))

    @property
    def is_last(self) -> bool:
        return self.current.number >= self.context.brief.questions


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the rules ask after an answer like this, and by which ranking."""

    plan: Question
    answer: LastAnswer
    ranking: Ranking

    def distance(self, question: Question) -> tuple[bool, float]:
        """How far another question is from the plan: in what it is about, and in its level."""
        target = self.ranking.target_level(question.competency)
        return question.competency != self.plan.competency, abs(question.level - target)

    @property
    def order(self) -> Question:
        """The plan at the level that suits; the rules take what they have, a model any."""
        target = self.ranking.target_level(self.plan.competency)
        return replace(self.plan, level=min(round(target), HARDEST_LEVEL))


def check_answer(turn: TurnRecord) -> QuickCheck | None:
    """The first look at an answer; None for a skipped turn."""
    return None if turn.answer is None else quick_check(turn.question, turn.answer)


def adapt(talk: TalkSoFar, check: QuickCheck | None) -> dict[str, float]:
    """Ability per competency: real scores where they exist, the first look for the newest."""
    observations = observe(talk.earlier)
    if check is not None:
        question = talk.current.question
        observations.append(
            Observation(
                competency=question.competency, level=question.level, score=10 * check.coverage
            )
        )
    return estimate(observations, starting_level=talk.context.brief.starting_level)


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
    talk: TalkSoFar,
    check: QuickCheck | None,
    abilities: Mapping[str, float],
    chooser: QuestionChooser,
) -> Foreseen | None:
    """The next question: a follow-up, the next topic, or None after the last turn."""
    last = LastAnswer(
        coverage=0.0 if check is None else check.coverage,
        missed=() if check is None else check.missed,
        gate=None if check is None else check.gate,
        skipped=talk.current.skipped,
    )
    return None if talk.is_last else _choose(talk, last, abilities, chooser)


def foresee(talk: TalkSoFar, chooser: QuestionChooser) -> Iterator[Foreseen]:
    """The next topic after a good answer to the open question, and another one for a poor one.

    After a poor one the rules leave the competency; a topic of another one serves for both. The
    level stays what it is until there is an answer.
    """
    if talk.is_last:
        return
    abilities = adapt(talk, None)
    good = _choose(talk, LastAnswer(coverage=1.0), abilities, chooser)
    yield good
    if good.plan.competency == talk.current.question.competency:
        yield _choose(talk, LastAnswer(coverage=0.0), abilities, chooser)


def _choose(
    talk: TalkSoFar,
    answer: LastAnswer,
    abilities: Mapping[str, float],
    chooser: QuestionChooser,
) -> Foreseen:
    request = choice_request(
        talk.context, asked=talk.asked, abilities=abilities, last_answer=answer
    )
    plan = chooser.choose(request)
    return Foreseen(plan, answer, Ranking(request, plan.section))


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
