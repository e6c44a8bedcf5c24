from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.questions.packs import write_pack
from viva.questions.findings import Severity
from viva.questions.pack_format import load_pack
from viva.questions.question_rules import check_question
from viva.questions.schemas import Question, QuestionKind


@pytest.fixture
def question(tmp_path: Path) -> Question:
    return load_pack(write_pack(tmp_path)).questions[0]


def change_point(question: Question, index: int, **changes: Any) -> Question:
    points = list(question.key_points)
    points[index] = replace(points[index], **changes)
    return replace(question, key_points=tuple(points))


def found(question: Question, severity: Severity) -> dict[str, str]:
    findings = check_question(question)
    assert all(finding.severity is severity for finding in findings)
    return {finding.place.split(": ")[1]: finding.message for finding in findings}


def test_a_sound_question_has_no_findings(question: Question) -> None:
    assert check_question(question) == []


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        ({"text": "Tell me about duplicates."}, "text", "question mark"),
        ({"text": f"Why {'so ' * 140}much?"}, "text", "too long"),
        ({"rephrased": "Tell me about duplicates."}, "rephrased", "question mark"),
        ({"kind": QuestionKind.BEHAVIOURAL}, "text", "past situation"),
        ({"skills": ("Kafka",)}, "skills[0]", "lower case"),
        ({"skills": ("kafka", "kafka")}, "skills[1]", "twice"),
        ({"reference": None}, "reference", "needs a reference"),
        ({"anchors": {0: "Nothing.", 10: "All."}}, "anchors", "0, 3, 5, 8 and 10"),
    ],
)
def test_a_mistake_is_an_error_with_its_place(
    question: Question, changes: dict[str, Any], place: str, message: str
) -> None:
    findings = found(replace(question, **changes), Severity.ERROR)

    assert list(findings) == [place]
    assert message in findings[place]


def test_a_rephrased_question_must_use_other_words(question: Question) -> None:
    findings = found(replace(question, rephrased=question.text), Severity.ERROR)

    assert "only repeats" in findings["rephrased"]


@pytest.mark.parametrize("text", ["Remembered keys", "the key is remembered by it.", "It is so"])
def test_a_key_point_is_a_full_sentence(question: Question, text: str) -> None:
    findings = found(change_point(question, 0, text=text), Severity.ERROR)

    assert "full sentence" in findings["key_points[0]"]


def test_a_question_with_two_key_points_is_refused(question: Question) -> None:
    findings = found(replace(question, key_points=question.key_points[:2]), Severity.ERROR)

    assert "three to seven" in findings["key_points"]


def test_two_key_points_cannot_say_the_same(question: Question) -> None:
    repeated = change_point(question, 1, text=question.key_points[0].text)

    assert "same as 'dedup-key'" in found(repeated, Severity.ERROR)["key_points[1].text"]


def test_a_misconception_must_not_be_right(question: Question) -> None:
    right = (question.key_points[0].text,)

    findings = found(change_point(question, 0, misconceptions=right), Severity.ERROR)

    assert "what is right" in findings["key_points[0].misconceptions"]


def test_a_key_point_that_the_reference_leaves_out_is_told(question: Question) -> None:
    foreign = "Consumers scale with the number of partitions of their topic."

    changed = change_point(question, 2, text=foreign, paraphrases=(foreign,))

    assert "does not say 'natural'" in found(changed, Severity.ERROR)["key_points[2]"]


@pytest.mark.parametrize("words", [10, 300])
def test_a_reference_is_neither_short_nor_long(question: Question, words: int) -> None:
    assert question.reference is not None
    reference = " ".join((question.reference.split() * 5)[:words])

    findings = check_question(replace(question, reference=reference))

    assert any("40 to 220" in finding.message for finding in findings)


def test_what_only_weakens_a_question_is_a_warning(question: Question) -> None:
    weak = change_point(question, 0, misconceptions=(), follow_up=None, required=True)
    weak = change_point(weak, 1, paraphrases=(), follow_up=None)

    findings = found(replace(weak, rephrased=None, links=()), Severity.WARNING)

    assert set(findings) == {"rephrased", "key_points", "key_points[1]", "links"}


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a time you fixed someone else's mistake. What did you do?",
        "When were you last surprised by a bug?",
    ],
)
def test_a_behavioural_question_about_the_past_is_accepted(question: Question, text: str) -> None:
    behavioural = replace(question, kind=QuestionKind.BEHAVIOURAL, text=text)

    assert check_question(behavioural) == []
