"""An interview of ten for each role family, with an invented CV and job, by rules alone."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import mean
from typing import Final

import pytest

from tests.examples.people import document_of, families
from tests.questions.talks import brief_of, documents_of, shipped_chooser
from viva.documents.schemas import DocumentKind
from viva.evaluation.ability import Observation
from viva.interviews.turn_rules import estimate
from viva.matching.families import role_families
from viva.matching.schemas import Brief, BriefRequest
from viva.nlp.competencies import TECHNICAL_COMPETENCIES
from viva.questions.bank import QuestionBank
from viva.questions.choice import ChoiceRequest, LastAnswer
from viva.questions.schemas import Question, Section
from viva.questions.similarity import is_repeat

SEEDS: Final = (0, 1, 2)
# What each candidate scores, whatever is asked.
CANDIDATES: Final = {"strong": 9.5, "average": 5.5, "weak": 1.0}
EVERY = [(family, candidate) for family in families() for candidate in CANDIDATES]


@dataclass(frozen=True, slots=True)
class Talk:
    brief: Brief
    asked: tuple[Question, ...]

    @property
    def main(self) -> list[Question]:
        return [question for question in self.asked if question.follow_up_of is None]

    def of(self, section: Section) -> list[Question]:
        return [question for question in self.main if question.section is section]


@cache
def hold(family: str, candidate: str, seed: int) -> Talk:
    request = BriefRequest(
        cv=document_of(family, DocumentKind.CV), job=document_of(family, DocumentKind.JOB)
    )
    brief = brief_of(request)
    score = CANDIDATES[candidate]
    asked: list[Question] = []
    seen: list[Observation] = []
    answer: LastAnswer | None = None
    while len(asked) < brief.questions:
        question = shipped_chooser().choose(
            ChoiceRequest(
                brief=brief,
                documents=documents_of(request),
                number=len(asked) + 1,
                asked=tuple(asked),
                abilities=estimate(seen, starting_level=brief.starting_level),
                last_answer=answer,
                seed=seed,
            )
        )
        asked.append(question)
        seen.append(Observation(competency=question.competency, level=question.level, score=score))
        missed = tuple(point.id for point in question.key_points[1:])
        answer = LastAnswer(coverage=score / 10, missed=missed)
    return Talk(brief, tuple(asked))


def talks(family: str, candidate: str) -> list[Talk]:
    return [hold(family, candidate, seed) for seed in SEEDS]


def test_there_is_a_person_and_a_job_for_each_family() -> None:
    assert set(families()) == set(role_families().ids)


@pytest.mark.parametrize("family", families())
def test_the_family_is_recognised(family: str) -> None:
    assert hold(family, "strong", 0).brief.family == family


@pytest.mark.parametrize(("family", "candidate"), EVERY)
def test_ten_questions_between_opening_and_closing_repeat_nothing(
    family: str, candidate: str
) -> None:
    for talk in talks(family, candidate):
        assert [len(talk.asked), talk.asked[0].section, talk.asked[-1].section] == [
            *(10, Section.OPENING, Section.CLOSING)
        ]
        for at, question in enumerate(talk.asked):
            assert not is_repeat(question, talk.asked[:at]), question.text
        lines = Counter((s.document_id, s.line) for one in talk.main for s in one.sources)
        assert set(lines.values()) <= {1}


@pytest.mark.parametrize(("family", "candidate"), EVERY)
def test_what_weighs_most_is_asked_about_and_nothing_crowds_out_the_rest(
    family: str, candidate: str
) -> None:
    for talk in talks(family, candidate):
        weights = {one.name: one.weight for one in talk.brief.competencies}
        technical = [name for name in weights if name in TECHNICAL_COMPETENCIES]
        asked = Counter(question.competency for question in talk.of(Section.TECHNICAL))
        told = Counter(question.competency for question in talk.of(Section.BEHAVIOURAL))
        assert asked[technical[0]] or asked[technical[1]]
        assert max(told.values()) == 1, told


@pytest.mark.parametrize("family", families())
def test_competencies_are_asked_about_by_their_weight(family: str) -> None:
    every = [talk for candidate in CANDIDATES for talk in talks(family, candidate)]
    weights = {one.name: one.weight for one in every[0].brief.competencies}
    asked = Counter(one.competency for talk in every for one in talk.of(Section.TECHNICAL))
    offered = {one.competency for one in QuestionBank.load().questions if family in one.families}

    heavy = [
        name
        for name, weight in weights.items()
        if name in TECHNICAL_COMPETENCIES and name in offered and weight >= 0.1
    ]

    assert all(asked[name] for name in heavy), (heavy, asked)
    if heavy:
        assert asked[heavy[0]] >= max(asked[name] for name in heavy) - len(SEEDS)


@pytest.mark.parametrize(("family", "candidate"), EVERY)
def test_the_talk_turns_to_cv_and_job_and_away_again(family: str, candidate: str) -> None:
    for talk in talks(family, candidate):
        middle = [*talk.of(Section.TECHNICAL), *talk.of(Section.BEHAVIOURAL)]
        assert 0.25 <= mean(bool(question.sources) for question in middle) < 1
        starts = [question.text.split("“")[0] for question in middle if question.sources]
        assert len(starts) == len(set(starts))


@pytest.mark.parametrize("family", families())
def test_follow_ups_come_to_answers_worth_probing_and_never_take_over(family: str) -> None:
    for talk in talks(family, "average"):
        follow_ups = [question for question in talk.asked if question.follow_up_of is not None]
        in_a_row = [
            (one, other)
            for one, other in pairwise(talk.asked)
            if other.follow_up_of not in (None, one.id, one.follow_up_of)
        ]
        assert 1 <= len(follow_ups) <= 3
        assert in_a_row == []
    for talk in (*talks(family, "strong"), *talks(family, "weak")):
        assert len(talk.main) == len(talk.asked)


def test_levels_follow_the_ability() -> None:
    levels = {
        candidate: mean(
            question.level
            for family in families()
            for talk in talks(family, candidate)
            for question in talk.of(Section.TECHNICAL)[1:]
        )
        for candidate in ("strong", "weak")
    }

    assert levels["strong"] >= levels["weak"] + 0.5
