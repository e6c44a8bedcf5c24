"""A bank's questions, sorted once for choosing."""

import re
from collections.abc import Iterable
from typing import Final

from viva.nlp.skills import SkillVocabulary
from viva.questions.schemas import Question, Section

_VACANCY: Final = re.compile(r"\b(?:this|the) (?:position|job|role|vacancy)\b|\bappl(?:y|ied)\b")


class Shelves:
    """The questions by section, each with the skills that it is plainly about."""

    def __init__(self, questions: Iterable[Question], vocabulary: SkillVocabulary) -> None:
        every = tuple(questions)
        self._sections = {
            section: tuple(one for one in every if one.section == section) for section in Section
        }
        self._about_vacancy = {one.id for one in every if _VACANCY.search(one.text)}
        self._subjects = {one.id: _subjects(one, vocabulary) for one in every}

    def of(self, section: Section) -> tuple[Question, ...]:
        return self._sections[section]

    def subjects(self, question: Question) -> tuple[str, ...]:
        """Its first skill and those that its text names; the others only come along."""
        return self._subjects[question.id]

    def is_about_vacancy(self, question: Question) -> bool:
        """Whether it takes for granted that there is a certain job to be had."""
        return question.id in self._about_vacancy


def _subjects(question: Question, vocabulary: SkillVocabulary) -> tuple[str, ...]:
    named = {mention.name for mention in vocabulary.find(question.text)}
    return tuple(skill for at, skill in enumerate(question.skills) if at == 0 or skill in named)
