import pytest

from tests.evaluation.questions import GOOD
from tests.reports.records import HASHING, mixed_record, record, turn
from viva.reports.builder import build_report
from viva.reports.markdown import escape, to_markdown


def test_the_overall_result_comes_first() -> None:
    text = to_markdown(build_report(mixed_record(), final=True))

    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Overall",
        "## Competencies",
        "## Topics",
        "## Answers",
        "## How was this scored",
    ]
    assert "**Next step:**" in text


def test_each_answer_stands_with_question_score_and_quotes() -> None:
    text = to_markdown(build_report(mixed_record(), final=True))

    assert "### 1. What is a hash table and how does it handle collisions?" in text
    assert "> **A hash function maps every key to a bucket of an array.**" in text
    assert "**Not scored: skipped**" in text
    assert "| technical accuracy | It maps keys" in text


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
