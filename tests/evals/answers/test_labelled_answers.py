"""The sets of labelled answers keep what their readmes promise."""

import json
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.evals.answers.loading import (
    HERE,
    AnswerKind,
    LabelledAnswer,
    Split,
    load,
    load_final,
    load_more,
)
from tests.evals.generated import loading as generated
from viva.questions.bank import QuestionBank
from viva.questions.schemas import Question

BANK = QuestionBank.load()
MADE = generated.load_questions()
SETS = {"more": load_more(), "final": load_final(), "generated": generated.load()}
ANSWERS = tuple(chain.from_iterable(SETS.values()))
SAME_CONTENT = {
    AnswerKind.PARAPHRASE,
    AnswerKind.RECOGNITION,
    AnswerKind.DIALECT,
    AnswerKind.INJECTION,
    AnswerKind.PADDING,
}
OF_THE_BANK = {"quality": 6, "natural": 2, "paraphrase": 1, "misconception": 2}
WORTHLESS = {"filler": 1, "off_topic": 1}
LINE = {
    "id": "a-n1",
    "question_id": "pack/a",
    "kind": "natural",
    "step": None,
    "grade": 5.0,
    "base": None,
    "text": "Half of it.",
    "points": {"whole": 0.5},
    "note": "half",
}


def _question(answer: LabelledAnswer) -> Question:
    return MADE.get(answer.question_id) or BANK.get(answer.question_id)


def _by_question(answers: tuple[LabelledAnswer, ...]) -> dict[str, list[LabelledAnswer]]:
    groups: dict[str, list[LabelledAnswer]] = defaultdict(list)
    for answer in answers:
        groups[answer.question_id].append(answer)
    return groups


@pytest.mark.parametrize(("name", "questions"), [("more", 97), ("final", 21), ("generated", 36)])
def test_the_sets_have_their_questions(name: str, questions: int) -> None:
    assert len(_by_question(SETS[name])) == questions


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("more", OF_THE_BANK | WORTHLESS | {"misheard": 1}),
        ("final", OF_THE_BANK | WORTHLESS | {"misheard": 1, "attack:injection": 1, "padding": 1}),
        ("generated", {"quality": 6, "natural": 1, "misheard": 1} | WORTHLESS),
    ],
)
def test_every_question_has_the_same_kinds_of_answers(name: str, expected: dict[str, int]) -> None:
    misheard = {AnswerKind.RECOGNITION, AnswerKind.DIALECT}
    for answers in _by_question(SETS[name]).values():
        kinds = Counter("misheard" if a.kind in misheard else a.kind.value for a in answers)

        assert kinds == expected


def test_no_question_is_in_two_sets() -> None:
    sets = [_by_question(answers).keys() for answers in SETS.values()]
    tuned = {answer.question_id for answer in load(Split.TUNING)}

    assert max(Counter(chain(tuned, *sets)).values()) == 1


def test_no_id_and_no_text_is_there_twice() -> None:
    ids = Counter(answer.id for answer in ANSWERS)
    given = [answer.text for answer in load(Split.TUNING) if answer.text.strip()]
    texts = Counter(text.casefold() for text in chain(given, (a.text for a in ANSWERS)))

    assert [name for name, n in ids.items() if n > 1] == []
    assert [text for text, n in texts.items() if n > 1] == []


def test_every_answer_is_labelled_on_every_key_point_of_its_question() -> None:
    for answer in ANSWERS:
        assert set(answer.points) == {point.id for point in _question(answer).key_points}, answer.id


def test_every_question_has_five_steps_with_grades_that_rise_by_two_steps() -> None:
    for answers in chain.from_iterable(_by_question(s).values() for s in SETS.values()):
        grades = {a.step: a.grade for a in answers if a.step is not None}

        assert sorted(grades) == [1, 2, 3, 4, 5]
        assert all(grades[step + 2] >= grades[step] + 1 for step in (1, 2, 3))
        assert all(grades[step + 1] >= grades[step] - 0.5 for step in (1, 2, 3, 4))


def test_variants_with_the_same_content_have_the_grade_of_their_base() -> None:
    by_id = {answer.id: answer for answer in ANSWERS}
    variants = [answer for answer in ANSWERS if answer.kind in SAME_CONTENT]

    assert all(
        variant.base is not None and abs(variant.grade - by_id[variant.base].grade) <= 0.5
        for variant in variants
    )


@pytest.mark.parametrize(("kind", "most"), [(AnswerKind.FILLER, 2), (AnswerKind.OFF_TOPIC, 1.5)])
def test_answers_that_say_nothing_to_the_question_are_worth_little(
    kind: AnswerKind, most: float
) -> None:
    grades = [answer.grade for answer in ANSWERS if answer.kind is kind]

    assert max(grades) <= most


def test_the_files_stay_small_enough_to_be_read() -> None:
    files = [
        *(HERE / "more").glob("*.jsonl"),
        HERE / "final.jsonl",
        *generated.HERE.glob("*.jsonl"),
    ]

    assert all(path.stat().st_size <= 300_000 for path in files)


@pytest.mark.parametrize(
    "changes",
    [
        {"grade": 11},
        {"grade": 5.2},
        {"grade": None},
        {"step": 3},
        {"kind": "guess"},
        {"points": {"whole": 0.7}},
        {"base": "a-q4", "kind": "paraphrase"},
        {"split": "tuning"},
    ],
)
def test_load_more_refuses_a_line_that_cannot_be_used(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    (tmp_path / "writer.jsonl").write_text(json.dumps(LINE | changes) + "\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"writer\.jsonl"):
        load_more(tmp_path)
