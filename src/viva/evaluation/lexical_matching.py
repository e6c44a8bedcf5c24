"""Key points found by their words: weighted recall of terms, sentence by sentence."""

import math
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from viva.evaluation.common_words import telling
from viva.evaluation.matching import Contradiction, Match, Matched, Span
from viva.evaluation.quantities import Quantity, conflict, quantities
from viva.evaluation.reading import Reading, ReadSentence
from viva.evaluation.reversals import OPPOSITE_STEMS
from viva.evaluation.rubric import Point, Rubric, Statement
from viva.evaluation.synonyms import SYNONYMS
from viva.evaluation.words import Word, count_negations
from viva.questions.schemas import QuestionKind

_SYNONYM_CREDIT = 0.8
_MISSPELT_CREDIT = 0.8
_MISSPELT_FROM_LETTERS = 5
_MISSPELT_RATIO = 84
# Two sentences have to say more together than one alone.
_PAIR_CREDIT = 0.95
# Sentences to the point have half of their words from the topic, others about a tenth.
_FOCUSED_SHARE = 0.45
_CONTRADICTION_FROM = 0.4
_CONFLICT_FROM = 0.6
# A denial shares about two telling words with what it denies.
_FEWEST_SHARED = 1.5
_MISCONCEPTION_FROM = 0.65
_DENIED_SHARE = 0.5
# A sentence this close to a key point denies it when its "not" aims at one of the shared words.
_STRUCK_FROM = 0.5


_Present = dict[str, dict[int, list[Word]]]


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A rubric term in one sentence: with what credit, affirmed and denied.

    `struck` says that it is only there as what a negation aims at.
    """

    credit: float
    affirmed: bool
    denied: bool
    struck: bool


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a sentence counts, how often it negates, and the weight of its words.

    `topical` is the weight of those that the question or the rubric has as well.
    """

    quantities: tuple[Quantity, ...]
    negations: int
    weight: float
    topical: float


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The terms of the rubric by sentence, and the facts of each sentence."""

    occurrences: dict[str, dict[int, _Occurrence]]
    facts: tuple[_Facts, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A statement held against one span.

    `denied` says that the span denies most of what it shares with the statement, `differs` that
    it denies any of it; `mass` is the weight of the terms they share.
    """

    span: Span
    denied: bool
    differs: bool
    mass: float
    conflicting: bool


# A story of one's own shares about an eighth of its words with the question, its key points and
# its reference where they have this many words, and less where they have fewer.
_THEMED_SHARE = 0.3
_THEME_WORDS = 110


def match_lexically(rubric: Rubric, reading: Reading) -> Matched:
    """Hold the points of the rubric against the words of the answer."""
    evidence = _gather(rubric, reading)
    held = [
        [reading for wording in point.wordings for reading in _readings(wording, evidence)]
        for point in rubric.points
    ]
    said = [r for readings in held for r in readings if not r.denied]
    matches = tuple(
        _match(readings, _misconception(point, evidence, said))
        for point, readings in zip(rubric.points, held, strict=True)
    )
    told = rubric.kind is not QuestionKind.TECHNICAL
    return Matched(matches, on_theme=_theme_factor(rubric, reading) if told else 1.0)


def _theme_factor(rubric: Rubric, reading: Reading) -> float:
    """How far an answer is on the theme of the question, by the share of its words, 0 to 1."""
    terms = {w.term for s in reading.sentences for w in s.words if w.term is not None}
    weights = {term: telling(term, rubric.language) for term in terms}
    themed = math.fsum(weight for term, weight in weights.items() if term in rubric.theme)
    total = math.fsum(weights.values())
    expected = _THEMED_SHARE * min(1.0, len(rubric.theme) / _THEME_WORDS)
    return min(1.0, themed / total / expected) ** 2 if total else 0.0


def _present(reading: Reading) -> _Present:
    present: _Present = {}
    for i, sentence in enumerate(reading.sentences):
        for word in sentence.words:
            if word.term is not None:
                present.setdefault(word.term, {}).setdefault(i, []).append(word)
    return present


def _gather(rubric: Rubric, reading: Reading) -> _Evidence:
    present = _present(reading)
    by_initial: dict[str, list[str]] = {}
    for term in present:
        by_initial.setdefault(term[0], []).append(term)
    wanted = rubric.vocabulary | frozenset(
        opposite for term in rubric.vocabulary for opposite in OPPOSITE_STEMS.get(term, ())
    )
    occurrences: dict[str, dict[int, _Occurrence]] = {}
    topical = set(rubric.question_terms)
    for term in wanted:
        found: dict[int, _Occurrence] = {}
        for source, credit in _sources(term, present, by_initial):
            topical.add(source)
            for i, words in present[source].items():
                if i not in found:
                    found[i] = _occurrence(words, credit)
        if found:
            occurrences[term] = found
    facts = tuple(_facts(s, reading, topical, rubric.language) for s in reading.sentences)
    return _Evidence(occurrences, facts)


def _occurrence(words: Sequence[Word], credit: float) -> _Occurrence:
    affirmed = any(not word.negated for word in words)
    struck = not affirmed and any(word.struck for word in words)
    return _Occurrence(credit, affirmed, any(word.negated for word in words), struck)


def _facts(sentence: ReadSentence, reading: Reading, topical: set[str], language: str) -> _Facts:
    terms = {word.term for word in sentence.words if word.term is not None}
    return _Facts(
        quantities=quantities(reading.text.original[sentence.start : sentence.end], sentence.words),
        negations=count_negations(sentence.words),
        weight=math.fsum(telling(term, language) for term in terms),
        topical=math.fsum(telling(term, language) for term in terms & topical),
    )


