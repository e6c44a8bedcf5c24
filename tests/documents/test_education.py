import pytest

from tests.documents.lines import numbered
from viva.documents.analysis.education import read_education


@pytest.mark.parametrize(
    ("text", "institution", "degree", "end"),
    [
        (
            "Princeton University, PhD in Computer Science – Princeton, NJ   2018 – May 2023",
            "Princeton University",
            "PhD in Computer Science",
            "2023-05",
        ),
        (
            "UC Berkeley | 2019\nBachelor of Science, Computer Science",
            "UC Berkeley",
            "Bachelor of Science, Computer Science",
            "2019",
        ),
        ("BSc Biology, University of Leeds, 2013", "University of Leeds", "BSc Biology", "2013"),
        (
            "10/2007 – 09/2013\nErstes Staatsexamen, Lehramt Physik\nUniversität Leipzig",
            "Universität Leipzig",
            "Erstes Staatsexamen, Lehramt Physik",
            "2013-09",
        ),
        (
            "2009 – 2011   Técnico en Cocina\nIES Gamarra, Vitoria",
            "IES Gamarra",
            "Técnico en Cocina",
            "2011",
        ),
        ("BSc (Hons) Computing, NUI Galway, 2017", "NUI Galway", "BSc (Hons) Computing", "2017"),
        ("M. Sc. Physik @ CAU Kiel | 2018 – 2020", "CAU Kiel", "M. Sc. Physik", "2020"),
        (
            "2019. Grado en Logística. IES Los Ejemplos, Zaragoza.",
            "IES Los Ejemplos",
            "Grado en Logística",
            "2019",
        ),
        (
            "CS Desarrollo de Aplicaciones\nIES Los Ejemplos, 2017 - 2019",
            "IES Los Ejemplos",
            "CS Desarrollo de Aplicaciones",
            "2019",
        ),
        ("MA History at the University of York (2010)", None, "MA History", "2010"),
    ],
)
def test_a_school_is_told_from_its_degree(
    text: str, institution: str | None, degree: str, end: str
) -> None:
    (found,) = read_education(numbered(text))

    assert institution is None or found.institution == institution
    assert (found.degree, found.end) == (degree, end)


def test_certificates_among_schools_are_no_schools() -> None:
    text = (
        "MSc Security, University of York, 2018\nOSCP (2019), CREST CRT (2021)\n"
        "BSc Networks, Leeds College, 2015"
    )

    found = read_education(numbered(text))

    assert [(e.institution, e.end) for e in found] == [
        ("University of York", "2018"),
        ("Leeds College", "2015"),
    ]


def test_each_degree_is_an_entry() -> None:
    text = "MSc Data Science, University of York, 2017\nBSc Statistics, Leeds College, 2015"

    found = read_education(numbered(text))

    assert [e.end for e in found] == ["2017", "2015"]


def test_bullets_and_grades_are_no_schools() -> None:
    text = "University of York | 2015 – 2017\nMSc Data Science\n- Thesis: Things\nGPA: 3.9/4.0"

    assert len(read_education(numbered(text))) == 1
