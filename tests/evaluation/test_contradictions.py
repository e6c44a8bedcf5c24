"""What the contextual scorer takes for a contradiction, and what it must not."""

from dataclasses import replace

import pytest

from tests.evaluation.questions import GOOD, HASH_TABLE
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Evaluation, VerdictKind
from viva.questions.schemas import Question

SCORER = load_contextual_scorer()
HANDSHAKE = replace(
    HASH_TABLE,
    text="What happens when a browser opens a secure connection?",
    key_points=(),
    reference=(
        "The browser authenticates the server by its certificate."
        " After the handshake symmetric encryption is used because it is faster."
    ),
)
REJECTS_A_MYTH = (
    "It maps keys to buckets of an array with a hash function. Many people think lookups take"
    " constant time even in the worst case, but they are O(1) only on average."
)


def evaluate(question: Question, answer: str) -> Evaluation:
    return SCORER.score(scoring_item(question, answer))


def contradictions(evaluation: Evaluation) -> list[str | None]:
    return [
        verdict.quote
        for verdict in evaluation.verdicts
        if verdict.verdict is VerdictKind.CONTRADICTED and verdict.criterion != "contradiction"
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "The server authenticates the browser by its certificate.",
        "After the handshake symmetric encryption is used because it is slower.",
        "Before the handshake symmetric encryption is used because it is faster.",
        "After the handshake symmetric encryption is never used.",
        "It is a myth that the browser authenticates the server by its certificate.",
    ],
)
def test_a_statement_that_is_turned_round_is_a_contradiction(wrong: str) -> None:
    assert contradictions(evaluate(HANDSHAKE, wrong)) == [wrong]


def test_another_number_of_the_same_is_a_contradiction() -> None:
    wrong = "When the load factor exceeds 25 percent, the table is resized."

    assert contradictions(evaluate(HASH_TABLE, wrong)) == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "After the handshake symmetric encryption is used because it is not slower.",
        "The server is authenticated by the browser with its certificate.",
        "I'm not sure which cipher, but after the handshake symmetric encryption is used.",
        "Not only the speed counts: after the handshake symmetric encryption is used.",
    ],
)
def test_a_right_statement_with_a_not_in_it_contradicts_nothing(right: str) -> None:
    assert contradictions(evaluate(HANDSHAKE, right)) == []


def test_a_misconception_that_is_mentioned_to_reject_it_contradicts_nothing() -> None:
    assert contradictions(evaluate(HASH_TABLE, REJECTS_A_MYTH)) == []


def test_when_something_is_not_so_does_not_contradict_that_it_is_so_only_then() -> None:
    question = replace(
        HANDSHAKE, reference="The space is freed only when the process closes the open file."
    )

    evaluation = evaluate(question, "The process has the file open, so the space is not freed.")

    assert contradictions(evaluation) == []


@pytest.mark.parametrize("addition", ["My train was not late.", "I never drink coffee."])
def test_a_not_about_something_else_contradicts_nothing(addition: str) -> None:
    assert contradictions(evaluate(HASH_TABLE, f"{GOOD} {addition}")) == []


def test_a_denied_answer_earns_nothing_for_its_form() -> None:
    denied = " ".join(
        f"It is not true that {sentence.strip().lower()}." for sentence in GOOD.split(". ")
    )

    evaluation = evaluate(HASH_TABLE, denied)

    assert evaluation.score is not None
    assert evaluation.score <= 1
    assert sum(v.points for v in evaluation.verdicts) == pytest.approx(evaluation.score, abs=0.06)


def test_one_denied_statement_costs_a_part_of_the_form_too() -> None:
    wrong = GOOD.replace("maps every key", "does not map any key")

    before, after = evaluate(HASH_TABLE, GOOD), evaluate(HASH_TABLE, wrong)

    assert len(contradictions(after)) == 1
    assert after.criteria["structure"].score < before.criteria["structure"].score
