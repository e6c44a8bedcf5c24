"""Interviews, questions and answers as HTTP shows and takes them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from viva.documents.schemas import Seniority
from viva.evaluation.schemas import Evaluation
from viva.interviews.schemas import InterviewStatus
from viva.matching.schemas import Brief, InterviewKind
from viva.questions.schemas import Question, QuestionKind, Section, Source

MAX_ANSWER_CHARACTERS = 20_000
MAX_QUESTIONS = 20
DEFAULT_QUESTIONS = 10


def whole_characters(text: str) -> str:
    """Refuse halves of surrogate pairs, which no database or report can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("contains half a character; send valid Unicode") from error
    return text


Text = Annotated[str, AfterValidator(whole_characters)]
ShortText = Annotated[Text, StringConstraints(strip_whitespace=True, max_length=200)]


class NewInterview(BaseModel):
    """What to ask about and how; at least one of `cv_id`, `job_id`, `role`."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"cv_id": "0199…", "job_id": "0199…", "questions": 10, "kind": "mixed"}]
        },
    )

    cv_id: str | None = None
    job_id: str | None = None
    candidate_name: ShortText | None = None
    job_title: ShortText | None = None
    role: ShortText | None = None
    company: ShortText | None = None
    kind: InterviewKind = InterviewKind.MIXED
    level: Seniority | None = None
    language: str | None = Field(None, max_length=16)
    questions: int = Field(DEFAULT_QUESTIONS, ge=1, le=MAX_QUESTIONS)
    minutes_per_answer: float | None = Field(None, gt=0, le=60)
    pack: str | None = Field(None, max_length=100)


class QuestionView(BaseModel):
    turn_id: str
    number: int
    text: str
    kind: QuestionKind
    level: int
    competency: str
    section: Section
    generated: bool
    follow_up: bool
    sources: tuple[Source, ...]


class Progress(BaseModel):
    asked: int = Field(description="Questions asked so far, the open one included.")
    total: int


class InterviewSummary(BaseModel):
    id: str
    status: InterviewStatus
    kind: InterviewKind
    candidate_name: str | None
    job_title: str | None
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    final_score: float | None
    progress: Progress


class InterviewView(InterviewSummary):
    company: str | None
    language: str
    minutes_per_answer: float | None
    cv_id: str | None
    job_id: str | None
    brief: Brief
    question: QuestionView | None = Field(description="The open question; null at the end.")
    last_event_id: int = Field(description="Where `/events` stands: resume after this id.")


class InterviewPage(BaseModel):
    items: list[InterviewSummary]
    next_cursor: str | None


class AnswerAction(StrEnum):
    SKIP = "skip"
    REPEAT = "repeat"
    REPHRASE = "rephrase"


class Answer(BaseModel):
    """`text` is the answer; `action` is something to do instead of answering."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"turn_id": "0199…", "text": "I would begin with …"}]},
    )

    turn_id: str
    text: Text | None = None
    action: AnswerAction | None = None


class TurnResult(BaseModel):
    """What an answer leads to; also the payload of `turn.done`."""

    turn_id: str
    accepted: bool = True
    evaluation: Evaluation | None
    question: QuestionView | None
    status: InterviewStatus


def view_question(turn_id: str, number: int, question: Question) -> QuestionView:
    return QuestionView(
        turn_id=turn_id,
        number=number,
        text=question.text,
        kind=question.kind,
        level=question.level,
        competency=question.competency,
        section=question.section,
        generated=question.generated,
        follow_up=question.follow_up_of is not None,
        sources=question.sources,
    )
