"""Text of scanned pages, by Tesseract where the system has it."""

import shutil
import subprocess
from collections.abc import Callable

import pypdfium2

from viva.documents.errors import DocumentNoTextError, DocumentTimeoutError
from viva.documents.extraction.lines import Line
from viva.documents.extraction.plain import read_text

_MAXIMUM_PAGES = 10
_DOTS_PER_POINT = 300 / 72
_MAXIMUM_SIDE_POINTS = 1_200.0
_SECONDS_A_PAGE = 30
_LANGUAGES = ("eng", "deu", "spa", "fra")


def no_text() -> DocumentNoTextError:
    return DocumentNoTextError(
        "No text was found: the document seems to be a scan. Install Tesseract OCR on the server, "
        "or run OCR on the file, or paste its text."
    )


def recognise(
    document: pypdfium2.PdfDocument, is_heading: Callable[[str], bool]
) -> tuple[Line, ...]:
    """The lines that Tesseract reads from the pages.

    Raises:
        DocumentNoTextError: When Tesseract is absent or reads nothing.
        DocumentTimeoutError: When a page takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise no_text()
    languages = _languages(program)
    count = min(len(document), _MAXIMUM_PAGES)
    text = "\n\n".join(_read_page(document[index], program, languages) for index in range(count))
    if not any(c.isalnum() for c in text):
        raise no_text()
    return read_text(text, is_heading).lines


def _read_page(page: pypdfium2.PdfPage, program: str, languages: str) -> str:
    scale = _DOTS_PER_POINT * min(1.0, _MAXIMUM_SIDE_POINTS / max(*page.get_size(), 1.0))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    pixels = bytes(bitmap.buffer)
    rows = (
        pixels[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)
    )
    picture = f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + b"".join(rows)
    command = [program, "stdin", "stdout", "--dpi", "300", "-l", languages, "--psm", "3"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the picture goes to standard input
            command, input=picture, capture_output=True, timeout=_SECONDS_A_PAGE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentTimeoutError(
            "Reading the scanned page took too long. Run OCR on the file, or paste its text."
        ) from error
    return done.stdout.decode("utf-8", errors="replace")


def _languages(program: str) -> str:
    listed = subprocess.run(  # noqa: S603 - fixed arguments
        [program, "--list-langs"], capture_output=True, timeout=_SECONDS_A_PAGE, check=False
    )
    installed = set(listed.stdout.decode("utf-8", errors="replace").split())
    return "+".join(code for code in _LANGUAGES if code in installed) or "eng"
