"""Whether reference answers score as they must: high where they belong, nothing elsewhere."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from viva.questions.findings import Finding, error, warning
from viva.questions.question_rules import place
from viva.questions.schemas import Question, QuestionKind

Scorer = Callable[[Question, str], float | None]
"""The score (0-10) of an answer to a question; None where it is not scored."""

_MOST_FOREIGN: Final = 3


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
        others: Questions of other packs, for packs that are about one competency alone, and for a
            second look.
    """
    listed = list(others)
    found = [
        _check(question, _foreigners(questions, index, listed), scorer, bars)
        for index, question in reversed(list(enumerate(questions)))
    ]
    return [finding for findings in reversed(found) for finding in findings]


def _check(
    question: Question, foreigners: Iterator[Question], scorer: Scorer, bars: ScoreBars
) -> list[Finding]:
    findings: list[Finding] = []
    if question.reference is None:
        return findings
    own = scorer(question, question.reference)
    if own is None or own < bars.own_at_least:
        sentence = f"The reference scores {_shown(own)}, not {bars.own_at_least} or more."
        findings.append(error(place(question, "reference"), sentence))
    # To the scorers that there are, one story told well is much like another; and of two technical
    # answers of one field, one in ten is taken for the other, whatever the key points. So stories
    # are only warned of, and facts once more are held against what is farther away.
    technical = question.kind is QuestionKind.TECHNICAL
    scores = _abroad(question, islice(foreigners, _MOST_FOREIGN if technical else 1), scorer, bars)
    high = [(other, score) for other, score in scores if score > bars.foreign_at_most]
    report = error if technical and 2 * len(high) > len(scores) else warning
    findings += [
        report(
            place(question, "key_points"),
            f"The reference of {other.id} scores {_shown(score)} here,"
            f" not {bars.foreign_at_most} or less.",
        )
        for other, score in high
    ]
    return findings


def _abroad(
    question: Question, foreigners: Iterable[Question], scorer: Scorer, bars: ScoreBars
) -> list[tuple[Question, float]]:
    """What foreign references score; the first one alone if it scores as it should."""
    scores: list[tuple[Question, float]] = []
    for foreign in foreigners:
        scores.append((foreign, scorer(question, foreign.reference or "") or 0.0))
        if scores[0][1] <= bars.foreign_at_most:
            break
    return scores


def _foreigners(
    questions: Sequence[Question], index: int, others: Iterable[Question]
) -> Iterator[Question]:
    """The next question of the pack, in a circle, that is about something else; then of others.

    The choice among those hardly changes when packs are added.
    """
    question = questions[index]
    following = (*questions[index + 1 :], *questions[:index])
    yield from [other for other in following if _is_foreign(other, question)][:1]
    yield from sorted(
        (other for other in others if _is_foreign(other, question)),
        key=lambda other: zlib.crc32(f"{question.id} {other.id}".encode()),
    )


def _is_foreign(other: Question, question: Question) -> bool:
    """Whether it tests another competency and names none of the question's skills."""
    return other.competency != question.competency and not set(other.skills) & set(question.skills)


def _shown(score: float | None) -> str:
    return "nothing" if score is None else f"{score:.1f}"
