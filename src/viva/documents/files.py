"""What a file really is, by its content, and whether it is within the limits."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from viva.documents.errors import (
    DocumentDamagedError,
    DocumentEmptyError,
    DocumentEncryptedError,
    DocumentTooLargeError,
    DocumentTypeMismatchError,
    DocumentTypeUnsupportedError,
    DocumentUnpacksTooLargeError,
    DocumentUnreadableEncodingError,
)

MAXIMUM_UNPACKED_BYTES = 60 * 1024 * 1024
MAXIMUM_ENTRIES = 2_000
MAXIMUM_TEXT = 400_000
"""Characters of pasted or plain text; a long CV has 20,000."""

_MEGABYTE = 1_000_000
_PDF_HEADER_WITHIN = 1024
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_OTHER_TYPES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"%!PS", "a PostScript file"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body")
_SEND_INSTEAD = "Save it as PDF or DOCX, or paste its text."


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be."""

    max_bytes: int = 10_000_000
    max_pages: int = 100


DEFAULT_LIMITS = Limits()


class FileType(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {
    ".pdf": {FileType.PDF},
    ".docx": {FileType.DOCX},
    ".txt": {FileType.TEXT, FileType.MARKDOWN, FileType.HTML},
    ".text": {FileType.TEXT, FileType.MARKDOWN, FileType.HTML},
    ".md": {FileType.TEXT, FileType.MARKDOWN, FileType.HTML},
    ".markdown": {FileType.TEXT, FileType.MARKDOWN, FileType.HTML},
    ".htm": {FileType.HTML, FileType.TEXT},
    ".html": {FileType.HTML, FileType.TEXT},
}


def identify(filename: str | None, content: bytes, limits: Limits) -> FileType:
    """The real type of a file.

    Raises:
        DocumentEmptyError, DocumentTooLargeError, DocumentTypeMismatchError,
        DocumentTypeUnsupportedError, DocumentEncryptedError, DocumentDamagedError,
        DocumentUnpacksTooLargeError, DocumentUnreadableEncodingError: As their names say.
    """
    check_size(content, limits)
    suffix = PurePath(filename or "").suffix.lower()
    found = _by_content(suffix, content)
    allowed = _SUFFIXES.get(suffix)
    if allowed is None and found in (FileType.TEXT, FileType.HTML) and suffix not in ("", "."):
        raise DocumentTypeUnsupportedError(
            f"Files ending in {suffix[:12]} cannot be read. {_SEND_INSTEAD}"
        )
    if allowed is not None and found not in allowed:
        raise DocumentTypeMismatchError(
            f"The file is named {suffix} but its content is {_NAMES[found]}. "
            "Give it its right name, or save it again in the wanted format."
        )
    return found


def check_size(content: bytes, limits: Limits) -> None:
    """Refuse what is empty or larger than the limit."""
    if not content.strip(b" \t\r\n\x00"):
        raise DocumentEmptyError("The file is empty. Choose the file that holds the document.")
    if len(content) > limits.max_bytes:
        raise DocumentTooLargeError(
            f"The file has {len(content) / _MEGABYTE:.1f} MB; at most "
            f"{limits.max_bytes / _MEGABYTE:g} MB can be read. Save it with smaller pictures."
        )


_NAMES = {
    FileType.PDF: "a PDF",
    FileType.DOCX: "a Word document (DOCX)",
    FileType.TEXT: "plain text",
    FileType.MARKDOWN: "plain text",
    FileType.HTML: "a web page",
}


def _by_content(suffix: str, content: bytes) -> FileType:
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return FileType.PDF
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.startswith(_OLD_OFFICE):
        _refuse_old_office(suffix, content)
    for magic, name in _OTHER_TYPES:
        if content.startswith(magic):
            raise _not_a_document(suffix, name)
    if suffix in (".pdf", ".docx") and _is_binary(content):
        raise DocumentDamagedError(
            f"The file does not begin like a {suffix[1:].upper()} file; it may be damaged. "
            "Open it, save it again and send the new file."
        )
    return _text(suffix, content)


def _text(suffix: str, content: bytes) -> FileType:
    if _is_binary(content):
        if suffix in _SUFFIXES:
            raise DocumentUnreadableEncodingError(
                "The file holds no readable text. Save it as UTF-8 text, or send a PDF or DOCX."
            )
        raise DocumentTypeUnsupportedError(f"This kind of file cannot be read. {_SEND_INSTEAD}")
    start = content[:512].decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML_STARTS):
        return FileType.HTML
    return FileType.MARKDOWN if suffix in (".md", ".markdown") else FileType.TEXT


def _archive(content: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DocumentDamagedError(
            "The Word document is damaged. Open it in Word, save it again and send the new file."
        ) from error
    names = {entry.filename for entry in entries}
    if "word/document.xml" not in names:
        kind = "an archive or another office file"
        raise DocumentTypeUnsupportedError(f"The file is {kind}, not a document. {_SEND_INSTEAD}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAXIMUM_UNPACKED_BYTES or len(entries) > MAXIMUM_ENTRIES:
        raise DocumentUnpacksTooLargeError(
            f"The Word document unpacks to {unpacked // _MEGABYTE} MB in {len(entries)} parts, "
            "which is more than can be read. Remove large pictures, or save it as PDF."
        )
    return FileType.DOCX


def _refuse_old_office(suffix: str, content: bytes) -> None:
    if suffix == ".docx" or "EncryptedPackage".encode("utf-16-le") in content[:65536]:
        raise DocumentEncryptedError(
            "The Word document is protected by a password. Remove the password and send it again."
        )
    raise DocumentTypeUnsupportedError(
        "This is an old Word format (DOC), which cannot be read. Save it as DOCX or PDF."
    )


def _not_a_document(
    suffix: str, name: str
) -> DocumentTypeMismatchError | DocumentTypeUnsupportedError:
    if suffix in _SUFFIXES:
        return DocumentTypeMismatchError(
            f"The file is named {suffix} but its content is {name}. {_SEND_INSTEAD}"
        )
    return DocumentTypeUnsupportedError(f"The file is {name}. {_SEND_INSTEAD}")


def _is_binary(content: bytes) -> bool:
    """Whether bytes are no text: NULs without being UTF-16, or many control characters."""
    sample = content[:65536]
    if sample.startswith(_BOMS) or looks_like_utf16(sample):
        return False
    control = sum(sample.count(code) for code in _CONTROL_BYTES)
    return b"\x00" in sample or control > len(sample) // 50


_CONTROL_BYTES = tuple(
    bytes([code]) for code in range(1, 32) if code not in (8, 9, 10, 11, 12, 13, 27)
)


def looks_like_utf16(sample: bytes) -> bool:
    """UTF-16 without a mark: nearly every second byte of western text is NUL."""
    even, odd = sample[0::2], sample[1::2]
    if len(sample) < 8:
        return False
    return max(even.count(0) / len(even), odd.count(0) / len(odd)) > 0.7 and (
        min(even.count(0), odd.count(0)) == 0
    )
