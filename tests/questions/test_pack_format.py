from pathlib import Path

import pytest

from tests.questions.packs import PACK, QUESTION, write_pack
from viva.questions.errors import PackInvalidError
from viva.questions.pack_format import examine_pack, load_pack


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("level: 3", "level: 6", "idempotent-consumers: level", "less than or equal to 5"),
        ("level: 3", 'level: "3"', "idempotent-consumers: level", "integer"),
        ("kind: technical", "kind: quiz", "idempotent-consumers: kind", "'technical'"),
        ("weight: 2", "weight: 0", "idempotent-consumers: key_points[0].weight", "greater than 0"),
        ("rephrased:", "rephrase:", "idempotent-consumers: rephrase", "not known"),
        ("id: natural", "id: dedup-key", "idempotent-consumers: key_points[2].id", "has this id"),
        ("streaming", "steaming", "idempotent-consumers: competency", "name of a competency"),
        ("title: Sample", "titel: Sample", "title", "missing"),
        ("- id: idempotent-consumers", "- name: x", "question 1: id", "missing"),
        ("pack: sample", "pack: ../sample", "pack", "pattern"),
    ],
)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, field: str, message: str
) -> None:
    path = write_pack(tmp_path, PACK.replace(old, new, 1))

    with pytest.raises(PackInvalidError) as caught:
        load_pack(path)

    assert caught.value.code == "pack_invalid"
    told = {error["field"]: error["message"] for error in caught.value.errors}
    assert message in told[field]


def test_a_question_id_used_twice_is_a_fault(tmp_path: Path) -> None:
    path = write_pack(tmp_path, PACK + QUESTION)

    with pytest.raises(PackInvalidError, match="idempotent-consumers: id"):
        load_pack(path)


def test_the_sound_questions_of_a_faulty_pack_can_still_be_examined(tmp_path: Path) -> None:
    broken = QUESTION.replace("idempotent-consumers", "broken").replace("level: 3", "level: high")
    path = write_pack(tmp_path, PACK + broken)

    pack, faults = examine_pack(path)

    assert pack is not None
    assert [question.id for question in pack.questions] == ["sample/idempotent-consumers"]
    assert [fault.place for fault in faults] == ["broken: level"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackInvalidError, match="cannot be opened"):
        load_pack(tmp_path / "absent.yaml")


def test_a_file_over_one_megabyte_is_refused(tmp_path: Path) -> None:
    path = write_pack(tmp_path, PACK + "#" * 1_000_000)

    with pytest.raises(PackInvalidError, match="larger than 1 MB"):
        load_pack(path)


def test_a_file_of_nothing_but_mistakes_is_told_briefly(tmp_path: Path) -> None:
    mistakes = "".join(f"unknown{number}: 1\n" for number in range(5_000))
    path = write_pack(tmp_path, PACK + mistakes)

    _, faults = examine_pack(path)

    assert 0 < len(faults) <= 50
