"""A bank's questions, sorted once for choosing."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from viva.nlp.skills import SkillVocabulary
from viva.questions.schemas import Question, Section

_VACANCY: Final = re.compile(r"\b(?:this|the) (?:position|job|role|vacancy)\b|\bappl(?:y|ied)\b")


class Shelves:
    """The questions by section, each with the skills that it is plainly about.

    Skills go by their canonical names here, as they do in briefs.
    """

    def __init__(self, questions: Iterable[Question], vocabulary: SkillVocabulary) -> None:
        every = tuple(_in_vocabulary(one, vocabulary) for one in questions)
        self._sections = {
            section: tuple(one for one in every if one.section == section) for section in Section
        }
        self._about_vacancy = {one.id for one in every if _VACANCY.search(one.text)}
        named = {one.id: {found.name for found in vocabulary.find(one.text)} for one in every}
        self._subjects = {one.id: _subjects(one, named[one.id]) for one in every}
        self._unnamed = {
            one.id: tuple(skill for skill in one.skills if skill not in named[one.id])
            for one in every
        }

    def of(self, section: Section) -> tuple[Question, ...]:
        return self._sections[section]

    def subjects(self, question: Question) -> tuple[str, ...]:
        """Its first skill and those that its text names; the others only come along."""
        return self._subjects[question.id]

    def unnamed(self, question: Question) -> tuple[str, ...]:
        """Those of its skills that its text does not name: a related one does as well."""
        return self._unnamed[question.id]

    def is_about_vacancy(self, question: Question) -> bool:
        """Whether it takes for granted that there is a certain job to be had."""
        return question.id in self._about_vacancy


def _in_vocabulary(question: Question, vocabulary: SkillVocabulary) -> Question:
    skills = dict.fromkeys(vocabulary.canonical(skill) or skill for skill in question.skills)
    return replace(question, skills=tuple(skills))


def _subjects(question: Question, named: set[str]) -> tuple[str, ...]:
    return tuple(skill for at, skill in enumerate(question.skills) if at == 0 or skill in named)
