from pathlib import Path

import pytest

from tests.questions.packs import PACK, QUESTION, write_pack
from viva.questions.bank import SHIPPED_PACKS, QuestionBank
from viva.questions.findings import Finding, Severity
from viva.questions.lint import ScoreBars, find_near_duplicates, lint_pack
from viva.questions.schemas import Question

OTHER_TOPIC = QUESTION.replace("idempotent-consumers", "other-topic").replace(
    "competency: messaging and streaming", "competency: testing and quality"
)
OTHER_WORDS = OTHER_TOPIC.replace(
    "A consumer reads the same message twice. How do you keep that from doing harm?",
    "How would you test that duplicates are harmless?",
)


def test_a_sound_pack_has_no_findings(tmp_path: Path) -> None:
    assert lint_pack(write_pack(tmp_path)) == []


def test_structure_faults_do_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    broken = OTHER_TOPIC.replace("level: 3", "level: 9")
    path = write_pack(tmp_path, PACK.replace("doing harm?", "doing harm.") + broken)

    findings = lint_pack(path)

    assert [finding.place for finding in findings] == [
        "other-topic: level",
        "idempotent-consumers: text",
    ]


def test_a_file_that_is_no_pack_is_one_finding(tmp_path: Path) -> None:
    findings = lint_pack(write_pack(tmp_path, "just text"))

    assert [finding.severity for finding in findings] == [Severity.ERROR]


def test_pack_and_file_have_the_same_name(tmp_path: Path) -> None:
    findings = lint_pack(write_pack(tmp_path, name="other.yaml"))

    assert [finding.place for finding in findings] == ["pack"]


def test_a_question_asked_twice_in_nearly_the_same_words_is_found(tmp_path: Path) -> None:
    similar = OTHER_TOPIC.replace("A consumer reads", "Some consumer reads")
    path = write_pack(tmp_path, PACK + similar)

    findings = lint_pack(path)

    assert findings == [
        Finding(
            Severity.ERROR,
            "other-topic: text",
            "This asks the same as sample/idempotent-consumers.",
        )
    ]


def test_a_pack_of_one_level_is_unbalanced(tmp_path: Path) -> None:
    topics = ["apples", "bread", "chess", "dragons", "elephants", "football", "geese", "hats"]
    questions = "".join(
        QUESTION.replace("idempotent-consumers", topic).replace(
            "A consumer reads the same message twice. How do you keep that from doing harm?",
            f"{topic} " * 20 + "?",
        )
        for topic in topics
    )
    path = write_pack(tmp_path, PACK.replace(QUESTION, questions))

    findings = lint_pack(path)

    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert "More than half of the questions have level 3." in [f.message for f in findings]


@pytest.mark.parametrize(
    ("own", "foreign", "places"),
    [
        (9.0, 0.5, set()),
        (7.9, 0.5, {"idempotent-consumers: reference", "other-topic: reference"}),
        (None, 0.5, {"idempotent-consumers: reference", "other-topic: reference"}),
        (9.0, 4.0, {"idempotent-consumers: key_points", "other-topic: key_points"}),
        (9.0, None, set()),
    ],
)
def test_references_are_scored_at_home_and_abroad(
    tmp_path: Path, own: float | None, foreign: float | None, places: set[str]
) -> None:
    elsewhere = OTHER_WORDS.replace("I assume that", "I take it that")
    path = write_pack(tmp_path, PACK + elsewhere)

    def scorer(question: Question, answer: str) -> float | None:
        return own if answer == question.reference else foreign

    findings = lint_pack(path, scorer, bars=ScoreBars(own_at_least=8.0, foreign_at_most=2.0))

    assert {finding.place for finding in findings} == places


@pytest.mark.parametrize(
    "path", sorted(SHIPPED_PACKS.glob("*.yaml")), ids=lambda path: str(path.stem)
)
def test_shipped_packs_are_clean(path: Path) -> None:
    errors = [finding for finding in lint_pack(path) if finding.severity is Severity.ERROR]

    assert errors == []


def test_no_question_is_shipped_twice() -> None:
    assert find_near_duplicates(QuestionBank.load().questions) == []


def test_the_shipped_bank_is_large_enough_for_real_interviews() -> None:
    bank = QuestionBank.load()

    assert len(bank.questions) >= 80
    assert len(bank.families) >= 8
    assert {question.level for question in bank.questions} == {1, 2, 3, 4, 5}
