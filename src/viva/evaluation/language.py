"""Which language a text is written in, said only when it is plain."""

import unicodedata
from collections.abc import Sequence

from viva.evaluation.function_words import RECOGNISED_LANGUAGES

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
    detected = detect_language(text, words)
    if detected is None or detected == language:
        return False
    if detected not in RECOGNISED_LANGUAGES:
        return True
    own = RECOGNISED_LANGUAGES.get(language, frozenset())
    other = RECOGNISED_LANGUAGES[detected]
    return sum(word in other for word in words) >= 2 * sum(word in own for word in words)


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
