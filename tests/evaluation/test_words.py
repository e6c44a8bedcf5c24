import pytest

from viva.evaluation.quantities import conflict, quantities
from viva.evaluation.words import split_words


@pytest.mark.parametrize(
    ("text", "language", "negated"),
    [
        ("It does not keep order.", "en", ["keep", "order"]),
        ("It doesn't sort, it hashes.", "en", ["sort"]),
        ("It is not only fast but cheap.", "en", []),
        (
            "It finds rows without reading the table and returns them.",
            "en",
            ["reading", "the", "table"],
        ),
        ("It is not true that keys, once set, may change.", "en", ["keys", "set", "change"]),
        ("It is false that keys may change.", "en", ["keys", "change"]),
        ("It is never not locked.", "en", ["not"]),
        ("False positives rise.", "en", []),
        ("Das ist nicht schnell, aber billig.", "de", ["schnell"]),
        ("No es rápido, pero es barato.", "es", ["rápido"]),
    ],
)
def test_negation_reaches_to_the_end_of_its_clause(
    text: str, language: str, negated: list[str]
) -> None:
    words = [word.lower for word in split_words(text, language) if word.negated]

    assert [word for word in negated if word in words] == negated
    assert bool(words) == bool(negated)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("read-only CI/CD", ["read", "ci", "cd"]),
        ("C++ and C#", ["c++", "c#"]),
        ("three-way 3-way", ["3", "way", "3", "way"]),
        ("version 2.5", ["version", "2.5"]),
        ("the of and", []),
    ],
)
def test_words_count_as_their_stems_and_numbers(text: str, terms: list[str]) -> None:
    found = [word.term for word in split_words(text, "en") if word.term is not None]

    assert found == terms


@pytest.mark.parametrize(
    ("expected", "said", "conflicts"),
    [
        ("It takes 3 messages", "It takes four messages", True),
        ("It takes three messages", "It takes 3 messages", False),
        ("A lookup takes O(1)", "A lookup takes O(n)", True),
        ("A lookup takes O(n log n)", "A lookup takes O( n log n )", False),
        ("Port 443 is used", "It was used in 2019", False),
        ("It takes 3 messages", "It takes 3 messages, or 4 messages if one is lost", False),
        ("There is one leader", "There are two leaders", False),
    ],
)
def test_numbers_conflict_when_they_count_the_same(
    expected: str, said: str, conflicts: bool
) -> None:
    found = conflict(
        quantities(expected, split_words(expected, "en")), quantities(said, split_words(said, "en"))
    )

    assert found is conflicts
