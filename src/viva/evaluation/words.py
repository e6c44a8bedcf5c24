"""Words of a text with their canonical terms and polarity."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from viva.evaluation.function_words import FUNCTION_WORDS
from viva.evaluation.negation_words import (
    NEGATORS,
    NOT_NEGATING_AFTER,
    NOUN_NEGATORS,
    SCOPE_ENDS,
    TRUTH_DENIERS,
    TRUTH_WORDS,
)
from viva.nlp.tokens import iter_tokens, stem

_SCOPE_WORDS = 12
_NOUN_SCOPE_WORDS = 3
# "not without", "never not": two negations this close cancel each other.
_DOUBLE_NEGATION_WORDS = 2
# A negation aims at the content words that come next.
_AIMS = 2
# "not true", "not really the case": so close to the negation that it denies the whole sentence.
_TRUTH_WITHIN = 3
_BOUNDARIES = frozenset(",;:.!?()[]\n—–")
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
    words: list[Word] = []
    scope = _Scope(language)
    previous_end = 0
    for lower, start, end in _parts(text, language):
        term = term_of(lower, language)
        gap = text[previous_end:start]
        negated, struck = scope.enter(lower, term, bounded=not _BOUNDARIES.isdisjoint(gap))
        negates = scope.advance(lower)
        words.append(Word(lower, term, start, end, negated, negates, struck))
        previous_end = end
    return words


class _Scope:
    """How far the last negation reaches, while the words of a text go by."""

    def __init__(self, language: str) -> None:
        self._negators = NEGATORS.get(language, NEGATORS["en"])
        self._negated = False
        self._whole_sentence = False
        self._words_left = 0
        self._aims_left = 0
        self._since = _SCOPE_WORDS
        self._pending = False
        self._denier = False

    def enter(self, lower: str, term: str | None, *, bounded: bool) -> tuple[bool, bool]:
        """Whether the word that comes next is negated, and whether the negation aims at it."""
        if not self._whole_sentence and (bounded or lower in SCOPE_ENDS):
            self._close()
        if self._pending and lower in NOT_NEGATING_AFTER:
            self._close()
        self._pending = False
        if self._denier and lower in ("that", "dass", "que"):
            self._negated, self._whole_sentence, self._aims_left = True, True, _AIMS
        self._denier = lower in TRUTH_DENIERS
        if self._negated and lower in TRUTH_WORDS and self._since <= _TRUTH_WITHIN:
            self._whole_sentence, self._aims_left = True, _AIMS
            return True, False
        struck = self._negated and self._aims_left > 0 and term is not None
        self._aims_left -= struck
        return self._negated, struck

    def advance(self, lower: str) -> bool:
        """Go past a word; whether it is a negator."""
        self._words_left -= 1
        self._since += 1
        if lower not in self._negators and not lower.endswith("n't"):
            if self._words_left <= 0 and not self._whole_sentence:
                self._negated = False
            return False
        cancels = self._negated and self._since <= _DOUBLE_NEGATION_WORDS
        of_noun = lower in NOUN_NEGATORS
        self._negated, self._whole_sentence = not cancels, False
        self._words_left = _NOUN_SCOPE_WORDS if of_noun else _SCOPE_WORDS
        self._aims_left = 1 if of_noun else _AIMS
        self._since, self._pending = 0, True
        return True

    def _close(self) -> None:
        self._negated, self._whole_sentence, self._words_left = False, False, 0


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
