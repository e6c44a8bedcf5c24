"""Chooses the next question of an interview."""

from collections.abc import Iterable
from typing import Final

from viva.matching.families import role_families
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.choice import ChoiceRequest, LastAnswer, planned_section
from viva.questions.evidence import EvidenceFolder
from viva.questions.follow_ups import find_follow_up
from viva.questions.generic_questions import generic_questions
from viva.questions.lead_ins import read_lead_ins
from viva.questions.line_patterns import line_patterns
from viva.questions.pool import Pool
from viva.questions.ranking import Candidate, Ranking
from viva.questions.schemas import Question, Section
from viva.questions.shelves import Shelves
from viva.questions.similarity import is_repeat

__all__ = ["ChoiceRequest", "LastAnswer", "QuestionChooser"]

_ANY_SECTION: Final = (Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR)


class QuestionChooser:
    """Follows the brief section by section; the same request gives the same question.

    Args:
        first: Name of the pack that is asked from as long as it has a question for the section.
    """

    def __init__(
        self, bank: QuestionBank, vocabulary: SkillVocabulary, *, first: str | None = None
    ) -> None:
        self._vocabulary = vocabulary
        self._first = None if first is None else f"{first}/"
        self._evidence = EvidenceFolder()
        self._shelves = Shelves(bank.questions, vocabulary)
        for read in (role_families, line_patterns, generic_questions, read_lead_ins):
            read()  # now, so that the first question does not wait for it

    def choose(self, request: ChoiceRequest) -> Question:
        """The question for turn `request.number`; there always is one."""
        return find_follow_up(request) or self._choose_new(request)

    def _choose_new(self, request: ChoiceRequest) -> Question:
        section = planned_section(request.brief, request.number)
        evidence = self._evidence.find(request.brief, request.documents)
        pool = Pool(request, evidence, self._shelves, self._vocabulary)
        ordered = Ranking(request, section).order(pool.candidates(section))
        unseen = [one for one in ordered if one.id not in request.seen]
        seen = [one for one in ordered if one.id in request.seen]
        return (
            self._of_first_pack([*unseen, *seen], request)
            or _first_new(unseen, request.asked)
            or _first_new(seen, request.asked)
            or self._last_resort(request, pool)
        )

    def _of_first_pack(
        self, ordered: Iterable[Candidate], request: ChoiceRequest
    ) -> Question | None:
        if self._first is None:
            return None
        own = [candidate for candidate in ordered if candidate.id.startswith(self._first)]
        return _first_new(own, request.asked)

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
