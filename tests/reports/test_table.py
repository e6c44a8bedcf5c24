"""Reports as CSV."""

import csv
import io

import pytest

from tests.evaluation.questions import GOOD
from tests.reports.records import HASHING, record, turn
from viva.reports.builder import build_report
from viva.reports.table import to_csv


def rows_of(*answers: str | None) -> list[dict[str, str]]:
    turns = [turn(number, HASHING, answer) for number, answer in enumerate(answers, 1)]
    text = to_csv(build_report(record(*turns), final=True))
    return list(csv.DictReader(io.StringIO(text)))


def test_every_answer_has_a_row_with_its_score() -> None:
    scored, skipped = rows_of(GOOD, None)

    assert (scored["number"], scored["status"]) == ("1", "scored")
    assert float(scored["band_low"]) <= float(scored["score"]) <= float(scored["band_high"])
    assert (skipped["status"], skipped["score"]) == ("not_scored:skipped", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(start: str) -> None:
    answer = f"{start}cmd|' /C calc'!A0 is what I would type there"

    assert rows_of(answer)[0]["answer"] == f"'{answer}"
