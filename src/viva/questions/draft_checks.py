"""What a model wrote becomes a question only if an interviewer could say it."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from viva.nlp.tokens import tokenize
from viva.questions.drafts import Draft, DraftPoint
from viva.questions.general_points import general_points
from viva.questions.quotable import is_sayable
from viva.questions.schemas import KeyPoint, Question, Source
from viva.questions.similarity import is_repeat

_MOST_CHARACTERS: Final = 500
_FEWEST_WORDS: Final = 5
FEWEST_POINTS: Final = 3
# As rapidfuzz counts (percent): above it a text holds another one, nearly word by word.
_HOLDS: Final = 85.0
_COPIED_WORDS: Final = 8
_LONG_WORD: Final = 4
_WORD: Final = re.compile(r"\w+")
_ASKS: Final = re.compile(
    r"\?|(?:^|[.!:;,–—-] +|\b(?:and|please|now|then) )(?:tell|describe|explain|walk|talk|take|give"
    r"|imagine|suppose|think|name|compare|sketch|share|show|outline|choose|pick)\b",
    re.IGNORECASE,
)
_OUT_OF_ROLE: Final = re.compile(
    r"\b(?:key points?|rubrics?|your (?:score|rating|grade)|you (?:scored|are hired|passed|failed)"
    r"|points? out of|\d+ ?/ ?10\b|(?:system|hidden|above|my|these) (?:prompt|instructions?|rules)"
    r"|as an? (?:ai|language model|assistant)|i (?:cannot|can't|am unable to) (?:help|comply)"
    r"|congratulations|(?:great|excellent|perfect|outstanding) (?:answer|candidate|job))\b"
    r"|<<<|>>>|```|[{}|]|</|\[name\]|\*\*|^\W*(?:question|source|weight) ?\d?:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a draft is checked against.

    Args:
        plan: The question that the rules would ask; what it is about stays theirs.
        asked: The questions of this interview so far.
        lines: The lines that may be cited, by id.
        instructions: The words that the model must keep to itself.
        author: Model and prompt.
    """

    plan: Question
    asked: tuple[Question, ...]
    lines: Mapping[str, Source]
    instructions: str
    author: str


def find_fault(text: str, instructions: str) -> str | None:
    """Why these words, as far as they have come, cannot be said to a candidate."""
    if len(text) > _MOST_CHARACTERS:
        return "too_long"
    if _OUT_OF_ROLE.search(text) or not is_sayable(text):
        return "out_of_role"
    if _runs(text) & _runs_of_instructions(instructions):
        return "instructions_leaked"
    return None


def check_draft(draft: Draft, setting: Setting) -> Question | str:
    """The question, or why there is none; without usable key points it gets general ones."""
    fault = find_fault(draft.text, setting.instructions)
    if fault is not None:
        return fault
    if len(draft.text.split()) < _FEWEST_WORDS or not _ASKS.search(draft.text):
        return "no_question"
    if any(_holds(draft.text, point.text) for one in setting.asked for point in one.key_points):
        return "rubric_leaked"
    question = _compose(draft, setting)
    return "repeated" if is_repeat(question, setting.asked) else question


def _compose(draft: Draft, setting: Setting) -> Question:
    plan = setting.plan
    own = tuple(_points(draft, setting.instructions))
    points = own if len(own) >= FEWEST_POINTS else general_points(plan.kind)
    return Question(
        id=f"model/{zlib.crc32(draft.text.encode()):08x}",
        text=draft.text,
        kind=plan.kind,
        section=plan.section,
        competency=plan.competency,
        skills=plan.skills,
        level=plan.level,
        key_points=points,
        reference=" ".join((point.paraphrases or (point.text,))[0] for point in points),
        language=plan.language,
        generated=True,
        written_by=setting.author,
        sources=tuple(_sources(draft, setting.lines)),
    )


def _points(draft: Draft, instructions: str) -> Iterator[KeyPoint]:
    """The key points that say something, once each, and that the question does not give away."""
    kept: list[str] = []
    for point in draft.points:
        same = any(fuzz.ratio(point.text, other) >= _HOLDS for other in kept)
        if same or _holds(draft.text, point.text) or find_fault(point.text, instructions):
            continue
        kept.append(point.text)
        yield KeyPoint(
            id=f"p{len(kept)}",
            text=point.text,
            weight=point.weight,
            follow_up=_follow_up(point, instructions),
        )


def _follow_up(point: DraftPoint, instructions: str) -> str | None:
    text = point.follow_up
    if text is None or not text.endswith("?") or len(text.split()) < _FEWEST_WORDS - 2:
        return None
    return None if _holds(text, point.text) or find_fault(text, instructions) else text


def _sources(draft: Draft, lines: Mapping[str, Source]) -> Iterator[Source]:
    """The lines that exist and have a word in common with the question."""
    said = _long_words(draft.text)
    for name in dict.fromkeys(draft.sources):
        source = lines.get(name)
        if source is not None and said & _long_words(source.text):
            yield source


def _holds(text: str, point: str) -> bool:
    """Whether a text gives a key point away; of short ones one cannot tell."""
    return len(point.split()) >= _FEWEST_WORDS and fuzz.partial_ratio(point, text) >= _HOLDS


def _long_words(text: str) -> frozenset[str]:
    tokens = tokenize(text)
    return frozenset(token.stem for token in tokens if len(token.lower) >= _LONG_WORD)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of so many words that nobody says them twice by chance."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        tuple(words[start : start + _COPIED_WORDS])
        for start in range(len(words) - _COPIED_WORDS + 1)
    )


@lru_cache(maxsize=4)
def _runs_of_instructions(instructions: str) -> frozenset[tuple[str, ...]]:
    return _runs(instructions)
