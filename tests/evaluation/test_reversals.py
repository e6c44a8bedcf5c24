import pytest

from viva.evaluation.reversals import exchanges_roles, uses_opposite
from viva.evaluation.words import split_words


@pytest.mark.parametrize(
    ("statement", "sentence", "opposite"),
    [
        ("Reads become faster.", "Reads become slower.", True),
        ("It is written before the commit.", "It is written after the commit.", True),
        ("Reads become faster.", "Reads become quicker.", False),
        ("Reads are faster, writes slower.", "Writes are slower, reads faster.", False),
        ("More locks, slower writes.", "Fewer locks, faster writes.", False),
    ],
)
def test_an_opposite_word_turns_a_statement_round(
    statement: str, sentence: str, opposite: bool
) -> None:
    found = uses_opposite(split_words(statement, "en"), split_words(sentence, "en"))

    assert found is opposite


@pytest.mark.parametrize(
    ("statement", "sentence", "exchanged"),
    [
        ("The client authenticates the server.", "The server authenticates the client.", True),
        (
            "The server is authenticated by the client.",
            "The client authenticates the server.",
            False,
        ),
        ("Clients use tokens and cookies.", "Clients use cookies and tokens.", False),
        ("When keys expire, caches shrink.", "Caches shrink when keys expire.", False),
    ],
)
def test_roles_are_exchanged_when_two_words_change_places(
    statement: str, sentence: str, exchanged: bool
) -> None:
    found = exchanges_roles(split_words(statement, "en"), split_words(sentence, "en"))

    assert found is exchanged
