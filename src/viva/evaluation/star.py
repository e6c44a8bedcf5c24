"""Situation, task, action, result and reflection in an answer about one's own experience."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.aspects import ASPECTS
from viva.evaluation.own_actions import (
    OWN_ACTION,
    PAST_VERB,
    count_actions,
    count_shared_actions,
)
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
_LESSON = re.compile(
    r"\b(?:since then|ever since|from then on|i still|too late|my mistake was|to this day"
    r"|i(?:'m| am) (?:now )?(?:more|less) \w+|made a rule"
    r"|i(?:'d| would) (?:now|rather|start|do|begin)"
    r"|i (?:now )?(?:always|never|first) (?!was|had|did)\w+)\b"
)
# A name, a figure or words that were said: what only this story has.
_DETAIL = re.compile(r"\d|[\"“”]|(?<=[a-z,] )[A-Z][a-z]{2,}")
# What became of it, told of somebody or something else than "I".
_AFTERMATH = re.compile(
    rf"\b(?:he|she|they|it|we|nobody|everybody|(?:the|his|her|their|our|all) \w+) {PAST_VERB}"
)


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
_SITUATION = StarPart(
    "situation",
    0.2,
    (_SHOWN["situation"], _SCENE),
    "say where and when it was, and what was at stake",
)
STAR_PARTS = (
    _SITUATION,
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
# Own actions that fill the part, and what one counts for that "we" did.
_FULL_ACTIONS = 4
_SHARED = 0.25
_SHARED_ACTIONS = 4
_RESULT_WITHOUT_FIGURE = 0.75
# A part that is only there by its place in the story, in words of no kind that is known.
_BY_PLACE = 0.5
# Where nobody says "I did", there is no story; what looks like a part of one counts half.
_WITHOUT_ACTION = 0.5


@dataclass(frozen=True, slots=True)
class PartFound:
    """How far a part is told (0 to 1), and the sentence that tells it."""

    part: StarPart
    fraction: float
    sentence: int | None


def find_star(reading: Reading) -> tuple[PartFound, ...]:
    """Each part with the sentence that tells it best."""
    story = _Story(told_texts(reading))
    return tuple(story.find(part) for part in STAR_PARTS)


def own_actions(texts: Sequence[str]) -> float:
    """How far the sentences tell what the candidate did, 0 to 1."""
    shared = min(_SHARED_ACTIONS, count_shared_actions(texts))
    return min(1.0, (count_actions(texts) + _SHARED * shared) / _FULL_ACTIONS)


class _Story:
    """The sentences of an answer, and the one in which the candidate first acts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._lower = [text.lower() for text in texts]
        acting = [i for i, text in enumerate(self._lower) if OWN_ACTION.search(text)]
        self._turn = acting[0] if acting else None

    def find(self, part: StarPart) -> PartFound:
        if part is _ACTION:
            return PartFound(part, own_actions(self._texts), self._turn)
        telling = [i for i, t in enumerate(self._lower) if any(p.search(t) for p in part.shown)]
        fraction, sentence = 1.0, telling[0] if telling else None
        if part is _RESULT:
            fraction, sentence = self._result(telling)
        elif part is _SITUATION and sentence is None:
            fraction, sentence = _BY_PLACE, self._scene()
        if sentence is None:
            return PartFound(part, 0.0, None)
        return PartFound(part, fraction * (1.0 if self._acted else _WITHOUT_ACTION), sentence)

    @property
    def _acted(self) -> bool:
        return self._turn is not None

    def _scene(self) -> int | None:
        """What stands before the first action, or with it, and is of this story alone."""
        if self._turn is None:
            return None
        before = range(self._turn + 1)
        return next((i for i in before if _DETAIL.search(self._texts[i])), None)

    def _result(self, telling: Sequence[int]) -> tuple[float, int | None]:
        """An outcome with its figure, one without, or what others did after the first action."""
        measured = [i for i in telling if _FIGURE.search(self._lower[i])]
        if measured:
            return 1.0, measured[-1]
        if telling:
            return _RESULT_WITHOUT_FIGURE, telling[-1]
        if self._turn is None:
            return 0.0, None
        after = range(len(self._lower) - 1, self._turn, -1)
        return _BY_PLACE, next((i for i in after if _AFTERMATH.search(self._lower[i])), None)
