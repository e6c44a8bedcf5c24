"""Which language a text is written in, said only when it is plain."""

import re
import unicodedata
from collections.abc import Sequence

from viva.evaluation.foreign_words import DOUBTFUL_WORDS, FOREIGN_WORDS
from viva.evaluation.function_words import FUNCTION_WORDS, RECOGNISED_LANGUAGES

_FEWEST_WORDS = 5
_SCRIPTS = {
    "LATIN": "latin",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
_SAMPLED_CHARACTERS = 2_000
_ENGLISH = "en"
# Of words with a capital only those that begin a sentence: names are written as at home.
_PLAIN_WORD = re.compile(r"(?<![\w'’])(?:(?:\A|(?<=[.!?] ))[A-Z])?[^\W\d_A-Z]{1,30}(?![\w(])")
_ACCENTED = re.compile("[À-ÖØ-öø-ɏḀ-ỿ]")
_FEWEST_FOREIGN = 2
_FOREIGN_SHARE = 0.15


def detect_language(text: str, words: Sequence[str]) -> str | None:
    """Language code of a text given with its lower-case words; null where it is not plain."""
    script = _foreign_script(text)
    if script is not None:
        return script
    if len(words) < _FEWEST_WORDS:
        return None
    hits = {
        language: sum(word in known for word in words) / len(words)
        for language, known in RECOGNISED_LANGUAGES.items()
    }
    best = max(hits, key=lambda language: (hits[language], language))
    runner_up = max(share for language, share in hits.items() if language != best)
    return best if hits[best] >= 0.2 and hits[best] >= 1.25 * runner_up else None


def is_foreign(text: str, words: Sequence[str], language: str) -> bool:
    """Whether a text is plainly not in this language."""
    if language == _ENGLISH:
        return _foreign_script(text) is not None or _is_not_english(text)
    detected = detect_language(text, words)
    if detected is None or detected == language:
        return False
    if detected not in RECOGNISED_LANGUAGES:
        return True
    own = RECOGNISED_LANGUAGES.get(language, frozenset())
    other = RECOGNISED_LANGUAGES[detected]
    return sum(word in other for word in words) >= 2 * sum(word in own for word in words)


def _is_not_english(text: str) -> bool:
    """Whether small words and letters of other languages outnumber the small words of English."""
    words = [word.lower() for word in _PLAIN_WORD.findall(text[:_SAMPLED_CHARACTERS])]
    english = sum(word in FUNCTION_WORDS[_ENGLISH] for word in words)
    sure = sum(word in FOREIGN_WORDS or _ACCENTED.search(word) is not None for word in words)
    doubtful = sum(word in DOUBTFUL_WORDS for word in words)
    foreign = sure + (doubtful if sure else 0)
    return (
        foreign >= _FEWEST_FOREIGN
        and foreign >= _FOREIGN_SHARE * len(words)
        and foreign > 2 * english
    )


def _foreign_script(text: str) -> str | None:
    """The language whose script most letters of the beginning are in, unless it is Latin."""
    if text.isascii():
        return None
    counts: dict[str, int] = {}
    for character in text[:_SAMPLED_CHARACTERS]:
        if character.isalpha():
            name = unicodedata.name(character, "").split(" ", 1)[0].split("-", 1)[0]
            script = _SCRIPTS.get(name, "latin")
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return None
    top = max(counts, key=lambda script: (counts[script], script))
    return top if top != "latin" and 2 * counts[top] > sum(counts.values()) else None
