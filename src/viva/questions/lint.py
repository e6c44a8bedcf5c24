"""The pack linter: everything that can be found wrong with a pack without reading it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from viva.questions.findings import Finding, error, warning
from viva.questions.pack_format import Pack, examine_pack
from viva.questions.question_rules import check_question, place
from viva.questions.schemas import Question

Scorer = Callable[[Question, str], float | None]
"""The score (0–10) of an answer to a question; None where it is not scored."""

NEAR_DUPLICATE: Final = 82.0
"""Similarity of two questions' words (0–100, order ignored) from which they are one question."""
_LEVELS: Final = range(1, 6)
_MIN_QUESTIONS_FOR_BALANCE: Final = 8
_MAX_SHARE_OF_LEVEL: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBars:
    """What the scorer must give to a question's own reference and to one of another topic."""

    own_at_least: float = 8.5
    foreign_at_most: float = 1.5


def lint_pack(
    path: Path, scorer: Scorer | None = None, *, bars: ScoreBars | None = None
) -> list[Finding]:
    """What is wrong with the pack in `path`, structure first; empty when it is clean.

    Args:
        path: A YAML file.
        scorer: With it, each reference answer is scored on its own question and on one of
            another competency.
        bars: The scores that are asked for.
    """
    pack, faults = examine_pack(path)
    findings = [error(fault.place, fault.message) for fault in faults]
    if pack is None:
        return findings
    if pack.name != path.stem:
        findings.append(error("pack", f"The pack is named '{pack.name}', its file '{path.stem}'."))
    for question in pack.questions:
        findings += check_question(question)
    findings += find_near_duplicates(pack.questions)
    findings += _balance(pack)
    if scorer is not None:
        findings += check_scores(pack.questions, scorer, bars or ScoreBars())
    return findings


def find_near_duplicates(questions: Sequence[Question]) -> list[Finding]:
    """Questions that ask the same as an earlier one."""
    words = [" ".join(sorted(question.text.lower().split())) for question in questions]
    return [
        error(place(questions[later], "text"), f"This asks the same as {questions[earlier].id}.")
        for earlier, later in combinations(range(len(questions)), 2)
        if fuzz.ratio(words[earlier], words[later], score_cutoff=NEAR_DUPLICATE)
    ]


def check_scores(questions: Sequence[Question], scorer: Scorer, bars: ScoreBars) -> list[Finding]:
    """Whether references are worth a top score where they belong and nothing elsewhere."""
    findings: list[Finding] = []
    for index, question in enumerate(questions):
        if question.reference is None:
            continue
        own = scorer(question, question.reference)
        if own is None or own < bars.own_at_least:
            findings.append(
                error(
                    place(question, "reference"),
                    f"The reference scores {_shown(own)}, not {bars.own_at_least} or more.",
                )
            )
        foreign = _foreign(questions, index)
        if foreign is None or foreign.reference is None:
            continue
        score = scorer(question, foreign.reference)
        if score is not None and score > bars.foreign_at_most:
            findings.append(
                error(
                    place(question, "key_points"),
                    f"The reference of {foreign.id} scores {_shown(score)} here, "
                    f"not {bars.foreign_at_most} or less.",
                )
            )
    return findings


def _foreign(questions: Sequence[Question], index: int) -> Question | None:
    """The next question, in a circle, that tests another competency."""
    following = (*questions[index + 1 :], *questions[:index])
    competency = questions[index].competency
    return next((other for other in following if other.competency != competency), None)


def _balance(pack: Pack) -> list[Finding]:
    if len(pack.questions) < _MIN_QUESTIONS_FOR_BALANCE:
        return []
    counts = Counter(question.level for question in pack.questions)
    findings = [
        warning("questions", f"No question has level {level}.")
        for level in _LEVELS
        if level not in counts
    ]
    level, count = counts.most_common(1)[0]
    if count > _MAX_SHARE_OF_LEVEL * len(pack.questions):
        findings.append(
            warning("questions", f"More than half of the questions have level {level}.")
        )
    return findings


def _shown(score: float | None) -> str:
    return "nothing" if score is None else f"{score:.1f}"
