"""Words of a text with their offsets, and their stems."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:[+#]+|(?:['’.\-/][^\W_]+)*[+#]*)")
_STEMMERS = {"en": "english", "de": "german", "es": "spanish"}


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` of the original; `lower` is folded, `stem` is its Snowball stem."""

    lower: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """The Snowball stem of a lower-case word; the word itself where no stemmer is known."""
    name = _STEMMERS.get(language)
    if name is None:
        return word
    return str(snowballstemmer.stemmer(name).stemWord(word))


def tokenize(text: str, *, language: str = "en") -> list[Token]:
    """All words of `text` in order; `C++`, `C#`, `node.js` and `CI/CD` stay whole."""
    return list(iter_tokens(text, language=language))


def iter_tokens(text: str, *, language: str = "en") -> Iterator[Token]:
    for match in _WORD.finditer(text):
        lower = match.group().lower().replace("’", "'")
        yield Token(lower, stem(lower, language), match.start(), match.end())
