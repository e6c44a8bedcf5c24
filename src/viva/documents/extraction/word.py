"""Word documents (DOCX) to logical lines."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from viva.documents.errors import (
    DocumentDamagedError,
    DocumentEncryptedError,
    DocumentNoTextError,
    DocumentTooLargeError,
    DocumentTooManyPagesError,
)
from viva.documents.extraction.lines import (
    Extraction,
    Line,
    count_hidden_characters,
    hidden_character_warning,
    hidden_text_warning,
)
from viva.documents.extraction.word_text import ParagraphText, Styles, read_paragraph
from viva.documents.files import MAXIMUM_TEXT, Limits

_P, _TBL, _TR, _TC, _SDT = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "sdt"))
_CONTENT = qn("w:sdtContent")
_SIDE_BY_SIDE = 4
"""Paragraphs in each of two cells from which on the cells count as columns of a layout."""
_MAXIMUM_DEPTH = 12
_BROKEN = (
    OpcError,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    OSError,
    EOFError,
)
_DAMAGED = "The Word document is damaged. Open it in Word, save it again and send the new file."


@dataclass(slots=True)
class _Tally:
    hidden: int = 0
    zero_width: int = 0
    characters: int = 0


def read_word(content: bytes, limits: Limits) -> Extraction:
    """The lines of a DOCX: headers, paragraphs, tables and text boxes in order.

    Raises:
        DocumentDamagedError, DocumentEncryptedError, DocumentTooManyPagesError,
        DocumentTooLargeError, DocumentNoTextError: As their names say.
    """
    tally = _Tally()
    with _broken_is_damaged():
        lines = _document_lines(_open(content, limits), tally)
    if not lines:
        raise DocumentNoTextError(
            "No text was found in the Word document. If it holds a picture of the text, "
            "run OCR on it or paste the text."
        )
    warnings = hidden_text_warning(tally.hidden) + hidden_character_warning(tally.zero_width)
    return Extraction(tuple(lines), warnings)


def _document_lines(document: Document, tally: _Tally) -> list[Line]:
    styles = Styles.of(document)
    body = list(_lines(document.element.body, styles, tally))
    known = {line.text for line in body}
    heads = [line for part in _header_elements(document) for line in _lines(part, styles, tally)]
    return [*(line for line in heads if line.text not in known), *body]


def _open(content: bytes, limits: Limits) -> Document:
    document = docx.Document(io.BytesIO(content))
    _check_pages(document, limits)
    return document


@contextmanager
def _broken_is_damaged() -> Iterator[None]:
    """Turn what python-docx raises on broken files into our errors."""
    try:
        yield
    except _BROKEN as error:
        raise DocumentDamagedError(_DAMAGED) from error
    except RuntimeError as error:
        raise DocumentEncryptedError(
            "The Word document is protected by a password. Remove the password and send it again."
        ) from error


def _check_pages(document: Document, limits: Limits) -> None:
    breaks = document.element.body.iter(qn("w:lastRenderedPageBreak"))
    pages = 1 + sum(1 for _ in breaks)
    if pages > limits.max_pages:
        raise DocumentTooManyPagesError(
            f"The Word document has {pages} pages; at most {limits.max_pages} can be read. "
            "Send only the pages that matter."
        )


def _header_elements(document: Document) -> Iterator[BaseOxmlElement]:
    for section in document.sections[:1]:
        for header in (section.first_page_header, section.header):
            if not header.is_linked_to_previous:
                yield header._element


def _lines(
    parent: BaseOxmlElement, styles: Styles, tally: _Tally, depth: int = 0
) -> Iterator[Line]:
    if depth > _MAXIMUM_DEPTH:
        return
    gap = False
    for element in parent:
        if element.tag == _P:
            found = _paragraph_lines(element, styles, tally)
            yield from (replace(line, gap=gap or line.gap) for line in found)
            gap = not found
        elif element.tag == _TBL:
            yield from _table_lines(element, styles, tally, depth)
            gap = False
        elif element.tag == _SDT:
            inner = element.find(_CONTENT)
            if inner is not None:
                yield from _lines(inner, styles, tally, depth + 1)


def _paragraph_lines(element: BaseOxmlElement, styles: Styles, tally: _Tally) -> list[Line]:
    text: ParagraphText = read_paragraph(element, styles)
    tally.hidden += text.hidden
    tally.zero_width += sum(count_hidden_characters(piece) for piece in text.pieces)
    tally.characters += sum(len(piece) for piece in text.pieces)
    if tally.characters > MAXIMUM_TEXT:
        raise DocumentTooLargeError(
            f"The Word document has more than {MAXIMUM_TEXT:,} characters, which is more than can "
            "be read. Send only the pages that matter."
        )
    lines = text.lines()
    for box in text.boxes:
        lines.extend(_lines(box, styles, tally, _MAXIMUM_DEPTH - 2))
    return lines


def _table_lines(
    table: BaseOxmlElement, styles: Styles, tally: _Tally, depth: int
) -> Iterator[Line]:
    for row in table.iter(_TR):
        if next(row.iterancestors(_TBL), None) is not table:
            continue
        cells = [
            list(_lines(cell, styles, tally, depth + 1))
            for cell in row.iter(_TC)
            if next(cell.iterancestors(_TR), None) is row
        ]
        yield from _row_lines([cell for cell in cells if cell])


def _row_lines(cells: list[list[Line]]) -> Iterator[Line]:
    """A row's first lines stand beside each other; long cells are columns, read one by one."""
    longs = sum(len(cell) >= _SIDE_BY_SIDE for cell in cells)
    if len(cells) < 2 or longs > 1 or any(len(cell[0].cells) > 2 for cell in cells):
        for cell in cells:
            yield from cell
        return
    first = [text for cell in cells for text in cell[0].cells]
    leader = cells[0][0]
    yield Line(
        cells=tuple(first),
        bullet=leader.bullet,
        size=leader.size,
        bold=leader.bold,
        gap=True,
        heading=leader.heading,
    )
    for cell in cells:
        yield from cell[1:]
