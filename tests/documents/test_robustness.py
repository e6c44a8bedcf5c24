"""Whatever is sent, a document is read or refused with one of our errors, in linear time."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents import makers
from viva.documents.files import MAXIMUM_TEXT
from viva.documents.parsing import parse_file, parse_text
from viva.documents.schemas import DocumentKind
from viva.errors import AppError

TODAY = date(2026, 11, 21)
PDF = makers.pdf(lambda d: makers.write(d, "Ada Placeholder", "Skills", "Python, Go"))
WORD = makers.word(lambda d: d.add_paragraph("Ada Placeholder"))
KINDS = st.sampled_from(list(DocumentKind))
NAMES = st.sampled_from([None, "a.pdf", "a.docx", "a.txt", "a.md", "a.html"])
WORDS = st.sampled_from(
    [
        "Experience",
        "Skills",
        "Education",
        "Engineer",
        "GmbH",
        "2019",
        "–",
        "present",
        "03/2017",
        ",",
        "|",
        "•",
        "(",
        ")",
        "Python",
        "at",
        "BSc",
        "University",
        "Berlin,",
        "Germany",
        "Requirements:",
        "nice",
        "to",
        "have",
        "5",
        "years",
        "-",
        "\u200b",
        "İ",
        "ß",
        "\\n",
        "\\t",
    ]
)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def read_or_refused(filename: str | None, content: bytes, kind: DocumentKind) -> bool:
    """Whether there is a profile of this kind, or an error of ours that says something."""
    try:
        parsed = parse_file(filename, content, kind, TODAY)
    except AppError as error:
        return bool(error.detail)
    return parsed.profile.kind == kind


@RELAXED
@given(NAMES, st.binary(max_size=3_000), KINDS)
def test_any_bytes_are_read_or_refused(
    name: str | None, content: bytes, kind: DocumentKind
) -> None:
    assert read_or_refused(name, content, kind)


@RELAXED
@given(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=40), KINDS)
def test_a_broken_pdf_is_read_or_refused(at: int, patch: bytes, kind: DocumentKind) -> None:
    assert read_or_refused("a.pdf", PDF[:at] + patch + PDF[at + len(patch) :], kind)


@RELAXED
@given(st.integers(0, len(WORD) - 1), st.binary(min_size=1, max_size=40), KINDS)
def test_a_broken_word_file_is_read_or_refused(at: int, patch: bytes, kind: DocumentKind) -> None:
    assert read_or_refused("a.docx", WORD[:at] + patch + WORD[at + len(patch) :], kind)


@RELAXED
@given(st.text(max_size=2_000), KINDS)
def test_any_text_is_read_or_refused(text: str, kind: DocumentKind) -> None:
    assert read_or_refused(None, text.encode("utf-8", errors="replace"), kind)


@RELAXED
@given(st.lists(WORDS, max_size=200), KINDS)
def test_any_arrangement_of_telling_words_is_read(words: list[str], kind: DocumentKind) -> None:
    assert read_or_refused(
        None, " ".join(words).replace("\\n", "\n").replace("\\t", "\t").encode(), kind
    )


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        " ",
        "\n",
        "a.",
        "a-",
        "a@",
        "(",
        "- ",
        "| ",
        ", ",
        "2019 ",
        "Jan 2019 – ",
        "01/",
        "E X ",
        "Python, ",
        "Engineer at ",
        "Experience\n",
        "de ",
        "+1 ",
        "**a** ",
        "[a](",
        "<p>",
        "\u200b",
        "5 years ",
        "no experience with ",
        "We are looking for a ",
        "Engineer 2019 – 2020\n",
        "• Engineer, Acme GmbH, Berlin | 2019\n",
    ],
)
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_long_repetitions_take_linear_time(piece: str, kind: DocumentKind) -> None:
    text = f"Experience\nEngineer 2019 – 2020\n{piece * (60_000 // len(piece))}"

    started = time.process_time()
    assert read_or_refused(None, text.encode(), kind)
    assert read_or_refused("a.md", text.encode(), kind)
    spent = time.process_time() - started

    assert spent < 5.0


def test_the_longest_text_is_read() -> None:
    line = "Led the migration of forty services to Kubernetes with Python and Go in 2019.\n"
    text = line * (MAXIMUM_TEXT // len(line))

    document = parse_text(text, DocumentKind.CV, TODAY)

    assert "kubernetes" in document.profile.model_dump()["skills"]
