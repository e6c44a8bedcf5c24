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
        ("0.7: PostgreSQL, MySQL", [("mysql", "postgresql", 0.7)]),
        (
            "0.7: PostgreSQL, MySQL, MariaDB",
            [
                ("mysql", "postgresql", 0.7),
                ("mariadb", "mysql", 0.7),
                ("mariadb", "postgresql", 0.7),
            ],
        ),
        (
            "0.6: Redis ~ Memcached, MySQL",
            [("memcached", "redis", 0.6), ("mysql", "redis", 0.6)],
        ),
        ("# words\n\n0.7: MySQL ~ MariaDB\n0.9: MariaDB, MySQL", [("mariadb", "mysql", 0.9)]),
        ("0.9: MariaDB, MySQL\n0.7: MySQL ~ MariaDB", [("mariadb", "mysql", 0.9)]),
    ],
)
def test_lines_name_groups_or_one_skill_and_its_neighbours(
    source: str, expected: list[tuple[str, str, float]]
) -> None:
    neighbours = SkillNeighbours(source, VOCABULARY)

    assert sorted(neighbours.pairs()) == sorted(expected)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("1.0: MySQL, MariaDB", "line 1: closeness is between 0 and 1, not 1.0"),
        ("0: MySQL, MariaDB", "line 1: closeness is between 0 and 1, not 0"),
        ("nan: MySQL, MariaDB", "line 1: closeness is between 0 and 1, not nan"),
        ("MySQL, MariaDB", "line 1: could not convert"),
        ("0.7: MySQL, Postgres", "line 1: not a canonical skill: Postgres"),
        ("0.7: MySQL ~ MariaDB, MySQL", "line 1: named twice: MySQL"),
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


def test_there_are_many_pairs_and_they_work_both_ways(shipped: SkillNeighbours) -> None:
    vocabulary = SkillVocabulary.load()

    pairs = list(shipped.pairs())

    assert len(pairs) >= 1_200
    for one, other, closeness in pairs:
        assert 0.0 < closeness < 1.0
        assert one != other
        assert shipped.of(one)[other] == shipped.of(other)[one] == closeness
        assert vocabulary.canonical(one) == one
        assert vocabulary.canonical(other) == other


@pytest.mark.parametrize(
    ("one", "other", "closeness"),
    [
        ("postgresql", "mysql", 0.7),
        ("kubernetes", "aws eks", 0.85),
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
