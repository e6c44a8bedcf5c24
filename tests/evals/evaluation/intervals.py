"""How far figures that are measured on few answers can be trusted."""

import math
import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

_DRAWS = 400
_NORMAL_95 = 1.96

T = TypeVar("T")
Interval = tuple[float, float]


def by_group(
    rows: Sequence[T], group: Callable[[T], Hashable], measure: Callable[[Sequence[T]], float]
) -> Interval:
    """95 % bootstrap interval that draws whole groups, because rows of one group are alike."""
    grouped: dict[Hashable, list[T]] = defaultdict(list)
    for row in rows:
        grouped[group(row)].append(row)
    groups = list(grouped.values())
    chance = random.Random(1)  # noqa: S311 - not a secret
    draws = sorted(
        measure([row for drawn in chance.choices(groups, k=len(groups)) for row in drawn])
        for _ in range(_DRAWS)
    )
    return draws[int(0.025 * _DRAWS)], draws[int(0.975 * _DRAWS)]


def of_share(share: float, count: int) -> Interval:
    """95 % interval of a share (Wilson 1927), useful near 0 and 1 too."""
    square = _NORMAL_95**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = (
        _NORMAL_95
        * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
        / (1 + square / count)
    )
    return max(0.0, middle - half), min(1.0, middle + half)
