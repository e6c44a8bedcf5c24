"""When an answer has ended."""

import pytest

from viva.interviews.conversation.pauses import Ending, PauseLimits, PauseWatch

_LIMITS = PauseLimits(finished=0.5, longest=4.0, answer=30.0)


def _watch(*, said: float = 2.0) -> PauseWatch:
    watch = PauseWatch(_LIMITS)
    assert watch.hear(said, is_speaking=True) is None
    return watch


def _hear_silence(watch: PauseWatch, seconds: float) -> Ending | None:
    for _ in range(round(seconds / 0.1)):
        ending = watch.hear(0.1, is_speaking=False)
        if ending is not None:
            return ending
    return None


def test_what_sounds_finished_ends_after_a_short_silence() -> None:
    watch = _watch()
    watch.hear(0.1, is_speaking=False)

    assert watch.judge(watch.silences, sounds_finished=True) is None
    assert _hear_silence(watch, 1.0) is Ending.END_OF_TURN
    assert watch.silence == pytest.approx(0.5)


def test_a_late_verdict_ends_an_answer_at_once() -> None:
    watch = _watch()
    assert _hear_silence(watch, 1.0) is None

    assert watch.judge(watch.silences, sounds_finished=True) is Ending.END_OF_TURN


def test_who_thinks_is_given_the_long_pause() -> None:
    watch = _watch()

    assert _hear_silence(watch, 3.5) is None
    assert _hear_silence(watch, 1.0) is Ending.PAUSE


def test_a_verdict_on_an_earlier_silence_counts_for_nothing() -> None:
    watch = _watch()
    watch.hear(0.1, is_speaking=False)
    earlier = watch.silences
    watch.hear(1.0, is_speaking=True)

    assert watch.judge(earlier, sounds_finished=True) is None
    assert _hear_silence(watch, 1.0) is None


def test_each_silence_is_judged_once() -> None:
    watch = _watch()
    asked = []
    for is_speaking in (False, False, True, False, False):
        watch.hear(0.1, is_speaking=is_speaking)
        asked.append(watch.wants_verdict())

    assert asked == [True, False, False, True, False]


def test_the_longest_answer_ends_while_somebody_speaks() -> None:
    watch = PauseWatch(_LIMITS, heard_before=29.5)

    assert watch.hear(0.4, is_speaking=True) is None
    assert watch.hear(0.2, is_speaking=True) is Ending.LONGEST_ANSWER
