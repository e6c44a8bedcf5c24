"""PDF to logical lines, by pdfium; scripts and actions are counted and never run."""

import re
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium

from viva.documents.errors import (
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentTooManyPagesError,
)
from viva.documents.extraction.glyphs import Word, read_words
from viva.documents.extraction.layout import arrange_page, join_pages
from viva.documents.extraction.lines import (
    Extraction,
    count_hidden_characters,
    hidden_character_warning,
    hidden_text_warning,
)
from viva.documents.extraction.ocr import no_text, recognise
from viva.documents.extraction.rows import logical_lines, page_furniture
from viva.documents.extraction.visibility import part_hidden
from viva.documents.files import Limits
from viva.documents.schemas import DocumentWarning

_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia)\b")
_DAMAGED = "The PDF is damaged. Open it, print or save it as a new PDF and send that one."


def read_pdf(content: bytes, limits: Limits, is_heading: Callable[[str], bool]) -> Extraction:
    """The lines of a PDF.

    Raises:
        DocumentEncryptedError, DocumentDamagedError, DocumentTooManyPagesError,
        DocumentNoTextError: As their names say.
    """
    document = _open(content)
    try:
        if len(document) > limits.max_pages:
            raise DocumentTooManyPagesError(
                f"The PDF has {len(document)} pages; at most {limits.max_pages} can be read. "
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
                "The PDF is protected by a password. Save it without one and send it again."
            ) from error
        raise DocumentDamagedError(_DAMAGED) from error
    if pages == 0:
        raise DocumentDamagedError(_DAMAGED)
    return document


def _read(
    document: pypdfium2.PdfDocument, content: bytes, is_heading: Callable[[str], bool]
) -> Extraction:
    pages: list[tuple[list[Word], float]] = []
    hidden = 0
    for page in document:
        words, pieces = _page_words(page)
        pages.append((words, page.get_bbox()[2]))
        hidden += pieces
        page.close()
    warnings = _active_content(document, content) + hidden_text_warning(hidden)
    if not any(words for words, _ in pages):
        pages = _recognised(document)
        warnings += (_recognised_warning(len(pages)),)
    zero_width = sum(count_hidden_characters(word.text) for words, _ in pages for word in words)
    blocks = [arrange_page(words, right, is_heading) for words, right in pages]
    lines = logical_lines(join_pages(blocks), page_furniture(blocks), is_heading)
    if not lines:
        raise no_text()
    return Extraction(tuple(lines), warnings + hidden_character_warning(zero_width))


def _recognised(document: pypdfium2.PdfDocument) -> list[tuple[list[Word], float]]:
    """The words of a scan; where it has more pages than are recognised, the rest stays unread."""
    return [
        (words, document[index].get_size()[0]) for index, words in enumerate(recognise(document))
    ]


def _recognised_warning(pages: int) -> DocumentWarning:
    message = "The document is a scan; its text was recognised and may hold mistakes."
    return DocumentWarning(code="recognised_text", message=message, count=pages)


def _page_words(page: pypdfium2.PdfPage) -> tuple[list[Word], int]:
    textpage = page.get_textpage()
    try:
        words = read_words(textpage)
        return part_hidden(page, textpage, words) if words else ([], 0)
    finally:
        textpage.close()


def _active_content(document: pypdfium2.PdfDocument, content: bytes) -> tuple[DocumentWarning, ...]:
    """A warning on scripts, launch actions and embedded files; they are never run or opened."""
    count = len(_ACTIVE.findall(content))
    count = max(
        count,
        document.count_attachments() + max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
    )
    if not count:
        return ()
    message = "The PDF carries scripts, actions or embedded files; they were ignored."
    return (DocumentWarning(code="active_content", message=message, count=count),)
