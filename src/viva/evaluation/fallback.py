"""The better scorer where it can be had, else the one that reads words alone."""

import time
from collections.abc import Callable
from threading import Lock

import structlog

from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.evaluation.scoring_process import ScoringStoppedError
from viva.nlp.model_files import ModelUnusableError

log = structlog.get_logger()


class FallbackScorer:
    """Scores by the better scorer, or by words where that one cannot be loaded or fails.

    It is loaded once, by `load` or by the first answer; answers that come meanwhile wait, so that
    no score depends on when its answer came. Each evaluation names the scorer that it comes from.
    """

    def __init__(self, load: Callable[[], Scorer]) -> None:
        self._load = load
        self._lexical = LexicalScorer()
        self._better: Scorer | None = None
        self._problem: str | None = None
        self._loading = Lock()

    @property
    def version(self) -> str:
        return (self._better or self._lexical).version

    def load(self) -> None:
        """Load the better scorer, which takes a second or so, unless that has been tried."""
        with self._loading:
            if self._better is None and self._problem is None:
                self._try_to_load()

    def find_problem(self) -> str | None:
        """What keeps the better scorer from being used, in a sentence; null when it can be."""
        self.load()
        return self._problem

    def prepare(self, item: ScoringItem) -> None:
        self.load()
        (self._better or self._lexical).prepare(item)

    def score(self, item: ScoringItem) -> Evaluation:
        self.load()
        if self._better is not None:
            try:
                return self._better.score(item)
            except ScoringStoppedError:
                raise
            except Exception as error:  # noqa: BLE001 - the lexical score stands in, labelled so
                log.error("scorer_failed", scorer=self.version, error=type(error).__name__)
        return self._lexical.score(item)

    def _try_to_load(self) -> None:
        began = time.monotonic()
        try:
            self._better = self._load()
        except ModelUnusableError as error:
            self._problem = str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is a scorer without it
            self._problem = f"The model could not be loaded ({type(error).__name__})."
        if self._problem is None:
            log.info("scorer_loaded", scorer=self.version, seconds=time.monotonic() - began)
        else:
            log.warning("scorer_not_loaded", reason=self._problem)
