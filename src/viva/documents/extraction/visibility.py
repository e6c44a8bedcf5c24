"""Which words of a PDF page a reader can see, judged on the rendered page."""

from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from viva.documents.extraction.glyphs import FillColors, Word, is_drawn_invisibly, is_tiny

_MAXIMUM_PIXELS = 2_000_000
_SCALE = 0.75
"""Pixels a point: enough to tell ink from paper, and cheap."""
_CONTRAST = 10
"""Difference of grey levels (0 to 255) below which a box counts as empty."""
_SCAN_SHARE = 0.5
_LIGHT = 215
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Canvas:
    """A page drawn in grey; pixel (0, 0) is its upper left corner."""

    pixels: memoryview
    stride: int
    width: int
    height: int
    scale: float
    left: float
    top: float

    def rows(self, word: Word) -> list[memoryview]:
        """The pixels inside a word's box, without its upper and lower margin."""
        x0 = max(0, int((word.x0 - self.left) * self.scale))
        x1 = min(self.width, int((word.x1 - self.left) * self.scale) + 1)
        inset = word.height * 0.18
        y0 = max(0, int((self.top - word.y1 + inset) * self.scale))
        y1 = min(self.height, int((self.top - word.y0 - inset / 2) * self.scale) + 1)
        if x0 >= x1:
            return []
        return [self.pixels[y * self.stride + x0 : y * self.stride + x1] for y in range(y0, y1)]


def part_hidden(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, words: list[Word]
) -> tuple[list[Word], int]:
    """The visible words, and how many separate pieces of hidden text there are.

    The invisible text layer of a scanned page counts as visible: a picture shows the same.
    """
    canvas = _draw(page)
    colors = FillColors(textpage)
    invisible = [is_drawn_invisibly(textpage, word.first) for word in words]
    layer = sum(invisible) > 0.8 * len(words) and _has_page_picture(page)
    visible: list[Word] = []
    pieces = 0
    was_hidden = False
    for word, drawn_invisibly in zip(words, invisible, strict=True):
        hidden = is_tiny(word) or _is_off(word, canvas)
        if drawn_invisibly:
            hidden = hidden or not layer
        else:
            hidden = hidden or _is_blank(word, canvas, colors)
        if not hidden:
            visible.append(word)
        elif not was_hidden or word.starts_line:
            pieces += 1
        was_hidden = hidden
    return visible, pieces


def _draw(page: pypdfium2.PdfPage) -> Canvas:
    left, bottom, right, top = page.get_bbox()
    area = max(1.0, (right - left) * (top - bottom))
    scale = min(_SCALE, (_MAXIMUM_PIXELS / area) ** 0.5)
    rotation = page.get_rotation()
    if rotation:
        page.set_rotation(0)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
    return Canvas(
        memoryview(bytes(bitmap.buffer)),
        bitmap.stride,
        bitmap.width,
        bitmap.height,
        scale,
        left,
        top,
    )


def _is_off(word: Word, canvas: Canvas) -> bool:
    x = ((word.x0 + word.x1) / 2 - canvas.left) * canvas.scale
    y = (canvas.top - (word.y0 + word.y1) / 2) * canvas.scale
    return not (0 <= x <= canvas.width and 0 <= y <= canvas.height)


def _is_blank(word: Word, canvas: Canvas, colors: FillColors) -> bool:
    """Whether nothing of a word can be told from what it stands on."""
    rows = [row for row in canvas.rows(word) if len(row)]
    if not rows:
        return True
    darkest, lightest = min(min(row) for row in rows), max(max(row) for row in rows)
    if lightest - darkest < _CONTRAST:
        return True
    luminance = colors.luminance(word.first)
    if luminance is None or luminance < _LIGHT:
        return False
    (ground, _count) = Counter(pixel for row in rows for pixel in row).most_common(1)[0]
    return abs(ground - luminance) < _NEAR


def _has_page_picture(page: pypdfium2.PdfPage) -> bool:
    left, bottom, right, top = page.get_bbox()
    area = max(1.0, (right - left) * (top - bottom))
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x0, y0, x1, y1 = item.get_bounds()
        if (x1 - x0) * (y1 - y0) > _SCAN_SHARE * area:
            return True
    return False
