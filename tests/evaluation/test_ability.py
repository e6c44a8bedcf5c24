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
