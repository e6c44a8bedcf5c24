"""What ability and readiness mean, in one sentence each."""

from viva.evaluation.ability import (
    ENOUGH_ANSWERS,
    Ability,
    Readiness,
    probability_of_reaching,
)

_LEVELS = {1: "entry", 2: "junior", 3: "mid", 4: "senior", 5: "principal"}


def explain_ability(ability: Ability | None, scored: int) -> str:
    if ability is None:
        return "No answer has a score yet, so nothing can be said about ability."
    low, high = ability.value - ability.standard_error, ability.value + ability.standard_error
    return (
        f"Your ability is estimated at {ability.value:.1f} on the scale of question levels from 1"
        f" (entry) to 5 (principal), probably between {max(1.0, low):.1f} and {min(5.0, high):.1f},"
        f" from {_count(scored)} and how hard each question was."
    )


def explain_readiness(
    readiness: Readiness, ability: Ability | None, *, bar: int, scored: int, total: int
) -> str:
    if readiness is Readiness.NOT_ENOUGH_EVIDENCE or ability is None:
        return (
            f"Answered {scored} of {total} with a score: readiness needs at least"
            f" {ENOUGH_ANSWERS} scored answers and no more than 30 % skipped."
        )
    chance = probability_of_reaching(ability, bar)
    return (
        f"{readiness.value.capitalize()}: after {_count(scored)} of {total}, the chance that you"
        f" reach the bar of this role (level {bar}, {_LEVELS[bar]}) is put at {chance:.0%}."
    )


def _count(scored: int) -> str:
    return f"{scored} scored answer{'' if scored == 1 else 's'}"
