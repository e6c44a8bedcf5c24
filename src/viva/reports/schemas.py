"""The report as JSON."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from viva.evaluation.ability import Readiness
from viva.evaluation.delivery import Delivery
from viva.evaluation.schemas import Criterion, Verdict
from viva.interviews.views import InterviewSummary, QuestionView, Text
from viva.matching.schemas import Brief
from viva.speech.schemas import SpokenDelivery

Band = tuple[float, float]


class ReportInterview(InterviewSummary):
    """The interview as it ended: no question is open."""

    role: str
    language: str
    brief: Brief
    question: None = None


class Overall(BaseModel):
    """`score` is the mean of the scored answers; `ability` is on the scale of levels, 1 to 5."""

    score: float | None
    band: Band | None
    ability: float | None
    standard_error: float | None
    readiness: Readiness
    answers_scored: int
    answers_total: int
    ability_explanation: str
    readiness_explanation: str
    next_step: str | None = Field(description="The one thing that would help most.")


class CompetencyResult(BaseModel):
    name: str
    score: float | None
    band: Band | None
    answers_scored: int
    ability: float | None = None
    standard_error: float | None = None


class AnswerText(BaseModel):
    text: str


class AnswerAudio(BaseModel):
    """The recording of an answer; `seconds` is null where nothing could be understood."""

    url: str
    media_type: str
    seconds: float | None
    expires_at: datetime = Field(description="When it is deleted; it may be deleted before.")


class HeardWord(BaseModel):
    """A word as it was recognised; times are seconds in the recording."""

    text: str
    start: float
    end: float
    offset: int | None = Field(
        description="Where it stands in `answer.text`, in code points; null where it was changed."
    )


class MarkKind(StrEnum):
    FILLER = "filler"
    TERM = "term"


class TextMark(BaseModel):
    """`answer.text[start:end]`, in code points: a filler, or a skill that the vocabulary knows."""

    kind: MarkKind
    start: int
    end: int


class AnswerResult(BaseModel):
    """One question with its answer; `status` is `scored` or `not_scored:<reason>`.

    The quotes of `verdicts` are `answer.text[start:end]`, in code points.
    """

    turn_id: str
    question: QuestionView
    answer: AnswerText
    status: str
    score: float | None
    band: Band | None
    band_source: str | None
    criteria: dict[str, Criterion]
    verdicts: tuple[Verdict, ...]
    worked: tuple[str, ...]
    next_steps: tuple[str, ...]
    model_answer: str | None
    scorer: str | None
    feedback_by: str | None = Field(
        None,
        description="Who wrote `worked` and `next_steps`: `rules`, or a model and its prompt.",
    )
    model_answer_by: str | None = Field(
        None, description="Who put `model_answer` together: `rules`, or a model and its prompt."
    )
    authors: str | None = Field(
        None, description="Who wrote question, feedback and stronger answer."
    )
    delivery: Delivery | None = Field(
        None, description="Pace, pauses and fillers as counted; they are in no score."
    )
    audio: AnswerAudio | None = Field(
        None, description="The recording; null for typed answers and once it is deleted."
    )
    words: tuple[HeardWord, ...] = Field(
        (), description="The words of a spoken answer, to find their places in the recording."
    )
    speech: SpokenDelivery | None = Field(
        None, description="How a spoken answer was said, as measured; it is in no score."
    )
    looked_for: dict[str, str] = Field(
        {}, description="Each key point of the verdicts in words for the candidate, by its id."
    )
    marks: list[TextMark] = Field(
        [], description="Fillers and terms of the job in the answer; they are in no score."
    )


class Topics(BaseModel):
    """Topics of the brief: shown by an answer, asked about but not shown, never asked about."""

    covered: list[str]
    missed: list[str]
    not_asked: list[str] = []


class LearningReason(StrEnum):
    LOW_SCORE = "low_score"
    SKIPPED = "skipped"


class LearningMaterial(BaseModel):
    """Something freely available, and the turn whose question named it."""

    title: str
    url: str | None
    turn_id: str


class LearningNeed(BaseModel):
    """A competency with weak answers; `skipped` where none of them was an answer at all."""

    competency: str
    reason: LearningReason
    materials: list[LearningMaterial]


class Report(BaseModel):
    interview: ReportInterview
    final: bool
    overall: Overall
    competencies: list[CompetencyResult]
    answers: list[AnswerResult]
    topics: Topics
    scorer_versions: list[str]
    delivery: Delivery | None = None
    skill_names: dict[str, str] = Field(
        {}, description="How skills of the topics are written, where it is not in lower case."
    )
    learning: list[LearningNeed] = Field(
        [], description="What to learn next, the heaviest gap first; empty where all went well."
    )


class NewRetry(BaseModel):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "This time I would say …"}]}
    )

    text: Text


class Retry(BaseModel):
    """An answer given again; it changes neither the report nor any estimate."""

    id: str
    created_at: datetime
    result: AnswerResult


class RetryPage(BaseModel):
    items: list[Retry]
    next_cursor: str | None
