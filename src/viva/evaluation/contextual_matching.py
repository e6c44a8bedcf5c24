"""Key points found by words in their context: what is said, denied, or taken for something else."""

from collections.abc import Iterator, Sequence

from viva.evaluation.alignment import AnswerVectors, align, lay_out, sentence_texts
from viva.evaluation.contradictions import (
    Held,
    Truth,
    contradiction,
    denied_points,
    truth_of,
)
from viva.evaluation.credit import pay
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Calibration, Match, Matched, Span
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.relevance import Background, nearness, relevance, subject_of
from viva.evaluation.rubric import Point, Rubric, describes_answer
from viva.nlp.embeddings import EmbeddedText, TokenEncoder
from viva.nlp.sentences import split_sentences

# What the words of a key point count beside their meaning. Chosen on graded answers.
_BY_WORDS = 0.25
# One "not" near the words of a point is more often there by chance than in denial of it; who
# denies two points means it. On graded answers 17 of 17 such denials were right, of single ones 28
# of 73.
_FEWEST_DENIED = 2
# The share of the points that is denied: 19 of 20 good answers lie under the first, and references
# with each sentence negated about the second.
_DENIED = Calibration(low=0.25, high=0.45)


class ContextualMatcher:
    """A matcher that aligns each key point with the answer; any thread may use it."""

    def __init__(self, encoder: TokenEncoder) -> None:
        self._encoder = encoder
        self._background = Background(encoder)

    def prepare(self, rubric: Rubric) -> None:
        """Have the encoder read and remember what answers to this question are held against."""
        self._read(rubric)

    def __call__(self, rubric: Rubric, reading: Reading) -> Matched:
        subject = subject_of(rubric)
        texts = sentence_texts(reading)
        told = self._encoder.encode(texts, meaning=subject.is_account)
        answer = lay_out(texts, told, rubric.language)
        if answer is None:
            return match_lexically(rubric, reading)
        embedded = self._read(rubric)
        lead = self._background.lead(embedded, answer)
        held = _hold_all(rubric, embedded, answer)
        truth = truth_of(held, len(answer.sentences))
        denying = denied_points(held, answer) >= _FEWEST_DENIED
        by_words = match_lexically(rubric, reading).points
        paid = pay(rubric, embedded, answer)
        matches = tuple(
            _match(one, _share(meaning, words), answer, reading, truth, denying)
            for one, meaning, words in zip(held, paid, by_words, strict=True)
        )
        about = nearness(told, embedded) if subject.is_account else _said(rubric, held, answer)
        theme = relevance(subject, about, lead)
        return Matched(matches, on_theme=theme * _affirmed(rubric, held, answer))

    def _read(self, rubric: Rubric) -> tuple[EmbeddedText, ...]:
        meaning = subject_of(rubric).is_account
        return self._encoder.encode_remembered(tuple(_texts(rubric)), meaning=meaning)


def _texts(rubric: Rubric) -> Iterator[str]:
    yield normalise(rubric.question).text
    for point in rubric.points:
        for statement in (*point.wordings, *point.misconceptions):
            yield normalise(statement.text).text
    for sentence in split_sentences(normalise(rubric.reference).text):
        yield sentence.text


def _hold_all(
    rubric: Rubric, embedded: Sequence[EmbeddedText], answer: AnswerVectors
) -> list[Held]:
    """The texts in the order of `_texts`."""
    texts = iter(embedded[1:])
    return [_hold(point, texts, answer, rubric.language) for point in rubric.points]


def _hold(
    point: Point, embedded: Iterator[EmbeddedText], answer: AnswerVectors, language: str
) -> Held:
    aligned = [
        (statement, align(statement, next(embedded), answer, language))
        for statement in (*point.wordings, *point.misconceptions)
    ]
    sure = [(s, found) for s, found in aligned[: len(point.wordings)] if found is not None]
    wrong = [(s, found) for s, found in aligned[len(point.wordings) :] if found is not None]
    return Held(describes_answer(point.key_point), sure, wrong)


def _said(rubric: Rubric, held: Sequence[Held], answer: AnswerVectors) -> float:
    everything = range(len(answer.sentences))
    return sum(p.share * one.said(everything) for p, one in zip(rubric.points, held, strict=True))


def _affirmed(rubric: Rubric, held: Sequence[Held], answer: AnswerVectors) -> float:
    """1 for answers that affirm what they touch, 0 for those that deny it sentence by sentence."""
    if rubric.made:
        return 1.0
    denied = sum(p.share * one.denied(answer) for p, one in zip(rubric.points, held, strict=True))
    return 1.0 - _DENIED.fraction(denied)


def _share(meaning: float, words: Match) -> float:
    """What is paid by meaning, and by the words themselves: terms of art have no other words."""
    return (1 - _BY_WORDS) * meaning + _BY_WORDS * (words.best.similarity if words.best else 0.0)


def _match(
    held: Held,
    share: float,
    answer: AnswerVectors,
    reading: Reading,
    truth: Truth | None,
    denying: bool,
) -> Match:
    if not held.wordings or truth is None:
        return Match(None, None)
    everything = range(len(answer.sentences))
    found = max((a for _, a in held.wordings), key=lambda a: a.said(everything))
    best = max(everything, key=lambda i: (found.by_sentence[i], -i))
    place = answer.sentences[best]
    against = contradiction(held, answer, reading, truth, denying=denying)
    return Match(Span(share, place, place), against)
