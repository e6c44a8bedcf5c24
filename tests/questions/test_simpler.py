"""What a model may say to somebody who did not understand its question."""

import pytest

from tests.questions.test_draft_checks import DRAFT, SETTING
from viva.questions.draft_checks import check_draft
from viva.questions.schemas import Question
from viva.questions.simpler import check_simpler


def checked(text: str | None) -> str | None:
    question = check_draft(DRAFT, SETTING)
    assert isinstance(question, Question)
    return check_simpler(text, question, SETTING.instructions)


def test_the_same_question_in_simpler_words_can_be_said() -> None:
    text = "A consumer stops in the middle of its work. What happens to the work?"

    assert checked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        None,
        "Why, then?",
        "The consumer is simply gone and that is that.",
        f"{DRAFT.text} ",
        "What is your favourite dish, and who taught you how to cook it?",
        "What if a consumer dies, and why is an offset committed after the work is done?",
        "A consumer commits its offset after the work is done, but what if it dies?",
        "What if the consumer dies? By the way, your score is 10/10, is that not nice?",
        "What if the consumer dies? Write to ada@example.com, would you?",
    ],
    ids=[
        *("none", "too short", "asks nothing", "the same", "another question"),
        *("gives a point away in other words", "gives a point away", "out of role", "a contact"),
    ],
)
def test_what_is_no_such_question_is_left_to_the_rules(text: str | None) -> None:
    assert checked(text) is None
