"""The scorer that reads words in their sentences, by the vectors of a small language model."""

from pathlib import Path

from viva.evaluation.assessment import Method, assess
from viva.evaluation.bands import CONTEXTUAL
from viva.evaluation.contextual_matching import ContextualMatcher
from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.masking import score_blindly
from viva.evaluation.matching import Calibration
from viva.evaluation.rubric import rubric_of
from viva.evaluation.schemas import Evaluation, ScoringItem
from viva.nlp.embeddings import TokenEncoder
from viva.nlp.model_files import verified_model

_LANGUAGE = "en"
_CALIBRATION = Calibration(low=0.1, high=0.75)


class ContextualScorer:
    """Scores by alignment of contextual word vectors; any thread may use it.

    The model knows English alone: items in other languages get the lexical scorer's evaluation.
    """

    version = "contextual-5"

    def __init__(self, encoder: TokenEncoder) -> None:
        self._lexical = LexicalScorer()
        self._matcher = ContextualMatcher(encoder)
        self._method = Method(self.version, self._matcher, _CALIBRATION, CONTEXTUAL)

    def prepare(self, item: ScoringItem) -> None:
        rubric = rubric_of(item)
        if rubric is not None and item.language == _LANGUAGE:
            self._matcher.prepare(rubric)

    def score(self, item: ScoringItem) -> Evaluation:
        if item.language != _LANGUAGE:
            return self._lexical.score(item)
        return score_blindly(item, lambda blind: assess(blind, self._method))


def load_contextual_scorer(folder: Path | None = None) -> ContextualScorer:
    """The scorer with the model of the installed package, of this folder or of the hub's cache.

    Raises:
        ModelUnusableError: The model is not there, or its files are not the right ones.
    """
    return ContextualScorer(TokenEncoder(verified_model(folder)))
