"""The scorer that reads words alone, and the quick look between two questions."""

from viva.evaluation.assessment import Method, assess, late_gate
from viva.evaluation.content import coverage, find_content
from viva.evaluation.gates import find_gate
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Calibration
from viva.evaluation.reading import read_answer
from viva.evaluation.rubric import Rubric, rubric_of
from viva.evaluation.schemas import Evaluation, QuickCheck, ScoringItem
from viva.questions.schemas import Question

LEXICAL = Method("lexical-1", match_lexically, Calibration(low=0.15, high=0.6))
_MISSED_BELOW = 0.35


class LexicalScorer:
    """Scores by weighted recall of the key points' words; pure, so any thread may use it."""

    version = LEXICAL.version

    def score(self, item: ScoringItem) -> Evaluation:
        return assess(item, LEXICAL)


def quick_check(question: Question, answer: str) -> QuickCheck:
    """What an answer seems to cover and to miss, to choose the next question by."""
    rubric = rubric_of(scoring_item(question, answer))
    if rubric is None:
        return QuickCheck(coverage=0.0, missed=(), gate=None)
    reading = read_answer(answer, question.language, allow_grader_talk=rubric.about_graders)
    gate = find_gate(rubric, reading)
    if gate is not None:
        return QuickCheck(coverage=0.0, missed=_heaviest_first(rubric), gate=gate.gate.value)
    findings = find_content(rubric, reading, LEXICAL.match, LEXICAL.calibration)
    covered = coverage(findings)
    late = late_gate(rubric, reading, covered)
    missed = {f.point.key_point.id for f in findings if f.fraction < _MISSED_BELOW}
    return QuickCheck(
        coverage=covered,
        missed=tuple(name for name in _heaviest_first(rubric) if name in missed),
        gate=late.value if late else None,
    )


def scoring_item(question: Question, answer: str) -> ScoringItem:
    """The item that asks a scorer to judge this answer to this question."""
    return ScoringItem(
        question=question.text,
        kind=question.kind,
        answer=answer,
        key_points=question.key_points,
        reference=question.reference,
        language=question.language,
    )


def _heaviest_first(rubric: Rubric) -> tuple[str, ...]:
    ordered = sorted(rubric.points, key=lambda point: (not point.key_point.required, -point.share))
    return tuple(point.key_point.id for point in ordered)
