"""Whether words say only what a candidate said: nothing new, and nothing turned round.

Words alone cannot tell whether two sentences mean the same. So where a word, its denial, its doer
or its order is not that of the sentences it rests on, it counts as new.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viva.evaluation.quantities import Quantity, quantities
from viva.evaluation.reversals import exchanges_roles, uses_opposite
from viva.evaluation.words import Word, split_words
from viva.nlp.sentences import split_sentences
from viva.nlp.skills import SkillVocabulary
from viva.reports.coach.telling_words import (
    AMOUNTS,
    COMPARING,
    CONJUNCTIONS,
    DETERMINERS,
    DOERS,
    IF_AT_ALL,
    JOINING,
    NUMBER_WORDS,
    OWN_FORMS,
    SHORTENED,
)

_LANGUAGE = "en"
_JOINING_TERMS = frozenset(
    word.term for word in split_words(JOINING, _LANGUAGE) if word.term is not None
)
_LONGER_BY = 1.3
_MORE_WORDS = 6
_SYMBOLS = frozenset("%€$£¥°±≤≥<>=*^~√∞")
_SPECIAL = re.compile(r"(?<![\w.])[^\W\d_][\w+#]*(?:[.-][\w+#]+)*")
_SENTENCE_OPENING = re.compile(r"(?:^|[.!?:;]\s+[\"“(]?|^[\"“(])$")
_PRONOUN = re.compile(r"I(?:'\w+)?$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text names and counts.

    Args:
        numbers: Numbers, in digits and words.
        symbols: Signs of measure.
        quantities: Numbers with what they count.
        names: Words with a capital or a digit in them, but for a capital that begins a sentence.
        words: All words, in lower case.
        skills: Tools and methods by their canonical names.
    """

    numbers: frozenset[str]
    symbols: frozenset[str]
    quantities: frozenset[Quantity]
    names: frozenset[str]
    words: frozenset[str]
    skills: frozenset[str]

    @classmethod
    def of(cls, text: str, vocabulary: SkillVocabulary) -> "Facts":
        words = split_words(text, _LANGUAGE)
        return cls(
            numbers=frozenset(word.lower for word in words if _is_number(word)),
            symbols=_SYMBOLS & {*text},
            quantities=frozenset(quantities(text, words)),
            names=frozenset(_names(text)),
            words=frozenset(match.group().casefold() for match in _SPECIAL.finditer(text)),
            skills=frozenset(mention.name for mention in vocabulary.find(text)),
        )

    def counts_beyond(self, known: "Facts") -> bool:
        """Whether a number, a unit or a sign is not among those that are known."""
        return bool(
            self.numbers - known.numbers
            or self.symbols - known.symbols
            or self.quantities - known.quantities
        )

    def names_beyond(self, *known: "Facts") -> bool:
        """Whether a name, a product or a technology is not among those that are known."""
        words = {word for facts in known for word in facts.words}
        skills = {skill for facts in known for skill in facts.skills}
        return bool(self.names - words or self.skills - skills)


@dataclass(frozen=True, slots=True)
class Ground:
    """What words may rest on.

    Args:
        said: The sentences that they rest on.
        asked: The question.
        found: What those sentences were found to say, in the words of the rubric.
    """

    said: tuple[str, ...]
    asked: str
    found: tuple[str, ...] = ()


def what_is_new(text: str, ground: Ground, vocabulary: SkillVocabulary) -> str | None:
    """What a text says beyond its ground, as the name of a rule; null where that is nothing."""
    words, said = _read([text]), _read(ground.said)
    known = _terms(said) | _terms(_read([ground.asked, *ground.found])) | _JOINING_TERMS
    if len(_flat(words)) > _LONGER_BY * len(_flat(said)) + _MORE_WORDS:
        return "length"
    if _terms(words) - known:
        return "word"
    facts, told = Facts.of(text, vocabulary), Facts.of(" ".join(ground.said), vocabulary)
    checks = (
        ("number", facts.counts_beyond(told)),
        ("name", facts.names_beyond(told, Facts.of(ground.asked, vocabulary))),
        ("amount", bool(_claims(words, AMOUNTS) - _claims(said, AMOUNTS))),
        ("certainty", _claims(words, IF_AT_ALL) != _claims(said, IF_AT_ALL)),
        ("denial", _denies_otherwise(words, said)),
        ("doer", _is_done_by_others(words, said)),
        ("order", _is_turned_round(words, said)),
    )
    return next((name for name, broken in checks if broken), None)


