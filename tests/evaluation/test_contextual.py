"""What the contextual scorer sees that words alone do not show."""

from dataclasses import replace

import pytest

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, STORY, verdict_on
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.schemas import Evaluation, VerdictKind
from viva.questions.schemas import KeyPoint, Question

SCORER = load_contextual_scorer()
PARAPHRASE = (
    "Every name is turned into a number that says which slot of a list it belongs to. If two"
    " entries land in the same place, they are chained together there. Finding, adding and"
    " removing something is usually immediate, and when it gets too full, a larger one is built."
)


def evaluate(question: Question, answer: str) -> Evaluation:
    return SCORER.score(scoring_item(question, answer))


def score(question: Question, answer: str) -> float:
    found = evaluate(question, answer).score
    assert found is not None
    return found


def test_other_words_for_the_same_earn_more_than_words_alone_would() -> None:
    lexical = LexicalScorer().score(scoring_item(HASH_TABLE, PARAPHRASE)).score or 0.0

    assert score(HASH_TABLE, PARAPHRASE) > lexical + 1


def test_the_whole_answer_ranks_above_a_part_and_a_part_above_another_subject() -> None:
    part = GOOD.split(". ", maxsplit=1)[0] + "."
    other = "A good soup needs time: onions, carrots and bones simmer for hours on the stove."

    assert score(HASH_TABLE, GOOD) > score(HASH_TABLE, part) > score(HASH_TABLE, other)
    assert score(HASH_TABLE, other) <= 1


@pytest.mark.parametrize(
    "denial",
    [
        "It does not map keys to buckets with a hash function.",
        "Keys are never mapped to buckets of an array by any hash function.",
    ],
)
def test_the_opposite_of_a_key_point_contradicts_it(denial: str) -> None:
    verdict = verdict_on(evaluate(HASH_TABLE, denial), "mapping")

    assert verdict.verdict is VerdictKind.CONTRADICTED
    assert verdict.quote == denial


def test_a_misconception_in_other_words_contradicts_its_key_point() -> None:
    answer = (
        "It maps keys to buckets of an array with a hash function."
        " A lookup takes constant time, even in the worst case."
    )

    verdict = verdict_on(evaluate(HASH_TABLE, answer), "speed")

    assert verdict.verdict is VerdictKind.CONTRADICTED


def test_padding_earns_nothing() -> None:
    padding = "My train was late today, and the coffee at the station was far too hot to drink."

    assert score(HASH_TABLE, f"{GOOD} {padding}") <= score(HASH_TABLE, GOOD) + 0.2


def test_a_reference_alone_is_enough() -> None:
    question = replace(HASH_TABLE, key_points=(), reference=GOOD)

    assert score(question, GOOD) >= 9
    assert 2 <= score(question, PARAPHRASE) <= 9


def test_a_story_of_ones_own_ranks_above_an_opinion() -> None:
    opinion = "Conflicts are normal. One should always talk and listen to each other."

    assert score(CONFLICT, STORY) > score(CONFLICT, opinion) + 3


def test_the_band_is_that_of_graders_and_contains_the_score() -> None:
    evaluation = evaluate(HASH_TABLE, GOOD)

    assert evaluation.band_source == "conformal"
    assert evaluation.scorer == "contextual-5"


def test_another_language_is_left_to_the_words_and_says_so() -> None:
    german = replace(HASH_TABLE, language="de")

    assert evaluate(german, "Das ist eine Tabelle mit Schlüsseln.").scorer == "lexical-1"


def test_an_answer_in_its_own_words_counts_where_only_these_can_answer() -> None:
    question = replace(
        HASH_TABLE,
        text="You “halved the response time with caching”. What exactly did you do to get there?",
        key_points=tuple(
            KeyPoint(id=str(number), text=text)
            for number, text in enumerate(
                (
                    "Says what the response time was before the change and how it was measured.",
                    "Explains what caused the problem and how that was found out.",
                    "Describes the change itself and the own part in it.",
                )
            )
        ),
    )
    answer = (
        "I started from the slow query log and found that three queries made up most of it."
        " One was a sequential scan, so I added a composite index, and rewrote a loop of lookups"
        " into a single join. After that I put Redis in front with a five minute lifetime."
        " The p95 went from 500 to 200 ms over a week in our dashboards."
    )

    other_work = (
        "We moved the design system to tokens. I wrote the codemod, migrated forty screens and ran"
        " visual tests each night for two weeks."
    )

    assert score(question, answer) > 5
    assert score(question, other_work) <= 3
    assert score(question, "The football match went into extra time and nobody scored.") <= 1
