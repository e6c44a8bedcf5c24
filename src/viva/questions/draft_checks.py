"""What a model wrote becomes a question only if an interviewer could say it."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from viva.questions.drafts import Draft, DraftPoint
from viva.questions.general_points import general_points
from viva.questions.quotable import is_sayable
from viva.questions.schemas import KeyPoint, Question, Source
from viva.questions.similarity import is_repeat
from viva.questions.topics import are_telling, gives_away, is_on_topic, long_words

_MOST_CHARACTERS: Final = 500
_FEWEST_WORDS: Final = 5
FEWEST_POINTS: Final = 3
# As rapidfuzz counts (percent): above it a text holds another one, nearly word by word.
_HOLDS: Final = 85.0
_COPIED_WORDS: Final = 8
_REPEATED_WORDS: Final = 6
# Of its own key points a question may give one away; with two it recites the answer.
_GIVEN_AWAY: Final = 2
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
        heard: What the candidate said; a question goes on from it in a few words at most.
        author: Model and prompt.
    """

    plan: Question
    asked: tuple[Question, ...]
    lines: Mapping[str, Source]
    instructions: str
    author: str
    heard: tuple[str, ...] = ()


def find_fault(text: str, instructions: str, asked: Iterable[Question] = ()) -> str | None:
    """Why these words, as far as they have come, cannot be said to a candidate."""
    if len(text) > _MOST_CHARACTERS:
        return "too_long"
    if _OUT_OF_ROLE.search(text) or not is_sayable(text):
        return "out_of_role"
    if _runs(text) & _runs_of_instructions(instructions):
        return "instructions_leaked"
    if any(gives_away(text, point.text) for one in asked for point in one.key_points):
        return "rubric_leaked"
    return None


def check_draft(draft: Draft, setting: Setting) -> Question | str:
    """The question, or why there is none; without usable key points it gets general ones."""
    fault = find_fault(draft.text, setting.instructions, setting.asked)
    if fault is not None:
        return fault
    if len(draft.text.split()) < _FEWEST_WORDS or not _ASKS.search(draft.text):
        return "no_question"
    if any(_holds(draft.text, point.text) for one in setting.asked for point in one.key_points):
        return "rubric_leaked"
    if sum(_tells(draft.text, point) for point in draft.points) >= _GIVEN_AWAY:
        return "rubric_leaked"
    if _repeats(draft.text, setting) or not is_on_topic(draft.text, setting.plan):
        return "off_topic"
    points = tuple(_points(draft, setting))
    if len(points) < FEWEST_POINTS:
        points = general_points(setting.plan.kind)
        is_weighty = is_on_topic(draft.text, setting.plan, alone=True)
    else:
        texts = [point.text for point in points]
        is_weighty = are_telling(texts, draft.text, setting.plan)
    if not is_weighty:
        return "small_talk"
    question = _compose(draft, points, setting)
    return "repeated" if is_repeat(question, setting.asked) else question


def _compose(draft: Draft, points: tuple[KeyPoint, ...], setting: Setting) -> Question:
    plan = setting.plan
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


def _points(draft: Draft, setting: Setting) -> Iterator[KeyPoint]:
    """The key points that say something, once each, and that the question does not give away."""
    kept: list[str] = []
    for point in draft.points:
        same = any(fuzz.ratio(point.text, other) >= _HOLDS for other in kept)
        if same or _tells(draft.text, point) or find_fault(point.text, setting.instructions):
            continue
        kept.append(point.text)
        yield KeyPoint(
            id=f"p{len(kept)}",
            text=point.text,
            weight=point.weight,
            follow_up=_follow_up(point, setting.instructions),
        )


def _tells(text: str, point: DraftPoint) -> bool:
    return _holds(text, point.text) or gives_away(text, point.text)


def _follow_up(point: DraftPoint, instructions: str) -> str | None:
    text = point.follow_up
    if text is None or not text.endswith("?") or len(text.split()) < _FEWEST_WORDS - 2:
        return None
    return None if _holds(text, point.text) or find_fault(text, instructions) else text


def _sources(draft: Draft, lines: Mapping[str, Source]) -> Iterator[Source]:
    """The lines that exist and have a word in common with the question."""
    said = long_words(draft.text)
    for name in dict.fromkeys(draft.sources):
        source = lines.get(name)
        if source is not None and said & long_words(source.text):
            yield source


def _holds(text: str, point: str) -> bool:
    """Whether a text gives a key point away; of short ones one cannot tell."""
    if len(point.split()) < _FEWEST_WORDS:
        return False
    return gives_away(text, point) or fuzz.partial_ratio(point, text) >= _HOLDS


def _repeats(text: str, setting: Setting) -> bool:
    """Whether a question says so many words of others that they speak through it."""
    said, read = _runs(text, _REPEATED_WORDS), _runs(text)
    return any(said & _runs(one, _REPEATED_WORDS) for one in setting.heard) or any(
        read & _runs(source.text) for source in setting.lines.values()
    )


def _runs(text: str, length: int = _COPIED_WORDS) -> frozenset[tuple[str, ...]]:
    """All runs of so many words; nobody says eight of them twice by chance."""
    words = _WORD.findall(text.casefold())
    starts = range(len(words) - length + 1)
    return frozenset(tuple(words[start : start + length]) for start in starts)


@lru_cache(maxsize=4)
def _runs_of_instructions(instructions: str) -> frozenset[tuple[str, ...]]:
    return _runs(instructions)
