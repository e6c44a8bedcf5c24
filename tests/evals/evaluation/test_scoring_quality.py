"""Answers are scored as well as the lexical scorer can; each bar fails when it gets worse."""

import statistics
import time
from collections.abc import Callable

import pytest

from tests.evals.evaluation import figures
from tests.evals.evaluation.graded import SAF, UNSEEN, agreement, grade
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.quick_check import quick_check
from viva.questions.schemas import QuestionKind

pytestmark = pytest.mark.evals

TECHNICAL = figures.shipped(QuestionKind.TECHNICAL)
TOLD = figures.shipped(QuestionKind.OPEN, QuestionKind.BEHAVIOURAL)


def test_answers_that_are_none_score_at_most_one() -> None:
    technical = figures.measure_non_answers(TECHNICAL[::4])
    told = figures.measure_non_answers(TOLD[::4])

    print(technical, told)
    assert min(technical.values()) >= 0.99
    assert min(told.values()) >= 0.95


def test_word_heaps_and_denials_stay_low() -> None:
    technical = figures.measure_heaps(TECHNICAL[::4])
    told = figures.measure_heaps(TOLD[::4])

    print(technical, told)
    assert technical["word heaps"] >= 0.95
    assert told["word heaps"] >= 0.95
    # Words alone see the denial of whole sentences; the bar of .90 needs more.
    assert technical["negated"] >= 0.7


def test_what_is_added_to_an_answer_changes_little() -> None:
    technical = figures.measure_additions(TECHNICAL[::4])
    told = figures.measure_additions(TOLD[::4])

    print(technical, told)
    assert min(technical["attack beside answer"], told["attack beside answer"]) >= 0.99
    assert max(technical["name swap, largest"], told["name swap, largest"]) == 0
    assert technical["padding, mean rise"] <= 0.2
    assert told["padding, mean rise"] <= 0.4


def test_a_reference_answers_its_own_question_and_no_other() -> None:
    technical = figures.measure_references(TECHNICAL)
    told = figures.measure_references(TOLD)

    print(technical, told)
    assert technical["own reference from 8"] >= 0.98
    assert told["own reference from 8"] >= 0.85
    assert technical["foreign reference to 2"] >= 0.85


def test_better_answers_rank_above_worse() -> None:
    order = figures.measure_order()

    print(order)
    assert order["two steps apart"] >= 0.9
    assert order["neighbours"] >= 0.7


@pytest.mark.skipif(not SAF.is_dir(), reason=f"the graded answers are not at {SAF}")
def test_scores_agree_with_graders_on_answers_never_seen() -> None:
    found = agreement(grade(LexicalScorer(), *UNSEEN))

    print(found)
    assert found.correlation >= 0.6
    assert found.partial >= 0.45


def test_an_answer_is_scored_within_milliseconds() -> None:
    question = TECHNICAL[0]
    answer = " ".join((figures.reference_of(question) * 3).split()[:150])
    item = scoring_item(question, answer)
    scorer = LexicalScorer()
    scorer.score(item)

    scoring = statistics.median(_seconds(lambda: scorer.score(item)) for _ in range(20))
    looking = statistics.median(_seconds(lambda: quick_check(question, answer)) for _ in range(20))

    print(f"score {scoring:.4f} s, quick check {looking:.4f} s")
    # Twice to four times the usual figures, for slow and busy machines.
    assert scoring < 0.02
    assert looking < 0.015


def _seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
