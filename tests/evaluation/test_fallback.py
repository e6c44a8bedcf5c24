from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tests.evaluation.questions import GOOD, HASH_TABLE
from viva.evaluation.fallback import FallbackScorer
from viva.evaluation.gated import not_scored
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.evaluation.scoring_process import ScoringStoppedError
from viva.nlp.model_files import ModelUnusableError

ITEM = scoring_item(HASH_TABLE, GOOD)


class Better:
    version = "better-1"

    def prepare(self, item: ScoringItem) -> None:
        """Nothing to do."""

    def score(self, item: ScoringItem) -> Evaluation:
        return not_scored("too_short", scorer=self.version)


class Failing(Better):
    def __init__(self, error: Exception) -> None:
        self._error = error

    def score(self, item: ScoringItem) -> Evaluation:
        raise self._error


def absent() -> Scorer:
    raise ModelUnusableError("The files were not found.")


def broken() -> Scorer:
    raise ImportError("numpy")


def failing() -> Scorer:
    return Failing(MemoryError())


def test_the_better_scorer_is_loaded_once_and_scores() -> None:
    loaded: list[Better] = []

    def load() -> Scorer:
        loaded.append(Better())
        return loaded[-1]

    scorer = FallbackScorer(load)

    assert [scorer.score(ITEM).scorer for _ in range(3)] == ["better-1"] * 3
    assert len(loaded) == 1
    assert scorer.version == "better-1"
    assert scorer.find_problem() is None


def test_an_answer_that_comes_too_early_waits_for_the_better_scorer() -> None:
    loading, go_on = Event(), Event()

    def load() -> Scorer:
        loading.set()
        go_on.wait()
        return Better()

    scorer = FallbackScorer(load)
    with ThreadPoolExecutor(2) as threads:
        threads.submit(scorer.load)
        loading.wait()
        early = threads.submit(scorer.score, ITEM)
        go_on.set()

        assert early.result().scorer == "better-1"


@pytest.mark.parametrize("load", [absent, broken, failing])
def test_failing_to_load_or_to_score_leaves_a_lexical_score_labelled_so(
    load: Callable[[], Scorer],
) -> None:
    evaluation = FallbackScorer(load).score(ITEM)

    assert evaluation == LexicalScorer().score(ITEM)
    assert evaluation.scorer == "lexical-1"


@pytest.mark.parametrize(
    ("load", "sentence"),
    [
        (absent, "The files were not found."),
        (broken, "The model could not be loaded (ImportError)."),
    ],
)
def test_what_keeps_the_better_scorer_away_is_said(
    load: Callable[[], Scorer], sentence: str
) -> None:
    scorer = FallbackScorer(load)

    assert scorer.find_problem() == sentence
    assert scorer.version == "lexical-1"


def test_a_scorer_that_was_stopped_is_not_stood_in_for() -> None:
    scorer = FallbackScorer(lambda: Failing(ScoringStoppedError()))

    with pytest.raises(ScoringStoppedError):
        scorer.score(ITEM)
