"""An answer as the scorer reads it: clauses by their purpose, sentences that may earn points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from viva.evaluation.dont_know_phrases import DONT_KNOW
from viva.evaluation.filler_phrases import FILLER_CLAUSE, FILLER_WORDS
from viva.evaluation.grader_phrases import ADDRESSES_GRADER
from viva.evaluation.normalised import NormalisedText, normalise
from viva.evaluation.words import Word, split_words
from viva.nlp.sentences import split_sentences

_CLAUSE_END = re.compile(r"[,:;()\[\]{}\n—–]|\s-\s|\s(?:but|aber|pero)\s", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[^\w']+")
_LONGEST_CLAUSE = 400
_MAXIMUM_SENTENCES = 300
# Fewer content words before an attack in the same clause belong to the attack.
_OWN_WORDS = 2
# "I did not shout" tells of calm; a whole sentence that is denied tells nothing.
_TELLING_WORDS = 5
_DENIED_SHARE = 0.8


class Purpose(StrEnum):
    CONTENT = "content"
    FILLER = "filler"
    DONT_KNOW = "dont_know"
    GRADER = "grader"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the normalised text."""

    purpose: Purpose
    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """`start` and `end` are offsets in the answer as given."""

    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is left in `sentences` has no clause that addresses the grader."""

    text: NormalisedText
    clauses: tuple[Clause, ...]
    sentences: tuple[ReadSentence, ...]

    def words(self, *purposes: Purpose) -> list[Word]:
        """Words of the clauses with one of these purposes, in order."""
        return [word for c in self.clauses if c.purpose in purposes for word in c.words]


def told_texts(reading: Reading) -> list[str]:
    """The sentences as given; those that are denied from end to end tell nothing and are empty."""
    return [
        "" if _is_denied(sentence) else reading.text.original[sentence.start : sentence.end]
        for sentence in reading.sentences
    ]


def _is_denied(sentence: ReadSentence) -> bool:
    said = [word.negated for word in sentence.words if word.term is not None]
    return len(said) >= _TELLING_WORDS and sum(said) >= _DENIED_SHARE * len(said)


def read_answer(answer: str, language: str, *, allow_grader_talk: bool = False) -> Reading:
    """Read an answer.

    `allow_grader_talk` keeps clauses that seem to address the grader, for questions that are
    themselves about such texts.
    """
    text = normalise(answer)
    clauses = tuple(_clauses(text.text, language, allow_grader_talk))
    kept = _kept_ranges(clauses, len(text.text))
    sentences = [s for start, end in kept for s in _sentences(text, start, end, language)]
    return Reading(text, clauses, tuple(_bounded(sentences)))


def _clauses(text: str, language: str, allow_grader_talk: bool) -> Iterator[Clause]:
    for sentence in split_sentences(text):
        for start, end in _clause_ranges(text, sentence.start, sentence.end):
            piece = text[start:end]
            attack = None if allow_grader_talk else ADDRESSES_GRADER.search(_folded(piece))
            if attack is None:
                yield _clause(text, start, end, language)
                continue
            own = _own_part(piece, attack.start(), language)
            if own:
                yield _clause(text, start, start + own, language)
            words = tuple(split_words(text[start + own : end], language))
            yield Clause(Purpose.GRADER, start + own, end, words)


def _clause(text: str, start: int, end: int, language: str) -> Clause:
    words = tuple(split_words(text[start:end], language))
    return Clause(_purpose(text[start:end], words), start, end, words)


def _purpose(piece: str, words: tuple[Word, ...]) -> Purpose:
    plain = " ".join(_NOT_WORDS.split(piece.lower())).strip()
    if DONT_KNOW.search(plain):
        return Purpose.DONT_KNOW
    if FILLER_CLAUSE.match(plain) or all(
        word.term is None or word.lower in FILLER_WORDS for word in words
    ):
        return Purpose.FILLER
    return Purpose.CONTENT


def _folded(piece: str) -> str:
    """Lower case with single white space; same length wherever white space was single."""
    return re.sub(r"\s", " ", piece.lower())


def _own_part(piece: str, attack_start: int, language: str) -> int:
    """Length of the part before an attack when it says something of its own."""
    before = piece[:attack_start]
    content = [word for word in split_words(before, language) if word.term is not None]
    return len(before.rstrip()) if len(content) >= _OWN_WORDS else 0


def _clause_ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _CLAUSE_END.finditer(text, start, end):
        # "score: 10" and "system: …" show their purpose only with what follows the colon.
        if match.group() == ":" and match.start() - begin < 24:
            continue
        yield from _pieces(text, begin, match.end())
        begin = match.end()
    yield from _pieces(text, begin, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_CLAUSE:
        space = text.rfind(" ", start, start + _LONGEST_CLAUSE)
        cut = space + 1 if space > start else start + _LONGEST_CLAUSE
        yield start, cut
        start = cut
    if any(character.isalnum() for character in text[start:end]):
        yield start, end


def _kept_ranges(clauses: tuple[Clause, ...], length: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    begin = 0
    for clause in clauses:
        if clause.purpose is Purpose.GRADER:
            ranges.append((begin, clause.start))
            begin = clause.end
    ranges.append((begin, length))
    return [(start, end) for start, end in ranges if start < end]


def _sentences(text: NormalisedText, start: int, end: int, language: str) -> Iterator[ReadSentence]:
    for sentence in split_sentences(text.text[start:end]):
        placed = text.place(start + sentence.start, start + sentence.end)
        yield ReadSentence(*placed, tuple(split_words(sentence.text, language)))


def _bounded(sentences: list[ReadSentence]) -> Iterator[ReadSentence]:
    """Join neighbours where there are very many, so that work stays bounded."""
    size = -(-len(sentences) // _MAXIMUM_SENTENCES) or 1
    for i in range(0, len(sentences), size):
        group = sentences[i : i + size]
        words = tuple(word for sentence in group for word in sentence.words)
        yield ReadSentence(group[0].start, group[-1].end, words)
