"""Words of a text with their canonical terms and polarity."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from viva.evaluation.function_words import FUNCTION_WORDS
from viva.evaluation.polarity import Spoken, polarities
from viva.nlp.tokens import iter_tokens, stem

_NUMERALS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
}
_DIGITS = {
    language: {word: str(number) for number, word in enumerate(words.split())}
    for language, words in _NUMERALS.items()
}


@dataclass(frozen=True, slots=True)
class Word:
    """`term` is the stem or number it counts as, null for a function word.

    Offsets are those of the text that was split. `negated` tells whether it stands within the
    scope of a "not", `struck` whether it is what the "not" aims at (one of the next two content
    words), `negates` whether it is a "not" itself.
    """

    lower: str
    term: str | None
    start: int
    end: int
    negated: bool
    negates: bool = False
    struck: bool = False


def split_words(text: str, language: str) -> list[Word]:
    """Words in order; compounds (`read-only`, `client/server`) give one word for each part."""
    parts = _parts(text, language)
    terms = [term_of(lower, language) for lower, _, _ in parts]
    ends = [0, *(end for _, _, end in parts)]
    spoken = [
        Spoken(lower, term is not None, text[before:start])
        for (lower, start, _), term, before in zip(parts, terms, ends, strict=False)
    ]
    return [
        Word(lower, term, start, end, found.negated, found.negates, found.struck)
        for (lower, start, end), term, found in zip(
            parts, terms, polarities(spoken, language), strict=True
        )
    ]


def count_negations(words: Iterable[Word]) -> int:
    return sum(word.negates for word in words)


@lru_cache(maxsize=50_000)
def term_of(lower: str, language: str) -> str | None:
    """The stem or number a lower-case word counts as; null for a function word."""
    number = _DIGITS.get(language, {}).get(lower)
    if number is not None:
        return number
    if lower in FUNCTION_WORDS.get(language, FUNCTION_WORDS["en"]):
        return None
    if len(lower) == 1 and lower.isalpha():
        return lower if lower in {"c", "r", "o", "n"} else None
    return stem(lower, language)


def _parts(text: str, language: str) -> list[tuple[str, int, int]]:
    parts: list[tuple[str, int, int]] = []
    for token in iter_tokens(text, language=language):
        if token.lower.isalnum() or token.lower.replace(".", "").isdigit():
            parts.append((token.lower, token.start, token.end))
        else:
            parts.extend(_split_compound(token.lower, token.start, token.end))
    return parts


def _split_compound(lower: str, start: int, end: int) -> list[tuple[str, int, int]]:
    pieces: list[tuple[str, int, int]] = []
    begin = 0
    for i in range(len(lower) + 1):
        if i == len(lower) or lower[i] in "-/.":
            if i > begin:
                pieces.append((lower[begin:i], start + begin, min(start + i, end)))
            begin = i + 1
    return pieces
