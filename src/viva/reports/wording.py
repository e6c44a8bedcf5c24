"""What is said of abilities and key points, in plain words."""

from collections.abc import Mapping

from viva.evaluation.ability import (
    ENOUGH_ANSWERS,
    Ability,
    Readiness,
    probability_of_reaching,
)
from viva.evaluation.advice import advise
from viva.evaluation.explanation import sentence

RULES = "rules"
_LEVELS = {1: "entry", 2: "junior", 3: "mid", 4: "senior", 5: "principal"}


def explain_ability(ability: Ability | None, scored: int) -> str:
    if ability is None:
        return "No answer has a score yet, so nothing can be said about ability."
    value = round(ability.value, 1)
    low, high = value - ability.standard_error, value + ability.standard_error
    return (
        f"Your ability is estimated at {value:.1f} on the scale of question levels from 1"
        f" (entry) to 5 (principal), probably between {max(1.0, low):.1f} and {min(5.0, high):.1f};"
        f" it rests on {_count(scored)} and on how hard each question was."
    )


def explain_readiness(
    readiness: Readiness, ability: Ability | None, *, bar: int, scored: int, total: int
) -> str:
    if readiness is Readiness.NOT_ENOUGH_EVIDENCE or ability is None:
        wanted = (
            f"readiness needs at least {ENOUGH_ANSWERS} scored answers"
            if scored < ENOUGH_ANSWERS
            else "for readiness no more than 30 % of the questions may be skipped"
        )
        return f"Answered {scored} of {total} with a score; {wanted}."
    chance = percent(probability_of_reaching(ability, bar))
    return (
        f"With {scored} of {total} answers scored, the chance that you reach the level this role"
        f" asks for ({bar}, {_LEVELS[bar]}) is put at {chance}."
    )


def looked_for(key_point: str) -> str:
    """A key point as it is named to the candidate: a note on the answer becomes advice."""
    advice = advise(key_point)
    return key_point if advice is None else sentence(advice)


def name_authors(texts: Mapping[str, str | None]) -> str | None:
    """Who wrote which text about an answer; null where nothing is written."""
    by_author: dict[str, list[str]] = {}
    for text, author in texts.items():
        if author is not None:
            by_author.setdefault(_author(author), []).append(text)
    written = [f"{_listed(texts)} by {author}" for author, texts in by_author.items()]
    return " ".join(map(sentence, written)) or None


def _listed(texts: list[str]) -> str:
    return " and ".join([part for part in (", ".join(texts[:-1]), texts[-1]) if part])


def _author(label: str) -> str:
    """`model:openai:first+coach@1` is `openai:first` to people."""
    return "Viva's rules" if label == RULES else label.removeprefix("model:").partition("+")[0]


def percent(share: float) -> str:
    """A share of one; what is not certain is not called so."""
    rounded = round(100 * share)
    if rounded <= 0:
        return "less than 1 %"
    return "more than 99 %" if rounded >= 100 else f"{rounded} %"


def _count(scored: int) -> str:
    return f"{scored} scored answer{'' if scored == 1 else 's'}"
