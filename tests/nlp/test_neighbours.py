"""Pairs of skills that are close to each other."""

import pytest

from viva.nlp.neighbours import Neighbour, SkillNeighbours
from viva.nlp.skills import SkillVocabulary

VOCABULARY = SkillVocabulary("[databases]\nPostgreSQL\nMySQL\nMariaDB\nRedis\nMemcached")


@pytest.fixture(scope="module")
def shipped() -> SkillNeighbours:
    return SkillNeighbours.load()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("0.7: PostgreSQL, MySQL", {"mysql": 0.7}),
        ("0.7: PostgreSQL, MySQL, MariaDB", {"mysql": 0.7, "mariadb": 0.7}),
        ("0.6: PostgreSQL ~ MySQL, MariaDB", {"mysql": 0.6, "mariadb": 0.6}),
        ("0.6: MySQL ~ PostgreSQL, MariaDB", {"mysql": 0.6}),
        ("0.8: MySQL, PostgreSQL > Redis", {"redis": 0.4}),
        ("0.8: MySQL, MariaDB > PostgreSQL", {"mysql": 0.8, "mariadb": 0.8}),
        ("# words\n\n0.7: PostgreSQL ~ MySQL\n0.9: MySQL, PostgreSQL", {"mysql": 0.9}),
        ("0.9: MySQL > PostgreSQL\n0.7: MySQL ~ PostgreSQL", {"mysql": 0.9}),
        ("0.9: PostgreSQL > MySQL\n0.7: MySQL ~ PostgreSQL", {"mysql": 0.7}),
        ("0.9: Redis, Memcached", {}),
    ],
)
def test_lines_say_what_comes_near_to_a_skill(source: str, expected: dict[str, float]) -> None:
    neighbours = SkillNeighbours(source, VOCABULARY)

    assert neighbours.of("postgresql") == expected


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("1.0: MySQL, MariaDB", "line 1: closeness is between 0 and 1, not 1.0"),
        ("0: MySQL, MariaDB", "line 1: closeness is between 0 and 1, not 0"),
        ("nan: MySQL, MariaDB", "line 1: closeness is between 0 and 1, not nan"),
        ("MySQL, MariaDB", "line 1: could not convert"),
        ("0.7: MySQL, Postgres", "line 1: not a canonical skill: Postgres"),
        ("0.7: MySQL ~ MariaDB, MySQL", "line 1: named twice: MySQL"),
        ("0.7: MySQL, MariaDB > MySQL", "line 1: named twice: MySQL"),
    ],
)
def test_lines_that_make_no_sense_are_refused(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        SkillNeighbours(line, VOCABULARY)


def test_the_nearest_neighbour_is_one_of_those_that_are_there() -> None:
    neighbours = SkillNeighbours("0.7: PostgreSQL ~ MySQL\n0.4: PostgreSQL ~ Redis", VOCABULARY)

    assert neighbours.nearest("postgresql", {"redis", "mysql"}) == Neighbour("mysql", 0.7)
    assert neighbours.nearest("postgresql", {"redis"}) == Neighbour("redis", 0.4)
    assert neighbours.nearest("postgresql", {"memcached"}) is None
    assert neighbours.nearest("no such skill", {"mysql"}) is None


def test_there_are_many_pairs_and_each_is_a_neighbour_of_the_other(
    shipped: SkillNeighbours,
) -> None:
    vocabulary = SkillVocabulary.load()

    pairs = list(shipped.pairs())

    assert len(pairs) >= 2 * 1_200
    for one, other, closeness in pairs:
        assert 0.0 < closeness < 1.0
        assert one != other
        assert 0.5 <= shipped.of(one)[other] / shipped.of(other)[one] <= 2.0
        assert vocabulary.canonical(one) == one
        assert vocabulary.canonical(other) == other


@pytest.mark.parametrize(
    ("one", "other", "closeness"),
    [
        ("postgresql", "mysql", 0.7),
        ("kubernetes", "aws eks", 0.85),
        ("python", "django", 0.9),
        ("django", "python", 0.45),
        ("figma", "sketch", 0.8),
        ("ifrs", "us gaap", 0.6),
        ("mechanical ventilation", "oxygen therapy", 0.65),
        ("moodle", "canvas lms", 0.7),
        ("salesforce", "hubspot", 0.65),
    ],
)
def test_pairs_of_many_fields_are_known(
    shipped: SkillNeighbours, one: str, other: str, closeness: float
) -> None:
    assert shipped.of(one)[other] == closeness


@pytest.mark.parametrize(
    ("one", "other"),
    [("java", "javascript"), ("postgresql", "kubernetes"), ("lora", "lorawan"), ("c", "r")],
)
def test_skills_that_only_sound_alike_are_no_neighbours(
    shipped: SkillNeighbours, one: str, other: str
) -> None:
    assert other not in shipped.of(one)
