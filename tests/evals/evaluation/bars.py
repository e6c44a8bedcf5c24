"""The bars that a scorer is held to, measured on the written answers."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.evals.answers.loading import AnswerKind
from tests.evals.evaluation import intervals
from tests.evals.evaluation.intervals import Interval
from tests.evals.evaluation.written import Scored

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure, its 95 % interval, on how many answers, and what it has to reach.

    Without `must` it is shown only; with `at_most` it must not be above it.
    """

    name: str
    value: float
    interval: Interval
    count: int
    must: float | None = None
    at_most: bool = False

    @property
    def holds(self) -> bool:
        if self.must is None:
            return True
        difference = self.must - self.value if self.at_most else self.value - self.must
        return difference >= -_ROUNDING


@dataclass(frozen=True, slots=True)
class _Pair:
    question: str
    steps: int
    right: bool


def measure(scored: Sequence[Scored]) -> list[Bar]:
    """Every bar that written answers can be held to."""
    return [
        *_agreement(scored),
        *_order(scored),
        _share("nothing said: at most 1", (s for s in scored if s.says_nothing), _up_to(1), 0.99),
        _share("keyword salad: at most 4", _of(scored, AnswerKind.SALAD), _up_to(4), 0.95),
        _share("negated: at most 4", _of(scored, AnswerKind.NEGATION), _up_to(4), 0.90),
        _share(
            "wrong throughout: at most 4",
            (s for s in _of(scored, AnswerKind.MISCONCEPTION) if s.answer.base is None),
            _up_to(4),
        ),
        *_changes(scored),
        _share("band covers the grade", (s for s in scored if s.graded), _covered),
    ]


def pledges(scored: Iterable[Scored]) -> dict[str, int]:
    """How often a pledge is broken: quotes, sums, numbers without a scored status."""
    broken = {"quotes not in the answer": 0, "points that do not add up": 0, "invented scores": 0}
    for one in scored:
        evaluation, text = one.evaluation, one.answer.text
        broken["quotes not in the answer"] += sum(
            v.quote is not None and text[v.start or 0 : v.end] != v.quote
            for v in evaluation.verdicts
        )
        broken["invented scores"] += (evaluation.score is None) == (evaluation.status == "scored")
        if evaluation.score is not None:
            total = sum(v.points for v in evaluation.verdicts)
            broken["points that do not add up"] += abs(total - evaluation.score) > 0.05 + 1e-6
    return broken


def _agreement(scored: Sequence[Scored]) -> Iterator[Bar]:
    for name, technical in (("technical", True), ("told", False)):
        chosen = [s for s in scored if s.graded and s.technical is technical]
        quality = [s for s in chosen if s.answer.kind is AnswerKind.QUALITY]
        yield _bar(f"{name}: correlation", chosen, _correlation)
        yield _bar(f"{name}: correlation, five steps only", quality, _correlation)
        yield _bar(f"{name}: mean error", chosen, _mean_error)


def _correlation(scored: Sequence[Scored]) -> float:
    return statistics.correlation([s.score for s in scored], [s.grade for s in scored])


def _mean_error(scored: Sequence[Scored]) -> float:
    return statistics.fmean(abs(s.score - s.grade) for s in scored)


def _bar(name: str, scored: Sequence[Scored], figure: Callable[[Sequence[Scored]], float]) -> Bar:
    interval = intervals.by_group(scored, lambda s: s.question.id, figure)
    return Bar(name, figure(scored), interval, len(scored))


def _order(scored: Sequence[Scored]) -> Iterator[Bar]:
    by_question: dict[str, list[Scored]] = defaultdict(list)
    for one in _of(scored, AnswerKind.QUALITY):
        by_question[one.question.id].append(one)
    pairs = [
        _Pair(question, (other.answer.step or 0) - (one.answer.step or 0), other.score > one.score)
        for question, group in by_question.items()
        for one, other in combinations(sorted(group, key=lambda s: s.answer.step or 0), 2)
    ]
    for name, chosen, must in (
        ("right order, two steps or more", [p for p in pairs if p.steps > 1], 0.90),
        ("right order, neighbours", [p for p in pairs if p.steps == 1], 0.75),
    ):
        interval = intervals.by_group(chosen, lambda p: p.question, _share_in_order)
        yield Bar(name, _share_in_order(chosen), interval, len(chosen), must)


def _share_in_order(pairs: Sequence[_Pair]) -> float:
    return statistics.fmean(pair.right for pair in pairs)


def _changes(scored: Sequence[Scored]) -> Iterator[Bar]:
    """What moves against the base answer where the content is the same."""
    bases = {s.answer.id: s.score for s in scored}
    for name, kind, figure, must in (
        ("order to the grader: mean change", AnswerKind.INJECTION, _size, 0.3),
        ("names exchanged: mean change", AnswerKind.SWAP, _size, 0.05),
        ("names exchanged: largest change", AnswerKind.SWAP, _largest, 0.5),
        ("dialect: mean change", AnswerKind.DIALECT, _size, 0.5),
        ("misheard: mean change", AnswerKind.RECOGNITION, _size, 0.5),
        ("padding: mean rise", AnswerKind.PADDING, statistics.fmean, 0.2),
        ("paraphrase: mean change", AnswerKind.PARAPHRASE, _size, None),
    ):
        moved = [
            (s.question.id, s.score - bases[s.answer.base])
            for s in _of(scored, kind)
            if s.answer.base is not None
        ]
        yield change_bar(name, moved, figure, must)


def change_bar(
    name: str,
    moved: Sequence[tuple[str, float]],
    figure: Callable[[Iterable[float]], float],
    must: float | None,
) -> Bar:
    """A bar on changes of the score, each with its question."""

    def measured(rows: Sequence[tuple[str, float]]) -> float:
        return figure([change for _, change in rows])

    interval = intervals.by_group(moved, lambda row: row[0], measured)
    return Bar(name, measured(moved), interval, len(moved), must, at_most=True)


def _size(changes: Iterable[float]) -> float:
    return statistics.fmean(abs(change) for change in changes)


def _largest(changes: Iterable[float]) -> float:
    return max(abs(change) for change in changes)


def _share(
    name: str, chosen: Iterable[Scored], holds: Callable[[Scored], bool], must: float | None = None
) -> Bar:
    outcomes = [holds(one) for one in chosen]
    share = statistics.fmean(outcomes)
    return Bar(name, share, intervals.of_share(share, len(outcomes)), len(outcomes), must)


def _up_to(limit: float) -> Callable[[Scored], bool]:
    return lambda scored: scored.score <= limit


def _of(scored: Iterable[Scored], kind: AnswerKind) -> Iterator[Scored]:
    return (one for one in scored if one.answer.kind is kind)


def _covered(scored: Scored) -> bool:
    band = scored.evaluation.band
    return band is not None and band[0] <= scored.grade <= band[1]
