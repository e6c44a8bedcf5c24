"""Situation, task, action, result and reflection in an answer about one's own experience."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.aspects import ASPECTS
from viva.evaluation.own_actions import OWN_ACTION, count_actions
from viva.evaluation.reading import Reading, told_texts

_SHOWN = {aspect.name: aspect.shown for aspect in ASPECTS}
_FIGURE = _SHOWN["figure"]
# When and where it was, beyond what any open question takes for a situation.
_SCENE = re.compile(
    r"\b(?:on (?:a |one )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:morning|noon|afternoon|evening|night)?"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)|(?:last|one|that|this) (?:spring|fall|night|morning|friday|monday|christmas)"
    r"|half past|o'clock|in (?:our|the) (?:\w+ )?(?:team|company|shop|store|clinic|ward|warehouse"
    r"|restaurant|hotel|office|school|hospital|project|department|pharmacy|factory|kitchen)"
    r"|when i (?:was|worked|started)|my (?:team lead|manager|boss|supervisor|colleague|customer)"
    r"|(?:two|three|four|five|six|\d+) (?:years|months|weeks|days) ago)\b"
)
_OUTCOME = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?) later|the (?:next|following) (?:day|morning|week|month)"
    r"|by (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|friday|then)|went (?:up|down|from|to)|from \S+ to \S+|still (?:our|with|my|uses?)"
    r"|no longer|has(?:n't| not)? happened|it worked|all (?:three|four|five|of them)|(?:he|she|they"
    r"|it) (?:now|still|even|then|finally)|thanked|switched|agreed|accepted|solved|left happy)\b"
)
_LESSON = re.compile(r"\b(?:since then|ever since|from then on|i still|too late|my mistake was)\b")


@dataclass(frozen=True, slots=True)
class StarPart:
    """A part of the story; `share` of the STAR points, `advice` for when it is missing."""

    name: str
    share: float
    shown: tuple[re.Pattern[str], ...]
    advice: str


_ACTION = StarPart("action", 0.4, (OWN_ACTION,), "say step by step what you did yourself, with “I”")
_RESULT = StarPart(
    "result", 0.2, (_SHOWN["result"], _OUTCOME), "say what came of it, best with a figure"
)
STAR_PARTS = (
    StarPart(
        "situation",
        0.2,
        (_SHOWN["situation"], _SCENE),
        "say where and when it was, and what was at stake",
    ),
    StarPart("task", 0.1, (_SHOWN["task"],), "say what was expected of you in particular"),
    _ACTION,
    _RESULT,
    StarPart(
        "reflection",
        0.1,
        (_SHOWN["learning"], _LESSON),
        "say what you took from it and do differently since",
    ),
)
# Own actions that fill the part, and results without a figure.
_FULL_ACTIONS = 4
_RESULT_WITHOUT_FIGURE = 0.75


@dataclass(frozen=True, slots=True)
class PartFound:
    """How far a part is told (0 to 1), and the sentence that tells it."""

    part: StarPart
    fraction: float
    sentence: int | None


def find_star(reading: Reading) -> tuple[PartFound, ...]:
    """Each part with the first sentence that tells it best."""
    texts = [text.lower() for text in told_texts(reading)]
    return tuple(_find(part, texts) for part in STAR_PARTS)


def own_actions(texts: Sequence[str]) -> float:
    """How far the sentences tell what the candidate did, 0 to 1."""
    return min(1.0, count_actions(texts) / _FULL_ACTIONS)


def _find(part: StarPart, texts: Sequence[str]) -> PartFound:
    telling = [i for i, text in enumerate(texts) if any(p.search(text) for p in part.shown)]
    if not telling:
        return PartFound(part, 0.0, None)
    if part is _ACTION:
        return PartFound(part, own_actions(texts), telling[0])
    if part is _RESULT:
        measured = [i for i in telling if _FIGURE.search(texts[i])]
        if not measured:
            return PartFound(part, _RESULT_WITHOUT_FIGURE, telling[-1])
        return PartFound(part, 1.0, measured[-1])
    return PartFound(part, 1.0, telling[0])
