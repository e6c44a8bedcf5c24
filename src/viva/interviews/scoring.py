"""Scoring a turn's answer; a failing scorer leaves a status, never a number."""

import structlog

from viva.evaluation.gated import not_scored
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Evaluation, Scorer
from viva.interviews.schemas import TurnRecord

log = structlog.get_logger()

_SCORER_ERROR = "not_scored:scorer_error"


def needs_score(turn: TurnRecord) -> bool:
    """Whether there is an answer without a score that stands."""
    if turn.answer is None:
        return False
    return turn.evaluation is None or turn.evaluation.status == _SCORER_ERROR


def score_turn(scorer: Scorer, turn: TurnRecord) -> Evaluation | None:
    """The evaluation of a turn; None for a skipped one. Takes CPU: not for the event loop."""
    if turn.answer is None:
        return None
    try:
        return scorer.score(scoring_item(turn.question, turn.answer))
    except Exception as error:  # noqa: BLE001 - a broken scorer must not stop an interview
        log.error("scoring_failed", turn_id=turn.turn_id, error=type(error).__name__)
        return not_scored("scorer_error", scorer=scorer.version)
