"""Small files that tests make for themselves."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from fpdf import FPDF
from fpdf.enums import TextMode


def pdf(draw: Callable[[FPDF], None] | None = None, *, pages: int = 1, text: str = "") -> bytes:
    """A PDF whose first page `draw` fills, or with a line of text a page."""
    document = FPDF()
    document.core_fonts_encoding = "cp1252"
    for number in range(pages):
        document.add_page()
        document.set_font("Helvetica", size=11)
        if number == 0 and draw is not None:
            draw(document)
        elif text:
            document.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def encrypted_pdf() -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=11)
    document.cell(0, 6, "Secret")
    document.set_encryption(owner_password="owner", user_password="user")  # noqa: S106 - a test file
    return bytes(document.output())


def write(document: FPDF, *lines: str) -> None:
    for line in lines:
        document.set_x(document.l_margin)
        document.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT", align="L")


def write_white(document: FPDF, text: str) -> None:
    document.set_text_color(255, 255, 255)
    document.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    document.set_text_color(0, 0, 0)


def write_tiny(document: FPDF, text: str) -> None:
    document.set_font_size(0.5)
    document.cell(0, 1, text, new_x="LMARGIN", new_y="NEXT")
    document.set_font_size(11)


def write_off_page(document: FPDF, text: str) -> None:
    document.text(x=document.w + 40, y=50, text=text)


def write_invisible(document: FPDF, text: str) -> None:
    with document.local_context(text_mode=TextMode.INVISIBLE):
        document.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")


def write_covered(document: FPDF, text: str) -> None:
    x, y = document.get_x(), document.get_y()
    document.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    document.set_fill_color(255, 255, 255)
    document.rect(x - 1, y - 1, 190, 8, style="F")


def word(fill: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    fill(document)
    return saved(document)


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return buffer.getvalue()


def zip_bomb() -> bytes:
    """A DOCX of some hundred kilobytes that unpacks to 100 MB."""
    return archive({"word/document.xml": b"<w:p/>" + b" " * 100_000_000})
