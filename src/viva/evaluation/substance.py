"""How concrete an answer is: figures and own acts against words that fit any answer.

What a key point describes ("Says what it cost") is answered by facts that nobody can know
beforehand. Its own words are no sign of them: on graded answers to such questions, those who
repeat them say less than those who do not. Figures and acts are a sign, and so is the lack of the
words that everybody uses who has nothing to tell.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.own_actions import acts

_FIGURE = re.compile(
    r"\b\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|hundred|thousand|half|twice|third|quarter|percent)\b"
)
# What is always so, or would be, did not happen.
_SUPPOSED = re.compile(
    r"\b(?:would|should|could|must|can|may|might|always|usually|generally|typically|important"
    r"|depends?|need to|have to|try|one has|you)\b"
)
_VAGUE = re.compile(
    r"\b(?:important|usually|generally|typically|always|depends?|various|certain|appropriate"
    r"|best practices?|stakeholders?|values?|approach|ensur\w*|align\w*|mindset|passion\w*"
    r"|holistic\w*|basically|somehow|of course|obviously|communicat\w+|challeng\w+|success\w*"
    r"|essential\w*|crucial|key|proper\w*|robust|effective\w*|efficient\w*|solutions?"
    r"|continuous\w*|professional\w*|openly|transparen\w*|transformation|journey|learnings?"
    r"|everyone|everybody|in general|overall)\b"
)
# Fitted by linear regression to the grades of some 650 answers that tell of something.
_FIGURES, _CONCRETE, _VAGUENESS = 0.17, 0.31, 4.6


# What a recogniser hears has no full stops; it is read in stretches of a sentence's length.
_STRETCH_WORDS = 15
_LONG_WORDS = 25


@dataclass(frozen=True, slots=True)
class Substance:
    """`share` tells how much there is, 0 to about 0.6; `concrete` marks the sentences with it."""

    share: float
    concrete: tuple[bool, ...]


def find_substance(texts: Sequence[str]) -> Substance:
    """What the sentences of an answer tell; what is not said about the candidate is empty."""
    cut = [_stretches(text.lower().split()) for text in texts]
    stretches = [stretch for of_sentence in cut for stretch in of_sentence]
    if not stretches:
        return Substance(0.0, tuple(False for _ in texts))
    words = sum(len(stretch.split()) for stretch in stretches)
    figures = sum(_FIGURE.search(stretch) is not None for stretch in stretches)
    concrete = sum(_is_concrete(stretch) for stretch in stretches)
    vague = sum(len(_VAGUE.findall(stretch)) for stretch in stretches)
    share = (
        _FIGURES * math.log1p(figures)
        + _CONCRETE * concrete / len(stretches)
        - _VAGUENESS * vague / words
    )
    return Substance(share, tuple(any(map(_is_concrete, of_sentence)) for of_sentence in cut))


def _stretches(words: Sequence[str]) -> list[str]:
    size = _STRETCH_WORDS if len(words) > _LONG_WORDS else len(words) or 1
    return [" ".join(words[i : i + size]) for i in range(0, len(words), size)]


def _is_concrete(stretch: str) -> bool:
    if _FIGURE.search(stretch) is not None:
        return True
    return acts(stretch) and _SUPPOSED.search(stretch) is None
