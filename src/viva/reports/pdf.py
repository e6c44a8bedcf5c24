"""The report as a PDF: its Markdown, set in a font with Latin, Greek and Cyrillic letters."""

import re
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Final

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace
from markdown_it import MarkdownIt
from markdown_it.token import Token

from viva.reports.markdown import to_markdown
from viva.reports.schemas import Report

_FAMILY: Final = "Source Sans"
_FONTS: Final = {"": "Regular", "B": "Semibold"}
_SIZE: Final = 10.5
_LINE: Final = 5.0
_MARGIN: Final = 18.0
_INDENT: Final = 5.0
_INK: Final = (24, 32, 42)
_MUTED: Final = (84, 94, 106)
_RULE: Final = (205, 211, 218)
_HEADINGS: Final = {"h1": (20.0, 0.0), "h2": (15.0, 5.0), "h3": (12.0, 4.0)}
"""Points, and millimetres above."""
# The words beside these marks say the same; the font has only some of them.
_MARKS: Final = re.compile(r"[✓◐✗⚠] ")
_SHARES: Final = {"Criterion": 17, "Looked for": 31, "Found": 13, "Your words": 29, "Points": 10}
"""Widths of columns, in parts; the columns of other tables are equally wide."""


def to_pdf(report: Report) -> bytes:
    """A4 pages. Letters that the font lacks, such as Chinese ones, become empty boxes."""
    pages = _Pages()
    tokens = iter(MarkdownIt("commonmark").enable("table").parse(_plain(to_markdown(report))))
    for token in tokens:
        match token.type:
            case "heading_open":
                pages.put_heading(_text(next(tokens)), token.tag)
            case "paragraph_open":
                pages.put_paragraph(next(tokens))
            case "list_item_open":
                pages.bullet = True
            case "blockquote_open" | "blockquote_close":
                pages.quoting = token.type == "blockquote_open"
            case "bullet_list_close":
                pages.ln(2)
            case "table_open":
                pages.put_table(_rows(tokens))
    return bytes(pages.output())


class _Pages(FPDF):
    """Lengths are millimetres, sizes of letters points."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.bullet = False
        self.quoting = False
        files = resources.files("font_source_sans_pro").joinpath("files")
        for style, weight in _FONTS.items():
            with resources.as_file(files.joinpath(f"SourceSansPro-{weight}.ttf")) as path:
                self.add_font(_FAMILY, style, path)
        self.set_margin(_MARGIN)
        self.set_auto_page_break(True, _MARGIN)
        self.set_draw_color(*_RULE)
        self.set_title("Interview report")
        self.set_creator("Viva")
        self.add_page()

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(_FAMILY, size=8)
        self.set_text_color(*_MUTED)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="R")

    def put_heading(self, text: str, tag: str) -> None:
        size, above = _HEADINGS[tag]
        # A heading does not stand alone at the foot of a page.
        if self.will_page_break(above + 4 * _LINE):
            self.add_page()
        else:
            self.ln(above)
        self.set_font(_FAMILY, "B", size)
        self.set_text_color(*_INK)
        self.multi_cell(0, size / 2, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(1.5)

    def put_paragraph(self, inline: Token) -> None:
        indent = _INDENT if self.bullet or self.quoting else 0
        self.set_text_color(*(_MUTED if self.quoting else _INK))
        if self.bullet:
            self.set_font(_FAMILY, size=_SIZE)
            self.cell(indent, _LINE, "•")
        self.set_left_margin(_MARGIN + indent)
        self.set_x(_MARGIN + indent)
        for text, bold in _pieces(inline):
            self.set_font(_FAMILY, "B" if bold else "", _SIZE)
            self.write(_LINE, text)
        self.set_left_margin(_MARGIN)
        self.ln(_LINE + (0.5 if self.bullet else 2))
        self.bullet = False

    def put_table(self, rows: Sequence[Sequence[str]]) -> None:
        self.set_font(_FAMILY, size=_SIZE - 1)
        self.set_text_color(*_INK)
        with self.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            col_widths=[_SHARES.get(name, 25) for name in rows[0]],
            headings_style=FontFace(emphasis="BOLD"),
            text_align=["RIGHT" if name == "Points" else "LEFT" for name in rows[0]],
            v_align="TOP",
            line_height=_LINE - 0.4,
            padding=(0.8, 1),
        ) as table:
            for row in rows:
                table.row(row)
        self.ln(3)


def _plain(markdown: str) -> str:
    return _MARKS.sub("", markdown)


def _rows(tokens: Iterator[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                rows.append([])
            case "inline":
                rows[-1].append(_text(token))
            case "table_close":
                break
    return rows


def _text(inline: Token) -> str:
    return "".join(text for text, _ in _pieces(inline))


def _pieces(inline: Token) -> Iterator[tuple[str, bool]]:
    """The words of a line, and whether they are strong."""
    bold = False
    for child in inline.children or ():
        match child.type:
            case "strong_open" | "strong_close":
                bold = child.type == "strong_open"
            case "softbreak" | "hardbreak":
                yield " ", bold
            case _:
                yield child.content, bold
