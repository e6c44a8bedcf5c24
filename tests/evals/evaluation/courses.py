"""How scores of natural short answers, held against a bare reference, agree with the grades."""

from tests.evals.evaluation.graded import Agreement, agreement, grade_short
from tests.evals.references.loading import load_courses
from viva.evaluation.schemas import Scorer


def measure_courses(scorer: Scorer) -> dict[str, Agreement]:
    """Agreement on all answers, which have 0 without a score, and on those with a score."""
    graded = grade_short(scorer, load_courses())
    return {
        "all": agreement(graded),
        "scored only": agreement([one for one in graded if one.scored]),
    }
