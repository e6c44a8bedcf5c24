import pytest

from viva.evaluation.bands import CONTEXTUAL, PROVISIONAL, Bands, Margin
from viva.questions.schemas import QuestionKind

BANDS = Bands("test", dict.fromkeys(QuestionKind, (Margin(5.0, 1.0, 2.0), Margin(10.0, 3.0, 1.0))))


@pytest.mark.parametrize(
    ("score", "band"),
    [(0.0, (0.0, 2.0)), (5.0, (4.0, 7.0)), (5.1, (2.1, 6.1)), (10.0, (7.0, 10.0))],
)
def test_margins_are_those_of_the_scores_part_of_the_scale(
    score: float, band: tuple[float, float]
) -> None:
    assert BANDS.around(QuestionKind.TECHNICAL, score) == band


@pytest.mark.parametrize("bands", [CONTEXTUAL, PROVISIONAL])
@pytest.mark.parametrize("kind", QuestionKind)
def test_every_band_contains_its_score(bands: Bands, kind: QuestionKind) -> None:
    for tenth in range(101):
        low, high = bands.around(kind, tenth / 10)
        assert 0 <= low <= tenth / 10 <= high <= 10
