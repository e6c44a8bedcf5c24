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
    assert text.splitlines()[-1] == f"- Add: {HASH_TABLE.key_points[3].text}"


def test_a_false_sentence_is_replaced_and_not_repeated() -> None:
    answer = GOOD.replace("take O(1)", "take O(n)")

    text = compose_model_answer(HASH_TABLE, evaluate(HASH_TABLE, answer))

    assert text is not None
    assert "O(n)" not in text
    assert f"Say instead: {HASH_TABLE.key_points[1].text}" in text


def test_every_line_is_the_candidates_or_marked_as_advice() -> None:
    text = compose_model_answer(CONFLICT, evaluate(CONFLICT, STORY.split(" In the end")[0]))

    assert text is not None
    heading, own, more, *advice = text.splitlines()
    assert (heading, more) == ("From what you said:", "What would make it stronger:")
    assert all(sentence in STORY for sentence in own.split(". "))
    assert advice
    assert all(line.startswith("- ") for line in advice)


def test_a_story_keeps_the_order_in_which_it_was_told() -> None:
    text = compose_model_answer(CONFLICT, evaluate(CONFLICT, STORY))

    assert text is not None
    own = text.splitlines()[1]
    places = [STORY.find(sentence.rstrip(".")) for sentence in own.split(". ")]
    assert -1 not in places
    assert places == sorted(places)


def test_an_answer_that_a_gate_stopped_gets_an_outline() -> None:
    text = compose_model_answer(HASH_TABLE, evaluate(HASH_TABLE, "I do not know, sorry."))

    assert text is not None
    assert text.startswith("A good answer would contain:")


def test_the_outline_of_a_story_speaks_to_the_candidate() -> None:
    text = compose_model_answer(CONFLICT, None)

    assert text is not None
    assert "- say how it ended and what you learned from it" in text
    assert "they" not in text


def test_no_sentence_is_used_twice() -> None:
    text = compose_model_answer(CONFLICT, evaluate(CONFLICT, STORY))

    assert text is not None
    sentences = text.splitlines()[1].split(". ")
    assert len(set(sentences)) == len(sentences)


def test_without_an_answer_there_is_an_outline() -> None:
    text = compose_model_answer(HASH_TABLE, None)

    assert text is not None
    assert all(point.text in text for point in HASH_TABLE.key_points)


def test_without_key_points_there_is_nothing_to_say() -> None:
    assert compose_model_answer(replace(HASH_TABLE, key_points=()), None) is None


def test_own_sentences_are_written_without_hesitation() -> None:
    hesitant = STORY.replace("I asked her", "um I I asked her")

    text = compose_model_answer(CONFLICT, evaluate(CONFLICT, hesitant))

    assert text is not None
    assert "I asked her for a talk and listened to her reasons." in text
    assert "um" not in text.split()
