"""Answers whose key points are labelled, with their scores, and figures by kind of question."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.evals.answers.loading import AnswerKind, LabelledAnswer, load_final, load_more
from tests.evals.evaluation import intervals
from tests.evals.evaluation.bars import (
    Bar,
    change_bar,
    correlation,
    grouped_bar,
    mean_error,
    mean_size,
    of_kinds,
    order_bars,
    share_bar,
    up_to,
)
from tests.evals.evaluation.written import Scored, score_all
from tests.evals.generated import loading as generated
from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.ledger import MAXIMUM_SCORE
from viva.evaluation.schemas import Scorer
from viva.questions.bank import QuestionBank
from viva.questions.schemas import Question, QuestionKind

_VARIANTS = {
    "paraphrase": (AnswerKind.PARAPHRASE,),
    "misheard or dialect": (AnswerKind.RECOGNITION, AnswerKind.DIALECT),
    "order to the grader": (AnswerKind.INJECTION,),
    "padding": (AnswerKind.PADDING,),
}


@dataclass(frozen=True, slots=True)
class _Point:
    """What a key point earned or cost, of the most it can earn, and what the label says."""

    question: str
    fraction: float
    label: float


def score_more(scorer: Scorer, most_of_a_kind: int | None = None) -> list[Scored]:
    """The answers to questions of the bank: to all, or spread over so many of each kind."""
    return _score_some(scorer, load_more(), QuestionBank.load().get, most_of_a_kind)


def score_final(scorer: Scorer) -> list[Scored]:
    return score_all(scorer, load_final(), QuestionBank.load().get)


def score_generated(scorer: Scorer, most_of_a_kind: int | None = None) -> list[Scored]:
    """The answers to questions made from lines of documents, chosen as in `score_more`."""
    find = generated.load_questions().__getitem__
    return _score_some(scorer, generated.load(), find, most_of_a_kind)


def _score_some(
    scorer: Scorer,
    answers: Sequence[LabelledAnswer],
    find: Callable[[str], Question],
    most_of_a_kind: int | None,
) -> list[Scored]:
    by_kind: dict[QuestionKind, list[str]] = defaultdict(list)
    for name in sorted({answer.question_id for answer in answers}):
        by_kind[find(name).kind].append(name)
    chosen = {
        name
        for names in by_kind.values()
        for name in names[:: math.ceil(len(names) / (most_of_a_kind or len(names)))]
    }
    return score_all(scorer, (a for a in answers if a.question_id in chosen), find)


def measure(scored: Sequence[Scored]) -> list[Bar]:
    """The figures of each kind of question, which has the bars' names begin with it."""
    groups: dict[str, list[Scored]] = {kind.value: [] for kind in QuestionKind}
    for one in scored:
        groups[one.question.kind].append(one)
    return _measure_groups(groups)


def measure_generated(scored: Sequence[Scored]) -> list[Bar]:
    """The figures of technical questions and of those that ask to tell something."""
    groups: dict[str, list[Scored]] = {"generated technical": [], "generated told": []}
    for one in scored:
        groups["generated technical" if one.technical else "generated told"].append(one)
    return _measure_groups(groups)


def _measure_groups(groups: dict[str, list[Scored]]) -> list[Bar]:
    return [
        replace(bar, name=f"{group}: {bar.name}", must=None)
        for group, scored in groups.items()
        for bar in _measure(scored)
    ]


def _measure(scored: Sequence[Scored]) -> Iterator[Bar]:
    graded = [one for one in scored if one.graded]
    honest = [one for one in graded if one.answer.kind is not AnswerKind.MISCONCEPTION]
    elsewhere = list(of_kinds(scored, AnswerKind.OFF_TOPIC))
    yield share_bar("given a number", scored, lambda one: one.graded)
    yield grouped_bar("correlation", graded, correlation)
    if len(honest) < len(graded):
        yield grouped_bar("correlation without misconceptions", honest, correlation)
    yield grouped_bar("mean error", graded, mean_error)
    yield from order_bars(scored)
    yield share_bar("off topic: at most 1", elsewhere, up_to(1))
    yield share_bar("off topic: at most 2", elsewhere, up_to(2))
    yield share_bar("waffle: at most 2", of_kinds(scored, AnswerKind.FILLER), up_to(2))
    for name, kinds in _VARIANTS.items():
        yield from _beside_base(name, scored, list(of_kinds(scored, *kinds)))
    points = list(_points(scored))
    interval = intervals.by_group(points, lambda point: point.question, _correlation_of_points)
    yield Bar("key points: correlation", _correlation_of_points(points), interval, len(points))


def _beside_base(name: str, scored: Iterable[Scored], variants: Sequence[Scored]) -> Iterator[Bar]:
    by_id = {one.answer.id: one for one in scored}
    bases = [by_id[one.answer.base] for one in variants if one.answer.base]
    if not bases:
        return
    yield grouped_bar(f"{name}: mean score", variants, _mean_score)
    yield grouped_bar(f"{name}: mean score of the base", bases, _mean_score)
    lost = [
        (base.question.id, base.score - one.score)
        for one, base in zip(variants, bases, strict=True)
    ]
    yield change_bar(f"{name}: mean loss", lost, statistics.fmean, None)
    yield change_bar(f"{name}: mean change", lost, mean_size, None)


def _mean_score(scored: Sequence[Scored]) -> float:
    return statistics.fmean(one.score for one in scored)


def _points(scored: Iterable[Scored]) -> Iterator[_Point]:
    for one in scored:
        if isinstance(one.answer, LabelledAnswer):
            fractions = point_fractions(one)
            for name, label in one.answer.points.items():
                yield _Point(one.question.id, fractions[name], label)


def point_fractions(scored: Scored) -> dict[str, float]:
    """The points of each key point's verdicts over the most it can earn; 0 without a verdict."""
    question = scored.question
    weighting = WEIGHTINGS[question.kind]
    total = sum(point.weight for point in question.key_points)
    most = MAXIMUM_SCORE * weighting.weights[weighting.content] / total
    earned = dict.fromkeys((point.id for point in question.key_points), 0.0)
    for verdict in scored.evaluation.verdicts:
        if verdict.key_point_id is not None:
            earned[verdict.key_point_id] += verdict.points
    return {point.id: earned[point.id] / (most * point.weight) for point in question.key_points}


def _correlation_of_points(points: Sequence[_Point]) -> float:
    return statistics.correlation([p.fraction for p in points], [p.label for p in points])
