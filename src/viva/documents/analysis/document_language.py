"""The language that a document is written in, by its small words."""

from collections import Counter

from viva.nlp.tokens import tokenize

_SMALL_WORDS = {
    "en": "the and of for with in to at by from our you we are is as on experience",
    "de": "und der die das für mit von bei im zur sowie als wir sie ihr den dem eine einer seit",
    "es": "y de la el los las con para en del por una un que como desde hasta nuestro",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_READ = 20_000


def document_language(text: str) -> str:
    """`en`, `de` or `es`; English where nothing speaks for another."""
    counts: Counter[str] = Counter({"en": 0})
    for token in tokenize(text[:_READ]):
        for language in _BY_WORD.get(token.lower, ()):
            counts[language] += 1
    return counts.most_common(1)[0][0]
