"""Invented documents set as PDF."""

import re
from dataclasses import dataclass

from fpdf import FPDF

from tests.evals.documents.source import Item, Style

_MARGIN = 15.0
_NARROW_MARGIN = 38.0
_SIDE_WIDTH = 52.0
_GUTTER = 6.0
_DATE_WIDTHS = {"pdf_dates_left": 62.0, "pdf_europass": 66.0}
_SYMBOLS = {
    "●": "l",
    "○": "m",
    "■": "n",
    "❖": "v",
    "✔": "4",
    "★": "H",
    "☎": "%",
    "✉": ")",
    "➢": "\u00e2",
}
_SYMBOL_RUNS = re.compile(f"([{''.join(_SYMBOLS)}]+)")
_FONTS = {
    Style.NAME: (18, True),
    Style.HEADLINE: (12, False),
    Style.CONTACT: (9, False),
    Style.HEADING: (12, True),
    Style.BULLET: (10, False),
    Style.PLAIN: (10, False),
}


@dataclass(frozen=True, slots=True)
class _Side:
    """Where the narrow column stands and whether name and headline stand above both columns."""

    right: bool = False
    name_above: bool = True


_SIDES = {
    "pdf_sidebar": _Side(),
    "pdf_sidebar_right": _Side(right=True),
    "pdf_linkedin": _Side(name_above=False),
}


class _Pdf(FPDF):
    """A4 with page numbers below."""

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("Helvetica", size=7)
        self.cell(0, 5, f"Page {self.page_no()}", align="C")


def set_pdf(items: list[Item], layout: str) -> bytes:
    pdf = _Pdf()
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_margins(_NARROW_MARGIN if layout == "pdf_narrow" else _MARGIN, _MARGIN)
    pdf.add_page()
    if side := _SIDES.get(layout):
        _set_columns(pdf, items, layout, side)
    else:
        _set_all(pdf, items, layout)
    return bytes(pdf.output())


def _set_columns(pdf: _Pdf, items: list[Item], layout: str, side: _Side) -> None:
    main = [item for item in items if not item.aside]
    above = [i for i in main if side.name_above and i.style in (Style.NAME, Style.HEADLINE)]
    _set_all(pdf, above, layout)
    top = pdf.get_y() + 4
    wide = pdf.w - _MARGIN - _SIDE_WIDTH
    _set_bounds(pdf, top, *((wide, _MARGIN) if side.right else (_MARGIN, wide)))
    _set_all(pdf, [item for item in items if item.aside], layout)
    inner = _MARGIN + _SIDE_WIDTH + _GUTTER
    _set_bounds(pdf, top, *((_MARGIN, inner) if side.right else (inner, _MARGIN)))
    _set_all(pdf, [item for item in main if item not in above], layout)


def _set_bounds(pdf: _Pdf, top: float, left: float, right: float) -> None:
    pdf.set_left_margin(left)
    pdf.set_right_margin(right)
    pdf.set_y(top)


def _set_all(pdf: _Pdf, items: list[Item], layout: str) -> None:
    for item in items:
        _set_item(pdf, item, layout)


def _set_item(pdf: _Pdf, item: Item, layout: str) -> None:
    pdf.set_x(pdf.l_margin)
    if item.style is Style.BLANK:
        pdf.ln(2)
    elif item.style is Style.CELLS:
        _set_cells(pdf, item, layout)
    else:
        size, bold = _FONTS[item.style]
        if item.style is Style.HEADING:
            pdf.ln(2)
        weight = "B" if bold or item.bold else ""
        text = f"• {item.plain}" if item.style is Style.BULLET else item.plain
        _set_text(pdf, text, weight, size)


def _set_text(pdf: _Pdf, text: str, weight: str, size: int) -> None:
    if not _SYMBOL_RUNS.search(text):
        pdf.set_font("Helvetica", weight, size)
        pdf.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        return
    for run in _SYMBOL_RUNS.split(text):
        symbols = "".join(_SYMBOLS.get(character, "") for character in run)
        pdf.set_font("ZapfDingbats" if symbols else "Helvetica", "" if symbols else weight, size)
        pdf.write(size * 0.5, symbols or run)
    pdf.ln(size * 0.5)


def _set_cells(pdf: _Pdf, item: Item, layout: str) -> None:
    pdf.set_font("Helvetica", "B" if item.bold else "", 10)
    if layout in _DATE_WIDTHS:
        pdf.cell(_DATE_WIDTHS[layout], 5, item.plain)
        pdf.multi_cell(0, 5, item.right, align="L", new_x="LMARGIN", new_y="NEXT")
        return
    pdf.cell(0, 5, item.plain)
    pdf.set_font("Helvetica", "", 10)
    pdf.set_x(pdf.l_margin)
    pdf.cell(0, 5, item.right, align="R", new_x="LMARGIN", new_y="NEXT")
