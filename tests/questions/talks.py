"""Plays interviews with the chooser, without a candidate."""

from collections.abc import Callable
from functools import cache

from viva.matching.brief import compose_brief
from viva.matching.schemas import Brief, BriefDocument, BriefRequest
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.chooser import ChoiceRequest, LastAnswer, QuestionChooser
from viva.questions.schemas import Question

Answers = Callable[[Question], LastAnswer]


def good(question: Question) -> LastAnswer:
    return LastAnswer(coverage=0.9)


def halfway(question: Question) -> LastAnswer:
    """Touches the question and misses all but its first key point."""
    return LastAnswer(coverage=0.4, missed=tuple(point.id for point in question.key_points[1:]))


def poor(question: Question) -> LastAnswer:
    return LastAnswer(coverage=0.0, gate="dont_know")


@cache
def shipped_chooser() -> QuestionChooser:
    return QuestionChooser(QuestionBank.load(), SkillVocabulary.load())


@cache
def empty_chooser() -> QuestionChooser:
    return QuestionChooser(QuestionBank([]), SkillVocabulary.load())


def brief_of(request: BriefRequest) -> Brief:
    return compose_brief(request, SkillVocabulary.load())


def documents_of(request: BriefRequest) -> tuple[BriefDocument, ...]:
    return tuple(document for document in (request.cv, request.job) if document)


def play(
    request: BriefRequest,
    *,
    answers: Answers = good,
    seed: int = 0,
    seen: frozenset[str] = frozenset(),
    chooser: QuestionChooser | None = None,
) -> list[Question]:
    """All questions of one interview, in order."""
    brief = brief_of(request)
    asked: list[Question] = []
    answer: LastAnswer | None = None
    for number in range(1, brief.questions + 1):
        choice = ChoiceRequest(
            brief=brief,
            documents=documents_of(request),
            number=number,
            asked=tuple(asked),
            seen=seen,
            last_answer=answer,
            seed=seed,
        )
        question = (chooser or shipped_chooser()).choose(choice)
        asked.append(question)
        answer = answers(question)
    return asked
