"""A model's verdicts on key points: their shape, the check of their quotes, the matches they make.

The model says what it found and where; nothing that it says is a number that counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from pydantic import BaseModel, ConfigDict, Field

from viva.evaluation.exhibits import MOST_POINTS, Exhibit
from viva.evaluation.hidden_contacts import hide_contacts
from viva.evaluation.lexical_matching import match_lexically
from viva.evaluation.matching import Contradiction, Match, Matched, Matcher, Span
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import Reading
from viva.evaluation.rubric import Rubric
from viva.evaluation.schemas import VerdictKind

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


class DecoyFoundError(JudgementUnusableError):
    """It finds in the answer what nobody says: the model follows an order, or does not look."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """Sentences in one spelling, one after the other; `starts` says where each begins.

    `hidden` is the same without contacts, as a model may have read it; `indexes` are the
    sentences' in the reading.
    """

    text: str
    hidden: str
    starts: tuple[int, ...]
    indexes: tuple[int, ...]


def matcher_of(
    judgement: Judgement, exhibit: Exhibit, unseen: Mapping[int, Match] | None = None
) -> Matcher:
    """The matcher that finds what the judgement says, as far as its quotes were shown.

    `unseen` are matches that stand for key points, from 0, whose sentences the model did not see.

    The matcher raises JudgementUnusableError where the judgement is not one on all points, where
    not a single one of its quotes was shown, or where it takes a decoy for said.
    """

    def match(rubric: Rubric, reading: Reading) -> Matched:
        verdicts = _numbered(judgement, exhibit)
        searched = _search_in(exhibit)
        quoted = [_quoted(verdict, searched) for verdict in verdicts]
        claimed = any(verdict.verdict is not VerdictKind.MISS for verdict in verdicts)
        if claimed and not any(quoted):
            raise JudgementUnusableError
        judged = [
            _match(verdict.verdict, place if place and exhibit.supports(i, *place) else None)
            for i, (verdict, place) in enumerate(zip(verdicts, quoted, strict=True))
        ]
        matches = tuple(_better(match, (unseen or {}).get(i)) for i, match in enumerate(judged))
        # An answer that makes a key point is about what was asked.
        made = any(match.best is not None for match in matches)
        on_theme = 1.0 if made else match_lexically(rubric, reading).on_theme
        return Matched(matches, on_theme=on_theme, decided=True)

    return match


def _numbered(judgement: Judgement, exhibit: Exhibit) -> list[PointVerdict]:
    """The verdicts in the order of the key points, those on decoys left out."""
    count = len(exhibit.points.texts)
    verdicts = sorted(judgement.verdicts, key=lambda verdict: verdict.point)
    if [verdict.point for verdict in verdicts] != [*range(1, count + 1)]:
        raise JudgementUnusableError
    decoys = exhibit.points.decoys
    if any(verdicts[index].verdict in _SIMILARITY for index in decoys):
        raise DecoyFoundError
    return [verdict for index, verdict in enumerate(verdicts) if index not in decoys]


def _better(judged: Match, unseen: Match | None) -> Match:
    if unseen is None or unseen.best is None or judged.contradiction is not None:
        return judged
    if judged.best is not None and judged.best.similarity >= unseen.best.similarity:
        return judged
    return unseen


def _quoted(verdict: PointVerdict, searched: _Searched) -> tuple[int, int] | None:
    return None if verdict.verdict is VerdictKind.MISS else _find(verdict.quote, searched)


def _match(verdict: VerdictKind, place: tuple[int, int] | None) -> Match:
    if place is None:
        return _NOTHING
    if verdict is VerdictKind.CONTRADICTED:
        return Match(None, Contradiction(Span(1.0, *place), "says the opposite"))
    return Match(Span(_SIMILARITY[verdict], *place), None)


def _search_in(exhibit: Exhibit) -> _Searched:
    folded = [_folded(exhibit.sentence(i)) for i in exhibit.shown]
    lengths = [len(sentence) + 1 for sentence in folded]
    text = " ".join(folded)
    starts = tuple(accumulate(lengths, initial=0))[:-1]
    return _Searched(text, hide_contacts(text), starts, exhibit.shown)


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
    return searched.indexes[sum(start <= position for start in searched.starts) - 1]


def _folded(text: str) -> str:
    return " ".join(normalise(text).text.casefold().split())
