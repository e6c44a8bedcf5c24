"""The set of short answers keeps what its readme promises."""

import json
from collections import Counter
from pathlib import Path
from statistics import correlation, mean
from typing import Any

import pytest

from tests.evals.answers.loading import Split
from tests.evals.references.loading import ShortAnswer, load, load_all

ANSWERS = load_all()
LINE = {
    "id": "a-1",
    "question_id": "a",
    "split": "tuning",
    "question": "What is a?",
    "reference": "The first letter.",
    "answer": "A letter.",
    "grade_a": 3.0,
    "grade_b": 2.5,
    "note": "which one is missing",
}


def _ranks(values: list[float]) -> list[float]:
    """Ranks in order of size, ties sharing their mean rank."""
    ordered = sorted(values)
    return [ordered.index(value) + ordered.count(value) / 2 for value in values]


def _words(answer: ShortAnswer) -> int:
    return len(answer.answer.split())


def test_the_halves_hold_twenty_questions_each_and_share_none() -> None:
    tuning, held_out = ({answer.question_id for answer in load(split)} for split in Split)

    assert len(tuning) == len(held_out) == 20
    assert not tuning & held_out


def test_every_question_has_eight_or_nine_answers() -> None:
    counts = Counter(answer.question_id for answer in ANSWERS)

    assert set(counts.values()) == {8, 9}


@pytest.mark.parametrize("split", list(Split))
@pytest.mark.parametrize(
    ("above", "up_to", "share"),
    [(-1, 1, 0.1), (1, 2.5, 0.2), (2.5, 4, 0.25), (4, 5, 0.45)],
)
def test_grades_lean_to_the_top_as_in_a_course(
    split: Split, above: float, up_to: float, share: float
) -> None:
    answers = load(split)

    chosen = [answer for answer in answers if above < answer.grade <= up_to]

    assert len(chosen) / len(answers) == pytest.approx(share, abs=0.04)


@pytest.mark.parametrize("split", list(Split))
def test_every_question_has_good_and_poor_answers(split: Split) -> None:
    grades: dict[str, list[float]] = {}
    for answer in load(split):
        grades.setdefault(answer.question_id, []).append(answer.grade)

    for of_question in grades.values():
        assert min(of_question) <= 2
        assert max(of_question) >= 4.5


@pytest.mark.parametrize("split", list(Split))
def test_the_assistants_agree_mostly_and_not_always(split: Split) -> None:
    gaps = [abs(answer.grade_a - answer.grade_b) for answer in load(split)]

    assert set(gaps) == {0, 0.5, 1}
    assert 0.2 <= mean(gaps) <= 0.5


def test_answers_are_short() -> None:
    assert all(3 <= _words(answer) <= 60 for answer in ANSWERS)


@pytest.mark.parametrize("split", list(Split))
def test_length_says_little_about_the_grade(split: Split) -> None:
    answers = load(split)
    grades = [answer.grade for answer in answers]
    lengths = [float(_words(answer)) for answer in answers]

    assert abs(correlation(_ranks(grades), _ranks(lengths))) < 0.35


def test_no_answer_is_there_twice_or_repeats_its_reference() -> None:
    texts = [answer.answer.casefold().strip(" .") for answer in ANSWERS]

    assert len(set(texts)) == len(texts)
    for text, answer in zip(texts, ANSWERS, strict=True):
        assert answer.reference.casefold().strip(" .") not in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"grade_a": 5.5}, "less than or equal to 5"),
        ({"grade_a": 2.7}, "multiple of 0.5"),
        ({"grade_a": 4.0}, "more than a point apart"),
        ({"answer": ""}, "at least 1 character"),
        ({"points": []}, "Extra inputs"),
        ({"split": "held_out"}, "other half"),
    ],
)
def test_load_refuses_a_line_that_it_cannot_use(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    (tmp_path / "tuning.jsonl").write_text(json.dumps(LINE | changes), encoding="utf-8")

    with pytest.raises(ValueError, match=message):
        load(Split.TUNING, tmp_path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [({}, "used twice"), ({"id": "a-2", "reference": "A vowel."}, "otherwise")],
)
def test_load_refuses_lines_that_do_not_go_together(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    lines = [json.dumps(LINE), json.dumps(LINE | changes)]
    (tmp_path / "tuning.jsonl").write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(ValueError, match=message):
        load(Split.TUNING, tmp_path)
