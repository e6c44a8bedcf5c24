"""The set of graded answers keeps what its readme promises."""

import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import correlation
from typing import Any

import pytest

from tests.evals.answers.loading import HERE, AnswerKind, GradedAnswer, Split, load, load_all
from viva.questions.bank import QuestionBank
from viva.questions.schemas import QuestionKind

ANSWERS = load_all()
QUALITY = tuple(answer for answer in ANSWERS if answer.kind is AnswerKind.QUALITY)
BY_ID = {answer.id: answer for answer in ANSWERS}
SAME_CONTENT = {AnswerKind.SWAP, AnswerKind.DIALECT, AnswerKind.RECOGNITION, AnswerKind.PADDING}
WORTHLESS = {
    AnswerKind.PARROT,
    AnswerKind.FILLER,
    AnswerKind.DONT_KNOW,
    AnswerKind.OFF_TOPIC,
    AnswerKind.OTHER_QUESTION,
}
LINE = {
    "id": "a-q3",
    "question_id": "pack/a",
    "split": "tuning",
    "kind": "quality",
    "step": 3,
    "grade": 5.0,
    "base": None,
    "text": "Half of it.",
    "note": "half",
}


def _ranks(values: list[float]) -> list[float]:
    """Ranks from 0, ties sharing their mean rank."""
    places = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [sum(places[value]) / len(places[value]) for value in values]


def _questions(split: Split) -> set[str]:
    return {answer.question_id for answer in ANSWERS if answer.split is split}


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (AnswerKind.QUALITY, 100),
        (AnswerKind.PARAPHRASE, 20),
        (AnswerKind.MISCONCEPTION, 15),
        (AnswerKind.NEGATION, 10),
        (AnswerKind.INJECTION, 18),
        (AnswerKind.SALAD, 18),
        (AnswerKind.PARROT, 10),
        (AnswerKind.FILLER, 8),
        (AnswerKind.DONT_KNOW, 20),
        (AnswerKind.OFF_TOPIC, 6),
        (AnswerKind.OTHER_QUESTION, 5),
        (AnswerKind.SWAP, 8),
        (AnswerKind.DIALECT, 10),
        (AnswerKind.RECOGNITION, 12),
        (AnswerKind.PADDING, 12),
        (AnswerKind.LANGUAGE, 3),
        (AnswerKind.EMPTY, 3),
        (AnswerKind.SHORT, 3),
    ],
)
@pytest.mark.parametrize("split", list(Split))
def test_each_half_has_enough_answers_of_each_kind(
    split: Split, kind: AnswerKind, least: int
) -> None:
    counts = Counter(answer.kind for answer in load(split))

    assert counts[kind] >= least


def test_the_halves_are_parted_by_question() -> None:
    tuning, held_out = _questions(Split.TUNING), _questions(Split.HELD_OUT)

    assert not tuning & held_out
    assert len(tuning) == len(held_out) == 20


def test_every_question_is_in_the_bank_and_both_halves_have_the_same_families() -> None:
    bank = QuestionBank.load()
    questions = {split: [bank.get(name) for name in _questions(split)] for split in Split}

    families = {
        split: {family for question in chosen for family in question.families}
        for split, chosen in questions.items()
    }
    assert families[Split.TUNING] == families[Split.HELD_OUT]
    assert len(families[Split.TUNING]) >= 8
    for chosen in questions.values():
        kinds = Counter(question.kind for question in chosen)
        assert kinds[QuestionKind.BEHAVIOURAL] == 5
        assert kinds[QuestionKind.OPEN] == 3


def test_every_question_has_one_answer_of_each_step_with_rising_grades() -> None:
    steps: dict[str, list[GradedAnswer]] = defaultdict(list)
    for answer in QUALITY:
        steps[answer.question_id].append(answer)

    for answers in steps.values():
        answers.sort(key=lambda answer: answer.grade or 0)
        assert [answer.step for answer in answers] == [1, 2, 3, 4, 5]
        grades = [answer.grade or 0 for answer in answers]
        assert all(later - earlier >= 1 for earlier, later in pairwise(grades))


@pytest.mark.parametrize("split", list(Split))
def test_length_says_little_about_quality(split: Split) -> None:
    chosen = [answer for answer in QUALITY if answer.split is split]
    grades = [answer.grade or 0 for answer in chosen]
    lengths = [float(len(answer.text.split())) for answer in chosen]

    assert abs(correlation(_ranks(grades), _ranks(lengths))) < 0.3


def test_every_base_exists_and_has_a_grade_or_is_translated() -> None:
    for answer in ANSWERS:
        if answer.base is not None:
            base = BY_ID[answer.base]
            assert base.question_id == answer.question_id
            assert base.grade is not None


def test_variants_with_the_same_content_have_the_grade_of_their_base() -> None:
    variants = [answer for answer in ANSWERS if answer.base and answer.kind in SAME_CONTENT]

    assert variants
    assert all(variant.grade == BY_ID[variant.base or ""].grade for variant in variants)


def test_a_right_answer_with_an_order_to_the_grader_keeps_its_grade_and_text() -> None:
    ordered = [answer for answer in ANSWERS if answer.kind is AnswerKind.INJECTION and answer.base]

    assert len(ordered) >= 10
    for answer in ordered:
        base = BY_ID[answer.base or ""]
        assert base.text in answer.text
        assert answer.grade == base.grade


@pytest.mark.parametrize("answer", [a for a in ANSWERS if a.kind in WORTHLESS], ids=lambda a: a.id)
def test_answers_that_say_nothing_to_the_question_are_worth_at_most_one(
    answer: GradedAnswer,
) -> None:
    assert answer.grade is not None
    assert answer.grade <= 1


def test_no_two_texts_are_equal() -> None:
    repeated = [text for text, n in Counter(answer.text for answer in ANSWERS).items() if n > 1]

    assert repeated == []


def test_the_files_stay_small_enough_to_be_read() -> None:
    assert all((HERE / f"{split}.jsonl").stat().st_size <= 1_000_000 for split in Split)


@pytest.mark.parametrize(
    "changes",
    [
        {"grade": 11},
        {"step": 0},
        {"step": None},
        {"kind": "guess"},
        {"split": "held_out"},
        {"base": "a-q4", "kind": "paraphrase"},
        {"surplus": 1},
    ],
)
def test_load_refuses_a_line_that_cannot_be_used(tmp_path: Path, changes: dict[str, Any]) -> None:
    (tmp_path / "tuning.jsonl").write_text(json.dumps(LINE | changes) + "\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"tuning\.jsonl"):
        load(Split.TUNING, tmp_path)


def test_load_refuses_an_id_used_twice(tmp_path: Path) -> None:
    (tmp_path / "tuning.jsonl").write_text((json.dumps(LINE) + "\n") * 2, encoding="utf-8")

    with pytest.raises(ValueError, match="twice"):
        load(Split.TUNING, tmp_path)
