"""How something was said, from voice activity and the times of words; never part of a score."""

from collections.abc import Sequence
from itertools import pairwise

from viva.speech.activity import ActivityMeter, Stretch
from viva.speech.schemas import SpokenDelivery, Transcript

# What the report counts as a pause, too.
PAUSE_FROM_SECONDS = 1.0
_SHORTEST_TALK_SECONDS = 2.0
_FILLERS = frozenset({"uh", "um", "uhm", "er", "erm", "hm", "hmm", "mm", "äh", "ähm", "euh", "eh"})


def measure_delivery(
    meter: ActivityMeter, transcript: Transcript | None, *, keeps_fillers: bool
) -> SpokenDelivery:
    stretches = meter.stretches()
    talk = sum(stretch.seconds for stretch in stretches)
    gaps = _gaps(stretches)
    words = transcript.text.split() if transcript is not None else []
    paced = talk >= _SHORTEST_TALK_SECONDS and words
    return SpokenDelivery(
        words_per_minute=round(60 * len(words) / talk, 1) if paced else None,
        talk_seconds=round(talk, 2),
        pauses=sum(gap >= PAUSE_FROM_SECONDS for gap in gaps),
        longest_pause_seconds=round(max(gaps, default=0.0), 2),
        # Voice begins it: a recogniser may hear its first word in noise, or too late.
        time_to_first_word=round(stretches[0].start, 2) if stretches else None,
        fillers=_count_fillers(words) if transcript is not None and keeps_fillers else None,
        pitch_variation=meter.pitch_variation(),
    )


def _gaps(stretches: Sequence[Stretch]) -> list[float]:
    return [after.start - before.end for before, after in pairwise(stretches)]


def _count_fillers(words: Sequence[str]) -> int:
    return sum(word.strip(".,;:!?…").lower() in _FILLERS for word in words)
