import pytest

from viva.nlp.tokens import stem, tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and node.js!", ["c++", "c#", "and", "node.js"]),
        ("CI/CD isn’t new", ["ci/cd", "isn't", "new"]),
        ("Größe 10", ["größe", "10"]),
        ("…", []),
    ],
)
def test_words_stay_whole(text: str, expected: list[str]) -> None:
    assert [token.lower for token in tokenize(text)] == expected


def test_a_token_stands_at_its_place() -> None:
    text = "Built services"

    assert [text[token.start : token.end] for token in tokenize(text)] == ["Built", "services"]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("running", "en", "run"), ("häuser", "de", "haus"), ("corriendo", "es", "corr")],
)
def test_words_have_stems_by_language(word: str, language: str, expected: str) -> None:
    assert stem(word, language) == expected


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("running", "xx") == "running"
