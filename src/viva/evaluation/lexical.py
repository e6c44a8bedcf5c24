"""The scorer that reads words alone."""

from viva.evaluation.assessment import Method, assess
from viva.evaluation.bands import PROVISIONAL
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.masking import score_blindly
from viva.evaluation.matching import Calibration
from viva.evaluation.rubric import rubric_of
from viva.evaluation.schemas import Evaluation, ScoringItem
from viva.questions.schemas import Question

LEXICAL = Method("lexical-1", match_lexically, Calibration(low=0.0, high=0.5), PROVISIONAL)


class LexicalScorer:
    """Scores by weighted recall of the key points' words; pure, so any thread may use it."""

    version = LEXICAL.version

    def prepare(self, item: ScoringItem) -> None:
        rubric_of(item)

    def score(self, item: ScoringItem) -> Evaluation:
        return score_blindly(item, lambda blind: assess(blind, LEXICAL))


def scoring_item(question: Question, answer: str) -> ScoringItem:
    """The item that asks a scorer to judge this answer to this question."""
    return ScoringItem(
        question=question.text,
        kind=question.kind,
        answer=answer,
        key_points=question.key_points,
        reference=question.reference,
        language=question.language,
    )
