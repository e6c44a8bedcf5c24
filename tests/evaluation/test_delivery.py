import math

import pytest

from viva.evaluation.delivery import (
    Delivery,
    Measure,
    TimedWord,
    add_up,
    count_delivery,
    describe_delivery,
)
from viva.evaluation.hesitations import smooth

CALM = (
    "In my last team I measured where the time went. Then I added an index to the order table,"
    " and the slowest page answered in a quarter of a second. I wrote down what we had learned."
)


def delivery_of(text: str, language: str = "en", times: tuple[TimedWord, ...] = ()) -> Delivery:
    delivery = describe_delivery(count_delivery(text, language=language, times=times))
    assert delivery is not None
    return delivery


def value(delivery: Delivery, name: Measure) -> float:
    return next(metric.value for metric in delivery.metrics if metric.name is name)


def spoken(
    text: str, *, start: float = 2.0, step: float = 0.4, pause: float = 0.0
) -> list[TimedWord]:
    """A word every `step` seconds; `pause` lies after the tenth."""
    words: list[TimedWord] = []
    for i, word in enumerate(text.split()):
        begin = start + i * step + (pause if i >= 10 else 0.0)
        words.append(TimedWord(word, begin, begin + step))
    return words


def test_a_typed_answer_shows_only_what_text_can_show() -> None:
    delivery = delivery_of(CALM)

    assert not delivery.spoken
    assert [metric.name for metric in delivery.metrics] == [
        Measure.FILLERS,
        Measure.REPEATED_WORDS,
        Measure.SENTENCE_LENGTH,
    ]
    assert all(metric.within_target for metric in delivery.metrics)


@pytest.mark.parametrize(
    ("text", "language", "fillers"),
    [
        ("Um, so we, uh, kind of fixed it, you know, basically.", "en", 5),
        ("What kind of index? You know the one. Do you know how? A 5 mm gap in the ER.", "en", 0),
        ("It was, like, late, and I mean, I was tired, er, done.", "en", 3),
        ("The cache is kind of fast.", "en", 1),
        ("Um das zu lösen, hat er es gemessen.", "de", 0),
        ("Das war, ähm, quasi fertig, oder so.", "de", 3),
        ("Eh, o sea, funcionó.", "es", 2),
        ("Um er sort of 5 hmm", "xx", 1),
    ],
)
def test_fillers_are_counted_where_they_fill(text: str, language: str, fillers: int) -> None:
    counts = count_delivery(text, language=language)

    assert counts is not None
    assert counts.fillers == fillers


@pytest.mark.parametrize(
    ("text", "smoothed"),
    [
        ("um so I kind of I kind of sat with him him", "so I kind of sat with him"),
        ("We did the reviews, uh, together.", "We did the reviews, together."),
        ("I had had it for 10 10 days.", "I had had it for 10 10 days."),
        ("A 5 mm gap in the ER,\n well.", "A 5 mm gap in the ER, well."),
    ],
)
def test_a_text_is_smoothed_without_a_change_of_content(text: str, smoothed: str) -> None:
    assert smooth(text, "en") == smoothed


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("I I went to the the shop.", 2),
        ("I think I think it works.", 1),
        ("He had had a very very good day. Day two was better.", 0),
        ("Count 1 1 1.", 0),
    ],
)
def test_words_said_twice_at_once_are_counted(text: str, repeated: int) -> None:
    counts = count_delivery(text)

    assert counts is not None
    assert counts.repeated == repeated


def test_an_answer_in_another_language_is_counted_in_its_own() -> None:
    answer = "Das war, ähm, quasi fertig, und dann habe ich es noch einmal gemessen, oder so."

    counts = count_delivery(answer, language="en")

    assert counts is not None
    assert counts.fillers == 3


def test_times_of_words_give_pace_and_pauses() -> None:
    delivery = delivery_of(CALM, times=tuple(spoken(CALM, pause=3.0)))

    words = len(CALM.split())
    talk = words * 0.4 + 3.0
    assert delivery.spoken
    assert value(delivery, Measure.TALK_TIME) == pytest.approx(talk, abs=0.06)
    assert value(delivery, Measure.WORDS_PER_MINUTE) == pytest.approx(words / talk * 60, abs=0.06)
    assert value(delivery, Measure.LONGEST_PAUSE) == 3.0
    assert value(delivery, Measure.PAUSES) == pytest.approx(60 / talk, abs=0.06)
    assert value(delivery, Measure.TIME_TO_FIRST_WORD) == 2.0


def test_a_figure_outside_its_usual_range_says_so() -> None:
    delivery = delivery_of("um " * 5 + CALM)

    outside = [m.name for m in delivery.metrics if m.within_target is False]
    assert outside == [Measure.FILLERS, Measure.REPEATED_WORDS]


@pytest.mark.parametrize("text", ["", "   ", "…!", "Yes.", "um um um"])
def test_too_few_words_say_nothing(text: str) -> None:
    assert describe_delivery(count_delivery(text)) is None


@pytest.mark.parametrize(
    "times",
    [
        (TimedWord("a", -1.0, 2.0),),
        (TimedWord("a", 5.0, 1.0),),
        (TimedWord("a", math.nan, math.nan),),
        (TimedWord("a", 0.0, math.inf),),
    ],
)
def test_times_that_cannot_be_are_left_out(times: tuple[TimedWord, ...]) -> None:
    assert not delivery_of(CALM, times=times).spoken


def test_words_that_overlap_or_come_in_disorder_make_no_negative_figures() -> None:
    times = tuple(reversed([*spoken(CALM), TimedWord("all", 0.5, 90.0)]))

    assert all(metric.value >= 0 for metric in delivery_of(CALM, times=times).metrics)


def test_answers_add_up_to_one_delivery() -> None:
    typed, said = count_delivery(CALM), count_delivery(CALM, times=spoken(CALM))
    assert typed is not None
    assert said is not None

    both = describe_delivery(add_up([typed, said]))

    assert both is not None
    assert both.words == 2 * typed.words
    assert value(both, Measure.WORDS_PER_MINUTE) == pytest.approx(150, abs=0.1)
    assert add_up([]) is None


@pytest.mark.parametrize("piece", ["u", "um ", "m", "kind of ", "h", "you know ", "\u0301", "😀 "])
def test_long_hostile_texts_stay_cheap(piece: str) -> None:
    text = (piece * 20_000)[:40_000]

    counts = count_delivery(text)

    assert counts is None or counts.fillers <= 20_000
