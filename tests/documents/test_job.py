from datetime import date

import pytest

from viva.documents.parsing import parse_text
from viva.documents.schemas import DocumentKind, JobProfile, Seniority

TODAY = date(2026, 11, 21)


def read(text: str) -> JobProfile:
    profile = parse_text(text, DocumentKind.JOB, TODAY).profile
    assert isinstance(profile, JobProfile)
    return profile


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        ("Data Engineer\nAcme GmbH, Berlin\nWe build.", "Data Engineer", "Acme GmbH"),
        ("We are looking for a Senior Nurse to join our ward.", "Senior Nurse", None),
        (
            "Job title: Chef de partie\nEmployer: Hotel Sample, Cork",
            "Chef de partie",
            "Hotel Sample",
        ),
        ("Softwareentwickler (m/w/d) – Berlin\nText", "Softwareentwickler", None),
        (
            "Acme is hiring a Lead Frontend Developer to own maps.",
            "Lead Frontend Developer",
            "Acme",
        ),
        ("Buscamos una analista de datos para Madrid.", "analista de datos", None),
        ("Account Executive, Berlin\nHarbourlight, Berlin or remote", "Account Executive", None),
    ],
)
def test_title_and_company_are_found(text: str, title: str, company: str | None) -> None:
    profile = read(text)

    assert profile.title == title
    assert company is None or profile.company == company


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Senior Backend Engineer", Seniority.SENIOR),
        ("Junior Accountant", Seniority.JUNIOR),
        ("Staff Engineer", Seniority.STAFF),
        ("Staff Nurse", None),
        ("Principal Consultant", Seniority.PRINCIPAL),
        ("Head of Sales", Seniority.LEAD),
        ("Werkstudent Entwicklung", Seniority.INTERN),
        ("DevOps Engineer (Mid-level)", Seniority.MID),
        ("Backend Engineer", None),
    ],
)
def test_seniority_is_read_from_the_title(title: str, seniority: Seniority | None) -> None:
    assert read(f"{title}\n\nRequirements\n- Python").seniority is seniority


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("- 4+ years of Python experience", 4),
        ("- 3-5 years in security", 3),
        ("- at least five years of experience", 5),
        ("- Mindestens drei Jahre Erfahrung", 3),
        ("- Al menos 5 años de experiencia", 5),
        ("- 5+ years in software, of them 2 years with Go", 5),
        ("- Curious people", None),
    ],
)
def test_years_are_read(text: str, years: float | None) -> None:
    assert read(f"Engineer\n\nRequirements\n{text}").min_years == years


def test_the_age_of_a_company_is_no_experience() -> None:
    assert read("Engineer\nWe have been making pumps for over 20 years.").min_years is None


@pytest.mark.parametrize(
    ("text", "required", "nice"),
    [
        ("Requirements\n- Python\n\nNice to have\n- Kafka", ("python",), ("kafka",)),
        ("Anforderungen\n- Python\n\nVon Vorteil\n- Kafka", ("python",), ("kafka",)),
        ("Requisitos:\n- Python\n\nSe valorará:\n- Kafka", ("python",), ("kafka",)),
        ("Requirements\n- Python; Kafka is a plus", ("python",), ("kafka",)),
        ("Requirements\n- Python, ideally Kafka", ("python",), ("kafka",)),
        ("Requirements: Python. Preferred: Kafka.", ("python",), ("kafka",)),
        ("Requirements\n- Python. No need to know Java.", ("python",), ()),
        ("Requirements\n- Python. We are moving away from AngularJS.", ("python",), ()),
        ("Requirements\n- Python. Java is not required.", ("python",), ()),
        ("Requirements\n- Python\n\nBenefits\n- Slack and Excel lessons", ("python",), ()),
        ("Nice to have\n- Python\n\nRequirements\n- Python", ("python",), ()),
    ],
)
def test_required_is_told_from_nice_to_have(
    text: str, required: tuple[str, ...], nice: tuple[str, ...]
) -> None:
    profile = read(f"Engineer\n\n{text}")

    assert (profile.required_skills, profile.nice_to_have_skills) == (required, nice)


def test_responsibilities_keep_their_lines() -> None:
    profile = read("Engineer\n\nWhat you will do\n- Build services\n- Run them\n\nSkills\n- Go")

    assert profile.responsibilities == ("Build services", "Run them")
    assert profile.responsibility_lines == (3, 4)
    assert profile.skill_lines == {"go": (6,)}


def test_sentences_that_say_what_one_will_do_are_responsibilities() -> None:
    profile = read("We seek an Engineer. You will build services in Go. We like tea.")

    assert profile.responsibilities == ("You will build services in Go.",)


def test_a_description_without_skills_carries_a_warning() -> None:
    assert [w.code for w in read("Somebody nice").warnings] == ["skills_not_found"]
