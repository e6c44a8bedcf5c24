"""What the server and the process that scores say to each other, one line of JSON each."""

from dataclasses import dataclass
from enum import StrEnum

from viva.evaluation.schemas import Evaluation, ScoringItem


class Wish(StrEnum):
    PREPARE = "prepare"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Request:
    wish: Wish
    item: ScoringItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """Either the version of the scorer, or a sentence that says why there is none."""

    version: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`error` is the type of what went wrong; the evaluation is there only if it was wished."""

    evaluation: Evaluation | None = None
    error: str | None = None
