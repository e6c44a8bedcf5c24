"""What a candidate is told about an answer."""

from dataclasses import replace

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, STORY, evaluate
from viva.evaluation.content import PointFinding, content_verdicts
from viva.evaluation.explanation import limited_by, next_steps, story_reason
from viva.evaluation.lexical import scoring_item
from viva.evaluation.reading import read_answer
from viva.evaluation.rubric import rubric_of
from viva.evaluation.star import find_star
from viva.questions.schemas import KeyPoint


def test_one_sentence_that_makes_two_points_is_quoted_once() -> None:
    said = "On average lookups, inserts and deletes take O(1)."
    again = KeyPoint(id="again", text="Inserts and deletes take O(1) on average.")
    question = replace(HASH_TABLE, key_points=(*HASH_TABLE.key_points, again))

    worked = evaluate(question, GOOD).worked

    assert sum(said in sentence for sentence in worked) == 1
    assert any("and “Inserts and deletes take O(1) on average”" in sentence for sentence in worked)


def test_only_what_makes_half_of_a_point_is_called_its_start() -> None:
    rubric = rubric_of(scoring_item(HASH_TABLE, GOOD))
    assert rubric is not None
    reading = read_answer(GOOD, "en")
    points = [
        PointFinding(point, fraction, first=place, last=place)
        for place, (point, fraction) in enumerate(zip(rubric.points, (0.4, 0.6), strict=False))
    ]
    content = content_verdicts(points, reading, criterion="technical accuracy", weight=0.6)

    steps = next_steps(points, content, (), (), 1.0)

    assert steps == (
        "“When two keys fall into the same bucket, they are kept in a linked list or in the next"
        " …” is a start; go further: “Lookups, inserts and deletes take O(1) on average”.",
        "Go further here: “It maps keys to buckets of an array with a hash function”.",
    )


def test_a_reason_counts_the_key_points_in_plain_words() -> None:
    reasons = [
        evaluate(HASH_TABLE, answer).criteria["technical accuracy"].reason
        for answer in (GOOD, GOOD.split(" Once")[0], GOOD.replace("O(1)", "O(n)"))
    ]

    assert reasons == [
        "All of 4 key points made.",
        "3 of 4 key points made in full, 1 missing.",
        "3 of 4 key points made in full, 1 contradicted.",
    ]


def test_a_criterion_that_counts_in_part_says_why() -> None:
    assert limited_by(0.5, "half is missing") == " Counted at 50 %, because half is missing."
    assert limited_by(0.999, "half is missing") == ""
    assert limited_by(0.0, "half is missing") == ""


def test_a_story_about_something_else_is_not_praised_and_told_so() -> None:
    story = find_star(read_answer(STORY, "en"))

    reason = story_reason(story, 0.4)

    assert reason.endswith("Counted at 40 %, because little of it is about what was asked.")


def test_missing_parts_of_a_story_are_named() -> None:
    reason = evaluate(CONFLICT, STORY.split(" I learned")[0]).criteria["star"].reason

    assert reason == "The situation, task, action and result are told; missing: the reflection."
