"""Sources of invented documents set as PDF, DOCX, Markdown or text.

A source line begins with `# ` (name), `! ` (headline), `@ ` (contact), `## ` (heading),
`* ` (bullet) or `= ` (two cells parted by `|
|`); others are paragraphs. `<<<` and `>>>` enclose what
stands in a side column. `**` marks bold text.
"""

import io
import re
import textwrap
from dataclasses import dataclass
from enum import StrEnum

import docx
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from fpdf import FPDF

_MARK = re.compile(r"^(##|[#!@*=])\s+(.*)$")
_WRAP_COLUMNS = 78
_MARGIN = 15.0
_SIDE_WIDTH = 52.0
_DATE_WIDTH = 62.0


class Style(StrEnum):
    NAME = "#"
    HEADLINE = "!"
    CONTACT = "@"
    HEADING = "##"
    BULLET = "*"
    CELLS = "="
    PLAIN = ""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Item:
    style: Style
    text: str
    right: str = ""
    aside: bool = False

    @property
    def bold(self) -> bool:
        return self.text.startswith("**")

    @property
    def plain(self) -> str:
        return self.text.replace("**", "")


def read_source(source: str) -> list[Item]:
    items: list[Item] = []
    aside = False
    for line in source.splitlines():
        if line in ("<<<", ">>>"):
            aside = line == "<<<"
            continue
        match = _MARK.match(line)
        if not line.strip():
            items.append(Item(Style.BLANK, ""))
        elif match is None:
            items.append(Item(Style.PLAIN, line, aside=aside))
        else:
            left, _, right = match.group(2).partition("||")
            items.append(Item(Style(match.group(1)), left.strip(), right.strip(), aside))
    return items


def render(source: str, layout: str) -> tuple[str, bytes]:
    """A file name and its content."""
    if layout == "markdown":
        return "document.md", source.encode()
    items = read_source(source)
    if layout in ("text", "text_wrapped"):
        return "document.txt", _text(items, wrapped=layout == "text_wrapped").encode()
    if layout.startswith("docx"):
        return "document.docx", _docx(items, table=layout == "docx_table")
    return "document.pdf", _pdf(items, layout)


def _text(items: list[Item], *, wrapped: bool) -> str:
    lines: list[str] = []
    for item in items:
        text = f"{item.plain}   {item.right}" if item.right else item.plain
        text = f"* {text}" if item.style is Style.BULLET else text
        lines.extend(textwrap.wrap(text, _WRAP_COLUMNS) or [""] if wrapped else [text])
    return "\n".join(lines)


class _Pdf(FPDF):
    """A4 with page numbers below."""

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("Helvetica", size=7)
        self.cell(0, 5, f"Page {self.page_no()}", align="C")


def _pdf(items: list[Item], layout: str) -> bytes:
    pdf = _Pdf()
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_margins(38.0 if layout == "pdf_narrow" else _MARGIN, _MARGIN)
    pdf.add_page()
    side = layout == "pdf_sidebar"
    for item in (
        i for i in items if not i.aside and side and i.style in (Style.NAME, Style.HEADLINE)
    ):
        _pdf_item(pdf, item, layout)
    if side:
        top = pdf.get_y() + 4
        pdf.set_y(top)
        pdf.set_right_margin(pdf.w - _MARGIN - _SIDE_WIDTH)
        for item in (i for i in items if i.aside):
            _pdf_item(pdf, item, layout)
        pdf.set_right_margin(_MARGIN)
        pdf.set_left_margin(_MARGIN + _SIDE_WIDTH + 6)
        pdf.set_y(top)
    for item in items:
        if not side or not (item.aside or item.style in (Style.NAME, Style.HEADLINE)):
            _pdf_item(pdf, item, layout)
    return bytes(pdf.output())


def _pdf_item(pdf: FPDF, item: Item, layout: str) -> None:
    pdf.set_x(pdf.l_margin)
    if item.style is Style.BLANK:
        pdf.ln(2)
    elif item.style is Style.CELLS:
        _pdf_cells(pdf, item, layout)
    else:
        size, bold = _FONTS[item.style]
        if item.style is Style.HEADING:
            pdf.ln(2)
        pdf.set_font("Helvetica", "B" if bold or item.bold else "", size)
        text = f"• {item.plain}" if item.style is Style.BULLET else item.plain
        pdf.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")


_FONTS = {
    Style.NAME: (18, True),
    Style.HEADLINE: (12, False),
    Style.CONTACT: (9, False),
    Style.HEADING: (12, True),
    Style.BULLET: (10, False),
    Style.PLAIN: (10, False),
}


def _pdf_cells(pdf: FPDF, item: Item, layout: str) -> None:
    pdf.set_font("Helvetica", "B" if item.bold else "", 10)
    if layout == "pdf_dates_left":
        pdf.cell(_DATE_WIDTH, 5, item.plain)
        pdf.multi_cell(0, 5, item.right.replace("**", ""), align="L", new_x="LMARGIN", new_y="NEXT")
        return
    pdf.cell(0, 5, item.plain)
    pdf.set_font("Helvetica", "", 10)
    pdf.set_x(pdf.l_margin)
    pdf.cell(0, 5, item.right, align="R", new_x="LMARGIN", new_y="NEXT")


def _docx(items: list[Item], *, table: bool) -> bytes:
    document = docx.Document()
    rows: list[Item] = []
    for item in items:
        if table and item.style is Style.CELLS:
            rows.append(item)
            continue
        _flush(document, rows)
        if item.style is not Style.BLANK:
            _docx_item(document, item)
    _flush(document, rows)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _flush(document: Document, rows: list[Item]) -> None:
    if rows:
        table = document.add_table(rows=0, cols=2)
        for row in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = row.plain, row.right
        rows.clear()


def _docx_item(document: Document, item: Item) -> None:
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