def _sources(
    term: str, present: Container[str], by_initial: dict[str, list[str]]
) -> Iterator[tuple[str, float]]:
    """Terms of the answer that count as this one, best first."""
    if term in present:
        yield term, 1.0
    for synonym in SYNONYMS.get(term, ()):
        if synonym in present:
            yield synonym, _SYNONYM_CREDIT
    if term not in present and len(term) >= _MISSPELT_FROM_LETTERS and term.isalpha():
        alike = by_initial.get(term[0], ())
        near = process.extractOne(term, alike, scorer=fuzz.ratio, score_cutoff=_MISSPELT_RATIO)
        if near is not None:
            yield near[0], _MISSPELT_CREDIT


def _match(readings: Sequence[_Reading], misconception: Contradiction | None) -> Match:
    clean = [r for r in readings if not (r.denied or r.conflicting)]
    best = _best(clean)
    against = _best(r for r in readings if _contradicts(r))
    if against is not None and not _outdone(against, clean):
        reason = "says the opposite" if against.denied else "gives another number"
        return Match(best.span if best else None, Contradiction(against.span, reason))
    return Match(best.span if best else None, misconception)


def _contradicts(reading: _Reading) -> bool:
    """Whether one sentence alone shares enough with a statement to be its denial."""
    if reading.span.first != reading.span.last or reading.mass < _FEWEST_SHARED:
        return False
    if reading.denied:
        return reading.span.similarity >= _CONTRADICTION_FROM
    return reading.conflicting and reading.span.similarity >= _CONFLICT_FROM


def _outdone(against: _Reading, clean: Sequence[_Reading]) -> bool:
    """Whether the key point is said at least as well, in the same sentence or in another."""
    return any(r.span.similarity >= against.span.similarity for r in clean)


def _misconception(
    point: Point, evidence: _Evidence, said: Sequence[_Reading]
) -> Contradiction | None:
    """A misconception that the answer states, unless the same words say a key point better."""
    stated = _best(
        r
        for statement in point.misconceptions
        for r in _readings(statement, evidence)
        if not (r.differs or r.conflicting)
    )
    if stated is None or stated.span.similarity < _MISCONCEPTION_FROM:
        return None
    if stated.mass < _FEWEST_SHARED:
        return None
    rival = _best(r for r in said if _overlap(r.span, stated.span))
    if rival is not None and rival.span.similarity >= stated.span.similarity:
        return None
    return Contradiction(stated.span, "states a common misconception")


def _best(readings: Iterable[_Reading]) -> _Reading | None:
    return max(
        readings,
        key=lambda r: (r.span.similarity, r.span.first - r.span.last, -r.span.first),
        default=None,
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


def _readings(statement: Statement, evidence: _Evidence) -> Iterator[_Reading]:
    """The statement held against every sentence, and pair of neighbours, that has its terms."""
    if not statement.mass:
        return
    sentences = {i for term in statement.weights for i in evidence.occurrences.get(term, ())}
    for i in sorted(sentences):
        yield _hold(statement, evidence, i, i)
        if i + 1 in sentences:
            yield _hold(statement, evidence, i, i + 1)


def _hold(statement: Statement, evidence: _Evidence, first: int, last: int) -> _Reading:
    got = 0.0
    disagreeing = 0.0
    struck = False
    opposed = False
    for term, weight in statement.weights.items():
        places = evidence.occurrences.get(term, {})
        here = [places[i] for i in (first, last) if i in places]
        if not here:
            opposed = opposed or _opposed(term, evidence, first, last)
            continue
        credit = weight * max(occurrence.credit for occurrence in here)
        got += credit
        if not _agrees(term in statement.negated, here):
            disagreeing += credit
            struck = struck or any(occurrence.struck for occurrence in here)
    facts = evidence.facts[first : last + 1]
    joined = _PAIR_CREDIT if first != last else 1.0
    similarity = got / statement.mass * _focus(facts) * joined
    negations = sum(fact.negations for fact in facts)
    turned = (negations != statement.negations and disagreeing > _DENIED_SHARE * got) or (
        negations > statement.negations and struck and similarity >= _STRUCK_FROM
    )
    denied = turned != (opposed and similarity >= _CONFLICT_FROM)
    said = [quantity for fact in facts for quantity in fact.quantities]
    return _Reading(
        Span(similarity, first, last),
        denied=denied,
        differs=denied or disagreeing > 0,
        mass=got,
        conflicting=bool(statement.quantities) and conflict(statement.quantities, said),
    )


def _focus(facts: Sequence[_Facts]) -> float:
    """1 where enough of what is said is on the topic, less for words that are there by chance."""
    weight = sum(fact.weight for fact in facts)
    share = sum(fact.topical for fact in facts) / weight
    return min(1.0, share / _FOCUSED_SHARE) ** 2


def _agrees(negated: bool, here: list[_Occurrence]) -> bool:
    if negated:
        return any(occurrence.denied for occurrence in here)
    return any(occurrence.affirmed for occurrence in here)


def _opposed(term: str, evidence: _Evidence, first: int, last: int) -> bool:
    return any(
        i in evidence.occurrences.get(opposite, {})
        for opposite in OPPOSITE_STEMS.get(term, ())
        for i in (first, last)
    )
