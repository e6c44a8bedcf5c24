"""The pack linter: everything that can be found wrong with a pack without reading it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from viva.questions.findings import Finding, error, warning
from viva.questions.pack_format import Pack, examine_pack
from viva.questions.question_rules import check_question, place
from viva.questions.reference_scores import ScoreBars, Scorer, check_scores
from viva.questions.schemas import Question

NEAR_DUPLICATE: Final = 82.0
"""Similarity of two questions' words (0–100, order ignored) from which they are one question."""
_LEVELS: Final = range(1, 6)
_MIN_QUESTIONS_FOR_BALANCE: Final = 8
_MAX_SHARE_OF_LEVEL: Final = 0.5


def lint_pack(
    path: Path,
    scorer: Scorer | None = None,
    *,
    bars: ScoreBars | None = None,
    others: Iterable[Pack] = (),
) -> list[Finding]:
    """What is wrong with the pack in `path`, structure first; empty when it is clean.

    Args:
        path: A YAML file.
        scorer: With it, each reference answer is scored on its own question and on one of
            another competency.
        bars: The scores that are asked for.
        others: The packs that it will stand beside.
    """
    pack, faults = examine_pack(path)
    findings = [error(fault.place, fault.message) for fault in faults]
    if pack is None:
        return findings
    if pack.name != path.stem:
        findings.append(error("pack", f"The pack is named '{pack.name}', its file '{path.stem}'."))
    beside = list(others)
    if any(pack.name == other.name for other in beside):
        findings.append(error("pack", f"Another pack is named '{pack.name}'; choose another name."))
    elsewhere = [question for other in beside for question in other.questions]
    for question in pack.questions:
        findings += check_question(question)
    findings += find_near_duplicates(pack.questions, elsewhere)
    findings += _balance(pack)
    if scorer is not None:
        bars = bars or ScoreBars()
        findings += check_scores(pack.questions, scorer, bars, others=elsewhere)
    return findings


def find_near_duplicates(
    questions: Sequence[Question], elsewhere: Iterable[Question] = ()
) -> list[Finding]:
    """Questions that ask the same as an earlier one, or as one of another pack."""
    known = [(other, _sorted_words(other)) for other in elsewhere]
    findings: list[Finding] = []
    for question in questions:
        words = _sorted_words(question)
        findings += [
            error(place(question, "text"), f"This asks the same as {other.id}.")
            for other, others in known
            if fuzz.ratio(words, others, score_cutoff=NEAR_DUPLICATE)
        ]
        known.append((question, words))
    return findings


def _sorted_words(question: Question) -> str:
    return " ".join(sorted(question.text.lower().split()))


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
