"""Key points found by words in their context: what is said, denied, or taken for something else."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from viva.evaluation.alignment import (
    AnswerVectors,
    align,
    closeness,
    lay_out,
    sentence_texts,
)
from viva.evaluation.contradictions import Held, Truth, contradiction, truth_of
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Match, Matched, Span
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.rubric import Point, Rubric, describes_answer, read_statement
from viva.evaluation.story_themes import THEMES
from viva.nlp.embeddings import EmbeddedText, TokenEncoder
from viva.questions.schemas import QuestionKind

_THEMES = tuple(read_statement(text, frozenset(), "en") for text in THEMES)
# What stories say of their own question more than of other themes: most about something else
# lead by about .09, those to the question by .12. The two overlap widely.
_OTHER_THEME_LEAD = 0.03
_OWN_THEME_LEAD = 0.15
# Measured: what is about something else stays under it, answers worth two points or more above.
_ON_TOPIC = 0.43


class ContextualMatcher:
    """A matcher that aligns each key point with the answer; any thread may use it."""

    def __init__(self, encoder: TokenEncoder) -> None:
        self._encoder = encoder

    def prepare(self, rubric: Rubric) -> None:
        """Have the encoder read and remember what answers to this question are held against."""
        self._encoder.encode_remembered(tuple(_texts(rubric)))
        if rubric.kind is not QuestionKind.TECHNICAL:
            self._encoder.encode_remembered(THEMES)

    def __call__(self, rubric: Rubric, reading: Reading) -> Matched:
        texts = sentence_texts(reading)
        answer = lay_out(texts, self._encoder.encode(texts), rubric.language)
        if answer is None:
            return match_lexically(rubric, reading)
        embedded = self._encoder.encode_remembered(tuple(_texts(rubric)))
        held = _hold_all(rubric, embedded, answer)
        truth = truth_of(held, len(answer.sentences))
        matches = tuple(_match(one, answer, reading, truth) for one in held)
        told = rubric.kind is not QuestionKind.TECHNICAL
        return Matched(
            matches,
            on_theme=self._on_theme(matches, rubric, answer) if told else 1.0,
            off_topic=not told and _is_off_topic(rubric, matches, embedded, answer),
        )

    def _on_theme(self, matches: Sequence[Match], rubric: Rubric, answer: AnswerVectors) -> float:
        """How much more a story says of this question's points than of other themes, 0 to 1."""
        everything = range(len(answer.sentences))
        embedded = self._encoder.encode_remembered(THEMES)
        aligned = [
            align(theme, text, answer, rubric.language)
            for theme, text in zip(_THEMES, embedded, strict=True)
        ]
        others = fmean(found.said(everything) for found in aligned if found is not None)
        lead = _said(rubric, matches) - others
        return min(
            1.0, max(0.0, (lead - _OTHER_THEME_LEAD) / (_OWN_THEME_LEAD - _OTHER_THEME_LEAD))
        )


def _said(rubric: Rubric, matches: Sequence[Match]) -> float:
    """Weighted share of the points that is said, as it was measured."""
    return sum(
        point.share * match.best.similarity
        for point, match in zip(rubric.points, matches, strict=True)
        if match.best is not None
    )


def _texts(rubric: Rubric) -> Iterator[str]:
    yield normalise(rubric.question).text
    for point in rubric.points:
        for statement in (*point.wordings, *point.misconceptions):
            yield normalise(statement.text).text


def _is_off_topic(
    rubric: Rubric,
    matches: Sequence[Match],
    embedded: Sequence[EmbeddedText],
    answer: AnswerVectors,
) -> bool:
    """Whether little of the points is said and no sentence is close to the question's subject."""
    return (_said(rubric, matches) + max(closeness(embedded, answer))) / 2 < _ON_TOPIC


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


def _match(held: Held, answer: AnswerVectors, reading: Reading, truth: Truth | None) -> Match:
    everything = range(len(answer.sentences))
    said = [(found.said(everything), found) for _, found in held.wordings]
    if not said or truth is None:
        return Match(None, None)
    affirmed, found = max(said, key=lambda one: one[0])
    best = max(everything, key=lambda i: (found.by_sentence[i], -i))
    place = answer.sentences[best]
    return Match(Span(affirmed, place, place), contradiction(held, answer, reading, truth))
