"""Verdicts and their points, so that the points add up to the score."""

import math
from dataclasses import dataclass, replace

from viva.evaluation.schemas import Verdict, VerdictKind
from viva.questions.schemas import KeyPoint

MAXIMUM_SCORE = 10.0
_HIT_FROM = 0.75
_PARTIAL_FROM = 0.2
_DECIMALS = 4
_STEP = 10.0**-_DECIMALS


@dataclass(frozen=True, slots=True)
class Quote:
    """`text` is `answer[start:end]`."""

    text: str
    start: int
    end: int


def quote_of(answer: str, start: int, end: int) -> Quote:
    return Quote(answer[start:end], start, end)


def verdict_kind(fraction: float) -> VerdictKind:
    if fraction < _PARTIAL_FROM:
        return VerdictKind.MISS
    return VerdictKind.HIT if fraction >= _HIT_FROM else VerdictKind.PARTIAL


def make_verdict(
    criterion: str,
    kind: VerdictKind,
    points: float,
    *,
    quote: Quote | None = None,
    key_point: KeyPoint | None = None,
    label: str | None = None,
) -> Verdict:
    """A verdict; `label` names what was judged where there is no key point."""
    return Verdict(
        criterion=criterion,
        key_point=key_point.text if key_point else label,
        verdict=kind,
        quote=quote.text if quote else None,
        start=quote.start if quote else None,
        end=quote.end if quote else None,
        points=round(points, _DECIMALS) + 0.0,
        key_point_id=key_point.id if key_point else None,
    )


def settle(verdicts: list[Verdict]) -> tuple[tuple[Verdict, ...], float]:
    """The verdicts and the score that their points add up to, rounded to one decimal.

    Where the sum lies on the edge between two tenths, the largest verdict gives up the smallest
    step, so that the rounded sum is the same in whatever order and precision it is formed.
    """
    total = math.fsum(verdict.points for verdict in verdicts)
    if abs(abs(total * 10) % 1 - 0.5) < 10 * _STEP / 2:
        largest = max(range(len(verdicts)), key=lambda i: verdicts[i].points)
        lowered = round(verdicts[largest].points - _STEP, _DECIMALS)
        verdicts = [*verdicts]
        verdicts[largest] = replace(verdicts[largest], points=lowered)
        total -= _STEP
    return tuple(verdicts), round(total, 1) + 0.0


def total_points(verdicts: list[Verdict]) -> float:
    return math.fsum(verdict.points for verdict in verdicts)
