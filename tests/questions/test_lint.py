from pathlib import Path

import pytest

from tests.questions.packs import PACK, QUESTION, write_pack
from viva.questions.findings import Finding, Severity
from viva.questions.lint import lint_pack
from viva.questions.pack_format import load_pack
from viva.questions.reference_scores import ScoreBars, Scorer
from viva.questions.schemas import Question

OTHER_TOPIC = QUESTION.replace("idempotent-consumers", "other-topic").replace(
    "competency: messaging and streaming", "competency: testing and quality"
)
ELSEWHERE = PACK.replace("pack: sample", "pack: elsewhere")
OTHER_WORDS = OTHER_TOPIC.replace(
    "A consumer reads the same message twice. How do you keep that from doing harm?",
    "How would you test that duplicates are harmless?",
)

THIRD = OTHER_WORDS.replace("other-topic", "third-topic").replace(
    "How would you test that duplicates are harmless?", "Which tools show how old a message is?"
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


def test_a_question_of_another_pack_is_not_asked_again(tmp_path: Path) -> None:
    other = load_pack(write_pack(tmp_path, ELSEWHERE, name="elsewhere.yaml"))

    findings = lint_pack(write_pack(tmp_path), others=[other])

    assert [finding.message for finding in findings] == [
        "This asks the same as elsewhere/idempotent-consumers."
    ]


def test_the_name_of_another_pack_is_taken(tmp_path: Path) -> None:
    other = load_pack(write_pack(tmp_path, PACK.replace(QUESTION, OTHER_WORDS)))

    findings = lint_pack(write_pack(tmp_path), others=[other])

    assert [finding.place for finding in findings] == ["pack"]


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
    path = write_pack(tmp_path, PACK + foreign_to(OTHER_WORDS))

    findings = lint_pack(
        path, scores(own, foreign), bars=ScoreBars(own_at_least=8.0, foreign_at_most=2.0)
    )

    assert {finding.place for finding in findings} == places
    assert {finding.severity for finding in findings} <= {Severity.ERROR}


def test_stories_that_are_worth_something_elsewhere_are_but_a_warning(tmp_path: Path) -> None:
    story = QUESTION.replace("kind: technical", "kind: behavioural").replace("reads", "has read")
    path = write_pack(tmp_path, PACK.replace(QUESTION, story) + foreign_to(OTHER_WORDS))

    findings = lint_pack(path, scores(9.0, 4.0))

    found = {finding.place: finding.severity for finding in findings}
    assert found["idempotent-consumers: key_points"] is Severity.WARNING
    assert found["other-topic: key_points"] is Severity.ERROR


def test_one_foreign_reference_among_several_that_scores_is_but_a_warning(
    tmp_path: Path,
) -> None:
    text = ELSEWHERE.replace(QUESTION, foreign_to(OTHER_WORDS) + foreign_to(THIRD))
    other = load_pack(write_pack(tmp_path, text, name="elsewhere.yaml"))
    path = write_pack(tmp_path, PACK + foreign_to(OTHER_WORDS.replace("other-topic", "near")))

    def scorer(question: Question, answer: str) -> float:
        return 9.0 if answer == question.reference or "nearby" in answer else 0.0

    near = path.read_text().replace("I take it that", "I take it nearby that")
    path.write_text(near.replace("How would you test that", "By what would you check that"))

    findings = lint_pack(path, scorer, others=[other])

    assert {(finding.severity, finding.place) for finding in findings} == {
        (Severity.WARNING, "idempotent-consumers: key_points")
    }


def test_a_reference_about_one_of_the_same_skills_is_not_foreign(tmp_path: Path) -> None:
    path = write_pack(tmp_path, PACK + OTHER_WORDS.replace("I assume that", "I take it that"))

    assert lint_pack(path, scores(9.0, 4.0)) == []


def test_a_pack_about_one_thing_is_scored_by_a_reference_of_another_pack(tmp_path: Path) -> None:
    text = ELSEWHERE.replace(QUESTION, foreign_to(OTHER_WORDS))
    other = load_pack(write_pack(tmp_path, text, name="elsewhere.yaml"))

    findings = lint_pack(write_pack(tmp_path), scores(9.0, 4.0), others=[other])

    assert [finding.message for finding in findings] == [
        "The reference of elsewhere/other-topic scores 4.0 here, not 1.5 or less."
    ]


def foreign_to(question: str) -> str:
    return question.replace("I assume that", "I take it that").replace("[kafka]", "[pytest]")


def scores(own: float | None, foreign: float | None) -> Scorer:
    return lambda question, answer: own if answer == question.reference else foreign
