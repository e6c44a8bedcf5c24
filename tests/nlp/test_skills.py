import time
from collections import Counter

import pytest

from viva.nlp.competencies import TECHNICAL_COMPETENCIES
from viva.nlp.skills import SkillVocabulary


@pytest.fixture(scope="module")
def vocabulary() -> SkillVocabulary:
    return SkillVocabulary.load()


def names(vocabulary: SkillVocabulary, text: str) -> list[str]:
    return [mention.name for mention in vocabulary.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proficient in Go, Python, and Node.js", ["go", "python", "node.js"]),
        ("using Kafka and Go, reducing fraud", ["kafka", "go"]),
        ("AWS (ECS, RDS, S3)", ["aws", "aws ecs", "aws rds", "amazon s3"]),
        ("Testgetriebene Entwicklung mit C/C++ und CAN", ["test-driven development", "c++"]),
        ("MISRA-C, CAN-Bus, BLE", ["misra c", "can bus", "bluetooth low energy"]),
        ("Cuadros de mando con Power BI y pruebas A/B", ["power bi", "a/b testing"]),
        ("ASP.NET and Vue.js, not Foo.js", ["asp.net", "vue.js"]),
        ("Go Python Node.js TypeScript", ["go", "python", "node.js", "typescript"]),
        ("Java/Spring, Hibernate", ["java", "spring", "hibernate"]),
        ("an electronic record such as Epic", ["epic"]),
        ("SPIN and MEDDIC", ["spin selling", "meddic"]),
        ("Python", ["python"]),
    ],
)
def test_skills_are_found_by_their_canonical_names(
    vocabulary: SkillVocabulary, text: str, expected: list[str]
) -> None:
    assert [name for name in names(vocabulary, text) if name in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A go to market plan that can excel at the rest",
        "Go-to-market in Spring 2019",
        "In spring we rest and go on; we can swift",
        "R&D in a C-suite after Series C funding, with vitamin C",
        "Excel at everything",
        "see github.com/ada and ada@python.org",
        "8,500 GitHub stars",
        "javascripting pythonic gopher",
    ],
)
def test_words_that_only_look_like_skills_are_not_found(
    vocabulary: SkillVocabulary, text: str
) -> None:
    assert names(vocabulary, text) == []


def test_a_mention_stands_at_its_place(vocabulary: SkillVocabulary) -> None:
    text = "İstanbul: wrote services in Python."

    (mention,) = vocabulary.find(text)

    assert text[mention.start : mention.end] == "Python"


def test_the_longest_name_wins(vocabulary: SkillVocabulary) -> None:
    assert names(vocabulary, "React Native and Spring Boot") == ["react native", "spring boot"]


def test_topics_are_marked_as_generic(vocabulary: SkillVocabulary) -> None:
    found = {m.name: m.generic for m in vocabulary.find("Python and stakeholder management")}

    assert found == {"python": False, "stakeholder management": True}


@pytest.mark.parametrize(
    ("name", "canonical", "competency"),
    [
        ("K8s", "kubernetes", "cloud and infrastructure"),
        ("Postgres", "postgresql", "databases"),
        ("GOLANG", "go", "programming languages"),
        ("lambda", "aws lambda", "cloud and infrastructure"),
        ("haemodynamic monitoring", "hemodynamic monitoring", "clinical care"),
        ("Excel", "microsoft excel", "office and productivity"),
        ("caching", "caching", "system design"),
        ("underwater basket weaving", None, None),
        ("GitHub stars", None, None),
    ],
)
def test_a_name_has_a_canonical_form_and_a_competency(
    vocabulary: SkillVocabulary, name: str, canonical: str | None, competency: str | None
) -> None:
    assert vocabulary.canonical(name) == canonical
    assert vocabulary.competency(name) == competency


def test_every_skill_belongs_to_a_technical_competency(vocabulary: SkillVocabulary) -> None:
    competencies = {vocabulary.competency(name) for name in vocabulary.names()}

    assert competencies == set(TECHNICAL_COMPETENCIES)


def test_no_name_belongs_to_two_skills(vocabulary: SkillVocabulary) -> None:
    assert all(vocabulary.canonical(name) == name for name in vocabulary.names())


def test_an_unknown_competency_is_refused() -> None:
    with pytest.raises(ValueError, match="no such competency: cooking"):
        SkillVocabulary("[cooking]\nBaking")


@pytest.mark.parametrize("piece", ["Go Python CAN rest ", "a.", "a-", "@", "Go, ", " "])
def test_long_texts_take_linear_time(vocabulary: SkillVocabulary, piece: str) -> None:
    started = time.process_time()
    vocabulary.find(piece * (200_000 // len(piece)))

    assert time.process_time() - started < 3.0


def test_skills_are_spelled_as_people_write_them(vocabulary: SkillVocabulary) -> None:
    spellings = vocabulary.spellings(["postgresql", "c++", "node.js", "no such skill"])

    assert spellings == {"postgresql": "PostgreSQL", "c++": "C++", "node.js": "Node.js"}


def test_the_vocabulary_is_wide_in_every_field(vocabulary: SkillVocabulary) -> None:
    counted = Counter(vocabulary.competency(name) for name in vocabulary.names())

    assert counted.total() >= 1_500
    assert min(counted.values()) >= 40
