import pytest

from tests.documents.lines import numbered
from viva.documents.analysis.labelled_entries import (
    is_form,
    read_form_education,
    read_form_jobs,
)

JOBS = """Fechas   2016 – actualidad
Profesión o cargo desempeñado   Profesor
Nombre y dirección de la empresa   IES Ejemplo
Fechas   2012 – 2016
Profesión o cargo desempeñado   Formador
Nombre y dirección de la empresa   Academia Muestra S.L.
"""


@pytest.mark.parametrize(
    "text",
    [
        JOBS,
        "Organisation : IES Ejemplo\nDesignation : Profesor\nDuration : 2016 to till date\n"
        "Organisation : Academia Muestra S.L.\nDesignation : Formador\nDuration : 2012 to 2016",
        "Zeitraum:   2016 – heute\nPosition:   Profesor\nFirma:   IES Ejemplo\n"
        "Zeitraum:   2012 – 2016\nPosition:   Formador\nFirma:   Academia Muestra S.L.",
    ],
)
def test_the_jobs_of_a_form_are_read_by_their_labels(text: str) -> None:
    lines = numbered(text)

    jobs = list(read_form_jobs(lines))

    assert is_form(lines)
    assert [(j.employer, j.title, j.start, j.end) for j in jobs] == [
        ("IES Ejemplo", "Profesor", "2016", "present"),
        ("Academia Muestra S.L.", "Formador", "2012", "2016"),
    ]


def test_the_schools_of_a_form_are_read_by_their_labels() -> None:
    text = (
        "Dates   2011 – 2012\nTitle of qualification awarded   MSc Physics\n"
        "Name and type of organisation   Sample University"
    )

    (found,) = read_form_education(numbered(text))

    assert (found.institution, found.degree, found.end) == (
        "Sample University",
        "MSc Physics",
        "2012",
    )


def test_ordinary_entries_are_no_form() -> None:
    assert not is_form(numbered("Nurse, Sample Clinic, 2015 – 2018\n- Role: charge nurse\n- More"))
