"""The criteria of each kind of question, with their weights.

The version of a scorer covers them: other weights need another version.
"""

from dataclasses import dataclass

from viva.questions.schemas import QuestionKind

TECHNICAL_ACCURACY = "technical accuracy"
RELEVANCE = "relevance"
STAR = "star"
STRUCTURE = "structure"
CLARITY = "clarity"
COMMUNICATION = "communication"


@dataclass(frozen=True, slots=True)
class Weighting:
    """`content` is the criterion that the key points belong to; weights add up to 1."""

    content: str
    weights: dict[str, float]


_TOLD = Weighting(
    TECHNICAL_ACCURACY,
    {TECHNICAL_ACCURACY: 0.6, STRUCTURE: 0.2, CLARITY: 0.1, COMMUNICATION: 0.1},
)
_EXPERIENCED = Weighting(RELEVANCE, {STAR: 0.5, RELEVANCE: 0.3, CLARITY: 0.1, COMMUNICATION: 0.1})
WEIGHTINGS = {
    QuestionKind.TECHNICAL: _TOLD,
    QuestionKind.OPEN: _TOLD,
    QuestionKind.BEHAVIOURAL: _EXPERIENCED,
}
