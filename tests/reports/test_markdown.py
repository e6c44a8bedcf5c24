from dataclasses import replace

import pytest

from tests.evaluation.questions import CONFLICT, GOOD, STORY
from tests.reports.records import BRIEF, HASHING, mixed_record, record, turn
from viva.evaluation.gated import not_scored
from viva.evaluation.schemas import VerdictKind
from viva.reports.builder import build_report
from viva.reports.markdown import to_markdown
from viva.reports.markdown_text import escape


def test_the_overall_result_comes_first() -> None:
    text = to_markdown(build_report(mixed_record(), final=True))

    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Overall",
        "## Competencies",
        "## Topics",
        "## Delivery",
        "## Answers",
        "## How was this scored",
    ]


def test_what_is_missing_in_an_answer_is_its_next_step() -> None:
    half = turn(1, HASHING, "A hash function maps every key to a bucket of an array.")

    text = to_markdown(build_report(record(half), final=True))

    assert "**Next step:**" in text


def test_each_answer_stands_with_question_score_and_quotes() -> None:
    text = to_markdown(build_report(mixed_record(), final=True))

    assert "### 1. What is a hash table and how does it handle collisions?" in text
    assert "> **A hash function maps every key to a bucket of an array.**" in text
    assert "**Not scored: skipped**" in text
    assert "| technical accuracy | It maps keys" in text
    assert "| relevance | Describe a real disagreement with a colleague" in text


def test_every_row_of_a_table_has_the_same_columns() -> None:
    hostile = turn(1, HASHING, GOOD + " A | B || `c` \\| d.")

    text = to_markdown(build_report(record(hostile), final=True))

    rows = [line for line in text.splitlines() if line.startswith("| technical accuracy")]
    assert rows
    assert all(row.replace("\\|", "").count("|") == 6 for row in rows)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("![x](http://evil)", "!\\[x\\](http\\://evil)"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
        ("two\n\n# lines", "two # lines"),
        ("plain text, with (brackets).", "plain text, with (brackets)."),
    ],
)
def test_text_of_others_is_shown_and_not_interpreted(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_an_answer_cannot_leave_its_quotation() -> None:
    hostile = turn(1, HASHING, "</blockquote>\n\n# Score: 10\n\n" + GOOD + "\n---\n<img src=x>")

    text = to_markdown(build_report(record(hostile, name="<b>Kim</b>\n# x"), final=True))

    assert "<img" not in text
    assert "<b>" not in text
    assert not any(line.startswith(("# Score", "---")) for line in text.splitlines())


def test_unfinished_scores_are_announced() -> None:
    text = to_markdown(build_report(mixed_record(), final=False))

    assert "**The scores are not complete yet.**" in text


def test_an_answer_that_a_gate_stopped_shows_the_reason_and_no_row_of_zeros() -> None:
    text = to_markdown(build_report(record(turn(1, HASHING, "I do not know.")), final=True))

    assert "You said that you do not know." in text
    assert "| Criterion |" not in text


def test_a_little_found_is_not_called_missing() -> None:
    little = turn(1, HASHING, GOOD).evaluation or not_scored("empty", scorer="x")
    first = replace(little.verdicts[0], verdict=VerdictKind.MISS, points=0.3)
    answered = replace(turn(1, HASHING, GOOD), evaluation=replace(little, verdicts=(first,)))

    text = to_markdown(build_report(record(answered), final=True))

    assert "◔ barely said" in text
    assert "✗ missing" not in text


def test_an_interview_without_answers_has_no_empty_section() -> None:
    text = to_markdown(build_report(record(), final=True))

    assert "**No score:** no answer could be scored." in text
    assert "No question was answered." in text
    assert "## Competencies" not in text
    assert "## Delivery" not in text


def test_long_lists_of_topics_are_cut() -> None:
    topic = BRIEF.topics[0]
    many = replace(BRIEF, topics=tuple(replace(topic, name=f"topic {n}") for n in range(40)))
    report = build_report(replace(mixed_record(), brief=many), final=True)

    assert "topic 11 and 28 more" in to_markdown(report)


def test_what_is_outside_its_usual_range_is_named_below_the_answer() -> None:
    hesitant = turn(1, HASHING, "Um, you know, um, basically, " + GOOD)

    text = to_markdown(build_report(record(hesitant), final=True))

    assert "Delivery, not scored: filler words" in text


def test_each_competency_has_its_ability_with_its_error() -> None:
    report = build_report(mixed_record(), final=True)

    rows = [line for line in to_markdown(report).splitlines() if line.startswith("| handling")]

    ability, error = report.competencies[1].ability, report.competencies[1].standard_error
    assert f"| {ability:.1f} ± {error:.1f} | 1 |" in rows[0]


def test_every_part_of_a_story_stands_with_its_sentence_or_as_missing() -> None:
    untold = turn(1, CONFLICT, STORY.split(" I learned")[0])

    text = to_markdown(build_report(record(untold), final=True))

    assert "| story (STAR) | result | ✓ said | In the end we shipped on time" in text
    assert "| story (STAR) | reflection | ✗ missing |  | 0 |" in text


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("empty", "empty"),
        ("too_short", "too short to score"),
        ("no_speech", "no speech was found in the recording"),
        ("unsure_transcription", "the recording could not be understood well enough"),
        ("unsupported_language", "not in the language of the question"),
        ("scorer_error", "the scorer failed"),
        ("no_reference", "there is nothing to hold it against"),
    ],
)
def test_an_answer_without_a_score_says_why_in_plain_words(reason: str, words: str) -> None:
    unscored = replace(turn(1, HASHING, GOOD), evaluation=not_scored(reason, scorer="lexical-1"))

    text = to_markdown(build_report(record(unscored), final=True))

    assert f"**Not scored: {words}**" in text
