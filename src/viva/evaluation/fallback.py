"""The better scorer where it can be had, else the one that reads words alone."""

import time
from collections.abc import Callable

import structlog

from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem

log = structlog.get_logger()


class FallbackScorer:
    """Scores lexically until `load` has brought the better scorer, and whenever that one fails.

    Each evaluation names the scorer that it comes from.
    """

    def __init__(self, load: Callable[[], Scorer]) -> None:
        self._load = load
        self._lexical = LexicalScorer()
        self._better: Scorer | None = None

    @property
    def version(self) -> str:
        return (self._better or self._lexical).version

    def load(self) -> bool:
        """Load the better scorer, for a second or so; whether it is there."""
        began = time.monotonic()
        try:
            self._better = self._load()
        except Exception as error:  # noqa: BLE001 - whatever it is, there is a scorer without it
            log.warning("scorer_not_loaded", reason=str(error), error=type(error).__name__)
            return False
        log.info("scorer_loaded", scorer=self.version, seconds=time.monotonic() - began)
        return True

    def score(self, item: ScoringItem) -> Evaluation:
        if self._better is not None:
            try:
                return self._better.score(item)
            except Exception as error:  # noqa: BLE001 - the lexical score stands in, labelled so
                log.error("scorer_failed", scorer=self.version, error=type(error).__name__)
        return self._lexical.score(item)
