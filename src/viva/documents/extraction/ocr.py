"""Words of scanned pages, by Tesseract where the system has it."""

import csv
import shutil
import subprocess
from collections.abc import Iterator

import pypdfium2

from viva.documents.errors import DocumentNoTextError, DocumentTimeoutError
from viva.documents.extraction.glyphs import Word

_MAXIMUM_PAGES = 10
_DOTS_PER_POINT = 300 / 72
_MAXIMUM_SIDE_POINTS = 1_200.0
_SECONDS_A_PAGE = 30
_LANGUAGES = ("eng", "deu", "spa", "fra")
_MISREAD_BULLETS = frozenset(
    ["¢", "©", "«", "®", "°", "*", "+", "e", "e.", "@", "»", "=", "o", "¢.", "¥"]
)
_LEAST_CONFIDENCE = 20.0
_LINE_LEVEL, _WORD_LEVEL = 4, 5


def no_text() -> DocumentNoTextError:
    return DocumentNoTextError(
        "No text was found: the document seems to be a scan. Install Tesseract OCR on the server, "
        "or run OCR on the file, or paste its text."
    )


def recognise(document: pypdfium2.PdfDocument) -> list[list[Word]]:
    """The words that Tesseract reads from the first pages, in points as those of a text page.

    Raises:
        DocumentNoTextError: When Tesseract is absent or reads nothing.
        DocumentTimeoutError: When a page takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise no_text()
    languages = _languages(program)
    count = min(len(document), _MAXIMUM_PAGES)
    pages = [_read_page(document[index], program, languages) for index in range(count)]
    if not any(pages):
        raise no_text()
    return pages


def _read_page(page: pypdfium2.PdfPage, program: str, languages: str) -> list[Word]:
    width, height = page.get_size()
    scale = _DOTS_PER_POINT * min(1.0, _MAXIMUM_SIDE_POINTS / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    pixels = bytes(bitmap.buffer)
    rows = (
        pixels[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)
    )
    picture = f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + b"".join(rows)
    command = [program, "stdin", "stdout", "--dpi", "300", "-l", languages, "--psm", "3", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the picture goes to standard input
            command, input=picture, capture_output=True, timeout=_SECONDS_A_PAGE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentTimeoutError(
            "Reading the scanned page took too long. Run OCR on the file, or paste its text."
        ) from error
    return list(_words(done.stdout.decode("utf-8", errors="replace"), scale, height))


def _words(table: str, scale: float, page_height: float) -> Iterator[Word]:
    """Words of Tesseract's table; each has the height of its line, so that rows stay level."""
    top, bottom, starts_line = 0.0, 0.0, True
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            level, left, width = int(row["level"]), float(row["left"]), float(row["width"])
            if level == _LINE_LEVEL:
                top, starts_line = float(row["top"]), True
                bottom = top + float(row["height"])
            if level != _WORD_LEVEL or float(row["conf"]) < _LEAST_CONFIDENCE:
                continue
        except (KeyError, TypeError, ValueError):
            continue
        text = (row.get("text") or "").strip()
        if not text:
            continue
        text = "•" if starts_line and text in _MISREAD_BULLETS else text
        y0, y1 = page_height - bottom / scale, page_height - top / scale
        yield Word(text, left / scale, y0, (left + width) / scale, y1, 0, starts_line=starts_line)
        starts_line = False


def _languages(program: str) -> str:
    listed = subprocess.run(  # noqa: S603 - fixed arguments
        [program, "--list-langs"], capture_output=True, timeout=_SECONDS_A_PAGE, check=False
    )
    installed = set(listed.stdout.decode("utf-8", errors="replace").split())
    return "+".join(code for code in _LANGUAGES if code in installed) or "eng"
