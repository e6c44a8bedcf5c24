"""Situation, task, action and result in an answer about one's own experience."""

from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.aspects import ASPECTS
from viva.evaluation.reading import Reading

_PATTERNS = {aspect.name: aspect.shown for aspect in ASPECTS}
_FIGURE = _PATTERNS["figure"]


@dataclass(frozen=True, slots=True)
class StarPart:
    """A part of the story; `share` of the STAR points, `advice` for when it is missing."""

    name: str
    share: float
    advice: str


STAR_PARTS = (
    StarPart("situation", 0.2, "say where and when it was, and what was at stake"),
    StarPart("task", 0.15, "say what was expected of you in particular"),
    StarPart("action", 0.4, "say step by step what you did yourself, with “I”"),
    StarPart("result", 0.25, "say what came of it, best with a figure"),
)
# Own actions that fill the part, and results without a figure.
_FULL_ACTIONS = 2
_RESULT_WITHOUT_FIGURE = 0.75


@dataclass(frozen=True, slots=True)
class PartFound:
    """How far a part is told (0 to 1), and the sentence that tells it."""

    part: StarPart
    fraction: float
    sentence: int | None


def find_star(reading: Reading) -> tuple[PartFound, ...]:
    """Each part with the first sentence that tells it best."""
    texts = [reading.text.original[s.start : s.end].lower() for s in reading.sentences]
    return tuple(_find(part, texts) for part in STAR_PARTS)


def own_actions(texts: Sequence[str]) -> float:
    """How far the sentences tell what the candidate did, 0 to 1."""
    acts = sum(len(_PATTERNS["action"].findall(text.lower())) for text in texts)
    return min(1.0, acts / _FULL_ACTIONS)


def _find(part: StarPart, texts: Sequence[str]) -> PartFound:
    telling = [i for i, text in enumerate(texts) if _PATTERNS[part.name].search(text)]
    if not telling:
        return PartFound(part, 0.0, None)
    if part.name == "action":
        return PartFound(part, own_actions(texts), telling[0])
    if part.name == "result":
        measured = [i for i in telling if _FIGURE.search(texts[i])]
        if not measured:
            return PartFound(part, _RESULT_WITHOUT_FIGURE, telling[-1])
        return PartFound(part, 1.0, measured[-1])
    return PartFound(part, 1.0, telling[0])
