import pytest

from viva.interviews.requests import recognise_request
from viva.interviews.views import AnswerAction


@pytest.mark.parametrize(
    "text",
    [
        "Could you repeat that?",
        "Sorry, could you please repeat the question?",
        "I didn't catch that. Could you say it again?",
        "What was the question again?",
        "Pardon?",
        "Come again?",
        "Repeat, please.",
        "Would you mind repeating that?",
        "Könnten Sie die Frage bitte wiederholen?",
        "Wie bitte?",
        "¿Puede repetir la pregunta, por favor?",
        "No entendí, ¿me la repite?",
    ],
)
def test_a_wish_to_hear_it_again_is_recognised(text: str) -> None:
    assert recognise_request(text) is AnswerAction.REPEAT


@pytest.mark.parametrize(
    "text",
    [
        "Can you rephrase the question?",
        "I'm sorry, I don't understand the question.",
        "Could you put it differently?",
        "Can you explain what you mean?",
        "Könnten Sie das anders formulieren?",
        "¿Podría reformular la pregunta?",
    ],
)
def test_a_wish_for_other_words_is_recognised(text: str) -> None:
    assert recognise_request(text) is AnswerAction.REPHRASE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I would repeat the request with a growing delay.",
        "Repeat the experiment with more data.",
        "I asked the customer to repeat that, and she said the same again.",
        "Could you repeat that? Well, I would use a queue.",
        "I don't know.",
        "Again and again I asked for it.",
        "repeat " * 100,
    ],
)
def test_an_answer_is_not_taken_for_a_request(text: str) -> None:
    assert recognise_request(text) is None
