"""Whether two texts are one utterance, heard for longer."""

import pytest

from viva.interviews.utterances import is_longer_version, is_shorter_version


@pytest.mark.parametrize(
    ("earlier", "later", "longer"),
    [
        ("I used Redis", "I used Redis and Kafka for it", True),
        ("I used Redis.", "I used redis, and Kafka", True),
        ("In my last project I used red is", "In my last project I used Redis as a cache", True),
        ("Um", "In my last project", True),
        ("I used Redis", "I used Redis", False),
        ("I used Redis and Kafka", "I used Redis", False),
        (
            "First I measured where all the time went",
            "We never measured anything before the release of the product",
            False,
        ),
    ],
)
def test_a_longer_version_goes_on_where_the_earlier_one_broke_off(
    earlier: str, later: str, longer: bool
) -> None:
    assert is_longer_version(earlier, later) is longer


@pytest.mark.parametrize(
    ("earlier", "later", "shorter"),
    [
        ("I used Redis and Kafka for it", "I used Redis", True),
        ("I used Redis.", "i used redis", True),
        ("I used Redis", "I used Kafka", False),
        ("I used Redis", "I used Redis and Kafka", False),
        ("I measured where all of the time went", "We never measured it at all", False),
    ],
)
def test_a_shorter_version_says_nothing_new(earlier: str, later: str, shorter: bool) -> None:
    assert is_shorter_version(earlier, later) is shorter
