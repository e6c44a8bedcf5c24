"""Interviews, questions and answers as HTTP shows and takes them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
)

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
Id = Annotated[Text, StringConstraints(max_length=64)]
ShortText = Annotated[Text, StringConstraints(strip_whitespace=True, max_length=200)]


class NewInterview(BaseModel):
    """What to ask about and how; at least one of `cv_id`, `job_id`, `role`."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"cv_id": "0199…", "job_id": "0199…", "questions": 10, "kind": "mixed"}]
        },
    )

    cv_id: Id | None = None
    job_id: Id | None = None
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


_QUESTION_EXAMPLE: dict[str, JsonValue] = {
    "turn_id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
    "number": 2,
    "text": "Your CV says: “Moved the invoicing job to Kafka”. What would you warn others about?",
    "kind": "technical",
    "level": 3,
    "competency": "messaging and streaming",
    "section": "technical",
    "generated": False,
    "follow_up": False,
    "sources": [{"document_id": "0199…", "line": 9, "text": "Moved the invoicing job to Kafka"}],
}


class QuestionView(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [_QUESTION_EXAMPLE]})

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
    written_by: str | None = Field(
        None, description="The model and prompt that wrote it; null for packs and rules."
    )


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


class ListQuery(BaseModel):
    cursor: str | None = None
    limit: int = Field(20, ge=1, le=100)
    kind: InterviewKind | None = None
    finished: bool | None = None
    text: Text | None = Field(None, max_length=200)


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

    turn_id: Id
    text: Text | None = None
    action: AnswerAction | None = None


class TurnResult(BaseModel):
    """What an answer leads to; also the payload of `turn.done`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "turn_id": "0199a1b2-0000-7e4f-8a5b-6c7d8e9f0a1b",
                    "accepted": True,
                    "evaluation": None,
                    "question": _QUESTION_EXAMPLE,
                    "status": "in_progress",
                }
            ]
        }
    )

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
        written_by=question.written_by,
    )
