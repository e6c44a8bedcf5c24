"""What a matcher finds in an answer for one key point."""

from collections.abc import Callable
from dataclasses import dataclass

from viva.evaluation.reading import Reading
from viva.evaluation.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Span:
    """Sentences `first` to `last` (inclusive) of a reading, and how well they say something."""

    similarity: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A span that denies a key point; `reason` completes "The answer …"."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """The best span that says a key point, and the one that denies it, where there are any."""

    best: Span | None
    contradiction: Contradiction | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The straight line from similarity to fraction: 0 up to `low`, 1 from `high`."""

    low: float
    high: float

    def fraction(self, similarity: float) -> float:
        return min(1.0, max(0.0, (similarity - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class Matched:
    """One match for each point of the rubric, in order, and how the answer lies to the question.

    `on_theme` is how far the answer is about what was asked, 0 to 1. Where matches are `decided`,
    no other sign of a key point counts.
    """

    points: tuple[Match, ...]
    on_theme: float
    decided: bool = False


Matcher = Callable[[Rubric, Reading], Matched]
