import pytest

from viva.nlp.wordpiece import WordPieces

PIECES = WordPieces(["[UNK]", "[CLS]", "[SEP]", "hash", "##es", "cafe", ",", "a", "中"])


def cut(text: str) -> list[tuple[str, int]]:
    found = PIECES.cut(text)
    return [(text[slice(*found.words[piece.word])], piece.number) for piece in found.pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n", []),
        ("Hash", [("Hash", 3)]),
        ("hashes", [("hashes", 3), ("hashes", 4)]),
        ("a,hash", [("a", 7), (",", 6), ("hash", 3)]),
        ("CAFÉ", [("CAFÉ", 5)]),
        ("Cafe\u0301", [("Cafe\u0301", 5)]),
        ("zebra", [("zebra", 0)]),
        ("a中a", [("a", 7), ("中", 8), ("a", 7)]),
        ("x" * 200, [("x" * 200, 0)]),
    ],
)
def test_texts_are_cut_into_the_longest_known_pieces(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert cut(text) == expected
