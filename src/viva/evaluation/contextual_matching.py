"""Key points found by words in their context: what is said, denied, or taken for something else."""

from collections.abc import Iterator, Sequence

import numpy as np

from viva.evaluation.alignment import AnswerVectors, Floats, align, lay_out, sentence_texts
from viva.evaluation.contradictions import Held, Truth, contradiction, truth_of
from viva.evaluation.credit import pay
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Match, Matched, Span
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.relevance import Background
from viva.evaluation.rubric import Point, Rubric, describes_answer
from viva.nlp.embeddings import EmbeddedText, TokenEncoder
from viva.nlp.sentences import split_sentences
from viva.questions.schemas import QuestionKind

# Follow-ups have as few as these; so little is asked that only words can tell what is about it.
_FEW_POINTS = 2


class ContextualMatcher:
    """A matcher that aligns each key point with the answer; any thread may use it."""

    def __init__(self, encoder: TokenEncoder) -> None:
        self._encoder = encoder
        self._background = Background(encoder)

    def prepare(self, rubric: Rubric) -> None:
        """Have the encoder read and remember what answers to this question are held against."""
        self._encoder.encode_remembered(tuple(_texts(rubric)))

    def __call__(self, rubric: Rubric, reading: Reading) -> Matched:
        texts = sentence_texts(reading)
        answer = lay_out(texts, self._encoder.encode(texts), rubric.language)
        if answer is None:
            return match_lexically(rubric, reading)
        embedded = self._encoder.encode_remembered(tuple(_texts(rubric)))
        lead = self._background.compare(embedded, answer)
        told = rubric.kind is not QuestionKind.TECHNICAL
        described = all(describes_answer(point.key_point) for point in rubric.points)
        # Any sentence of a story may be to the point: its subject is its own.
        relevance = (
            np.ones(len(answer.starts), np.float32)
            if described or told
            else lead.sentence_relevance()
        )
        held = _hold_all(rubric, embedded, answer)
        truth = truth_of(held, len(answer.sentences))
        matches = tuple(
            _match(one, share, answer, reading, truth, relevance)
            for one, share in zip(held, pay(rubric, embedded, answer, relevance), strict=True)
        )
        relevant = [int(i) for i in np.flatnonzero(relevance)]
        said = sum(
            point.share * one.said(relevant) for point, one in zip(rubric.points, held, strict=True)
        )
        if described and told and len(rubric.points) > _FEW_POINTS:
            return Matched(matches, on_theme=lead.story_relevance(rubric.kind, said))
        return Matched(matches, on_theme=lead.relevance(rubric.kind, said, described=described))


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


def _match(
    held: Held,
    share: float,
    answer: AnswerVectors,
    reading: Reading,
    truth: Truth | None,
    relevance: Floats,
) -> Match:
    if not held.wordings or truth is None:
        return Match(None, None)
    everything = range(len(answer.sentences))
    found = max((a for _, a in held.wordings), key=lambda a: a.said(everything))
    best = max(everything, key=lambda i: (found.by_sentence[i] * relevance[i], -i))
    place = answer.sentences[best]
    return Match(Span(share, place, place), contradiction(held, answer, reading, truth))
