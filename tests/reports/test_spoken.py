"""Spoken answers in reports: where their words stand, and that no score hears them."""

from dataclasses import replace

import pytest

from tests.interviews.recordings.fakes import heard
from tests.reports.records import HASHING, NOW, record, turn
from viva.interviews.recordings.schemas import SpokenAnswer
from viva.reports.builder import build_report
from viva.reports.spoken import place_words
from viva.speech.schemas import Word

TEXT = "A hash table maps keys to buckets by a hash of the key, so that lookups take constant time"


def timed(text: str) -> list[Word]:
    return [Word(word, float(n), n + 0.5) for n, word in enumerate(text.split())]


@pytest.mark.parametrize(
    ("said", "written", "offsets"),
    [
        ("I use locks", "I use locks", [0, 2, 6]),
        ("i use locks", "I use “locks”.", [0, 2, 6]),
        ("i use box here", "I use locks here", [0, 2, None, 12]),
        ("i use here", "I use many locks here", [0, 2, 17]),
        ("well i use locks", "I use locks", [None, 0, 2, 6]),
        ("it's a b-tree", "It’s a B-Tree", [0, 5, 7]),
        ("one", "something else", [None]),
        ("", "typed", []),
        ("gone", "", [None]),
    ],
)
def test_words_are_found_in_the_text_that_they_became(
    said: str, written: str, offsets: list[int | None]
) -> None:
    words = place_words(written, timed(said))

    assert [word.offset for word in words] == offsets
    assert [word.text for word in words] == said.split()


def test_long_texts_of_few_words_are_only_compared_at_their_ends() -> None:
    said, written = "start " + "a b " * 5_000 + "end", "start " + "b b a " * 4_000 + "end"

    words = place_words(written, timed(said))

    assert (words[0].offset, words[-1].offset) == (0, len(written) - 3)
    assert all(word.offset is None for word in words[2:-2])


def test_what_was_measured_of_speech_is_shown_and_changes_no_score() -> None:
    typed = turn(1, HASHING, TEXT)
    spoken = replace(
        typed,
        spoken=SpokenAnswer(media_type="audio/webm", expires_at=NOW, heard=heard(TEXT)),
    )

    silent, loud = (build_report(record(one), final=True) for one in (typed, spoken))

    answer, without = loud.answers[0], silent.answers[0]
    assert answer.delivery is None or answer.delivery.spoken
    assert answer.speech == heard(TEXT).delivery
    assert [word.offset for word in answer.words][:3] == [0, 2, 7]
    assert (answer.score, answer.criteria) == (without.score, without.criteria)
    assert loud.overall == silent.overall
