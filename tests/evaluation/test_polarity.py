import pytest

from viva.evaluation.words import split_words


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("A version column does not help.", "a version column does help"),
        ("It helps, but a lock does not.", "but a lock does"),
        ("There is no loss, duplication or reordering.", "loss duplication or reordering"),
        ("No lock is taken.", "lock is taken"),
        ("Drop the packet instead of waiting.", "waiting"),
        ("It prevents loops.", "loops"),
        ("Loops are avoided.", "loops are"),
        ("It cannot be opened without the key.", ""),
        ("It does not avoid the shuffle.", "it does avoid"),
        ("I'm not sure which, the index is used.", ""),
        ("Nodes of a network that do not wait.", "that do wait"),
        ("It is a myth that keys expire.", "keys expire"),
        ("Many people think keys expire, but they stay.", "keys expire"),
        ("It is false that no key expires.", "no"),
        ("It is simple and it does not block.", "and it does block"),
    ],
)
def test_a_denial_reaches_what_it_is_about(text: str, denied: str) -> None:
    found = [word.lower for word in split_words(text, "en") if word.negated]

    assert found == denied.split()


@pytest.mark.parametrize(
    ("piece", "negators"),
    [
        ("it is not, no and never without ", 2),
        ("it is false that ", 1),
        ("many think ", 0),
        ("it is not true ", 1),
        (".*", 0),
    ],
)
def test_many_denials_in_one_sentence_are_read_in_linear_time(piece: str, negators: int) -> None:
    times = 200_000 // len(piece)

    words = split_words(piece * times + "end", "en")

    assert sum(word.negates for word in words) == negators * times
