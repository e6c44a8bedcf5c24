import pytest

from tests.documents import makers
from viva.documents.errors import DocumentEncryptedError
from viva.documents.files import DEFAULT_LIMITS, FileType, Limits, identify
from viva.errors import AppError

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100


@pytest.mark.parametrize(
    ("filename", "content", "expected"),
    [
        ("cv.pdf", makers.pdf(text="Hello"), FileType.PDF),
        (None, makers.pdf(text="Hello"), FileType.PDF),
        ("cv.PDF", b"\n\n" + makers.pdf(text="Hello"), FileType.PDF),
        ("cv.docx", makers.word(lambda d: None), FileType.DOCX),
        ("cv.txt", b"Hello there", FileType.TEXT),
        ("cv.md", b"# Hello", FileType.MARKDOWN),
        ("cv.txt", "Grüße".encode("utf-16"), FileType.TEXT),
        ("cv.txt", "Grüße aus Köln".encode("utf-16-le"), FileType.TEXT),
        ("cv.txt", "Grüße".encode("cp1252"), FileType.TEXT),
        ("job.html", b"<!DOCTYPE html><p>Hi</p>", FileType.HTML),
        ("job.txt", b"<html><p>Hi</p></html>", FileType.HTML),
        (None, b"Just text", FileType.TEXT),
    ],
)
def test_a_file_is_known_by_its_content(
    filename: str | None, content: bytes, expected: FileType
) -> None:
    found = identify(filename, content, DEFAULT_LIMITS)

    assert found is expected


@pytest.mark.parametrize(
    ("filename", "content", "code"),
    [
        ("cv.pdf", b"", "document_empty"),
        ("cv.txt", b" \n\t ", "document_empty"),
        ("cv.docx", makers.pdf(text="Hello"), "document_type_mismatch"),
        ("cv.pdf", makers.word(lambda d: None), "document_type_mismatch"),
        ("cv.pdf", b"Only text in here", "document_type_mismatch"),
        ("cv.pdf", PNG, "document_type_mismatch"),
        ("cv.png", PNG, "document_type_unsupported"),
        ("cv.doc", OLD_WORD, "document_type_unsupported"),
        ("cv.xlsx", makers.archive({"xl/workbook.xml": b"<x/>"}), "document_type_unsupported"),
        ("script.py", b"print('hello')", "document_type_unsupported"),
        ("cv.docx", OLD_WORD, "document_encrypted"),
        ("cv.docx", b"PK\x03\x04 broken", "document_damaged"),
        ("cv.pdf", bytes(range(256)) * 8, "document_damaged"),
        ("cv.txt", bytes(range(256)) * 8, "document_unreadable_encoding"),
        ("cv.docx", makers.zip_bomb(), "document_unpacks_too_large"),
        ("cv.pdf", b"%PDF-1.7" + b"0" * 10_000_001, "document_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_code(
    filename: str, content: bytes, code: str
) -> None:
    with pytest.raises(AppError) as refused:
        identify(filename, content, DEFAULT_LIMITS)

    assert refused.value.code == code
    assert refused.value.detail.endswith(".")


def test_too_large_is_a_413_and_says_the_limit() -> None:
    with pytest.raises(AppError) as refused:
        identify("cv.txt", b"x" * 2_001, Limits(max_bytes=2_000))

    assert refused.value.status == 413
    assert "0.002 MB" in refused.value.detail


def test_a_word_file_with_a_password_is_told_apart_from_an_old_word_file() -> None:
    protected = OLD_WORD + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(DocumentEncryptedError):
        identify("cv.doc", protected, DEFAULT_LIMITS)
