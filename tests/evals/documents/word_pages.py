"""Invented documents set as DOCX."""

import io

import docx
from docx.document import Document
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.evals.documents.source import Item, Style


def set_word(items: list[Item], layout: str) -> bytes:
    document = docx.Document()
    if layout == "docx_form":
        _set_form(document, items)
    elif layout == "docx_header":
        top = (Style.NAME, Style.CONTACT)
        _set_page_header(document, [item for item in items if item.style in top])
        _set_all(document, [item for item in items if item.style not in top], table=False)
    else:
        _set_all(document, items, table=layout == "docx_table")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_all(document: Document, items: list[Item], *, table: bool) -> None:
    rows: list[Item] = []
    for item in items:
        if table and item.style is Style.CELLS:
            rows.append(item)
            continue
        _flush(document, rows)
        if item.style is not Style.BLANK:
            _set_item(document, item)
    _flush(document, rows)


def _flush(document: Document, rows: list[Item]) -> None:
    if rows:
        table = document.add_table(rows=0, cols=2)
        for row in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = row.plain, row.right
        rows.clear()


def _set_page_header(document: Document, items: list[Item]) -> None:
    header = document.sections[0].header
    for item in items:
        header.add_paragraph(item.plain)


def _set_form(document: Document, items: list[Item]) -> None:
    """One table: headings in the left column, what stands below them in the right one."""
    table: Table | None = None
    cell: _Cell | None = None
    for item in items:
        if item.style is Style.HEADING:
            table = table or document.add_table(rows=0, cols=2)
            left, cell = table.add_row().cells
            left.text = item.plain
        elif cell is None:
            _set_item(document, item)
        else:
            bullet = "List Bullet" if item.style is Style.BULLET else None
            cell.add_paragraph(item.plain, style=bullet)


def _set_item(document: Document, item: Item) -> None:
    if item.style is Style.HEADING:
        document.add_heading(item.plain, level=1)
    elif item.style is Style.BULLET:
        document.add_paragraph(item.plain, style="List Bullet")
    else:
        text = f"{item.plain}\t{item.right}" if item.right else item.plain
        paragraph: Paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = item.bold or item.style is Style.NAME
        run.font.size = Pt(18) if item.style is Style.NAME else None
