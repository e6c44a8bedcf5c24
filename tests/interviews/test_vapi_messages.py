"""Finding the turn that a conversation is at."""

import time
from dataclasses import replace

import pytest

from tests.evaluation.questions import HASH_TABLE
from viva.interviews.schemas import AskedQuestion
from viva.interviews.vapi_messages import find_place
from viva.interviews.vapi_requests import ChatMessage
from viva.questions.rephrasing import in_other_words

TEXTS = (
    "Tell me about a time you made a slow system fast.",
    "Tell me about a time you disagreed with your team. What happened?",
    "Your CV says “Reduced latency from 800 ms to 250 ms”. How did you measure that?",
)


def asked(*texts: str) -> list[AskedQuestion]:
    return [
        AskedQuestion(
            turn_id=f"t{number}",
            number=number,
            question=replace(HASH_TABLE, text=text, rephrased=f"In other words: {text}"),
        )
        for number, text in enumerate(texts, start=1)
    ]


def talk(*lines: str) -> list[ChatMessage]:
    """Lines that begin with `>` are the candidate's."""
    return [
        ChatMessage(role="user", content=line[1:])
        if line.startswith(">")
        else ChatMessage(role="assistant", content=line)
        for line in lines
    ]


@pytest.mark.parametrize(
    ("lines", "turn_id", "said"),
    [
        ((), None, ""),
        ((">Hello",), None, ""),
        (("Welcome!", ">Hello"), None, ""),
        ((TEXTS[0],), "t1", ""),
        ((TEXTS[0], ">I cached."), "t1", "I cached."),
        ((f"Hi. {TEXTS[0]} Take your time.", ">I cached."), "t1", "I cached."),
        ((f"In other words: {TEXTS[0]}", ">I cached."), "t1", "I cached."),
        ((TEXTS[0].upper(), ">I cached."), "t1", "I cached."),
        ((TEXTS[0], ">I cached", ">and indexed."), "t1", "I cached and indexed."),
        ((TEXTS[0], ">I cached", "Are you there?", ">and more"), "t1", "I cached and more"),
        ((TEXTS[0], ">A", TEXTS[1], ">B"), "t2", "B"),
        ((TEXTS[0], ">A", "Tell me about a time", ">B"), "t2", "B"),
        ((TEXTS[0], ">A", TEXTS[1], ">B", TEXTS[1], ">C"), "t2", "C"),
        (
            (
                "Your CV says reduced latency from 800 milliseconds to 250 milliseconds."
                " How did you measure that?",
                ">A",
            ),
            "t3",
            "A",
        ),
        ((TEXTS[0], ">A", "So", ">B"), "t1", "A B"),
    ],
)
def test_the_last_question_and_what_followed_are_found(
    lines: tuple[str, ...], turn_id: str | None, said: str
) -> None:
    place = find_place(talk(*lines), asked(*TEXTS))

    assert (place.turn.turn_id if place.turn else None, place.said) == (turn_id, said)


def test_a_long_hostile_conversation_is_read_in_time() -> None:
    messages = [ChatMessage(role="assistant", content="a " * 2_000)] * 2_000
    began = time.perf_counter()

    find_place(messages, asked(*TEXTS * 7))

    assert time.perf_counter() - began < 1


def test_a_question_that_rules_put_differently_is_found() -> None:
    first, second = asked(*TEXTS[:2])
    plain = replace(second, question=replace(second.question, rephrased=None))
    said = talk(TEXTS[0], ">I cached.", in_other_words(plain.question), ">We talked.")

    place = find_place(said, [first, plain])

    assert place.turn is not None
    assert (place.turn.turn_id, place.said) == ("t2", "We talked.")
