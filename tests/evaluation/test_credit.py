"""What a key point earns by being said in other words, in the question's words, or denied."""

from dataclasses import replace

from tests.evaluation.questions import HASH_TABLE
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Evaluation
from viva.questions.schemas import Question

SCORER = load_contextual_scorer()
CACHE = replace(
    HASH_TABLE,
    text="What is caching, and what is it good for?",
    key_points=(),
    reference="Keeping results of costly work close at hand, so that they are not computed again.",
)


def evaluate(question: Question, answer: str) -> Evaluation:
    return SCORER.score(scoring_item(question, answer))


def content(question: Question, answer: str) -> float:
    """The points for what was said, before deductions."""
    found = evaluate(question, answer)
    return sum(v.points for v in found.verdicts if v.criterion == "technical accuracy")


def test_a_near_synonym_earns_about_what_the_word_itself_does() -> None:
    same = "Keeping results of expensive work close at hand, so they are not computed again."
    other = "Storing results of expensive work nearby, so they are not calculated again."

    assert content(CACHE, other) >= 0.75 * content(CACHE, same)


def test_words_of_the_question_earn_less_than_new_ones() -> None:
    question = replace(
        CACHE,
        text="Why are results of costly work kept close at hand?",
        reference="Results of costly work are kept close at hand to avoid computing them twice.",
    )
    repeated = "Results of costly work are kept at hand because that is important for everybody."
    new = "It avoids computing the same thing twice, and so the program saves time."

    assert content(question, new) > content(question, repeated)


def test_one_changed_word_moves_the_score_little() -> None:
    answer = "You keep results of slow work near at hand so that nobody has to compute them again."
    scores = [
        evaluate(CACHE, answer.replace("results", word)).score or 0.0
        for word in ("results", "values", "answers", "outputs", "data")
    ]

    assert max(scores) - min(scores) <= 1.0


def test_one_right_statement_is_not_marked_down_for_being_alone() -> None:
    found = evaluate(CACHE, "Keeping results of costly work close at hand.")

    structure = found.criteria["structure"]
    assert "nothing to link" in structure.reason
