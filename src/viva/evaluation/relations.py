"""How near each sentence of an answer is to each key point, as the offline scorer sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.ledger import MAXIMUM_SCORE
from viva.evaluation.rubric import Rubric, describes_answer
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem, Verdict
from viva.questions.schemas import QuestionKind

# Of the key points of good answers, all have a sentence as near as this; of orders to whoever
# judges, 6 % are as near to a key point.
_NEAR_FROM = 0.05


@dataclass(frozen=True, slots=True)
class Relations:
    """`fractions[i][k]`: how far sentence i alone makes key point k, 0 to 1.

    Of a sentence that is too short to be read alone, nothing is known.
    """

    fractions: tuple[tuple[float, ...] | None, ...]

    def is_near(self, sentence: int) -> bool:
        """Whether a sentence has to do with any key point."""
        return max(self.fractions[sentence] or (0.0,)) >= _NEAR_FROM

    def supports(self, point: int, first: int, last: int) -> bool:
        """Whether one of these sentences has to do with this key point."""
        rows = self.fractions[first : last + 1]
        return any(row is not None and row[point] >= _NEAR_FROM for row in rows)


def relate(
    scorer: Scorer, item: ScoringItem, rubric: Rubric, places: Sequence[tuple[int, int]]
) -> Relations:
    """Score each sentence by itself, as if facts were asked for.

    Where a story is asked for, a sentence of it would have to tell the theme of the whole.
    """
    asked = replace(item, kind=QuestionKind.TECHNICAL)
    rows = [
        fractions_of(asked, rubric, scorer.score(replace(asked, answer=item.answer[start:end])))
        for start, end in places
    ]
    return Relations(tuple(None if row is None else _for_any(row, rubric) for row in rows))


def _for_any(row: tuple[float, ...], rubric: Rubric) -> tuple[float, ...]:
    """What tells of something may speak for any point that describes the answer.

    The scorer has to give it to one of them; a model that has understood it may choose another.
    """
    described = [describes_answer(point.key_point) for point in rubric.points]
    best = max(compress(row, described), default=0.0)
    return tuple(
        max(one, best) if is_it else one for one, is_it in zip(row, described, strict=True)
    )


def fractions_of(
    item: ScoringItem, rubric: Rubric, evaluation: Evaluation
) -> tuple[float, ...] | None:
    """How far an evaluation finds each key point made, 0 to 1; null where it looked at none."""
    verdicts = content_verdicts(item, evaluation)
    if len(verdicts) != len(rubric.points):
        return None
    weighting = WEIGHTINGS[item.kind]
    whole = MAXIMUM_SCORE * weighting.weights[weighting.content]
    pairs = zip(verdicts, rubric.points, strict=True)
    return tuple(min(1.0, verdict.points / (whole * point.share)) for verdict, point in pairs)


def content_verdicts(item: ScoringItem, evaluation: Evaluation) -> list[Verdict]:
    """The verdicts on key points, one for each, in the order of the rubric."""
    content = WEIGHTINGS[item.kind].content
    return [verdict for verdict in evaluation.verdicts if verdict.criterion == content]
