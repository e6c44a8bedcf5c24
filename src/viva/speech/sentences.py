"""Texts cut where a voice would breathe, so that the first sentence is heard at once."""

_ENDS = frozenset(".!?…\n")
_CLOSERS = frozenset("\"'”’»)]")
# Shorter pieces are joined to the next one: abbreviations and numbers end no sentence.
_SHORTEST = 12


def split_for_speech(text: str) -> list[str]:
    """Sentences in order; together they have all the words of the text."""
    pieces: list[str] = []
    start = 0
    for at, letter in enumerate(text):
        following = text[at + 1 : at + 2]
        ends = letter in _ENDS or (letter in _CLOSERS and text[at - 1 : at] in _ENDS)
        if ends and (not following or following.isspace()) and at + 1 - start >= _SHORTEST:
            pieces.append(text[start : at + 1].strip())
            start = at + 1
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]
