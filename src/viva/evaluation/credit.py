"""What is paid for a key point: how far its own words, beyond those of the question, are said.

Whether they are affirmed or denied is not judged here but by `contradictions`: on graded answers,
taking off for a "not" near a word cost more right answers than it caught wrong ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viva.evaluation.alignment import AnswerVectors, Floats, terms_of
from viva.evaluation.normalised import normalise
from viva.evaluation.rubric import Rubric, Statement
from viva.nlp.embeddings import EmbeddedText

# Cosines at which a word counts as said at all, and as said in full: an exact repetition is no
# better than another word for the same thing. Chosen on graded student answers, between figures
# that do equally well.
_SAID_FROM, _SAID_FULLY = 0.25, 0.65
# A word less like the question than the first keeps its whole weight, one more like it than the
# second the least share of it: who repeats what was asked has said little.
_NEW, _ASKED = 0.2, 0.8
_LEAST_SHARE = np.float32(0.1)
# What the likeness of the whole statement to a whole sentence counts beside its words.
_WHOLE = 0.25
_LEAST_LENGTH = 1e-6
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class _Held:
    """What wordings are held against: the answer, and the direction of each of its sentences."""

    answer: AnswerVectors
    wholes: Floats
    language: str


def pay(
    rubric: Rubric, embedded: Sequence[EmbeddedText], answer: AnswerVectors
) -> tuple[float, ...]:
    """What each point of the rubric earns, 0 to 1, before calibration.

    Args:
        rubric: What the answer is held against.
        embedded: The question first, then the wordings and the misconceptions point by point.
        answer: Its words.
    """
    asked = _content(rubric.question, embedded[0], rubric.language)
    held = _Held(answer, _wholes(answer), rubric.language)
    texts = iter(embedded[1:])
    paid: list[float] = []
    for point in rubric.points:
        wordings = [(statement, next(texts)) for statement in point.wordings]
        for _ in point.misconceptions:
            next(texts)
        paid.append(max((_credit(*wording, asked, held) for wording in wordings), default=0.0))
    return tuple(paid)


def _credit(statement: Statement, embedded: EmbeddedText, asked: Floats, held: _Held) -> float:
    """How far the answer says a wording, 0 to 1: its words in two sentences, the whole in one."""
    terms = terms_of(normalise(statement.text).text, embedded, held.language)
    worth = np.array([statement.worth.get(term, 0.0) for term in terms], np.float32)
    content = np.flatnonzero(worth)
    if not len(content):
        return 0.0
    vectors = embedded.vectors[content]
    weights = worth[content] * _newness(vectors, asked)
    likeness = np.maximum.reduceat(vectors @ held.answer.vectors.T, held.answer.starts, axis=1)
    share = (likeness - _SAID_FROM) / (_SAID_FULLY - _SAID_FROM)
    said = np.asarray(np.clip(share, 0, 1), np.float32)
    words = float((weights @ _side_by_side(said)).max() / weights.sum())
    meaning = _direction(np.asarray(weights @ vectors, np.float32))
    whole = max(0.0, float((held.wholes @ meaning).max()))
    return round((1 - _WHOLE) * words + _WHOLE * whole, _DECIMALS)


def _side_by_side(said: Floats) -> Floats:
    """How far each word is said in each two neighbouring sentences, shape (words, pairs).

    Who says much uses every word somewhere; who makes a point has its words in one place. Against
    the words of all sentences this takes two thirds off what padding earned, for .007 less
    agreement on the written answers.
    """
    if said.shape[1] == 1:
        return said
    return np.maximum(said[:, :-1], said[:, 1:])


def _newness(vectors: Floats, asked: Floats) -> Floats:
    """The share of its weight that each word keeps: less, the more it is like a word asked."""
    if not len(asked):
        return np.ones(len(vectors), np.float32)
    likeness = (vectors @ asked.T).max(axis=1)
    return np.asarray(np.clip((_ASKED - likeness) / (_ASKED - _NEW), _LEAST_SHARE, 1), np.float32)


def _content(text: str, embedded: EmbeddedText, language: str) -> Floats:
    """The vectors of the words that carry meaning, shape (words, 384)."""
    plain = normalise(text).text
    spelt = [any(map(str.isalnum, plain[start:end])) for start, end in embedded.words]
    terms = terms_of(plain, embedded, language)
    kept = [real and term != "" for real, term in zip(spelt, terms, strict=True)]
    return embedded.vectors[np.flatnonzero(kept)]


def _wholes(answer: AnswerVectors) -> Floats:
    """The direction of each sentence: the mean of its words by weight, brought to length 1."""
    sums = np.add.reduceat(answer.vectors * answer.weights[:, None], answer.starts)
    return np.stack([_direction(total) for total in sums])


def _direction(total: Floats) -> Floats:
    return np.asarray(total / max(float(np.linalg.norm(total)), _LEAST_LENGTH), np.float32)