def shares_a_word(text: str, others: Iterable[str]) -> bool:
    """Whether a text has a word of content in common with others."""
    return bool(_terms(_read([text])) & _terms(_read(others)))


def _read(texts: Iterable[str]) -> list[list[Word]]:
    """The words of each sentence."""
    return [
        split_words(sentence.text, _LANGUAGE)
        for text in texts
        for sentence in split_sentences(text)
    ]


def _flat(sentences: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for sentence in sentences for word in sentence]


def _terms(sentences: Sequence[Sequence[Word]]) -> set[str]:
    return {word.term for word in _flat(sentences) if word.term is not None}


def _is_number(word: Word) -> bool:
    # "one" is more often an article than a count.
    if word.lower == "one":
        return False
    counted = word.term is not None and any(character.isdigit() for character in word.term)
    return counted or word.lower in NUMBER_WORDS


def _names(text: str) -> Iterator[str]:
    for match in _SPECIAL.finditer(text):
        name = match.group()
        opens = _SENTENCE_OPENING.search(text[max(0, match.start() - 4) : match.start()])
        plain = name[1:] if opens or match.start() == 0 else name
        if not _PRONOUN.match(name) and any(c.isupper() or c.isdigit() for c in plain):
            yield name.casefold()


def _claims(sentences: Sequence[Sequence[Word]], words: frozenset[str]) -> set[str]:
    found = set()
    for word in _flat(sentences):
        short = next((long for short, long in SHORTENED if word.lower.endswith(short)), word.lower)
        found.add(short)
    return found & words


def _denies_otherwise(sentences: Sequence[Sequence[Word]], said: Sequence[Sequence[Word]]) -> bool:
    """Whether something is denied that was not, or the reverse."""
    words, known = _flat(sentences), _flat(said)
    if any(word.negates for word in words) and not any(word.negates for word in known):
        return True
    before: dict[str, set[bool]] = {}
    for word in known:
        before.setdefault(word.term or "", set()).add(word.negated)
    return any(
        word.negated not in before.get(word.term, {False})
        for word in words
        if word.term is not None and word.term not in _JOINING_TERMS
    )


def _is_done_by_others(sentences: Sequence[Sequence[Word]], said: Sequence[Sequence[Word]]) -> bool:
    """Whether "I" or "we" do or have something that they did not do or have before."""
    acts = {act for sentence in said for act in _acts(sentence)}
    mine = _lower(said)
    if any(forms & _lower(sentences) and not forms & mine for forms in OWN_FORMS.values()):
        return True
    return any(
        act not in acts for sentence in sentences for act in _acts(sentence, at_once_only=True)
    )


def _acts(words: Sequence[Word], *, at_once_only: bool = False) -> Iterator[tuple[str, str]]:
    """Doers among "I" and "we" with the words after them: all, or only the first one."""
    doer: str | None = None
    for before, word in zip([None, *words], words, strict=False):
        if word.lower in DOERS:
            doer = DOERS[word.lower]
        elif before is not None and _begins_clause(before, word):
            doer = None
        elif word.term is not None and doer in OWN_FORMS and word.term not in _JOINING_TERMS:
            yield doer, word.term
            if at_once_only:
                doer = None


def _begins_clause(before: Word, word: Word) -> bool:
    """Whether somebody else may be the doer of what follows: ", the vendor …"."""
    apart = word.start - before.end > 1 or before.lower in CONJUNCTIONS
    return apart and word.lower in DETERMINERS


def _lower(sentences: Sequence[Sequence[Word]]) -> set[str]:
    return {word.lower for word in _flat(sentences)}


def _is_turned_round(sentences: Sequence[Sequence[Word]], said: Sequence[Sequence[Word]]) -> bool:
    """Whether what is compared, or who does what to whom, has changed places."""
    return any(
        uses_opposite(before, words)
        or exchanges_roles(before, words)
        or (_compares(before, words) and _is_reordered(before, words))
        for words in sentences
        for before in said
    )


def _compares(before: Sequence[Word], words: Sequence[Word]) -> bool:
    return any(word.lower in COMPARING for word in (*before, *words))


def _is_reordered(before: Sequence[Word], words: Sequence[Word]) -> bool:
    terms = [word.term for word in before]
    places = [
        terms.index(word.term)
        for word in words
        if word.term is not None and terms.count(word.term) == 1
    ]
    return places != sorted(places)
