"""Spoken answers in reports: their sound, and where their words stand in the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from viva.interviews.recordings.schemas import SpokenAnswer
from viva.interviews.schemas import InterviewRecord, TurnRecord
from viva.interviews.utterances import words_of
from viva.reports.schemas import AnswerAudio, AnswerResult, HeardWord, Report
from viva.speech.schemas import Word

_WORD = re.compile(r"\S+")
# Comparing texts of few different words takes the square of their length, or worse.
_MOST_PAIRS = 50_000


def with_sound(report: Report, record: InterviewRecord) -> Report:
    """The report with the recordings as they are now: some may have been deleted since."""
    spoken = {turn.turn_id: turn.spoken for turn in record.turns}
    answers = [
        answer.model_copy(
            update={"audio": view_audio(record.id, answer, spoken.get(answer.turn_id))}
        )
        for answer in report.answers
    ]
    return report.model_copy(update={"answers": answers})


def view_audio(
    interview_id: str, answer: AnswerResult, spoken: SpokenAnswer | None
) -> AnswerAudio | None:
    """Where to hear an answer; null where it was typed, or its sound is deleted."""
    if spoken is None or spoken.expires_at is None:
        return None
    return AnswerAudio(
        url=f"/api/v1/interviews/{interview_id}/answers/{answer.turn_id}/audio",
        media_type=spoken.media_type,
        seconds=None if spoken.heard is None else spoken.heard.seconds,
        expires_at=spoken.expires_at,
    )


def heard_words(turn: TurnRecord) -> tuple[Word, ...]:
    """The words of a spoken answer with their times; empty where there are none."""
    heard = None if turn.spoken is None else turn.spoken.heard
    return () if heard is None or heard.transcript is None else heard.transcript.words


def place_words(text: str, words: Sequence[Word]) -> list[HeardWord]:
    """The heard words in order, with their places in a text that may have been corrected."""
    written = list(_written(text))
    heard = [" ".join(words_of(word.text)) for word in words]
    places = dict(_pair(heard, [word for word, _ in written]))
    return [
        HeardWord(
            text=word.text,
            start=word.start,
            end=word.end,
            offset=written[places[index]][1] if index in places else None,
        )
        for index, word in enumerate(words)
    ]


def _written(text: str) -> Iterator[tuple[str, int]]:
    """Each word as it is compared, with its offset."""
    for found in _WORD.finditer(text):
        yield " ".join(words_of(found[0])), found.start()


def _pair(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of equal words in both, in order; what is equal at both ends is not compared."""
    shorter = min(len(first), len(second))
    head = 0
    while head < shorter and first[head] == second[head]:
        yield head, head
        head += 1
    tail = 0
    while tail < shorter - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
        yield len(first) - tail, len(second) - tail
    middle, other = first[head : len(first) - tail], second[head : len(second) - tail]
    often = Counter(other)
    if sum(often[word] for word in middle) > _MOST_PAIRS:
        return
    matcher = SequenceMatcher(None, middle, other, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield head + block.a + step, head + block.b + step
