"""Chooses the next question of an interview."""

from collections.abc import Iterable
from typing import Final

from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.choice import ChoiceRequest, LastAnswer
from viva.questions.follow_ups import find_follow_up
from viva.questions.pool import Pool
from viva.questions.ranking import Candidate, Ranking
from viva.questions.schemas import Question, Section
from viva.questions.similarity import is_repeat

__all__ = ["ChoiceRequest", "LastAnswer", "QuestionChooser"]

_ANY_SECTION: Final = (Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR)


class QuestionChooser:
    """Follows the brief section by section; the same request gives the same question."""

    def __init__(self, bank: QuestionBank, vocabulary: SkillVocabulary) -> None:
        self._vocabulary = vocabulary
        self._bank = {
            section: tuple(one for one in bank.questions if one.section == section)
            for section in Section
        }

    def choose(self, request: ChoiceRequest) -> Question:
        """The question for turn `request.number`; there always is one."""
        section = planned_section(request)
        return find_follow_up(request, section) or self._choose_new(request, section)

    def _choose_new(self, request: ChoiceRequest, section: Section) -> Question:
        pool = Pool(request, self._bank, self._vocabulary)
        ordered = Ranking(request, section).order(pool.candidates(section))
        unseen = [one for one in ordered if one.id not in request.seen]
        seen = [one for one in ordered if one.id in request.seen]
        return (
            _first_new(unseen, request.asked)
            or _first_new(seen, request.asked)
            or self._last_resort(request, pool)
        )

    def _last_resort(self, request: ChoiceRequest, pool: Pool) -> Question:
        """Questions of the other sections, then the general ones over again with other ids."""
        edition = 0
        while True:
            others = [
                one for section in _ANY_SECTION for one in pool.general(section, edition=edition)
            ]
            asked = {question.id for question in request.asked}
            for candidate in others:
                question = candidate.write()
                if question is not None and question.id not in asked:
                    return question
            edition += 1


def planned_section(request: ChoiceRequest) -> Section:
    """The section that the turn belongs to; turns beyond the plan belong to the last one."""
    turns = 0
    for planned in request.brief.sections:
        turns += planned.questions
        if request.number <= turns:
            return Section(planned.section)
    return Section(request.brief.sections[-1].section)


def _first_new(candidates: Iterable[Candidate], asked: tuple[Question, ...]) -> Question | None:
    """The first that can be written and has not been asked in these or like words."""
    ids = {question.id for question in asked}
    for candidate in candidates:
        if candidate.id in ids:
            continue
        question = candidate.write()
        if question is not None and not is_repeat(question, asked):
            return question
    return None
