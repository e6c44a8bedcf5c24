"""How statements are said in sentences: their words aligned by contextual vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viva.evaluation.common_words import telling
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.rubric import Statement
from viva.evaluation.words import split_words, term_of
from viva.nlp.embeddings import EmbeddedText

# Two words less alike than this say different things, so their polarity proves nothing.
_ALIKE = 0.5
# The cosine of words that have nothing to do with each other.
_UNRELATED = np.float32(0.1)
# What a denied word still says of the statement.
_DENIED_CREDIT = np.float32(0.5)
_LEAST_WEIGHT = 0.01
_DECIMALS = 4

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class AnswerVectors:
    """The words of all sentences end to end: vectors, weights, whether a "not" reaches them.

    `starts` are the first words of the sentences that have any, `sentences` their numbers in the
    reading, `negations` how often each of them negates.
    """

    vectors: Floats
    weights: Floats
    negated: Flags
    starts: tuple[int, ...]
    sentences: tuple[int, ...]
    negations: tuple[int, ...]

    def length(self, sentence: int) -> int:
        """Words and marks of a sentence, by its number here."""
        ends = (*self.starts[1:], len(self.negated))
        return ends[sentence] - self.starts[sentence]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A statement held against an answer.

    `vectors` are its words, `weights` what they count, and `by_word` how well each sentence says
    each of them, shape (words, sentences). `by_sentence` is what each sentence alone says of it,
    0 to 1, `back` how much of the sentence is about it, and `denied` the share of what it says
    that stands there with the opposite polarity.
    """

    vectors: Floats
    weights: Floats
    by_word: Floats
    by_sentence: tuple[float, ...]
    back: tuple[float, ...]
    denied: tuple[float, ...]

    def said(self, sentences: Sequence[int]) -> float:
        """The share of it that these sentences say together, 0 to 1."""
        if not sentences:
            return 0.0
        best = self.by_word[:, list(sentences)].max(axis=1)
        return round(float(self.weights @ best), _DECIMALS)


def sentence_texts(reading: Reading) -> list[str]:
    """The sentences as the encoder reads them."""
    return [normalise(reading.text.original[s.start : s.end]).text for s in reading.sentences]


def lay_out(
    texts: Sequence[str], embedded: Sequence[EmbeddedText], language: str
) -> AnswerVectors | None:
    """The sentences of an answer ready for alignment; null when there is no word."""
    present = [i for i, text in enumerate(embedded) if text.words]
    if not present:
        return None
    polarity = [_polarity(texts[i], embedded[i], language) for i in present]
    weights = [_weights(texts[i], embedded[i], language) for i in present]
    lengths = [len(embedded[i].words) for i in present]
    return AnswerVectors(
        vectors=np.concatenate([embedded[i].vectors for i in present]),
        weights=np.concatenate(weights),
        negated=np.concatenate([negated for negated, _ in polarity]),
        starts=tuple(sum(lengths[:i]) for i in range(len(lengths))),
        sentences=tuple(present),
        negations=tuple(count for _, count in polarity),
    )


def align(
    statement: Statement, embedded: EmbeddedText, answer: AnswerVectors, language: str
) -> Alignment | None:
    """Each word of the statement takes the most similar word; null when none of them counts.

    The mean is weighted as the words are in `statement.weights`.
    """
    terms = terms_of(normalise(statement.text).text, embedded, language)
    weights = np.array([statement.weights.get(term, 0.0) for term in terms], np.float32)
    counted = np.flatnonzero(weights)
    if not len(counted):
        return None
    weights = weights[counted] / weights[counted].sum()
    likeness = alikeness(embedded.vectors[counted], answer)
    best = np.maximum.reduceat(likeness, answer.starts, axis=1)
    negated = np.array([terms[i] in statement.negated for i in counted])
    agreeing = heed_polarity(likeness, negated, answer)
    return Alignment(
        vectors=embedded.vectors[counted],
        weights=weights,
        by_word=np.maximum.reduceat(agreeing, answer.starts, axis=1),
        by_sentence=_rounded(weights @ best),
        back=_rounded(_back(likeness, answer)),
        denied=_denied(weights, likeness, negated, answer),
    )


def alikeness(vectors: Floats, answer: AnswerVectors) -> Floats:
    """Cosines of all pairs of words, brought to 0 for what has nothing in common."""
    likeness = vectors @ answer.vectors.T
    # In place: beside a long answer the background takes tens of megabytes.
    likeness -= _UNRELATED
    likeness /= 1 - _UNRELATED
    return likeness


def heed_polarity(alike: Floats, negated: Flags, answer: AnswerVectors) -> Floats:
    """How alike words are to an answer's, less where one of both is denied and the other is not."""
    return np.where(negated[:, None] == answer.negated, alike, alike * _DENIED_CREDIT)


def terms_of(text: str, embedded: EmbeddedText, language: str) -> list[str]:
    """The term of each word of a text; empty for function words."""
    return [term_of(text[start:end].lower(), language) or "" for start, end in embedded.words]


def _back(likeness: Floats, answer: AnswerVectors) -> Floats:
    """The share of each sentence's own words, weighted, that have something alike."""
    about = np.add.reduceat(likeness.max(axis=0) * answer.weights, answer.starts)
    total = np.add.reduceat(answer.weights, answer.starts)
    return np.asarray(about / np.maximum(total, _LEAST_WEIGHT), np.float32)


def _rounded(shares: Floats) -> tuple[float, ...]:
    return tuple(round(float(share), _DECIMALS) for share in shares)


def _denied(
    weights: Floats, likeness: Floats, negated: Flags, answer: AnswerVectors
) -> tuple[float, ...]:
    shares = []
    ends = (*answer.starts[1:], len(answer.negated))
    for start, end in zip(answer.starts, ends, strict=True):
        nearest = likeness[:, start:end].argmax(axis=1)
        alike = likeness[np.arange(len(weights)), start + nearest]
        mass = np.where(alike >= _ALIKE, weights * alike, 0.0)
        opposite = answer.negated[start + nearest] != negated
        total = float(mass.sum())
        shares.append(round(float(mass[opposite].sum()) / total, _DECIMALS) if total else 0.0)
    return tuple(shares)


def _weights(text: str, embedded: EmbeddedText, language: str) -> Floats:
    terms = terms_of(text, embedded, language)
    spelt = [any(map(str.isalnum, text[start:end])) for start, end in embedded.words]
    return np.array(
        [
            telling(term, language) if term and real else 0.0
            for term, real in zip(terms, spelt, strict=True)
        ],
        np.float32,
    )


def _polarity(text: str, embedded: EmbeddedText, language: str) -> tuple[Flags, int]:
    words = split_words(text, language)
    reached = {place for w in words if w.negated for place in range(w.start, w.end)}
    flags = np.array([start in reached for start, _ in embedded.words], np.bool_)
    return flags, sum(word.negates for word in words)
