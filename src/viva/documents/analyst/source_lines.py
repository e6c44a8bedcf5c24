"""The lines of a document as a model is shown them, and whether a quote is really there."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from viva.documents.analysis.dates import PRESENT, find_dates
from viva.documents.analyst.findings import Quote

MOST_CHARACTERS = 24_000
LONGEST_LINE = 600

_SPACE = re.compile(r"\s+")
_EDGES = " \"'“”„«».…"
# Orders to whoever reads, which no CV or job description needs.
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:instruction|prompt|rule|above|previous|prior|earlier)"
    r"|\b(?:your|the|this)\s+(?:system|developer)\s+(?:prompt|message)\b"
    r"|\b(?:you\s+are|act\s+as)\s+(?:now\s+)?an?\s+(?:ai|language\s+model|llm|assistant|chatbot)\b"
    r"|^\W*(?:to|dear|attention|note\s+(?:to|for))\s+(?:the\s+|all\s+|any\s+)?"
    r"(?:ai|llm|language\s+model|parser|model|assistant|chatgpt|claude|gemini)s?\b"
    r"|<\||<<<|>>>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SourceLines:
    """Lines by number; `shown` are those that a model reads, and so may quote."""

    shown: dict[int, str]
    left_out: int

    @staticmethod
    def of(lines: Sequence[str]) -> "SourceLines":
        """The first lines, up to a bound, without those that give orders to their reader."""
        shown: dict[int, str] = {}
        left_out = size = 0
        for number, line in enumerate(lines, start=1):
            text = line[:LONGEST_LINE]
            size += len(text)
            if size > MOST_CHARACTERS:
                return SourceLines(shown, left_out + len(lines) - number + 1)
            if _ORDERS.search(text):
                left_out += 1
            elif text.strip():
                shown[number] = text
        return SourceLines(shown, left_out)

    def numbered(self) -> str:
        return "\n".join(f"{number}: {text}" for number, text in self.shown.items())

    def holds(self, quote: Quote) -> bool:
        """Whether the words stand in that line, whatever their case and spacing."""
        words = plain(quote.quote).strip(_EDGES)
        return bool(words) and words in plain(self.shown.get(quote.line, ""))

    def dates(self, quotes: Sequence[Quote]) -> set[str]:
        """Dates of the quoted lines, with their years alone; `present` if they go on."""
        found: set[str] = set()
        for quote in quotes:
            for span in find_dates(self.shown.get(quote.line, "")):
                found |= {span.start, span.end, span.start[:4]}
                found |= {span.end[:4]} if span.end != PRESENT else set()
        return found


def plain(text: str) -> str:
    """Lower case, single spaces, no characters that show nothing."""
    composed = unicodedata.normalize("NFKC", text)
    visible = "".join(c for c in composed if unicodedata.category(c) != "Cf")
    return _SPACE.sub(" ", visible).strip().casefold()


def names(text: str, value: str) -> bool:
    """Whether a text holds a value as whole words."""
    wanted = plain(value).strip(_EDGES)
    if not wanted:
        return False
    pattern = rf"(?<![^\W_]){re.escape(wanted)}(?![^\W_])"
    return re.search(pattern, plain(text)) is not None
