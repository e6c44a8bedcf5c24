"""The plausible range around a score, from how far graders were off on questions left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from viva.evaluation.ledger import MAXIMUM_SCORE
from viva.questions.schemas import QuestionKind


@dataclass(frozen=True, slots=True)
class Margin:
    """For scores up to `under`: how far the grade may lie below and above the score."""

    under: float
    below: float
    above: float


@dataclass(frozen=True, slots=True)
class Bands:
    """Margins by kind of question, in the order of the scores, and where they come from."""

    source: str
    margins: Mapping[QuestionKind, tuple[Margin, ...]]

    def around(self, kind: QuestionKind, score: float) -> tuple[float, float]:
        """The band of a score of 0 to 10; it contains the score."""
        margins = self.margins[kind]
        margin = next((m for m in margins if score <= m.under), margins[-1])
        low = max(0.0, round(score - margin.below, 1))
        return low, min(MAXIMUM_SCORE, round(score + margin.above, 1))


_ANY = (Margin(MAXIMUM_SCORE, 2.5, 2.5),)
PROVISIONAL = Bands("provisional", dict.fromkeys(QuestionKind, _ANY))

# Percentiles 5 and 95 of grade minus score on 3,388 answers, as `scoring_quality --only bands` of
# the evals prints them.
_TECHNICAL = (Margin(3.5, 2.4, 7.5), Margin(6.5, 4.9, 5.1), Margin(MAXIMUM_SCORE, 5.5, 2.9))
_TOLD = (Margin(3.5, 2.0, 6.0), Margin(6.5, 4.7, 4.3), Margin(MAXIMUM_SCORE, 5.9, 2.0))
CONTEXTUAL = Bands(
    "conformal",
    {
        QuestionKind.TECHNICAL: _TECHNICAL,
        QuestionKind.OPEN: _TOLD,
        QuestionKind.BEHAVIOURAL: _TOLD,
    },
)
