import pypdfium2
import pytest

from tests.evaluation.questions import GOOD
from tests.reports.records import HASHING, mixed_record, record, turn
from viva.reports.builder import build_report
from viva.reports.pdf import to_pdf
from viva.reports.schemas import Report


def text_of(report: Report) -> str:
    """All words of the pages, in order, however the lines were broken."""
    document = pypdfium2.PdfDocument(to_pdf(report))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def test_the_pages_show_scores_questions_quotes_and_next_steps() -> None:
    report = build_report(mixed_record(), final=True)

    text = text_of(report)

    assert f"{report.overall.score:.1f} / 10" in text
    assert report.overall.next_step is not None
    assert report.overall.next_step.split("”")[-1].strip() in text
    for answer in report.answers:
        assert answer.question.text in text
    assert "A hash function maps every key to a bucket of an array." in text


@pytest.mark.parametrize(
    "said",
    [
        "<script>alert(1)</script> & **bold** ![x](http://evil)",
        "| a | b |\n|---|---|\n| c | d |",
        "Żółć, Ελλάδα и Киев",
    ],
)
def test_an_answer_stands_there_as_it_was_written(said: str) -> None:
    report = build_report(record(turn(1, HASHING, f"{GOOD} {said}")), final=True)

    assert "".join(said.split()) in "".join(text_of(report).split())


def test_a_word_longer_than_a_page_goes_on_over_the_next_ones() -> None:
    report = build_report(record(turn(1, HASHING, f"{GOOD} {'w' * 20_000}")), final=True)

    assert text_of(report).count("w") >= 20_000


def test_letters_without_a_shape_in_the_font_do_no_harm() -> None:
    report = build_report(record(turn(1, HASHING, f"{GOOD} 面接 مقابلة 😀")), final=True)

    assert "A hash function maps every key" in text_of(report)
