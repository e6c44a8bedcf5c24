"""What a scorer is given and what it returns."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from viva.questions.schemas import KeyPoint, QuestionKind


class VerdictKind(StrEnum):
    HIT = "hit"
    PARTIAL = "partial"
    MISS = "miss"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringItem:
    """One answer to score. Without key points they are made from the reference's sentences."""

    question: str
    kind: QuestionKind
    answer: str
    key_points: tuple[KeyPoint, ...] = ()
    reference: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One step of the sum.

    `quote` is `answer[start:end]` exactly (code points of the answer as given), or null.
    `points` of all verdicts add up to the score; a deduction has negative points.
    `key_point` is the text of the key point, `key_point_id` its id within the question.
    """

    criterion: str
    key_point: str | None
    verdict: VerdictKind
    quote: str | None
    start: int | None
    end: int | None
    points: float
    key_point_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion's own score, 0 to 10, and a sentence that justifies it."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One answer's result; `score` (0 to 10, one decimal) is null unless `status` is `scored`.

    `status` is `scored` or `not_scored:<reason>`; `band` is the plausible range [low, high].
    """

    score: float | None
    status: str
    band: tuple[float, float] | None
    band_source: str | None
    criteria: dict[str, Criterion]
    verdicts: tuple[Verdict, ...]
    worked: tuple[str, ...]
    next_steps: tuple[str, ...]
    scorer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickCheck:
    """The lexical first look that picks the next question; never shown to anybody.

    Args:
        coverage: Weighted share of the key points that the answer seems to touch, 0 to 1.
        missed: Ids of the key points it seems to miss, heaviest first.
        gate: The gate that the answer would fall to (`dont_know`, `filler`, …), or null.
    """

    coverage: float
    missed: tuple[str, ...]
    gate: str | None


class Scorer(Protocol):
    @property
    def version(self) -> str: ...

    def prepare(self, item: ScoringItem) -> None:
        """Do ahead what does not depend on the answer; changes no score."""
        ...

    def score(self, item: ScoringItem) -> Evaluation: ...
