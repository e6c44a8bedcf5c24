from datetime import date

import pytest

from viva.documents.parsing import parse_text
from viva.documents.schemas import CvProfile, DocumentKind

TODAY = date(2026, 11, 21)
CV = """Ada Placeholder
Backend Engineer
ada@example.com | +353 91 555 014 | Galway, Ireland

Summary
Engineer who likes Oracle databases and long walks.

Experience
Senior Engineer, Docker Inc | Jan 2020 – Present
- Moved forty services to Kubernetes with Docker and Go
Technologies: Terraform, Helm, Foobarizer

Projects
Tiny Compiler
- Wrote it in Rust

Education
BSc Computing, University of Galway, 2019

Skills
Go, Kubernetes (k8s), Foobarizer, Excel (advanced), Spanish (fluent), teamwork

Languages
English (native), Irish – B2

Interests
Python keeping, Ruby mines
"""


def read(text: str = CV) -> CvProfile:
    profile = parse_text(text, DocumentKind.CV, TODAY).profile
    assert isinstance(profile, CvProfile)
    return profile


def test_a_cv_becomes_a_profile() -> None:
    profile = read()

    assert profile.name == "Ada Placeholder"
    assert profile.headline == "Backend Engineer"
    assert profile.phone == "+35391555014"
    assert profile.location == "Galway, Ireland"
    assert profile.languages == ("English", "Irish")
    assert [p.name for p in profile.projects] == ["Tiny Compiler"]
    assert profile.total_years_experience == 6.9
    assert profile.language == "en"
    assert profile.warnings == ()


def test_skills_are_those_named_and_those_listed() -> None:
    skills = set(read().skills)

    assert {"go", "kubernetes", "terraform", "helm", "rust", "microsoft excel"} <= skills
    assert "foobarizer" in skills


def test_interests_languages_and_levels_are_no_skills() -> None:
    assert not {"python", "ruby", "spanish", "advanced", "english"} & set(read().skills)


def test_lines_that_tell_what_was_done_come_before_lists() -> None:
    document = parse_text(CV, DocumentKind.CV, TODAY)
    profile = document.profile

    lines = [document.lines[number - 1] for number in profile.skill_lines["kubernetes"]]

    assert lines[0].startswith("Moved forty services")
    assert lines[-1].startswith("Go, Kubernetes")


def test_an_employer_that_is_also_a_tool_is_no_skill() -> None:
    text = CV.replace("with Docker and Go", "with Go").replace("Docker Inc", "Docker")

    assert "docker" not in read(text).skills


@pytest.mark.parametrize(
    ("heading", "content", "field"),
    [
        ("Berufserfahrung", "Entwickler, Acme GmbH | 03/2019 – heute", "jobs"),
        ("EXPERIENCIA LABORAL", "Desarrolladora, Acme S.L. | 03/2019 – actualidad", "jobs"),
        ("Expérience professionnelle", "Développeur, Acme SA | 03/2019 – présent", "jobs"),
        ("Work History:", "Developer, Acme Ltd | 03/2019 – now", "jobs"),
        ("Ausbildung", "B.Sc. Informatik, Universität Ulm, 2015", "education"),
        ("Formación académica", "Grado en Física, Universidad de Vigo, 2015", "education"),
        ("Sprachkenntnisse", "Deutsch, Englisch", "languages"),
        ("Idiomas", "Español, inglés", "languages"),
        ("Kenntnisse & Fähigkeiten", "Python, SQL", "skills"),
        ("Core Competencies", "Python | SQL", "skills"),
        ("Where I've worked", "Nurse, Sample Clinic, 2015 – 2018", "jobs"),
        ("Mi recorrido", "Enfermera, Clínica Ejemplo, 2015 – 2018", "jobs"),
        ("AKADEMISCHE AUSBILDUNG", "B.Sc. Physik, Universität Ulm, 2015", "education"),
        ("I speak", "Dutch, English", "languages"),
    ],
)
def test_sections_are_known_in_several_languages(heading: str, content: str, field: str) -> None:
    profile = read(f"Ada Placeholder\nada@example.com\n\n{heading}\n{content}\n")

    assert getattr(profile, field)


def test_programming_languages_are_not_spoken() -> None:
    profile = read("Ada Placeholder\n\nSkills\nLanguages: Python, Go\nTools: Git\n")

    assert profile.languages == ()
    assert set(profile.skills) == {"python", "go", "git"}


def test_what_is_not_found_is_named_in_the_warnings() -> None:
    codes = {warning.code for warning in read("nothing to see here").warnings}

    assert codes == {"name_not_found", "jobs_not_found", "skills_not_found"}
