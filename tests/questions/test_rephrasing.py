"""A question in other words, by rules where none came with it."""

from dataclasses import replace

import pytest

from viva.questions.bank import QuestionBank
from viva.questions.rephrasing import in_other_words
from viva.questions.schemas import KeyPoint, Question, QuestionKind, Section

QUESTION = Question(
    id="model/1",
    text="Imagine you meet an index that makes writing slow. What do you do first, and why?",
    kind=QuestionKind.TECHNICAL,
    section=Section.TECHNICAL,
    competency="databases",
    skills=("postgresql",),
    key_points=(KeyPoint(id="p1", text="The cause is found by measuring before any change."),),
)


def test_words_that_came_with_a_question_are_used() -> None:
    question = replace(QUESTION, rephrased="Writing is slow because of an index. What now?")

    assert in_other_words(question) == "Writing is slow because of an index. What now?"


def test_a_question_that_asks_two_things_becomes_two() -> None:
    assert in_other_words(QUESTION) == (
        "Let me put it differently. This is about databases. Imagine you meet an index that makes"
        " writing slow. What do you do first? And why? Take it step by step, in your own words."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How does PostgreSQL keep versions of a row?", "This is about postgresql."),
        ("How do you keep versions of a row?", "This is about databases."),
    ],
)
def test_the_topic_is_named_by_what_the_question_names(text: str, said: str) -> None:
    assert said in in_other_words(replace(QUESTION, text=text))


def test_a_quoted_line_stays_whole() -> None:
    text = "Your CV says “Cut costs, and why they rose”. What did you do, and how?"

    assert text in in_other_words(replace(QUESTION, text=text))


def test_another_language_is_not_mixed_with_english() -> None:
    german = replace(QUESTION, text="Was tun Sie zuerst, und warum?", language="de")

    assert in_other_words(german) == german.text


def test_the_rules_say_no_more_of_a_key_point_than_the_question() -> None:
    for question in QuestionBank.load().questions:
        told = in_other_words(replace(question, rephrased=None))

        assert all(point.text not in told for point in question.key_points)
        assert told != question.text
