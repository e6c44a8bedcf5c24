"""How concrete an answer is: figures and own acts against words that fit any answer.

What a key point describes ("Says what it cost") is answered by facts that nobody can know
beforehand. Its own words are no sign of them: on graded answers to such questions, those who
repeat them say less than those who do not. Figures and acts are a sign, and so is the lack of the
words that everybody uses who has nothing to tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.own_actions import acts

_FIGURE = re.compile(
    r"\b\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand|half|twice|third|quarter|percent)\b"
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
# Words about the talk that is being held, and not about what was asked in it.
_COURTESY = re.compile(
    r"\b(?:thank you|thanks for|your (?:kind |friendly )?(?:invitation|question|time)"
    r"|this (?:conversation|interview|meeting|call)|(?:happy|glad|pleased|honou?red|delighted) to"
    r" (?:be here|meet you|talk to you)|before i answer|i hope (?:this|that) answers)\b"
)
# By regression on the grades of some 650 answers that tell of something: what a stretch is worth
# for being there, for an act or a figure, and for a figure; and what the share of vague words
# takes from all of them.
_TOLD, _CONCRETE, _FIGURES, _VAGUENESS = 0.32, 0.19, 0.38, 15.0

# What a recogniser hears has no full stops; it is read in stretches of a sentence's length.
_STRETCH_WORDS = 15
_LONG_WORDS = 25
# Fewer words than this tell little, whatever they are.
_SHORT_WORDS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Up to a sentence of an answer, and what it is worth as an account, 0 to 0.9."""

    sentence: int
    text: str
    worth: float


def find_substance(texts: Sequence[str]) -> tuple[Stretch, ...]:
    """What the sentences of an answer tell, in their order.

    Each stretch can answer one thing that was asked. What is not said about the candidate is given
    as an empty text and left out.
    """
    cut = [(i, words) for i, text in enumerate(texts) for words in _stretches(text.split())]
    total = sum(len(words) for _, words in cut)
    said = [(i, " ".join(words), len(words)) for i, words in cut]
    vague = sum(len(_VAGUE.findall(text.lower())) for _, text, _ in said)
    plain = max(0.0, 1.0 - _VAGUENESS * vague / total) if total else 0.0
    return tuple(
        Stretch(i, text, plain * min(1.0, size / _SHORT_WORDS) * _worth(text.lower()))
        for i, text, size in said
    )


def _stretches(words: Sequence[str]) -> list[Sequence[str]]:
    size = _STRETCH_WORDS if len(words) > _LONG_WORDS else max(1, len(words))
    return [words[i : i + size] for i in range(0, len(words), size)]


def _worth(stretch: str) -> float:
    if _COURTESY.search(stretch) is not None:
        return 0.0
    if _FIGURE.search(stretch) is not None:
        return _TOLD + _CONCRETE + _FIGURES
    if acts(stretch) and _SUPPOSED.search(stretch) is None:
        return _TOLD + _CONCRETE
    return _TOLD
