"""PDF to logical lines, by pdfium. Nothing in a PDF is executed: scripts and actions are counted."""

import re
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium

from viva.documents.errors import (
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentNoTextError,
    DocumentTooManyPagesError,
)
from viva.documents.extraction.glyphs import Word, read_words
from viva.documents.extraction.layout import arrange
from viva.documents.extraction.lines import (
    Extraction,
    count_hidden_characters,
    hidden_character_warning,
    hidden_text_warning,
)
from viva.documents.extraction.ocr import recognise_page, tesseract
from viva.documents.extraction.rows import logical_lines, page_furniture
from viva.documents.files import MAXIMUM_PAGES
from viva.documents.schemas import DocumentWarning

_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction|RichMedia|XFA)\b")
_DAMAGED = "The PDF is damaged. Open it, print or save it as a new PDF and send that one."


def read_pdf(content: bytes, is_heading: Callable[[str], bool]) -> Extraction:
    """The lines of a PDF.

    Raises:
        DocumentEncryptedError, DocumentDamagedError, DocumentTooManyPagesError,
        DocumentNoTextError: As their names say.
    """
    document = _open(content)
    try:
        if len(document) > MAXIMUM_PAGES:
            raise DocumentTooManyPagesError(
                f"The PDF has {len(document)} pages; at most {MAXIMUM_PAGES} can be read. "
                "Send only the pages that matter."
            )
        return _read(document, content, is_heading)
    except pypdfium2.PdfiumError as error:
        raise DocumentDamagedError(_DAMAGED) from error
    finally:
        document.close()


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentEncryptedError(
                "The PDF is protected by a password. Save it without the password and send it again."
            ) from error
        raise DocumentDamagedError(_DAMAGED) from error
    if pages == 0:
        raise DocumentDamagedError(_DAMAGED)
    return document


def _read(
    document: pypdfium2.PdfDocument, content: bytes, is_heading: Callable[[str], bool]
) -> Extraction:
    pages: list[list[Word]] = []
    hidden = 0
    for page in document:
        words, pieces = _page_words(page)
        pages.append(words)
        hidden += pieces
        page.close()
    warnings = _active_content(document, content) + hidden_text_warning(hidden)
    if not any(pages):
        return Extraction(tuple(_recognise(document)), warnings)
    zero_width = sum(count_hidden_characters(word.text) for words in pages for word in words)
    texts = [
        [" ".join(c.text for c in row.cells) for block in arrange([words], is_heading) for row in block.rows]
        for words in pages
    ]
    lines = logical_lines(arrange(pages, is_heading), page_furniture(texts))
    if not lines:
        raise _no_text()
    return Extraction(tuple(lines), warnings + hidden_character_warning(zero_width))


def _page_words(page: pypdfium2.PdfPage) -> tuple[list[Word], int]:
    textpage = page.get_textpage()
    try:
        words = read_words(textpage)
        return part_hidden(page, textpage, words) if words else ([], 0)
    finally:
        textpage.close()
