from dataclasses import replace

from tests.evaluation.questions import GOOD, HASH_TABLE
from viva.evaluation.quick_check import quick_check


def test_a_complete_answer_misses_nothing() -> None:
    check = quick_check(HASH_TABLE, GOOD)

    assert check.coverage > 0.9
    assert check.missed == ()
    assert check.gate is None


def test_missed_key_points_come_heaviest_first() -> None:
    check = quick_check(HASH_TABLE, "When the load factor exceeds 75 percent the table is resized.")

    assert check.missed == ("mapping", "speed", "chaining")
    assert 0.1 < check.coverage < 0.4


def test_an_answer_that_falls_to_a_gate_covers_nothing() -> None:
    check = quick_check(HASH_TABLE, "I don't know.")

    assert check.coverage == 0
    assert check.gate == "dont_know"
    assert check.missed[0] == "mapping"


def test_a_question_without_key_points_leads_nowhere() -> None:
    check = quick_check(replace(HASH_TABLE, key_points=(), reference=None), GOOD)

    assert check.missed == ()
