"""Texts cut into the word pieces that a BERT model knows, with their places."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_UNKNOWN = "[UNK]"
_FIRST, _LAST = "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_MOST_REMEMBERED = 50_000
_CONTINUED = "##"


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: its number in the vocabulary, and the word that it belongs to."""

    number: int
    word: int


@dataclass(frozen=True, slots=True)
class PiecedText:
    """`words` are the start and end of each word or mark in the text; pieces refer to them."""

    words: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]


class WordPieces:
    """Cuts as the uncased BERT models do: lower case, no accents, punctuation apart."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.first = self._numbers[_FIRST]
        self.last = self._numbers[_LAST]
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, text: str) -> PiecedText:
        words: list[tuple[int, int]] = []
        pieces: list[Piece] = []
        for start, end in _words(text):
            numbers = self._numbers_of(_plain(text[start:end]))
            if numbers:
                pieces.extend(Piece(number, len(words)) for number in numbers)
                words.append((start, end))
        return PiecedText(tuple(words), tuple(pieces))

    def _numbers_of(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self._numbers[_UNKNOWN],)
        found = self._known.get(word)
        if found is None:
            found = self._longest_first(word)
            if len(self._known) < _MOST_REMEMBERED:
                self._known[word] = found
        return found

    def _longest_first(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        start = 0
        while start < len(word):
            prefix = _CONTINUED if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return (self._numbers[_UNKNOWN],)
            numbers.append(number)
            start = end
        return tuple(numbers)


def _words(text: str) -> Iterator[tuple[int, int]]:
    begin = None
    for i, character in enumerate(text):
        if character.isspace() or _is_apart(character):
            if begin is not None:
                yield begin, i
                begin = None
            if not character.isspace():
                yield i, i + 1
        elif begin is None:
            begin = i
    if begin is not None:
        yield begin, len(text)


def _is_apart(character: str) -> bool:
    """Punctuation, any ASCII sign, and ideographs stand as words of their own."""
    if character.isascii():
        return not character.isalnum() and character.isprintable()
    return unicodedata.category(character).startswith("P") or "\u4e00" <= character <= "\u9fff"


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    spelled = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in spelled if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})
