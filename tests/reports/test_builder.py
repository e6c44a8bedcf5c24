import json
from dataclasses import replace

import pytest

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE
from tests.reports.records import HASHING, mixed_record, record, turn
from viva.evaluation.ability import Readiness
from viva.interviews.schemas import InterviewStatus
from viva.reports.builder import build_report, view_interview
from viva.reports.schemas import Report
from viva.reports.wording import name_authors, percent


def test_the_report_has_the_promised_shape() -> None:
    report = json.loads(build_report(mixed_record(), final=True).model_dump_json())

    assert set(report) == {
        "interview",
        "final",
        "overall",
        "competencies",
        "answers",
        "topics",
        "scorer_versions",
        "delivery",
        "skill_names",
        "learning",
    }
    assert set(report["overall"]) >= {
        "score",
        "band",
        "ability",
        "standard_error",
        "readiness",
        "answers_scored",
        "answers_total",
    }
    assert set(report["answers"][0]) == {
        "turn_id",
        "question",
        "answer",
        "status",
        "score",
        "band",
        "band_source",
        "criteria",
        "verdicts",
        "worked",
        "next_steps",
        "model_answer",
        "scorer",
        "feedback_by",
        "model_answer_by",
        "authors",
        "delivery",
        "audio",
        "words",
        "speech",
        "looked_for",
        "marks",
    }
    assert set(report["answers"][0]["verdicts"][0]) >= {
        "criterion",
        "key_point",
        "verdict",
        "quote",
        "start",
        "end",
        "points",
    }
    assert report["topics"] == {"covered": ["hashing"], "missed": [], "not_asked": ["kafka"]}
    assert report["scorer_versions"] == ["lexical-1"]


def test_a_report_survives_its_own_json() -> None:
    report = build_report(mixed_record(), final=True)

    assert Report.model_validate_json(report.model_dump_json()) == report


def test_the_same_record_gives_the_same_report() -> None:
    assert build_report(mixed_record(), final=True) == build_report(mixed_record(), final=True)


def test_the_overall_score_is_the_mean_of_the_scored_answers() -> None:
    report = build_report(mixed_record(), final=True)

    scores = [answer.score for answer in report.answers if answer.score is not None]
    assert report.overall.score is not None
    assert report.overall.score == pytest.approx(sum(scores) / 2, abs=0.051)
    assert (report.overall.answers_scored, report.overall.answers_total) == (2, 3)
    assert report.interview.final_score == report.overall.score
    assert report.overall.band is not None
    assert report.overall.band[0] <= report.overall.score <= report.overall.band[1]


def test_a_skipped_turn_stands_in_the_report_without_a_number() -> None:
    answer = build_report(mixed_record(), final=True).answers[2]

    assert (answer.status, answer.score, answer.band) == ("not_scored:skipped", None, None)
    assert answer.answer.text == ""
    assert answer.model_answer is not None
    assert answer.model_answer.startswith("Tell it as one story:")


def test_an_answer_that_waits_for_its_score_is_pending() -> None:
    waiting = replace(turn(1, HASHING, GOOD), evaluation=None)

    report = build_report(record(waiting), final=False)

    assert not report.final
    assert report.answers[0].status == "not_scored:pending"
    assert report.overall.score is None


def test_nothing_scored_gives_no_numbers() -> None:
    overall = build_report(record(turn(1, CONFLICT, None)), final=True).overall

    assert (overall.score, overall.band, overall.ability) == (None, None, None)
    assert overall.readiness is Readiness.NOT_ENOUGH_EVIDENCE


def test_five_good_answers_make_ready_and_say_why() -> None:
    turns = [turn(number, HASHING, GOOD) for number in range(1, 7)]

    overall = build_report(record(*turns), final=True).overall

    assert overall.readiness is Readiness.READY
    assert "6 of 6 answers scored" in overall.readiness_explanation
    assert "6 scored answers" in overall.ability_explanation


def test_two_good_answers_are_not_enough_evidence() -> None:
    overall = build_report(mixed_record(), final=True).overall

    assert overall.readiness is Readiness.NOT_ENOUGH_EVIDENCE
    assert overall.readiness_explanation.startswith("Answered 2 of 3")


def test_the_sentence_on_ability_says_the_figure_that_is_shown() -> None:
    overall = build_report(mixed_record(), final=True).overall

    assert f"estimated at {overall.ability} on the scale" in overall.ability_explanation


