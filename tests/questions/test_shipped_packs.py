"""The packs that come with the product, as the linter sees them, scores included.

Some 0.13 seconds of CPU a question, nearly all of it to read the key points.
"""

from functools import cache
from pathlib import Path

import pytest

from viva.cli.packs import reference_scorer
from viva.evaluation.contextual import load_contextual_scorer
from viva.questions.bank import SHIPPED_PACKS, QuestionBank
from viva.questions.findings import Severity
from viva.questions.lint import lint_pack
from viva.questions.reference_scores import Scorer


@cache
def scorer() -> Scorer:
    return reference_scorer(load_contextual_scorer())


@pytest.mark.parametrize(
    "path", sorted(SHIPPED_PACKS.glob("*.yaml")), ids=lambda path: str(path.stem)
)
def test_shipped_packs_are_clean(path: Path) -> None:
    others = [pack for pack in QuestionBank.load().packs if pack.name != path.stem]

    findings = lint_pack(path, scorer(), others=others)

    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_the_shipped_bank_is_large_enough_for_real_interviews() -> None:
    bank = QuestionBank.load()

    assert len(bank.questions) >= 400
    assert len(bank.families) >= 21
    assert {question.level for question in bank.questions} == {1, 2, 3, 4, 5}
