"""The words of a PDF page with their places, visible and hidden ones apart."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from viva.documents.extraction.lines import BREAK_HYPHEN

MAXIMUM_CHARACTERS_A_PAGE = 60_000

_LINE_ENDS = (10, 13)
_BLANKS = frozenset((0, *_LINE_ENDS, 32, 160, 9, 0x2002, 0x2003, 0x2009, 0x3000))
_HYPHENS = (2, 0xFFFE, 0xAD)
_TINY_POINTS = 2.2
_GAP_EM = 0.6
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"-bd", b"demi")


@dataclass(slots=True)
class Word:
    """A word and its box in points, y upwards; `first` is the index of its first character."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    first: int
    bold: bool = False
    starts_line: bool = False

    @property
    def height(self) -> float:
        return self.y1 - self.y0


class Glyph(NamedTuple):
    """A character and its box; a tuple, as a page has thousands."""

    code: int
    x0: float
    y0: float
    x1: float
    y1: float


def read_words(textpage: pypdfium2.PdfTextPage) -> list[Word]:
    """The words of a page in the order of its content."""
    words: list[Word] = []
    current: Word | None = None
    starts_line = True
    for index, glyph in enumerate(_glyphs(textpage)):
        if glyph.code in _BLANKS:
            starts_line = starts_line or glyph.code in _LINE_ENDS
            current = None
            continue
        if current is None or not _touches(current, glyph):
            current = Word("", glyph.x0, glyph.y0, glyph.x1, glyph.y1, index)
            current.starts_line = starts_line
            words.append(current)
            starts_line = False
        _append(current, glyph)
    _mark_bold(textpage, words)
    return words


def is_tiny(word: Word) -> bool:
    return word.height < _TINY_POINTS


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    raw = textpage.raw
    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(min(textpage.count_chars(), MAXIMUM_CHARACTERS_A_PAGE)):
        code = code_of(raw, index)
        if code in _BLANKS:
            yield Glyph(code, 0.0, 0.0, 0.0, 0.0)
            continue
        box_of(raw, index, pointer)
        yield Glyph(code, box.left, box.bottom, box.right, box.top)


def _touches(word: Word, glyph: Glyph) -> bool:
    """Whether a glyph goes on with the word: same line, next to its end."""
    overlap = min(word.y1, glyph.y1) - max(word.y0, glyph.y0)
    height = min(word.height, glyph.y1 - glyph.y0)
    if overlap < 0.5 * height:
        return False
    gap = glyph.x0 - word.x1
    em = max(word.height, 1.0)
    return -em < gap < _GAP_EM * em


def _append(word: Word, glyph: Glyph) -> None:
    if glyph.code in _HYPHENS:
        word.text += BREAK_HYPHEN
    elif 0xD800 <= glyph.code < 0xE000 or glyph.code > 0x10FFFF:
        word.text += "\ufffd"
    else:
        word.text += chr(glyph.code)
    word.x0, word.x1 = min(word.x0, glyph.x0), max(word.x1, glyph.x1)
    if glyph.y1 - glyph.y0 > word.height:
        word.y0, word.y1 = glyph.y0, glyph.y1


def _mark_bold(textpage: pypdfium2.PdfTextPage, words: list[Word]) -> None:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for word in words:
        buffer.value = b""
        pdfium.FPDFText_GetFontInfo(textpage.raw, word.first, buffer, 128, ctypes.byref(flags))
        name = buffer.value.lower()
        word.bold = any(part in name for part in _BOLD_NAMES)


class FillColors:
    """Fill colours of a page's characters; its buffers are reused, as there are many calls."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._parts = [ctypes.c_uint() for _ in range(4)]
        self._pointers: list[Any] = [ctypes.byref(part) for part in self._parts]

    def luminance(self, index: int) -> float | None:
        """Brightness of a character's fill, 0 to 255; `None` where it is unknown."""
        if not pdfium.FPDFText_GetFillColor(self._raw, index, *self._pointers):
            return None
        red, green, blue, _ = (part.value for part in self._parts)
        return 0.299 * red + 0.587 * green + 0.114 * blue


def is_drawn_invisibly(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether a character has the render mode that draws nothing."""
    text_object = pdfium.FPDFText_GetTextObject(textpage.raw, index)
    if not text_object:
        return False
    mode = int(pdfium.FPDFTextObj_GetTextRenderMode(text_object))
    return mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
