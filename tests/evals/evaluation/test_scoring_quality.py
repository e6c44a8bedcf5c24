"""Answers are scored as well as the docs say; each bar fails when it gets worse.

Where a figure is asserted below the bar that it ought to reach, `docs/assessment.md` names the bar.
"""

import pytest

from tests.evals.answers.loading import Split
from tests.evals.evaluation import bars, figures
from tests.evals.evaluation.graded import SAF, UNSEEN, agreement, grade, grade_short
from tests.evals.evaluation.written import Scored, score_half
from tests.evals.references.loading import load
from viva.evaluation.contextual import load_contextual_scorer
from viva.questions.schemas import QuestionKind

pytestmark = pytest.mark.evals

SCORER = load_contextual_scorer()
TECHNICAL = figures.shipped(QuestionKind.TECHNICAL)
TOLD = figures.shipped(QuestionKind.OPEN, QuestionKind.BEHAVIOURAL)
# What is reached on the half that the scorer was tuned on. The first number of a pair is a least
# value, the second a largest one.
TUNING: dict[str, bars.Bounds] = {
    "technical: correlation": (0.84, None),
    "told: correlation": (0.79, None),
    "technical: mean error": (None, 1.45),
    "told: mean error": (None, 1.7),
    "right order, two steps or more": (0.90, None),
    "right order, neighbours": (0.64, None),
    "nothing said: at most 1": (0.93, None),
    "keyword salad: at most 4": (0.95, None),
    "negated: at most 4": (0.90, None),
    "wrong throughout: at most 4": (0.25, None),
    "order to the grader: mean change": (None, 0.3),
    "names exchanged: mean change": (None, 0.05),
    "names exchanged: largest change": (None, 0.5),
    "dialect: mean change": (None, 0.75),
    "misheard: mean change": (None, 1.05),
    "padding: mean rise": (None, 0.3),
    "paraphrase: mean change": (None, 1.8),
    "band covers the grade": (0.90, None),
}


@pytest.fixture(scope="module")
def tuning() -> list[Scored]:
    return score_half(SCORER, Split.TUNING)


def test_written_answers_are_scored_as_well_as_before(tuning: list[Scored]) -> None:
    found = bars.measure(tuning)

    print(*found, sep="\n")
    assert bars.missed({bar.name: bar.value for bar in found}, TUNING) == []


def test_no_quote_sum_or_number_is_invented(tuning: list[Scored]) -> None:
    assert set(bars.pledges(tuning).values()) == {0}


def test_one_misheard_word_in_ten_moves_a_score_little(tuning: list[Scored]) -> None:
    found = figures.measure_misheard(SCORER, tuning)

    print(found)
    assert max(found.values()) <= 0.75


def test_answers_that_are_none_score_at_most_one() -> None:
    technical = figures.measure_non_answers(SCORER, figures.draw(TECHNICAL, 16))
    told = figures.measure_non_answers(SCORER, figures.draw(TOLD, 10))

    print(technical, told)
    assert min(technical.values()) >= 0.98
    # What happens in daily life is told like any story; the bar of .99 is missed here.
    assert min(told.values()) >= 0.87


def test_word_heaps_and_denials_stay_low() -> None:
    technical = figures.measure_heaps(SCORER, figures.draw(TECHNICAL, 50))
    told = figures.measure_heaps(SCORER, figures.draw(TOLD, 16))

    print(technical, told)
    assert min(technical["word heaps"], told["word heaps"]) >= 0.95
    assert technical["negated"] >= 0.9
    # Adding one "not" leaves most of a story true.
    assert told["negated"] >= 0.7


def test_what_is_added_to_an_answer_changes_little() -> None:
    technical = figures.measure_additions(SCORER, figures.draw(TECHNICAL, 16))
    told = figures.measure_additions(SCORER, figures.draw(TOLD, 8))

    print(technical, told)
    assert min(technical["attack beside answer"], told["attack beside answer"]) >= 0.99
    assert max(technical["name swap, largest"], told["name swap, largest"]) <= 0.5
    assert technical["padding, mean rise"] <= 0.2
    assert told["padding, mean rise"] <= 0.2


def test_a_reference_answers_its_own_question_and_no_other() -> None:
    technical = figures.measure_references(SCORER, figures.draw(TECHNICAL, 60))

    print(technical)
    assert technical["own reference from 8"] >= 0.9
    assert technical["foreign reference to 2"] >= 0.94


def test_better_answers_rank_above_worse() -> None:
    order = figures.measure_order(SCORER)

    print(order)
    assert order["two steps apart"] >= 0.9
    assert order["neighbours"] >= 0.75


def test_short_answers_to_a_bare_reference_agree_with_their_grades() -> None:
    found = agreement(grade_short(SCORER, load(Split.TUNING)))

    print(found)
    # Written to be hard: swapped facts, examples for definitions. Plain alignment gets .28.
    assert found.correlation >= 0.24


@pytest.mark.skipif(not SAF.is_dir(), reason=f"the graded answers are not at {SAF}")
def test_scores_agree_with_graders_on_answers_never_seen() -> None:
    found = agreement(grade(SCORER, *UNSEEN))

    print(found)
    assert found.correlation >= 0.70
    assert found.partial >= 0.45
