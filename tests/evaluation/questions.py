"""Questions that the tests of the scorer share."""

from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.schemas import Evaluation, ScoringItem, Verdict
from viva.questions.schemas import KeyPoint, Question, QuestionKind, Section

HASH_TABLE = Question(
    id="tests/hash-table",
    text="What is a hash table and how does it handle collisions?",
    kind=QuestionKind.TECHNICAL,
    section=Section.TECHNICAL,
    competency="programming languages",
    key_points=(
        KeyPoint(
            id="mapping",
            text="It maps keys to buckets of an array with a hash function.",
            weight=2,
            required=True,
        ),
        KeyPoint(
            id="speed",
            text="Lookups, inserts and deletes take O(1) on average.",
            misconceptions=("Lookups take constant time even in the worst case.",),
        ),
        KeyPoint(
            id="chaining",
            text="Two keys in the same bucket are kept in a linked list or in the next free slot.",
            paraphrases=("Separate chaining or open addressing resolve clashes.",),
        ),
        KeyPoint(
            id="resizing", text="When the load factor exceeds 75 percent, the table is resized."
        ),
    ),
)
GOOD = (
    "A hash function maps every key to a bucket of an array. When two keys fall into the same"
    " bucket,"
    " they are kept in a linked list or in the next free slot. On average lookups, inserts and"
    " deletes take O(1). Once the load factor exceeds 75 percent, the table is resized."
)
CONFLICT = Question(
    id="tests/conflict",
    text="Tell me about a conflict with a colleague and how you handled it.",
    kind=QuestionKind.BEHAVIOURAL,
    section=Section.BEHAVIOURAL,
    competency="handling conflict",
    key_points=(
        KeyPoint(
            id="disagreement",
            text="Describes a real disagreement with a colleague and what each of them wanted.",
        ),
        KeyPoint(id="talk", text="Talks to the other person directly and listens to the reasons."),
        KeyPoint(id="result", text="Says how it ended and what they learned from it."),
    ),
)
STORY = (
    "Last year a colleague wanted to rewrite our billing code, and I was responsible for the"
    " release"
    " date. I asked her for a talk and listened to her reasons. I proposed to rewrite one module"
    " only. In the end we shipped on time and the bugs fell by 40 percent. I learned to ask for"
    " reasons before I disagree."
)


def evaluate(question: Question, answer: str) -> Evaluation:
    return LexicalScorer().score(
        ScoringItem(
            question=question.text,
            kind=question.kind,
            answer=answer,
            key_points=question.key_points,
            reference=question.reference,
            language=question.language,
        )
    )


def score_of(question: Question, answer: str) -> float:
    score = evaluate(question, answer).score
    assert score is not None
    return score


def verdict_on(evaluation: Evaluation, key_point_id: str) -> Verdict:
    """The content verdict on a key point."""
    return next(v for v in evaluation.verdicts if v.key_point_id == key_point_id)
