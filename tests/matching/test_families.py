"""Recognising role families."""

import pytest

from viva.matching.families import role_families
from viva.nlp.competencies import COMPETENCIES
from viva.nlp.skills import SkillVocabulary


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Senior Backend Engineer", "backend"),
        ("React Developer", "frontend"),
        ("Full-Stack JavaScript Developer", "fullstack"),
        ("Senior iOS Developer", "mobile"),
        ("Data Engineer", "data-engineering"),
        ("Marketing Data Analyst", "data-science"),
        ("Machine Learning Engineer", "machine-learning"),
        ("Site Reliability Engineer", "devops"),
        ("Cloud Architect", "cloud"),
        ("Information Security Analyst", "security"),
        ("Software Engineer in Test", "qa"),
        ("Firmware Engineer", "embedded"),
        ("Product Owner", "product"),
        ("Product Marketing Manager", "marketing"),
        ("Scrum Master", "project"),
        ("UX Designer", "design"),
        ("Key Account Manager", "sales"),
        ("Technical Support Specialist", "customer-support"),
        ("Financial Analyst", "finance"),
        ("Registered Nurse", "nursing"),
        ("Primary School Teacher", "teaching"),
        ("Gesundheits- und Krankenpflegerin", "nursing"),
        ("Bilanzbuchhalterin", "finance"),
        ("IT-Projektleiter", "project"),
        ("Lehrerin für Mathematik", "teaching"),
        ("Enfermera de UCI", "nursing"),
        ("Desarrolladora de backend", "backend"),
        ("Jefe de Proyecto", "project"),
        ("beekeeper", None),
        ("Koch", None),
        ("Mechanical Engineer", None),
        ("Security Guard", None),
        ("", None),
    ],
)
def test_titles_in_three_languages_name_their_family(title: str, family: str | None) -> None:
    assert role_families().find_by_title(title) == family


def test_a_title_that_only_says_software_is_decided_by_the_skills() -> None:
    families = role_families()

    frontend = families.find_by_title("Software Engineer", ["web frontend", "web frontend"])
    ml = families.find_by_title("Senior Software Developer", ["machine learning"] * 3)

    assert frontend == "frontend"
    assert ml == "machine-learning"
    assert families.find_by_title("Programmer") == "backend"


def test_skills_alone_name_a_family_only_when_there_are_enough_of_them() -> None:
    families = role_families()

    assert families.find_by_competencies(["clinical care"] * 3) == "nursing"
    assert families.find_by_competencies(["clinical care"]) is None
    assert families.find_by_competencies([]) is None


def test_every_family_is_about_known_competencies_and_known_families() -> None:
    families = role_families()

    for family_id in families.ids:
        family = families.find(family_id)
        assert family is not None
        assert set(family.competencies) <= set(COMPETENCIES)
        assert set(family.related) <= set(families.ids)
        assert sum(family.competencies.values()) == pytest.approx(1.0)
    assert len(families.ids) == 21


def test_every_skill_belongs_to_a_family_by_its_competency() -> None:
    vocabulary = SkillVocabulary.load()
    families = [family for one in role_families().ids if (family := role_families().find(one))]
    covered = {name for family in families for name in family.competencies}

    assert {vocabulary.competency(name) for name in vocabulary.names()} <= covered
    assert len(families) == 21
