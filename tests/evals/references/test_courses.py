"""The answers of whole classes keep what the readme promises."""

import json
from collections import Counter
from pathlib import Path
from statistics import correlation
from typing import Any

import pytest

from tests.evals.answers.loading import Split
from tests.evals.references.loading import HERE, load, load_courses

ANSWERS = load_courses()
LINE = {
    "id": "a-1",
    "question_id": "a",
    "question": "What is a?",
    "reference": "The first letter.",
    "answer": "A letter.",
    "grade_a": 2.0,
    "grade_b": 3.5,
}


def test_there_are_fifty_questions_with_twelve_answers_each() -> None:
    counts = Counter(answer.question_id for answer in ANSWERS)

    assert len(counts) == 50
    assert set(counts.values()) == {12}


def test_grades_spread_as_in_a_class() -> None:
    shares = [
        sum(low < answer.grade <= high for answer in ANSWERS) / len(ANSWERS)
        for low, high in ((-1, 1), (1, 2.5), (2.5, 4), (4, 5))
    ]

    assert shares == pytest.approx([0.24, 0.15, 0.21, 0.40], abs=0.01)


def test_the_grades_differ_by_the_second_look_alone() -> None:
    strict, lenient = [a.grade_a for a in ANSWERS], [a.grade_b for a in ANSWERS]

    assert correlation(strict, lenient) == pytest.approx(0.97, abs=0.005)
    assert sum(lenient) > sum(strict)


def test_answers_and_references_are_short() -> None:
    assert all(3 <= len(answer.answer.split()) <= 60 for answer in ANSWERS)
    assert all(8 <= len(answer.reference.split()) <= 40 for answer in ANSWERS)


def test_no_answer_is_there_twice_or_repeats_its_reference() -> None:
    given = [*ANSWERS, *load(Split.TUNING)]
    texts = Counter(answer.answer.casefold().strip(" .") for answer in given)

    assert max(texts.values()) == 1
    for answer in ANSWERS:
        assert answer.reference.casefold().strip(" .") not in answer.answer.casefold()


def test_the_file_stays_small_enough_to_be_read() -> None:
    assert (HERE / "courses.jsonl").stat().st_size <= 300_000


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"grade_b": 5.5}, "less than or equal to 5"),
        ({"grade_b": 2.7}, "multiple of 0.5"),
        ({"answer": ""}, "at least 1 character"),
        ({"note": "none"}, "Extra inputs"),
        ({}, "used twice"),
        ({"id": "a-2", "question": "What is b?"}, "otherwise"),
    ],
)
def test_load_courses_refuses_what_it_cannot_use(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    lines = [json.dumps(LINE), json.dumps(LINE | changes)]
    (tmp_path / "courses.jsonl").write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(ValueError, match=message):
        load_courses(tmp_path)
