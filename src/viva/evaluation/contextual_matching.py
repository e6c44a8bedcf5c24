"""Key points found by words in their context: what is said, denied, or taken for something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from viva.evaluation.alignment import (
    Alignment,
    AnswerVectors,
    align,
    closeness,
    lay_out,
    sentence_texts,
)
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Contradiction, Match, Matched, Span
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.rubric import Point, Rubric, Statement, read_statement
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
# A sentence this close to a key point is about it.
_ABOUT = 0.42
_DENIED_SHARE = 0.4
# In longer sentences, as transcripts have them, nobody can tell how far a "not" reaches.
_LONGEST_DENIAL_WORDS = 40
_MISCONCEPTION_FROM = 0.58
# A misconception is like the truth it distorts; it has to be clearly closer to the sentence.
_MISCONCEPTION_LEAD = 0.05
# Something else that the lexical matcher takes for a denial says less of the point than this
# share of what the answer says of it.
_CENTRAL = 0.8
# A point that is said this well is not contradicted by a sentence that only looks like a denial.
_SAID_ANYWAY = 0.75


@dataclass(frozen=True, slots=True)
class _Held:
    """A point's wordings and misconceptions held against the answer."""

    wordings: list[tuple[Statement, Alignment]]
    misconceptions: list[tuple[Statement, Alignment]]


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
        lexical = match_lexically(rubric, reading)
        texts = sentence_texts(reading)
        answer = lay_out(texts, self._encoder.encode(texts), rubric.language)
        if answer is None:
            return lexical
        embedded = self._encoder.encode_remembered(tuple(_texts(rubric)))
        held = _hold_all(rubric, embedded, answer)
        correct = _closest(held, len(answer.sentences))
        matches = tuple(
            _match(one, answer, correct, found.contradiction)
            for one, found in zip(held, lexical.points, strict=True)
        )
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
) -> list[_Held]:
    """The texts in the order of `_texts`."""
    texts = iter(embedded[1:])
    return [_hold(point, texts, answer, rubric.language) for point in rubric.points]


def _hold(
    point: Point, embedded: Iterator[EmbeddedText], answer: AnswerVectors, language: str
) -> _Held:
    aligned = [
        (statement, align(statement, next(embedded), answer, language))
        for statement in (*point.wordings, *point.misconceptions)
    ]
    sure = [(s, found) for s, found in aligned[: len(point.wordings)] if found is not None]
    wrong = [(s, found) for s, found in aligned[len(point.wordings) :] if found is not None]
    return _Held(sure, wrong)


def _closest(held: Sequence[_Held], sentences: int) -> list[float]:
    """How close each sentence comes to anything that is right, seen from both sides."""
    found = [alignment for one in held for _, alignment in one.wordings]
    return [
        max((_mutual(alignment, i) for alignment in found), default=0.0) for i in range(sentences)
    ]


def _mutual(alignment: Alignment, sentence: int) -> float:
    return (alignment.by_sentence[sentence] + alignment.back[sentence]) / 2


def _match(
    held: _Held, answer: AnswerVectors, correct: Sequence[float], lexical: Contradiction | None
) -> Match:
    if not held.wordings:
        return Match(None, lexical)
    said = [_say(statement, alignment, answer) for statement, alignment in held.wordings]
    best = max(said, key=lambda one: one.affirmed)
    against = _central(said, answer, lexical, best.affirmed)
    if against is None and best.affirmed < _SAID_ANYWAY:
        against = _denial(said, answer, best.affirmed) or _misconception(held, answer, correct)
    place = answer.sentences[best.sentence]
    return Match(Span(best.affirmed, place, place), against)


@dataclass(frozen=True, slots=True)
class _Said:
    """What an answer says of one wording, the sentence that says most, and the one that denies it.

    `shares` are those of the single sentences.
    """

    affirmed: float
    sentence: int
    shares: tuple[float, ...]
    denial: int | None


def _say(statement: Statement, alignment: Alignment, answer: AnswerVectors) -> _Said:
    shares = alignment.by_sentence
    denying = [
        i
        for i, share in enumerate(shares)
        if share >= _ABOUT
        and answer.negations[i] != statement.negations
        and alignment.denied[i] > _DENIED_SHARE
        and answer.length(i) <= _LONGEST_DENIAL_WORDS
    ]
    affirming = [i for i in range(len(shares)) if i not in denying]
    return _Said(
        affirmed=alignment.said(affirming),
        sentence=max(affirming or range(len(shares)), key=lambda i: (shares[i], -i)),
        shares=shares,
        denial=max(denying, key=lambda i: (shares[i], -i), default=None),
    )


def _central(
    said: Sequence[_Said], answer: AnswerVectors, found: Contradiction | None, affirmed: float
) -> Contradiction | None:
    """What words alone take for a contradiction, unless another sentence says the point better."""
    number = None if found is None else answer.find(found.span.first)
    if number is None:
        return found
    share = max(one.shares[number] for one in said)
    return found if share >= _CENTRAL * affirmed else None


def _denial(said: Sequence[_Said], answer: AnswerVectors, affirmed: float) -> Contradiction | None:
    """A sentence that says it with the opposite polarity, closer than any that affirms it."""
    denials = [(one.shares[one.denial], one.denial) for one in said if one.denial is not None]
    if not denials or max(denials)[0] < affirmed:
        return None
    share, number = max(denials)
    place = answer.sentences[number]
    return Contradiction(Span(share, place, place), "says the opposite")


def _misconception(
    held: _Held, answer: AnswerVectors, correct: Sequence[float]
) -> Contradiction | None:
    for statement, alignment in held.misconceptions:
        for i, place in enumerate(answer.sentences):
            likeness = _mutual(alignment, i)
            if (
                likeness >= _MISCONCEPTION_FROM
                and likeness >= correct[i] + _MISCONCEPTION_LEAD
                and answer.negations[i] == statement.negations
            ):
                span = Span(round(likeness, 4), place, place)
                return Contradiction(span, "states a common misconception")
    return None
