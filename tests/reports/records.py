"""Interview records for tests of the report."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.evaluation.questions import CONFLICT, GOOD, HASH_TABLE, STORY
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.interviews.schemas import InterviewRecord, InterviewStatus, TurnRecord
from viva.matching.schemas import Brief, Fit, InterviewKind, Topic
from viva.questions.schemas import Question

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
BRIEF = Brief(
    role="Backend developer",
    family=None,
    seniority=None,
    starting_level=3,
    language="en",
    questions=3,
    sections=(),
    topics=(
        Topic(name="hashing", competency="programming languages", fit=Fit.MATCHED, weight=1.0),
        Topic(name="kafka", competency="messaging and streaming", fit=Fit.GAP, weight=1.0),
    ),
    competencies=(),
)
HASHING = replace(HASH_TABLE, skills=("hashing",))


def turn(number: int, question: Question, answer: str | None) -> TurnRecord:
    """An answered and scored turn, or a skipped one."""
    evaluation = answer and LexicalScorer().score(scoring_item(question, answer))
    return TurnRecord(
        turn_id=f"turn-{number}",
        number=number,
        question=question,
        answer=answer,
        skipped=answer is None,
        evaluation=evaluation or None,
        asked_at=NOW,
        answered_at=NOW,
    )


def record(*turns: TurnRecord, name: str | None = "Kim Example") -> InterviewRecord:
    return InterviewRecord(
        id="interview-1",
        owner_id="owner-1",
        status=InterviewStatus.COMPLETED,
        kind=InterviewKind.MIXED,
        candidate_name=name,
        job_title="Backend developer",
        created_at=NOW,
        started_at=NOW,
        completed_at=NOW,
        brief=BRIEF,
        asked_questions=len(turns),
        total_questions=max(3, len(turns)),
        turns=turns,
    )


def mixed_record() -> InterviewRecord:
    """A good answer, a story and a skipped question."""
    return record(turn(1, HASHING, GOOD), turn(2, CONFLICT, STORY), turn(3, CONFLICT, None))
