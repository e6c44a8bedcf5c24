import re

import pytest

from viva.evaluation.advice import advise
from viva.questions.bank import QuestionBank
from viva.questions.generic_questions import generic_questions
from viva.questions.line_patterns import line_patterns
from viva.questions.schemas import QuestionKind


def _bank_notes() -> list[str]:
    return [
        point.text
        for question in QuestionBank.load().questions
        for point in question.key_points
        if question.kind is not QuestionKind.TECHNICAL
    ]


def _pattern_notes() -> list[str]:
    points = [
        *(point for pattern in line_patterns() for point in pattern.key_points),
        *(point for question in generic_questions() for point in question.key_points),
    ]
    return [text for point in points for text in point.text]


@pytest.mark.parametrize(
    ("note", "advice"),
    [
        (
            "Names the current or latest role and what they are responsible for there.",
            "name your current or latest role and what you are responsible for there",
        ),
        ("Says what they did themselves.", "say what you did yourself"),
        (
            "Stays calm, listens to the end and acknowledges the trouble.",
            "show that you stay calm, listen to the end and acknowledge the trouble",
        ),
        (
            "Says the core plainly and does not sugar-coat it.",
            "say the core plainly and do not sugar-coat it",
        ),
        ("Found out the need and says how.", "show that you found out the need and say how"),
        ("Also says honestly what is missing.", "also say honestly what is missing"),
        ("Names the own part precisely.", "name your own part precisely"),
        ("Connects it with own experience.", "connect it with your own experience"),
        (
            "Explains why they were not under the candidate's command.",
            "explain why you were not under your command",
        ),
    ],
)
def test_a_note_on_the_answer_becomes_advice(note: str, advice: str) -> None:
    assert advise(note) == advice


@pytest.mark.parametrize(
    ("note", "advice"),
    [
        (
            "Talks with the other person and tries to understand their reasons.",
            "show that you talk with the other person and try to understand their reasons",
        ),
        (
            "Says who the users are and what they need.",
            "say who the users are and what they need",
        ),
        (
            "Brings them together and lets them work it out.",
            "show that you bring them together and let them work it out",
        ),
        (
            "Gives figures of load and how they were measured.",
            "give figures of load and how they were measured",
        ),
        (
            "Gives the other person's view fairly and admits their own share in it.",
            "give the other person's view fairly and admit your own share in it",
        ),
    ],
)
def test_they_stays_where_it_means_others(note: str, advice: str) -> None:
    assert advise(note) == advice


@pytest.mark.parametrize(
    "note",
    [
        "Describes how they kept errors out, for example by breaks, checks or turns.",
        "Shows with a fact that the change was adopted and has lasted.",
        "Tells how the customer left, so that it does not occur again.",
    ],
)
def test_nouns_and_other_subjects_keep_their_form(note: str) -> None:
    advice = advise(note)

    assert advice is not None
    assert advice.endswith(note.rstrip(".").rsplit(",", 1)[-1].rsplit("and", 1)[-1])


@pytest.mark.parametrize(
    "statement",
    [
        "A hash function maps every key to a bucket.",
        "Changes go through pull requests.",
        "Lists are mutable and tuples are not.",
        "Updates arrive as reviewed pull requests.",
        "First comes an overview of how ill each patient is.",
        "Set a timeout, because a slow partner piles up requests.",
        "Work is allocated by need and by skill.",
        "Nennt die eigene Rolle.",
        "…",
        "",
    ],
)
def test_statements_are_left_as_they_are(statement: str) -> None:
    assert advise(statement) is None


def test_no_technical_statement_of_the_bank_is_taken_for_a_note() -> None:
    taken = [
        point.text
        for question in QuestionBank.load().questions
        if question.kind is QuestionKind.TECHNICAL
        for point in question.key_points
        if advise(point.text) is not None
    ]

    assert taken == []


def test_every_note_of_patterns_and_generic_questions_becomes_advice() -> None:
    assert [note for note in _pattern_notes() if advise(note) is None] == []


def test_no_advice_speaks_of_the_candidate_as_somebody_else() -> None:
    told = [advice for note in (*_bank_notes(), *_pattern_notes()) if (advice := advise(note))]

    odd = re.compile(
        r"\b(?:candidate|the own|(?:and|or) (?:says|names|gives|tells|explains|does))\b"
        r"|^(?:show that you )?\w+(?:es|[^su]s)\b(?! (?:it|them|the|a) )"
    )
    assert len(told) > 500
    assert [advice for advice in told if odd.search(advice)] == []
