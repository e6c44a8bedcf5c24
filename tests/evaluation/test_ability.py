import math
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from viva.evaluation.ability import (
    Ability,
    Observation,
    Readiness,
    estimate_abilities,
    estimate_ability,
    judge_readiness,
    probability_of_reaching,
)


def observe(*results: tuple[int, float]) -> list[Observation]:
    return [Observation(competency="databases", level=level, score=s) for level, s in results]


def test_without_answers_ability_is_where_the_interview_began() -> None:
    ability = estimate_ability([], starting_level=3)

    assert ability == Ability(3.0, 1.0)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (observe((3, 8.0)), observe((3, 4.0))),
        (observe((4, 6.0)), observe((2, 6.0))),
        (observe((3, 5.0), (3, 9.0)), observe((3, 5.0), (3, 1.0))),
    ],
)
def test_better_answers_and_harder_questions_show_more_ability(
    better: list[Observation], worse: list[Observation]
) -> None:
    high = estimate_ability(better, starting_level=3)
    low = estimate_ability(worse, starting_level=3)

    assert high.value > low.value


def test_half_of_the_points_leaves_ability_at_the_level_of_the_question() -> None:
    assert estimate_ability(observe((3, 5.0)), starting_level=3).value == pytest.approx(3)


def test_every_answer_narrows_the_standard_error() -> None:
    errors = [
        estimate_ability(observe(*[(3, 6.0)] * count), starting_level=3).standard_error
        for count in range(6)
    ]

    assert errors == sorted(errors, reverse=True)
    assert len(set(errors)) == len(errors)


@pytest.mark.parametrize("score", [0.0, 10.0])
def test_ability_stays_on_the_scale(score: float) -> None:
    ability = estimate_ability(observe(*[(3, score)] * 20), starting_level=5)

    assert 1 <= ability.value <= 5


def test_competencies_are_estimated_apart() -> None:
    observations = [
        Observation(competency="databases", level=3, score=9),
        Observation(competency="security", level=3, score=1),
    ]

    abilities = estimate_abilities(observations, starting_level=3)

    assert list(abilities) == ["databases", "security"]
    assert abilities["databases"].value > 3 > abilities["security"].value


@pytest.mark.parametrize(
    ("value", "readiness"),
    [
        (2.0, Readiness.DEVELOPING),
        (3.0, Readiness.DEVELOPING),
        (3.2, Readiness.NEARLY_READY),
        (4.0, Readiness.READY),
    ],
)
def test_readiness_follows_the_chance_of_reaching_the_bar(
    value: float, readiness: Readiness
) -> None:
    ability = Ability(value, 0.5)

    assert judge_readiness(ability, bar=3, scored=8, skipped=0, total=8) is readiness


@pytest.mark.parametrize(("scored", "skipped", "total"), [(4, 0, 4), (5, 5, 10), (6, 4, 10)])
def test_few_answers_or_many_skipped_say_nothing(scored: int, skipped: int, total: int) -> None:
    ability = Ability(5.0, 0.3)

    readiness = judge_readiness(ability, bar=3, scored=scored, skipped=skipped, total=total)

    assert readiness is Readiness.NOT_ENOUGH_EVIDENCE


def test_the_bar_is_reached_by_half_at_the_bar() -> None:
    assert probability_of_reaching(Ability(3.0, 0.7), 3) == pytest.approx(0.5)


def test_a_role_at_the_end_of_the_scale_can_be_reached() -> None:
    ability = estimate_ability(observe(*[(5, 9.5)] * 8), starting_level=5)

    assert ability.value == 5
    assert judge_readiness(ability, bar=5, scored=8, skipped=0, total=8) is Readiness.READY


@dataclass(frozen=True, slots=True)
class Simulated:
    """One interview of a candidate whose ability is known."""

    true: float
    estimate: Ability
    mean_score: float


def simulate(chance: random.Random, *, questions: int = 10) -> Simulated:
    """Each question has the level that the ability has so far; an answer is two items' worth."""
    true = chance.gauss(3, 1)
    observations: list[Observation] = []
    estimate = estimate_ability([], starting_level=3)
    for _ in range(questions):
        level = round(estimate.value)
        share = 1 / (1 + math.exp(-1.2 * (true - level)))
        score = 5.0 * sum(chance.random() < share for _ in range(2))
        observations.append(Observation(competency="databases", level=level, score=score))
        estimate = estimate_ability(observations, starting_level=3)
    return Simulated(true, estimate, statistics.fmean(o.score for o in observations))


@pytest.fixture(scope="module")
def interviews() -> list[Simulated]:
    chance = random.Random(7)  # noqa: S311 - not a secret
    return [simulate(chance) for _ in range(400)]


def correlation_with_the_truth(interviews: Sequence[Simulated], found: Sequence[float]) -> float:
    return statistics.correlation([interview.true for interview in interviews], found)


def test_where_questions_adapt_ability_tells_more_than_the_mean_score(
    interviews: list[Simulated],
) -> None:
    by_ability = correlation_with_the_truth(interviews, [i.estimate.value for i in interviews])
    by_mean = correlation_with_the_truth(interviews, [i.mean_score for i in interviews])

    assert by_ability > 0.9
    assert by_ability > by_mean + 0.08


def test_the_standard_error_is_honest(interviews: list[Simulated]) -> None:
    covered = statistics.fmean(
        abs(i.true - i.estimate.peak) <= 1.96 * i.estimate.standard_error for i in interviews
    )

    assert 0.91 <= covered <= 0.98


def test_the_chance_of_reaching_a_bar_comes_true_as_often(interviews: list[Simulated]) -> None:
    chances = [probability_of_reaching(i.estimate, 3.5) for i in interviews]
    reached = [i.true >= 3.5 for i in interviews]

    for low, high in ((0.0, 0.2), (0.2, 0.85), (0.85, 1.0)):
        group = [n for n, chance in enumerate(chances) if low <= chance <= high]
        expected = statistics.fmean(chances[n] for n in group)
        assert statistics.fmean(reached[n] for n in group) == pytest.approx(expected, abs=0.12)
