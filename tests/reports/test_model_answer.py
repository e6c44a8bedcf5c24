from dataclasses import replace

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, STORY, evaluate
from viva.reports.model_answer import compose_model_answer


def test_own_sentences_come_in_the_order_of_the_key_points() -> None:
    first, second = GOOD.split(". ")[0] + ".", "On average lookups, inserts and deletes take O(1)."

    text = compose_model_answer(HASH_TABLE, evaluate(HASH_TABLE, f"{second} {first}"))

    assert text is not None
    assert text.index(first) < text.index(second)


def test_what_is_missing_is_named_to_be_added() -> None:
    answer = GOOD.rsplit(" Once", 1)[0]

    text = compose_model_answer(HASH_TABLE, evaluate(HASH_TABLE, answer))

    assert text is not None
    assert text.splitlines()[-1] == f"Add: {HASH_TABLE.key_points[3].text}"


def test_a_false_sentence_is_replaced_and_not_repeated() -> None:
    answer = GOOD.replace("take O(1)", "take O(n)")

    text = compose_model_answer(HASH_TABLE, evaluate(HASH_TABLE, answer))

    assert text is not None
    assert "O(n)" not in text
    assert f"Say instead: {HASH_TABLE.key_points[1].text}" in text


def test_every_line_is_the_candidates_or_marked_as_advice() -> None:
    text = compose_model_answer(CONFLICT, evaluate(CONFLICT, STORY.split(" In the end")[0]))

    assert text is not None
    assert all(
        line in STORY or line.startswith(("Add: ", "Make complete: ", "Say instead: "))
        for line in text.splitlines()
    )


def test_no_sentence_is_used_twice() -> None:
    text = compose_model_answer(CONFLICT, evaluate(CONFLICT, STORY))

    assert text is not None
    assert len(set(text.splitlines())) == len(text.splitlines())


def test_without_an_answer_there_is_an_outline() -> None:
    text = compose_model_answer(HASH_TABLE, None)

    assert text is not None
    assert all(point.text in text for point in HASH_TABLE.key_points)


def test_without_key_points_there_is_nothing_to_say() -> None:
    assert compose_model_answer(replace(HASH_TABLE, key_points=()), None) is None
