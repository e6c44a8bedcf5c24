"""The margins of the bands, and how often bands cover the grade of a question left out.

Split conformal prediction (Vovk, Gammerman and Shafer 2005) with one group per kind of question
and third of the scale: the margins are the empirical 5th and 95th percentile of grade minus
score.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.evals.answers.loading import Split
from tests.evals.evaluation.graded import grade, grade_short
from tests.evals.evaluation.labelled import score_generated, score_more
from tests.evals.evaluation.written import score_half
from tests.evals.references.loading import load_courses
from viva.evaluation.bands import Bands, Margin
from viva.evaluation.ledger import MAXIMUM_SCORE
from viva.evaluation.schemas import Scorer
from viva.questions.schemas import QuestionKind

_BORDERS = (3.5, 6.5, 10.0)
_TAIL = 0.05
_FEWEST = 12


@dataclass(frozen=True, slots=True)
class Graded:
    """A score from 0 to 10 that no gate capped, and the grade that people gave."""

    question: str
    kind: QuestionKind
    score: float
    grade: float


def collect(scorer: Scorer, *splits: str, half: Split) -> list[Graded]:
    """All graded answers that may be fitted to, and one half of the first written ones."""
    short = [*grade(scorer, *splits), *grade_short(scorer, load_courses())]
    by_reference = [
        Graded(one.question, QuestionKind.TECHNICAL, one.score, MAXIMUM_SCORE * one.grade)
        for one in short
        if not one.gated
    ]
    written = [*score_half(scorer, half), *score_more(scorer), *score_generated(scorer)]
    by_points = [
        Graded(
            s.question.id,
            QuestionKind.TECHNICAL if s.technical else QuestionKind.BEHAVIOURAL,
            s.score,
            s.grade,
        )
        for s in written
        if s.graded and s.evaluation.band_source != "gate"
    ]
    return [*by_reference, *by_points]


def fit(answers: Iterable[Graded]) -> dict[QuestionKind, tuple[Margin, ...]]:
    """Margins by kind; a third of the scale with hardly an answer takes those of all."""
    by_kind: dict[QuestionKind, list[Graded]] = defaultdict(list)
    for answer in answers:
        by_kind[answer.kind].append(answer)
    return {kind: tuple(_margins(group)) for kind, group in by_kind.items()}


def _margins(group: Sequence[Graded]) -> Iterable[Margin]:
    low = -1.0
    for border in _BORDERS:
        inside = [a for a in group if low < a.score <= border]
        residuals = sorted(a.grade - a.score for a in (inside if len(inside) >= _FEWEST else group))
        count = len(residuals)
        lower = residuals[max(0, math.floor(_TAIL * (count + 1)) - 1)]
        upper = residuals[min(count - 1, math.ceil((1 - _TAIL) * (count + 1)) - 1)]
        yield Margin(border, round(max(0.0, -lower), 1), round(max(0.0, upper), 1))
        low = border


def coverage_leaving_one_out(answers: Sequence[Graded]) -> tuple[float, float]:
    """Share of grades within the band fitted on the other questions, and mean half-width."""
    covered = []
    widths = []
    for question in {answer.question for answer in answers}:
        bands = Bands("", fit(a for a in answers if a.question != question))
        for answer in (a for a in answers if a.question == question):
            low, high = bands.around(answer.kind, answer.score)
            covered.append(low - 1e-9 <= answer.grade <= high + 1e-9)
            widths.append((high - low) / 2)
    return sum(covered) / len(covered), sum(widths) / len(widths)
