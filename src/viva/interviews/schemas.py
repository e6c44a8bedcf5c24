"""An interview and its turns as other domains see them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from viva.evaluation.schemas import Evaluation
from viva.interviews.recordings.schemas import SpokenAnswer
from viva.matching.schemas import Brief, InterviewKind
from viva.questions.schemas import Question


class InterviewStatus(StrEnum):
    PREPARING = "preparing"
    IN_PROGRESS = "in_progress"
    COMPLETING = "completing"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


# No question of these can be answered any more.
OVER = frozenset({InterviewStatus.COMPLETING, InterviewStatus.COMPLETED, InterviewStatus.ABANDONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which interviews are to be listed; null does not narrow the list.

    `text` stands in the job's title or in the candidate's name, in any case of letters.
    """

    kind: InterviewKind | None = None
    finished: bool | None = None
    text: str | None = None


ALL = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRecord:
    """A question that was asked, and what became of it; `answer` is null for a skipped turn.

    `evaluation` is null until the answer has been scored, `spoken` where nothing was recorded.
    """

    turn_id: str
    number: int
    question: Question
    answer: str | None
    skipped: bool
    evaluation: Evaluation | None
    asked_at: datetime
    answered_at: datetime | None
    spoken: SpokenAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    turn_id: str
    number: int
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecord:
    """An interview with the turns that were answered or skipped, in order."""

    id: str
    owner_id: str
    status: InterviewStatus
    kind: InterviewKind
    candidate_name: str | None
    job_title: str | None
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    brief: Brief
    asked_questions: int
    total_questions: int
    turns: tuple[TurnRecord, ...]
