"""Sources of invented documents set as PDF, DOCX, Markdown or text."""

import textwrap

from tests.evals.documents.pdf_pages import set_pdf
from tests.evals.documents.source import Item, Style, read_source
from tests.evals.documents.word_pages import set_word

_WRAP_COLUMNS = 78


def render(source: str, layout: str) -> tuple[str, bytes]:
    """A file name and its content."""
    if layout == "markdown":
        return "document.md", source.encode()
    if layout == "raw":
        return "document.txt", source.encode()
    items = read_source(source)
    if layout in ("text", "text_wrapped"):
        return "document.txt", _text(items, wrapped=layout == "text_wrapped").encode()
    if layout.startswith("docx"):
        return "document.docx", set_word(items, layout)
    return "document.pdf", set_pdf(items, layout)


def _text(items: list[Item], *, wrapped: bool) -> str:
    lines: list[str] = []
    for item in items:
        text = f"{item.plain}   {item.right}" if item.right else item.plain
        text = f"* {text}" if item.style is Style.BULLET else text
        lines.extend(textwrap.wrap(text, _WRAP_COLUMNS) or [""] if wrapped else [text])
    return "\n".join(lines)
