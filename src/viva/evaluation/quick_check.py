"""The quick look at an answer between two questions."""

from viva.evaluation.assessment import late_gate
from viva.evaluation.content import coverage, find_content
from viva.evaluation.gates import find_gate
from viva.evaluation.lexical import LEXICAL, scoring_item
from viva.evaluation.reading import read_answer
from viva.evaluation.rubric import Rubric, rubric_of
from viva.evaluation.schemas import QuickCheck
from viva.questions.schemas import Question

_MISSED_BELOW = 0.35


def quick_check(question: Question, answer: str) -> QuickCheck:
    """What an answer seems to cover and to miss, to choose the next question by."""
    rubric = rubric_of(scoring_item(question, answer))
    if rubric is None:
        return QuickCheck(coverage=0.0, missed=(), gate=None)
    reading = read_answer(answer, question.language, allow_grader_talk=rubric.about_graders)
    gate = find_gate(rubric, reading)
    if gate is not None:
        return QuickCheck(coverage=0.0, missed=_heaviest_first(rubric), gate=gate.gate.value)
    matched = LEXICAL.match(rubric, reading)
    findings = find_content(rubric, reading, matched, LEXICAL.calibration)
    late = late_gate(rubric, reading, findings)
    missed = {f.point.key_point.id for f in findings if f.fraction < _MISSED_BELOW}
    return QuickCheck(
        coverage=coverage(findings),
        missed=tuple(name for name in _heaviest_first(rubric) if name in missed),
        gate=late.value if late else None,
    )


def _heaviest_first(rubric: Rubric) -> tuple[str, ...]:
    ordered = sorted(rubric.points, key=lambda point: (not point.key_point.required, -point.share))
    return tuple(point.key_point.id for point in ordered)
