"""A model's question put more simply, if it still is that question and gives no key point away."""

import re
from typing import Final

from rapidfuzz import fuzz

from viva.nlp.tokens import tokenize
from viva.questions.draft_checks import find_fault
from viva.questions.schemas import Question

_FEWEST_WORDS: Final = 5
# As rapidfuzz counts (percent): above these, texts are the same, and one holds the other.
_SAME: Final = 90.0
_HOLDS: Final = 85.0
# So many words of a key point that the question does not have are no chance.
_TELLING_WORDS: Final = 2
_LONG_WORD: Final = 4
# Long words that any two questions may share.
_OF_ANY_QUESTION: Final = re.compile(
    r"what|when|which|where|would|could|should|your?s?|have|with|about|does|that|this|then|they"
    r"|them|from|there|tell|time|most|made|make|work|first"
)
_ASKS: Final = re.compile(r"\?|\b(?:tell|describe|explain|walk|give|think|name|show)\b", re.I)


def check_simpler(text: str | None, question: Question, instructions: str) -> str | None:
    """The text where it can be said; null leaves it to the rules."""
    if text is None or len(text.split()) < _FEWEST_WORDS or not _ASKS.search(text):
        return None
    if find_fault(text, instructions) or fuzz.ratio(text, question.text) >= _SAME:
        return None
    common = _long_words(text) & _long_words(question.text)
    if all(_OF_ANY_QUESTION.fullmatch(word) for word in common):
        return None
    points = (point.text for point in question.key_points)
    return None if any(_tells(text, point, question.text) for point in points) else text


def _tells(text: str, point: str, question: str) -> bool:
    """Whether it says a key point, nearly word by word or by most of what only that one has."""
    own = _long_words(point) - _long_words(question)
    told = own & _long_words(text)
    if len(told) >= _TELLING_WORDS and 2 * len(told) >= len(own):
        return True
    return len(point.split()) >= _FEWEST_WORDS and fuzz.partial_ratio(point, text) >= _HOLDS


def _long_words(text: str) -> frozenset[str]:
    tokens = tokenize(text)
    return frozenset(token.stem for token in tokens if len(token.lower) >= _LONG_WORD)
