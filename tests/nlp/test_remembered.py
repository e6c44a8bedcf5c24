from viva.nlp.remembered import Remembered


def test_what_was_not_asked_for_longest_makes_room() -> None:
    remembered = Remembered[int](most_bytes=30)
    remembered.keep("one", 1, 10)
    remembered.keep("two", 2, 10)
    remembered.keep("three", 3, 10)
    remembered.find("one")

    remembered.keep("four", 4, 15)

    assert [remembered.find(key) for key in ("one", "two", "three", "four")] == [1, None, None, 4]


def test_what_is_kept_twice_takes_its_room_once() -> None:
    remembered = Remembered[int](most_bytes=30)
    remembered.keep("one", 1, 10)

    for _ in range(5):
        remembered.keep("two", 2, 20)

    assert remembered.find("one") == 1


def test_one_too_large_is_kept_until_the_next() -> None:
    remembered = Remembered[int](most_bytes=30)

    remembered.keep("large", 1, 100)
    found = remembered.find("large")
    remembered.keep("small", 2, 10)

    assert (found, remembered.find("large"), remembered.find("small")) == (1, None, 2)