def test_key_points_are_named_in_words_for_the_candidate() -> None:
    technical, told, _ = build_report(mixed_record(), final=True).answers

    assert technical.looked_for["speed"] == "Lookups, inserts and deletes take O(1) on average."
    assert told.looked_for["result"] == "Say how it ended and what you learned from it."


def test_competencies_are_reported_apart() -> None:
    competencies = build_report(mixed_record(), final=True).competencies

    assert [(c.name, c.answers_scored) for c in competencies] == [
        ("programming languages", 1),
        ("handling conflict", 1),
    ]


def test_the_next_step_is_that_of_the_weakest_answer() -> None:
    weak = turn(2, HASH_TABLE, "It maps keys to buckets of an array with a hash function.")

    report = build_report(record(turn(1, HASHING, GOOD), weak), final=True)

    assert report.overall.next_step == f"Question 2: {report.answers[1].next_steps[0]}"


def test_after_a_gate_the_next_step_names_what_to_say() -> None:
    report = build_report(record(turn(1, HASHING, "I do not know.")), final=True)

    assert report.overall.next_step is not None
    assert "“It maps keys to buckets of an array with a hash function”" in report.overall.next_step
    assert report.answers[0].worked == ()


def test_topics_are_shown_asked_about_or_not_asked() -> None:
    kafka = replace(CONFLICT, skills=("Kafka",))

    shown, skipped, waiting = (
        build_report(record(*turns), final=True).topics
        for turns in (
            (turn(1, HASHING, GOOD), turn(2, kafka, "I do not know.")),
            (turn(1, HASHING, None),),
            (replace(turn(1, HASHING, GOOD), evaluation=None),),
        )
    )

    assert (shown.covered, shown.missed, shown.not_asked) == (["hashing"], ["kafka"], [])
    assert (skipped.covered, skipped.missed, skipped.not_asked) == ([], ["hashing"], ["kafka"])
    assert (waiting.covered, waiting.missed, waiting.not_asked) == ([], [], ["kafka"])


def test_delivery_is_measured_for_each_answer_and_over_all() -> None:
    report = build_report(mixed_record(), final=True)

    good, story, skipped = report.answers
    assert report.delivery is not None
    assert good.delivery is not None
    assert story.delivery is not None
    assert report.delivery.words == good.delivery.words + story.delivery.words
    assert skipped.delivery is None


def test_an_answer_in_another_language_has_delivery_and_no_number() -> None:
    german = (
        "Eine Hashtabelle bildet, ähm, jeden Schlüssel mit einer Funktion auf ein Fach ab, und wenn"
        " zwei Schlüssel in dasselbe Fach fallen, dann kommen sie in eine Liste."
    )

    answer = build_report(record(turn(1, HASHING, german)), final=True).answers[0]

    assert (answer.status, answer.score) == ("not_scored:unsupported_language", None)
    assert answer.delivery is not None
    assert answer.delivery.metrics[0].value > 0


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0001, "less than 1 %"), (0.474, "47 %"), (0.9999, "more than 99 %")],
)
def test_a_chance_is_never_called_certain(share: float, words: str) -> None:
    assert percent(share) == words


def test_an_interview_that_goes_on_has_no_final_score() -> None:
    ongoing = replace(mixed_record(), status=InterviewStatus.COMPLETING)

    assert view_interview(ongoing).final_score is None


@pytest.mark.parametrize(
    ("asked_by", "feedback_by", "stronger_by", "said"),
    [
        (None, "rules", "rules", "Feedback and stronger answer by Viva's rules."),
        (None, None, "rules", "Stronger answer by Viva's rules."),
        (
            None,
            "model:openai:m+coach@1",
            "rules",
            "Feedback by openai:m. Stronger answer by Viva's rules.",
        ),
        ("openai:m+interview@2", "rules", None, "Question by openai:m. Feedback by Viva's rules."),
        (
            "openai:m+interview@2",
            "model:openai:m+coach@1",
            "model:openai:m+coach@1",
            "Question, feedback and stronger answer by openai:m.",
        ),
        (None, None, None, None),
    ],
)
def test_authors_are_named_in_words(
    asked_by: str | None, feedback_by: str | None, stronger_by: str | None, said: str | None
) -> None:
    texts = {"question": asked_by, "feedback": feedback_by, "stronger answer": stronger_by}

    assert name_authors(texts) == said
