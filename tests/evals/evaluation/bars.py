"""The bars that a scorer is held to, measured on the written answers."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.evals.answers.loading import AnswerKind
from tests.evals.evaluation import intervals
from tests.evals.evaluation.intervals import Interval
from tests.evals.evaluation.written import Scored

_ROUNDING = 1e-9

Bounds = tuple[float | None, float | None]

# What a figure is at least, and at most, on the questions that the tests choose: what was measured,
# with a little room. They keep what is reached; what should be reached is in docs/assessment.md.
MORE: dict[str, Bounds] = {
    "technical: correlation": (0.55, None),
    "technical: correlation without misconceptions": (0.68, None),
    "technical: mean error": (None, 2.2),
    "technical: right order, two steps or more": (0.93, None),
    "technical: right order, neighbours": (0.65, None),
    "technical: off topic: at most 1": (0.81, None),
    "technical: off topic: at most 2": (0.81, None),
    "technical: waffle: at most 2": (0.81, None),
    "technical: paraphrase: mean loss": (None, 5.4),
    "technical: misheard or dialect: mean loss": (None, 0.6),
    "technical: key points: correlation": (0.33, None),
    "behavioural: correlation": (0.58, None),
    "behavioural: correlation without misconceptions": (0.63, None),
    "behavioural: mean error": (None, 2.2),
    "behavioural: right order, two steps or more": (0.84, None),
    "behavioural: right order, neighbours": (0.6, None),
    "behavioural: off topic: at most 1": (0.3, None),
    "behavioural: off topic: at most 2": (0.3, None),
    "behavioural: waffle: at most 2": (0.74, None),
    "behavioural: paraphrase: mean loss": (None, 0.3),
    "behavioural: misheard or dialect: mean loss": (None, 1.5),
    "behavioural: key points: correlation": (0.34, None),
    "open: correlation": (0.52, None),
    "open: correlation without misconceptions": (0.57, None),
    "open: mean error": (None, 2.4),
    "open: right order, two steps or more": (0.86, None),
    "open: right order, neighbours": (0.64, None),
    "open: off topic: at most 1": (0.43, None),
    "open: off topic: at most 2": (0.5, None),
    "open: waffle: at most 2": (0.66, None),
    "open: paraphrase: mean loss": (None, 0.5),
    "open: misheard or dialect: mean loss": (None, 1.2),
    "open: key points: correlation": (0.31, None),
}
GENERATED: dict[str, Bounds] = {
    "generated technical: correlation": (0.61, None),
    "generated technical: mean error": (None, 2.1),
    "generated technical: right order, two steps or more": (0.83, None),
    "generated technical: right order, neighbours": (0.62, None),
    "generated technical: off topic: at most 1": (0.17, None),
    "generated technical: off topic: at most 2": (0.17, None),
    "generated technical: waffle: at most 2": (0.77, None),
    "generated technical: misheard or dialect: mean loss": (None, 1.0),
    "generated technical: key points: correlation": (0.37, None),
    "generated told: correlation": (0.46, None),
    "generated told: mean error": (None, 2.5),
    "generated told: right order, two steps or more": (0.71, None),
    "generated told: right order, neighbours": (0.54, None),
    "generated told: off topic: at most 1": (0.26, None),
    "generated told: off topic: at most 2": (0.32, None),
    "generated told: waffle: at most 2": (0.91, None),
    "generated told: misheard or dialect: mean loss": (None, 0.5),
    "generated told: key points: correlation": (0.37, None),
}
COURSES: dict[str, Bounds] = {
    "all": (0.58, None),
    "scored only": (0.51, None),
}


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
        *order_bars(scored),
        share_bar("nothing said: at most 1", (s for s in scored if s.says_nothing), up_to(1), 0.99),
        share_bar("keyword salad: at most 4", of_kinds(scored, AnswerKind.SALAD), up_to(4), 0.95),
        share_bar("negated: at most 4", of_kinds(scored, AnswerKind.NEGATION), up_to(4), 0.90),
        share_bar(
            "wrong throughout: at most 4",
            (s for s in of_kinds(scored, AnswerKind.MISCONCEPTION) if s.answer.base is None),
            up_to(4),
        ),
        *_changes(scored),
        share_bar("band covers the grade", (s for s in scored if s.graded), _covered),
    ]


def missed(found: Mapping[str, float], bounds: Mapping[str, Bounds]) -> list[str]:
    """The names of the figures below their least or above their largest value."""
    return [
        name
        for name, (least, most) in bounds.items()
        if (least is not None and found[name] < least) or (most is not None and found[name] > most)
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
        yield grouped_bar(f"{name}: correlation", chosen, correlation)
        yield grouped_bar(f"{name}: correlation, five steps only", quality, correlation)
        yield grouped_bar(f"{name}: mean error", chosen, mean_error)


def correlation(scored: Sequence[Scored]) -> float:
    return statistics.correlation([s.score for s in scored], [s.grade for s in scored])


def mean_error(scored: Sequence[Scored]) -> float:
    return statistics.fmean(abs(s.score - s.grade) for s in scored)


def grouped_bar(
    name: str, scored: Sequence[Scored], figure: Callable[[Sequence[Scored]], float]
) -> Bar:
    interval = intervals.by_group(scored, lambda s: s.question.id, figure)
    return Bar(name, figure(scored), interval, len(scored))


def order_bars(scored: Sequence[Scored]) -> Iterator[Bar]:
    by_question: dict[str, list[Scored]] = defaultdict(list)
    for one in of_kinds(scored, AnswerKind.QUALITY):
        if one.answer.step is not None:
            by_question[one.question.id].append(one)
    pairs = [
        _Pair(question, (other.answer.step or 0) - (one.answer.step or 0), other.score > one.score)
        for question, group in by_question.items()
        for one, other in combinations(sorted(group, key=lambda s: s.answer.step or 0), 2)
        if other.grade > one.grade
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
        ("order to the grader: mean change", AnswerKind.INJECTION, mean_size, 0.3),
        ("names exchanged: mean change", AnswerKind.SWAP, mean_size, 0.05),
        ("names exchanged: largest change", AnswerKind.SWAP, _largest, 0.5),
        ("dialect: mean change", AnswerKind.DIALECT, mean_size, 0.5),
        ("misheard: mean change", AnswerKind.RECOGNITION, mean_size, 0.5),
        ("padding: mean rise", AnswerKind.PADDING, statistics.fmean, 0.2),
        ("paraphrase: mean change", AnswerKind.PARAPHRASE, mean_size, None),
    ):
        moved = [
            (s.question.id, s.score - bases[s.answer.base])
            for s in of_kinds(scored, kind)
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


def mean_size(changes: Iterable[float]) -> float:
    return statistics.fmean(abs(change) for change in changes)


def _largest(changes: Iterable[float]) -> float:
    return max(abs(change) for change in changes)


def share_bar(
    name: str, chosen: Iterable[Scored], holds: Callable[[Scored], bool], must: float | None = None
) -> Bar:
    outcomes = [holds(one) for one in chosen]
    share = statistics.fmean(outcomes)
    return Bar(name, share, intervals.of_share(share, len(outcomes)), len(outcomes), must)


def up_to(limit: float) -> Callable[[Scored], bool]:
    return lambda scored: scored.score <= limit


def of_kinds(scored: Iterable[Scored], *kinds: AnswerKind) -> Iterator[Scored]:
    return (one for one in scored if one.answer.kind in kinds)


def _covered(scored: Scored) -> bool:
    band = scored.evaluation.band
    return band is not None and band[0] <= scored.grade <= band[1]
