"""What an answer is held against: key points in the form that matching needs."""

from dataclasses import dataclass
from functools import lru_cache

from viva.evaluation.aspects import RUBRIC_OPENINGS, Aspect, aspects_asked
from viva.evaluation.common_words import telling
from viva.evaluation.grader_phrases import ADDRESSES_GRADER
from viva.evaluation.normalised import normalise
from viva.evaluation.quantities import Quantity, quantities
from viva.evaluation.schemas import ScoringItem
from viva.evaluation.words import Word, count_negations, split_words
from viva.nlp.sentences import split_sentences
from viva.nlp.tokens import stem
from viva.questions.schemas import KeyPoint, QuestionKind

_MAXIMUM_MADE_POINTS = 12
_ASKED_AGAIN_WEIGHT = 0.1
# Words of key points that say what the candidate does with the content.
_RUBRIC_WORDS = """
    names says tells describes gives explains mentions shows states connects links brings answers
    lists identifies recognises knows uses makes least concrete
"""
_RUBRIC_STEMS = frozenset(stem(word) for word in _RUBRIC_WORDS.split())


@dataclass(frozen=True, slots=True)
class Statement:
    """One wording: the weight of each term, the terms under a negation, its quantities.

    `weights` leaves out what was asked, `worth` is what each term weighs by itself.
    """

    text: str
    words: tuple[Word, ...]
    weights: dict[str, float]
    worth: dict[str, float]
    mass: float
    negated: frozenset[str]
    negations: int
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A key point; `share` of the accuracy points is relative to all points, adding up to 1."""

    key_point: KeyPoint
    share: float
    wordings: tuple[Statement, ...]
    misconceptions: tuple[Statement, ...]
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """`made` says that the points were made from the reference answer, else it is `reference`."""

    question: str
    kind: QuestionKind
    language: str
    points: tuple[Point, ...]
    vocabulary: frozenset[str]
    question_terms: frozenset[str]
    theme: frozenset[str]
    about_graders: bool
    made: bool
    reference: str


def rubric_of(item: ScoringItem) -> Rubric | None:
    """The rubric of an item's question; null where there is nothing to hold an answer against."""
    return _rubric(item.question, item.kind, item.key_points, item.reference, item.language)


@lru_cache(maxsize=1_024)
def _rubric(
    question: str,
    kind: QuestionKind,
    key_points: tuple[KeyPoint, ...],
    reference: str | None,
    language: str,
) -> Rubric | None:
    given = key_points or _points_of_reference(reference or "", language)
    if not given:
        return None
    asked = _terms(question, language)
    total = sum(point.weight for point in given)
    points = tuple(
        _point(point, share=point.weight / total, asked=asked, language=language) for point in given
    )
    statements = [s for point in points for s in (*point.wordings, *point.misconceptions)]
    if not any(statement.weights for statement in statements):
        return None
    everything = " ".join([question, reference or "", *(point.text for point in given)]).lower()
    return Rubric(
        question=question,
        kind=kind,
        language=language,
        points=points,
        vocabulary=frozenset(term for s in statements for term in s.weights),
        question_terms=asked,
        theme=asked.union(_terms(reference or "", language), *(s.weights for s in statements)),
        about_graders=ADDRESSES_GRADER.search(everything) is not None,
        made=not key_points,
        reference=(reference or "") if key_points else "",
    )


def describes_answer(point: KeyPoint) -> bool:
    """Whether a key point says what the candidate does ("Names …") and not what is true."""
    return point.text.split(maxsplit=1)[0].lower().rstrip(",") in RUBRIC_OPENINGS


def _point(point: KeyPoint, *, share: float, asked: frozenset[str], language: str) -> Point:
    wordings = [read_statement(t, asked, language) for t in (point.text, *point.paraphrases)]
    return Point(
        key_point=point,
        share=share,
        wordings=tuple(wording for wording in wordings if wording.weights),
        misconceptions=tuple(
            read_statement(text, frozenset(), language) for text in point.misconceptions
        ),
        aspects=aspects_asked(point.text) if describes_answer(point) else (),
    )


def read_statement(text: str, asked: frozenset[str], language: str) -> Statement:
    """A wording without the words that were `asked`, which count only where nothing else does."""
    plain = normalise(text).text
    words = split_words(plain, language)
    worth = {word.term: _weight(word.term, language) for word in words if word.term is not None}
    weights = {term: weight for term, weight in worth.items() if term not in asked}
    if sum(weights.values()) < 0.5:
        weights = (dict.fromkeys(worth, _ASKED_AGAIN_WEIGHT) if weights else worth) | weights
    return Statement(
        text=text,
        words=tuple(words),
        weights=weights,
        worth=worth,
        mass=sum(weights.values()),
        negated=frozenset(word.term for word in words if word.negated and word.term is not None),
        negations=count_negations(words),
        quantities=quantities(plain, words),
    )


def _weight(term: str, language: str) -> float:
    return 0.15 if term in _RUBRIC_STEMS else telling(term, language)


def _terms(text: str, language: str) -> frozenset[str]:
    words = split_words(normalise(text).text, language)
    return frozenset(word.term for word in words if word.term is not None)


def _points_of_reference(reference: str, language: str) -> tuple[KeyPoint, ...]:
    """Key points from the sentences of a reference; neighbours are joined where it is long."""
    sentences = [s for s in split_sentences(normalise(reference).text) if _terms(s.text, language)]
    if not sentences:
        return ()
    size = -(-len(sentences) // _MAXIMUM_MADE_POINTS)
    groups = [sentences[i : i + size] for i in range(0, len(sentences), size)]
    texts = [" ".join(sentence.text for sentence in group) for group in groups]
    return tuple(
        KeyPoint(id=f"sentence-{number}", text=text, weight=_reference_weight(text, language))
        for number, text in enumerate(texts, start=1)
    )


def _reference_weight(text: str, language: str) -> float:
    return max(0.1, sum(telling(term, language) for term in _terms(text, language)))
