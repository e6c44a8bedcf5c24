"""Pieces of a head line without what parted them."""

import re

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZÄÖÜÁÉÍÓÚ])")
_AFTER_DATE = re.compile(r"\s*\|\s*\.\s")
EDGES = " ,;:|–—-·•/\t"


def tidy(text: str) -> str:
    """A piece without separators at its ends and without half of a pair of parentheses."""
    plain = text.strip(EDGES)
    for opening, closing in ("()", "[]"):
        if plain.count(opening) < plain.count(closing):
            plain = plain.replace(closing, " ")
        elif plain.count(opening) > plain.count(closing):
            plain = plain.replace(opening, " ")
    return " ".join(plain.split()).strip(EDGES)


def split_sentences_after_date(text: str) -> str:
    """`| . Cook. Sample Inn. Bath.`, where full stops part the pieces, with `|` between them.

    The date that stood first was cut out before.
    """
    if not _AFTER_DATE.match(text):
        return text
    return _SENTENCE_END.sub(" | ", text.replace(". ", " ", 1).rstrip("."))
