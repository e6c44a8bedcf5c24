"""Whether a question has been asked already, in these or nearly these words."""

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from viva.questions.schemas import Question

# Above these, two questions of the shipped packs read as one (percent, rapidfuzz).
_SAME_WORDS: Final = 80.0
_WORDS_WITHIN: Final = 92.0
_QUOTED: Final = re.compile(r"“[^”]*”")
_WORD: Final = re.compile(r"\w+")


def is_repeat(question: Question, asked: Iterable[Question]) -> bool:
    """True when its id was asked, or a text too close to it. Quoted lines do not count."""
    words = _words(question.text)
    return any(question.id == other.id or _is_close(words, _words(other.text)) for other in asked)


def _words(text: str) -> str:
    return " ".join(sorted(_WORD.findall(_QUOTED.sub(" ", text).casefold())))


def _is_close(words: str, others: str) -> bool:
    return (
        fuzz.ratio(words, others) >= _SAME_WORDS
        or fuzz.token_set_ratio(words, others) >= _WORDS_WITHIN
    )
