"""Whether reference answers score as they must: high where they belong, nothing elsewhere."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from viva.questions.findings import Finding, error, warning
from viva.questions.question_rules import place
from viva.questions.schemas import Question, QuestionKind

Scorer = Callable[[Question, str], float | None]
"""The score (0-10) of an answer to a question; None where it is not scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBars:
    """What the scorer must give to a question's own reference and to one of another topic."""

    own_at_least: float = 8.5
    foreign_at_most: float = 1.5


def check_scores(
    questions: Sequence[Question],
    scorer: Scorer,
    bars: ScoreBars,
    *,
    others: Iterable[Question] = (),
) -> list[Finding]:
    """What the references of a pack score at home and abroad, in the order of the questions.

    The last question is looked at first: a scorer that remembers what it has read then knows the
    reference that it is given as the foreign one.

    Args:
        questions: A pack's.
        scorer: Scores an answer to a question.
        bars: The scores that are asked for.
        others: Questions of other packs, for packs that are about one competency alone.
    """
    listed = list(others)
    found = [
        _check(question, _foreign(questions, index) or _distant(question, listed), scorer, bars)
        for index, question in reversed(list(enumerate(questions)))
    ]
    return [finding for findings in reversed(found) for finding in findings]


def _check(
    question: Question, foreign: Question | None, scorer: Scorer, bars: ScoreBars
) -> list[Finding]:
    findings: list[Finding] = []
    if question.reference is None:
        return findings
    own = scorer(question, question.reference)
    if own is None or own < bars.own_at_least:
        sentence = f"The reference scores {_shown(own)}, not {bars.own_at_least} or more."
        findings.append(error(place(question, "reference"), sentence))
    if foreign is None or foreign.reference is None:
        return findings
    score = scorer(question, foreign.reference)
    if score is not None and score > bars.foreign_at_most:
        # To the scorers that there are, one story told well is much like another.
        report = error if question.kind is QuestionKind.TECHNICAL else warning
        sentence = (
            f"The reference of {foreign.id} scores {_shown(score)} here, "
            f"not {bars.foreign_at_most} or less."
        )
        findings.append(report(place(question, "key_points"), sentence))
    return findings


def _foreign(questions: Sequence[Question], index: int) -> Question | None:
    """The next question of the pack, in a circle, that is about something else."""
    following = (*questions[index + 1 :], *questions[:index])
    return next((other for other in following if _is_foreign(other, questions[index])), None)


def _distant(question: Question, others: Iterable[Question]) -> Question | None:
    """One of another pack; the choice hardly changes when packs are added."""
    return min(
        (other for other in others if _is_foreign(other, question)),
        key=lambda other: zlib.crc32(f"{question.id} {other.id}".encode()),
        default=None,
    )


def _is_foreign(other: Question, question: Question) -> bool:
    """Whether it tests another competency and names none of the question's skills."""
    return other.competency != question.competency and not set(other.skills) & set(question.skills)


def _shown(score: float | None) -> str:
    return "nothing" if score is None else f"{score:.1f}"
