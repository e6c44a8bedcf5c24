"""How an answer was delivered: pace, pauses, fillers, repeated words; never part of a score.

Everything is counted, from the text and, for spoken answers, from the times of its words. The
targets are rules of thumb for interviews, shown beside the figures and held against nobody.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from viva.evaluation.hesitations import count_hesitations
from viva.evaluation.language import detect_language
from viva.evaluation.normalised import MAXIMUM_CHARACTERS
from viva.nlp.sentences import split_sentences
from viva.nlp.tokens import iter_tokens

_FEWEST_WORDS = 20
_PAUSE_FROM_SECONDS = 1.0
_SHORTEST_TALK_SECONDS = 5.0
_LONGEST_TALK_SECONDS = 24 * 3600.0
# Said twice on purpose, or as grammar wants it.
_DOUBLED = frozenset(
    ["had", "that", "very", "no", "yes", "ja", "nein", "sehr", "die", "der", "das", "muy", "sí"]
)


class Measure(StrEnum):
    WORDS_PER_MINUTE = "words_per_minute"
    TALK_TIME = "talk_time"
    TIME_TO_FIRST_WORD = "time_to_first_word"
    PAUSES = "pauses"
    LONGEST_PAUSE = "longest_pause"
    FILLERS_PER_MINUTE = "fillers_per_minute"
    FILLERS = "fillers"
    REPEATED_WORDS = "repeated_words"
    SENTENCE_LENGTH = "sentence_length"


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A recognised word; times in seconds since the question was out."""

    text: str
    start_seconds: float
    end_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure with its unit; `target` is the usual range [low, high], where there is one."""

    name: Measure
    value: float
    unit: str
    target: tuple[float, float] | None

    @property
    def within_target(self) -> bool | None:
        return None if self.target is None else self.target[0] <= self.value <= self.target[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`spoken` is false where only the text was there to measure."""

    spoken: bool
    words: int
    metrics: tuple[Metric, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryCounts:
    """What was counted in one answer or in several; times are null for typed answers.

    `first_word_seconds` has one time for each spoken answer.
    """

    words: int
    sentences: int
    fillers: int
    repeated: int
    talk_seconds: float | None = None
    spoken_words: int = 0
    spoken_fillers: int = 0
    pauses: int = 0
    longest_pause_seconds: float = 0.0
    first_word_seconds: tuple[float, ...] = ()


_UNITS: dict[Measure, tuple[str, tuple[float, float] | None]] = {
    # Conversation in English runs at about 150 words a minute.
    Measure.WORDS_PER_MINUTE: ("words per minute", (110.0, 170.0)),
    Measure.TALK_TIME: ("seconds", None),
    Measure.TIME_TO_FIRST_WORD: ("seconds", (0.0, 5.0)),
    Measure.PAUSES: ("per minute, of a second or more", (0.0, 10.0)),
    Measure.LONGEST_PAUSE: ("seconds", (0.0, 4.0)),
    Measure.FILLERS_PER_MINUTE: ("per minute", (0.0, 5.0)),
    # Free speech has about six breaks of any kind in 100 words (Fox Tree 1995).
    Measure.FILLERS: ("per 100 words", (0.0, 3.0)),
    Measure.REPEATED_WORDS: ("per 100 words", (0.0, 1.0)),
    Measure.SENTENCE_LENGTH: ("words per sentence", (8.0, 25.0)),
}


def count_delivery(
    text: str, *, language: str = "en", times: Sequence[TimedWord] = ()
) -> DeliveryCounts | None:
    """The counts of one answer; null where it has no words. Past the bound text is left unread.

    `language` is the one asked for; a text plainly in another one is counted in its own.
    """
    bounded = text[:MAXIMUM_CHARACTERS]
    sentences = [[t.lower for t in iter_tokens(s.text)] for s in split_sentences(bounded)]
    words = sum(map(len, sentences))
    if not words:
        return None
    spoken = detect_language(bounded, [word for sentence in sentences for word in sentence])
    fillers = count_hesitations(bounded, spoken or language)
    heard = _in_order(times)
    counts = DeliveryCounts(
        words=words,
        sentences=sum(map(bool, sentences)),
        fillers=fillers,
        repeated=sum(_repeated(sentence) for sentence in sentences),
    )
    return _with_times(counts, heard) if heard else counts


def add_up(counts: Iterable[DeliveryCounts]) -> DeliveryCounts | None:
    """The counts of several answers together; null without any."""
    all_counts = list(counts)
    if not all_counts:
        return None
    talked = [c.talk_seconds for c in all_counts if c.talk_seconds is not None]
    return DeliveryCounts(
        words=sum(c.words for c in all_counts),
        sentences=sum(c.sentences for c in all_counts),
        fillers=sum(c.fillers for c in all_counts),
        repeated=sum(c.repeated for c in all_counts),
        talk_seconds=math.fsum(talked) if talked else None,
        spoken_words=sum(c.spoken_words for c in all_counts),
        spoken_fillers=sum(c.spoken_fillers for c in all_counts),
        pauses=sum(c.pauses for c in all_counts),
        longest_pause_seconds=max(c.longest_pause_seconds for c in all_counts),
        first_word_seconds=tuple(t for c in all_counts for t in c.first_word_seconds),
    )


def describe_delivery(counts: DeliveryCounts | None) -> Delivery | None:
    """The figures with their targets; null where there are too few words to say anything."""
    if counts is None or counts.words < _FEWEST_WORDS:
        return None
    return Delivery(
        spoken=counts.talk_seconds is not None,
        words=counts.words,
        metrics=(
            *_timed(counts),
            _metric(Measure.FILLERS, 100 * counts.fillers / counts.words),
            _metric(Measure.REPEATED_WORDS, 100 * counts.repeated / counts.words),
            _metric(Measure.SENTENCE_LENGTH, counts.words / counts.sentences),
        ),
    )


def _timed(counts: DeliveryCounts) -> list[Metric]:
    if counts.talk_seconds is None:
        return []
    metrics = [
        _metric(Measure.TALK_TIME, counts.talk_seconds),
        _metric(Measure.LONGEST_PAUSE, counts.longest_pause_seconds),
    ]
    if counts.first_word_seconds:
        mean = math.fsum(counts.first_word_seconds) / len(counts.first_word_seconds)
        metrics.append(_metric(Measure.TIME_TO_FIRST_WORD, mean))
    # A rate over a few seconds says nothing.
    if counts.talk_seconds >= _SHORTEST_TALK_SECONDS:
        minutes = counts.talk_seconds / 60
        metrics.insert(0, _metric(Measure.WORDS_PER_MINUTE, counts.spoken_words / minutes))
        metrics.append(_metric(Measure.PAUSES, counts.pauses / minutes))
        metrics.append(_metric(Measure.FILLERS_PER_MINUTE, counts.spoken_fillers / minutes))
    return metrics


def _metric(name: Measure, value: float) -> Metric:
    unit, target = _UNITS[name]
    return Metric(name=name, value=round(value, 1), unit=unit, target=target)


def _with_times(counts: DeliveryCounts, heard: Sequence[TimedWord]) -> DeliveryCounts:
    gaps = [later.start_seconds - earlier.end_seconds for earlier, later in pairwise(heard)]
    pauses = [gap for gap in gaps if gap >= _PAUSE_FROM_SECONDS]
    return DeliveryCounts(
        words=counts.words,
        sentences=counts.sentences,
        fillers=counts.fillers,
        repeated=counts.repeated,
        talk_seconds=heard[-1].end_seconds - heard[0].start_seconds,
        spoken_words=len(heard),
        spoken_fillers=counts.fillers,
        pauses=len(pauses),
        longest_pause_seconds=max([0.0, *gaps]),
        first_word_seconds=(heard[0].start_seconds,),
    )


def _in_order(times: Sequence[TimedWord]) -> list[TimedWord]:
    """Words with times that can be, by their beginnings, none ending before the one before it."""
    possible = sorted(
        (w for w in times if 0 <= w.start_seconds <= w.end_seconds <= _LONGEST_TALK_SECONDS),
        key=lambda word: word.start_seconds,
    )
    ordered: list[TimedWord] = []
    for word in possible:
        end = max(word.end_seconds, ordered[-1].end_seconds if ordered else 0.0)
        ordered.append(TimedWord(word.text, word.start_seconds, end))
    return ordered


def _repeated(words: Sequence[str]) -> int:
    """Words said again at once: "the the", and "I think I think"."""
    single = sum(
        first == second and not first.isdigit() and first not in _DOUBLED
        for first, second in pairwise(words)
    )
    pairs = list(pairwise(words))
    double = sum(
        first == second and first[0] != first[1]
        for first, second in zip(pairs, pairs[2:], strict=False)
    )
    return single + double
