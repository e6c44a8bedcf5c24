"""Pieces of a head line without what parted them."""

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
