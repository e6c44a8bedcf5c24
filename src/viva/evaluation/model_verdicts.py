"""A model's verdicts on key points: their shape, the check of their quotes, the matches they make.

The model says what it found and where; nothing that it says is a number that counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pydantic import BaseModel, ConfigDict, Field

from viva.evaluation.hidden_contacts import hide_contacts
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Contradiction, Match, Matched, Matcher, Span
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.rubric import Rubric
from viva.evaluation.schemas import VerdictKind

MOST_POINTS = 24
_LONGEST_QUOTE = 2_000
_FEWEST_WORDS = 2
_MOST_SENTENCES = 3
_AROUND_QUOTES = " \"'.…"
_SIMILARITY = {VerdictKind.HIT: 1.0, VerdictKind.PARTIAL: 0.5}
_NOTHING = Match(None, None)


class PointVerdict(BaseModel):
    """What a model says of the key point with this number."""

    model_config = ConfigDict(extra="forbid")

    point: int = Field(ge=1, le=MOST_POINTS)
    verdict: VerdictKind
    quote: str = Field(max_length=_LONGEST_QUOTE)


class Judgement(BaseModel):
    """What a model says of an answer."""

    model_config = ConfigDict(extra="forbid")

    verdicts: list[PointVerdict] = Field(max_length=MOST_POINTS)


class JudgementUnusableError(Exception):
    """It leaves key points out, or rests on words that were not said."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """Sentences in one spelling, one after the other; `starts` says where each begins.

    `hidden` is the same without contacts, as a model may have read it.
    """

    text: str
    hidden: str
    starts: tuple[int, ...]


def matcher_of(judgement: Judgement) -> Matcher:
    """The matcher that finds what the judgement says, as far as its quotes are in the answer.

    The matcher raises JudgementUnusableError where the judgement is not one on all points, or
    where not a single one of its quotes was said.
    """

    def match(rubric: Rubric, reading: Reading) -> Matched:
        verdicts = {verdict.point: verdict for verdict in judgement.verdicts}
        numbers = range(1, len(rubric.points) + 1)
        if sorted(verdict.point for verdict in judgement.verdicts) != [*numbers]:
            raise JudgementUnusableError
        searched = _search_in(given_sentences(reading))
        matches = tuple(_match(verdicts[number], searched) for number in numbers)
        found = [match for match in matches if match is not _NOTHING]
        claimed = any(verdict.verdict is not VerdictKind.MISS for verdict in verdicts.values())
        if claimed and not found:
            raise JudgementUnusableError
        # An answer that makes a key point is about what was asked.
        made = any(match.best is not None for match in found)
        on_theme = 1.0 if made else match_lexically(rubric, reading).on_theme
        return Matched(matches, on_theme=on_theme, decided=True)

    return match


def given_sentences(reading: Reading) -> list[str]:
    """The sentences that may earn points, as they were given."""
    return [reading.text.original[s.start : s.end] for s in reading.sentences]


def _match(verdict: PointVerdict, searched: _Searched) -> Match:
    if verdict.verdict is VerdictKind.MISS:
        return _NOTHING
    place = _find(verdict.quote, searched)
    if place is None:
        return _NOTHING
    if verdict.verdict is VerdictKind.CONTRADICTED:
        return Match(None, Contradiction(Span(1.0, *place), "says the opposite"))
    return Match(Span(_SIMILARITY[verdict.verdict], *place), None)


def _search_in(sentences: Sequence[str]) -> _Searched:
    folded = [_folded(sentence) for sentence in sentences]
    lengths = [len(sentence) + 1 for sentence in folded]
    text = " ".join(folded)
    return _Searched(text, hide_contacts(text), tuple(accumulate(lengths, initial=0))[:-1])


def _find(quote: str, searched: _Searched) -> tuple[int, int] | None:
    """The first and the last sentence of a quote; null where it is not what was said."""
    wanted = _folded(quote).strip(_AROUND_QUOTES)
    if len(wanted.split()) < _FEWEST_WORDS:
        return None
    whole_words = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    found = whole_words.search(searched.text) or whole_words.search(searched.hidden)
    if found is None:
        return None
    first, last = _sentence_at(found.start(), searched), _sentence_at(found.end() - 1, searched)
    return (first, last) if last - first < _MOST_SENTENCES else None


def _sentence_at(position: int, searched: _Searched) -> int:
    return sum(start <= position for start in searched.starts) - 1


def _folded(text: str) -> str:
    return " ".join(normalise(text).text.casefold().split())
