"""The logical line, and the cleaning of the characters that it is made of."""

import re
import unicodedata
from dataclasses import dataclass

from viva.documents.schemas import DocumentWarning

CELL_SEPARATOR = " | "
BREAK_HYPHEN = "\u2027"
"""Stands at the end of a piece of text for a hyphen that may only mark a broken word."""

_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u2010": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
    }
)
_BULLET_SIGNS = "•◦▪▫‣●○■□∙⁃►▸➢➤➔→✓✔✦❖◆◇»\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf02d"
_BULLET = re.compile(
    rf"\s*(?:[{_BULLET_SIGNS}]\s*|[·*\-–—o]\s+(?=\S)|\(?\d{{1,2}}[.)]\s+(?=[^\W\d]))"
)
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]+")
_TAG_CHARACTERS = re.compile("[\U000e0000-\U000e007f]")
_SPACED_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,40}[^\W\d_](?!\S)")
_WORD_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A logical line.

    Args:
        cells: Pieces that stand apart on the same line, such as a title and its dates.
        bullet: Whether a bullet sign or a number stood before it.
        size: Height of the letters relative to the body text.
        gap: Whether blank space stands above it.
        heading: Whether the file itself marks it as a heading.
    """

    cells: tuple[str, ...]
    bullet: bool = False
    size: float = 1.0
    bold: bool = False
    gap: bool = False
    heading: bool = False

    @property
    def text(self) -> str:
        return CELL_SEPARATOR.join(self.cells)


@dataclass(frozen=True, slots=True)
class Extraction:
    lines: tuple[Line, ...]
    warnings: tuple[DocumentWarning, ...] = ()


def clean(text: str) -> str:
    """Text without ligatures, icons, soft hyphens and control characters, spaces single."""
    text = text.translate(_LIGATURES)
    if _ZERO_WIDTH.search(text):
        text = _ZERO_WIDTH.sub("", text)
    kept = "".join(" " if c.isspace() else c for c in text if not _is_noise(c))
    kept = re.sub(r" {2,}", " ", _join_spaced_letters(kept)).strip()
    return unicodedata.normalize("NFC", kept)


def count_hidden_characters(text: str) -> int:
    """How many stretches of zero-width or tag characters stand in a text, its mark apart."""
    return sum(1 for _ in _ZERO_WIDTH.finditer(text.removeprefix("\ufeff")))


def split_bullet(text: str) -> tuple[bool, str]:
    """Whether a bullet sign or a number stands before a text, and the text after it."""
    match = _BULLET.match(text)
    return (False, text) if match is None else (True, text[match.end() :].strip())


def make_line(
    pieces: list[str], *, size: float = 1.0, bold: bool = False, gap: bool = False
) -> Line | None:
    """A line from raw cells; `None` when nothing readable is left."""
    bullet, first = split_bullet(pieces[0]) if pieces else (False, "")
    cells = tuple(cell for cell in (clean(piece) for piece in [first, *pieces[1:]]) if cell)
    if not any(c.isalnum() for cell in cells for c in cell):
        return None
    return Line(cells=cells, bullet=bullet, size=size, bold=bold, gap=gap)


def hidden_character_warning(count: int) -> tuple[DocumentWarning, ...]:
    if not count:
        return ()
    message = "Invisible zero-width characters were found and removed."
    return (DocumentWarning(code="hidden_characters", message=message, count=count),)


def hidden_text_warning(count: int) -> tuple[DocumentWarning, ...]:
    if not count:
        return ()
    message = (
        "Text that a reader cannot see was found and left out: "
        "white, tiny, off the page or marked as hidden."
    )
    return (DocumentWarning(code="hidden_text", message=message, count=count),)


def _is_noise(c: str) -> bool:
    category = unicodedata.category(c)
    return (category in ("Co", "Cn", "Cs") or c in "\u00ad\ufffd\ufffe\uffff") or (
        category == "Cc" and not c.isspace()
    )


def _join_spaced_letters(text: str) -> str:
    """`E X P E R I E N C E` is one word; two blanks part two of them."""
    if not _SPACED_LETTERS.search(text):
        return text
    words = _WORD_GAP.split(text)
    return " ".join(_SPACED_LETTERS.sub(lambda m: m.group().replace(" ", ""), w) for w in words)
