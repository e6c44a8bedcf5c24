import pytest

from tests.evaluation.questions import GOOD, HASH_TABLE
from viva.evaluation.fallback import FallbackScorer
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem

ITEM = scoring_item(HASH_TABLE, GOOD)


class Better:
    version = "better-1"

    def score(self, item: ScoringItem) -> Evaluation:
        raise MemoryError(item.answer)


def absent() -> Scorer:
    raise FileNotFoundError("model.safetensors")


def test_until_it_is_loaded_the_words_decide() -> None:
    scorer = FallbackScorer(LexicalScorer)

    assert scorer.version == "lexical-1"
    assert scorer.score(ITEM) == LexicalScorer().score(ITEM)


def test_loading_brings_the_better_scorer() -> None:
    scorer = FallbackScorer(Better)

    assert scorer.load()
    assert scorer.version == "better-1"


@pytest.mark.parametrize("load", [absent, Better])
def test_failing_to_load_or_to_score_leaves_a_lexical_score_labelled_so(
    load: type[Better],
) -> None:
    scorer = FallbackScorer(load)
    scorer.load()

    evaluation = scorer.score(ITEM)

    assert evaluation.scorer == "lexical-1"
    assert evaluation.score is not None
