"""Answers of several writers, to made questions too, and of whole classes are scored well."""

import pytest

from tests.evals.evaluation import bars, labelled
from tests.evals.evaluation.courses import measure_courses
from viva.evaluation.contextual import load_contextual_scorer

pytestmark = pytest.mark.evals

SCORER = load_contextual_scorer()
# Not all questions take part, so that the tests stay fast.
MOST_OF_A_KIND = 13


def test_answers_of_several_writers_are_scored_as_well_as_before() -> None:
    scored = labelled.score_more(SCORER, MOST_OF_A_KIND)
    found = labelled.measure(scored)

    print(*found, sep="\n")
    assert bars.missed({bar.name: bar.value for bar in found}, bars.MORE) == []
    assert set(bars.pledges(scored).values()) == {0}


def test_answers_to_made_questions_are_scored_as_well_as_before() -> None:
    scored = labelled.score_generated(SCORER, MOST_OF_A_KIND)
    found = labelled.measure_generated(scored)

    print(*found, sep="\n")
    assert bars.missed({bar.name: bar.value for bar in found}, bars.GENERATED) == []
    assert set(bars.pledges(scored).values()) == {0}


def test_natural_short_answers_agree_with_their_grades_as_well_as_before() -> None:
    found = measure_courses(SCORER)

    print(found)
    agreement = {name: one.correlation for name, one in found.items()}
    assert bars.missed(agreement, bars.COURSES) == []
