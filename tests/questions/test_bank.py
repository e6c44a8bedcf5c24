import time
from pathlib import Path

import pytest

from tests.questions.packs import PACK, write_pack
from viva.questions.bank import QuestionBank
from viva.questions.errors import PackInvalidError, QuestionNotFoundError


def test_a_question_is_found_by_its_full_id(tmp_path: Path) -> None:
    bank = QuestionBank.load(write_pack(tmp_path))

    question = bank.get("sample/idempotent-consumers")

    assert question.families == ("backend",)
    assert question.skills == ("kafka",)
    assert [point.weight for point in question.key_points] == [2.0, 1.0, 1.0]
    assert question.anchors is not None
    assert sorted(question.anchors) == [0, 3, 5, 8, 10]


def test_an_unknown_question_id_is_an_error() -> None:
    bank = QuestionBank.load()

    with pytest.raises(QuestionNotFoundError):
        bank.get("backend/never-written")


def test_two_packs_cannot_have_the_same_name(tmp_path: Path) -> None:
    first = write_pack(tmp_path)
    second = write_pack(tmp_path, name="again.yaml")

    with pytest.raises(PackInvalidError, match="named 'sample'"):
        QuestionBank.load(first, second)


def test_own_packs_are_added_to_the_shipped_ones(tmp_path: Path) -> None:
    own = write_pack(tmp_path, PACK.replace("[backend]", "[falconry]"))

    bank = QuestionBank.load(own)

    assert bank.questions[-1].id == "sample/idempotent-consumers"
    assert len(bank.questions) == len(QuestionBank.load().questions) + 1
    assert "falconry" in bank.families


def test_the_second_load_costs_next_to_nothing() -> None:
    QuestionBank.load()
    started = time.process_time()

    QuestionBank.load()

    assert time.process_time() - started < 0.02
