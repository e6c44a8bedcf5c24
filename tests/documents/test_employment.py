import pytest

from tests.documents.lines import numbered
from viva.documents.analysis.employment import read_jobs

FIRST = ("Acme GmbH", "Senior Developer", "2019-01", "present")
SECOND = ("Sample Clinic", "Nurse", "2015", "2018-12")


@pytest.mark.parametrize(
    "text",
    [
        "Senior Developer, Acme GmbH | Jan 2019 – Present\n- Did this\n\n"
        "Nurse, Sample Clinic | 2015 – Dec 2018\n- Did that",
        "Acme GmbH — Senior Developer\nJan 2019 – Present | Berlin\n- Did this\n\n"
        "Sample Clinic — Nurse\n2015 – Dec 2018 | Cork, Ireland\n- Did that",
        "Senior Developer\tJan 2019 - Present\nAcme GmbH\tBerlin, Germany\n- Did this\n"
        "Nurse\t2015 - Dec 2018\nSample Clinic\tCork\n- Did that",
        "Acme GmbH, Berlin\nSenior Developer   01/2019 – heute\n- Did this\n\n"
        "Sample Clinic, Cork\nNurse   2015 – 12/2018\n- Did that",
        "01/2019 – heute   Senior Developer\nAcme GmbH, Berlin\n- Did this\n"
        "2015 – 12/2018   Nurse\nSample Clinic, Cork\n- Did that",
        "Jan 2019 – Present\nSenior Developer\nAcme GmbH\n- Did this\n\n"
        "2015 – Dec 2018\nNurse\nSample Clinic\n- Did that",
        "Senior Developer at Acme GmbH (Jan 2019 – Present)\n- Did this\n\n"
        "Nurse at Sample Clinic (2015 – Dec 2018)\n- Did that",
        "Senior Developer | Acme GmbH | Berlin | Jan 2019 – Present (2 years)\n- Did this\n"
        "Nurse | Sample Clinic | Cork | 2015 – Dec 2018\n- Did that",
        "Senior Developer (m/w/d) bei der Acme GmbH, 01/2019 bis heute\n- Did this\n\n"
        "Nurse, Sample Clinic, Cork, Ireland, 2015 – 12/2018\n- Did that",
    ],
)
def test_jobs_are_read_in_usual_layouts(text: str) -> None:
    jobs = read_jobs(numbered(text))

    assert [(j.employer, j.title, j.start, j.end) for j in jobs] == [FIRST, SECOND]
    assert [[h.text for h in j.highlights] for j in jobs] == [["Did this"], ["Did that"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acme GmbH, Berlin   03/2021 – heute\nEmbedded Software Engineer II\n- Did this",
            ("Acme GmbH", "Embedded Software Engineer II"),
        ),
        (
            "Acme Assurance (a member company), Dublin; Senior Consultant; May 2022 to date",
            ("Acme Assurance", "Senior Consultant"),
        ),
        (
            "2020 – heute   Testmanager, Kunde: Acme Versicherung AG (fiktiv)",
            ("Acme Versicherung AG", "Testmanager"),
        ),
        (
            "2015 – 2018\nAutomatiker / SPS-Programmierer\nAcme Anlagenbau AG, Berlin",
            ("Acme Anlagenbau AG", "Automatiker / SPS-Programmierer"),
        ),
        (
            "Senior Associate (Tax / M&A)   2015 – 2018\nSample & Partner mbB",
            ("Sample & Partner mbB", "Senior Associate (Tax / M&A)"),
        ),
        (
            "De 2015 a febrero de 2020. Carretillera. Frutas Ejemplo S.A. Calatayud.",
            ("Frutas Ejemplo S.A. Calatayud", "Carretillera"),
        ),
        (
            "Jun 2018 – Dec 2021   Charge Nurse, Medical ICU\nSample Medical Center, Tulsa, OK",
            ("Sample Medical Center", "Charge Nurse, Medical ICU"),
        ),
        (
            "Senior Accountant   Sample & Sons Chartered Accountants   2009 – 2014",
            ("Sample & Sons Chartered Accountants", "Senior Accountant"),
        ),
    ],
)
def test_jobs_are_read_in_rarer_layouts(text: str, expected: tuple[str, str]) -> None:
    (job,) = read_jobs(numbered(text))

    assert (job.employer, job.title) == expected


def test_a_remark_on_a_date_opens_no_job() -> None:
    text = "01/2020 – heute\nPflegerin (Leitung seit 2023)\nSample Klinik\n- Did this"

    (job,) = read_jobs(numbered(text))

    assert (job.employer, job.title, job.start) == ("Sample Klinik", "Pflegerin", "2020-01")


@pytest.mark.parametrize("between", ["Elternzeit", "Open-source project: sample", "Sabbatical"])
def test_what_stands_between_jobs_is_no_job(between: str) -> None:
    text = f"Nurse, Sample Clinic, 2020 – 2022\n\n{between}, 2019\n\nNurse, Other Clinic, 2018"

    jobs = read_jobs(numbered(text))

    assert [job.employer for job in jobs] == ["Sample Clinic", "Other Clinic"]


def test_several_titles_under_one_employer_all_get_it() -> None:
    text = (
        "Acme GmbH | Berlin\nLead Engineer | Jan 2021 – Present\n- Led\n"
        "Engineer | 2018 – 2020\n- Built"
    )

    jobs = read_jobs(numbered(text))

    assert [(j.employer, j.title) for j in jobs] == [
        ("Acme GmbH", "Lead Engineer"),
        ("Acme GmbH", "Engineer"),
    ]


def test_an_employer_with_dates_of_its_own_heads_its_titles() -> None:
    text = (
        "Acme GmbH | 2018 – Present\nLead Engineer | 2021 – Present\n- Led\n"
        "Engineer | 2018 – 2020\n- Built"
    )

    jobs = read_jobs(numbered(text))

    assert [(j.employer, j.title, j.start) for j in jobs] == [
        ("Acme GmbH", "Lead Engineer", "2021"),
        ("Acme GmbH", "Engineer", "2018"),
    ]


@pytest.mark.parametrize(
    ("text", "employer", "title"),
    [
        ("Freelance | Remote\nWeb Developer | 2019 – 2020", "Freelance", "Web Developer"),
        ("2019 – 2020\nNachhilfelehrerin (selbstständig)", "selbstständig", "Nachhilfelehrerin"),
        ("Co-Founder & CTO, Nexus AI – San Francisco, CA | 2019 – 2020", "Nexus AI", None),
        ("Shift Leader, Cardiac ICU | 2019 – 2020\nBay Hospital, Cork", "Bay Hospital", None),
        ("Jefe de cocina | 2019 – 2020\nRestaurante La Ría, Bilbao", "Restaurante La Ría", None),
        ("Developer, Acme, Inc. | 2019 – 2020", "Acme, Inc", "Developer"),
        (
            "Responsable de prensa\nDiario Norte | 2019 – 2020",
            "Diario Norte",
            "Responsable de prensa",
        ),
        ("Registered Nurse | ICU\nBay Hospital | 2019 – 2020", "Bay Hospital", "Registered Nurse"),
        (
            "Sales Assistant, part-time, Mock & Sons Ltd | 2019",
            "Mock & Sons Ltd",
            "Sales Assistant",
        ),
        ("2019 – 2020: Dependiente en Zapatería Modelo", "Zapatería Modelo", "Dependiente"),
        ("2019 – 2020: Técnico en Cuidados Auxiliares", "", "Técnico en Cuidados Auxiliares"),
    ],
)
def test_employers_are_told_from_titles_and_places(
    text: str, employer: str, title: str | None
) -> None:
    (job,) = read_jobs(numbered(text))

    assert (job.employer or "").rstrip(".") == employer
    assert title is None or job.title == title


def test_a_year_in_a_sentence_opens_no_job() -> None:
    text = "Engineer, Acme GmbH | 2015 – 2019\n- Promoted in 2017\nMoved the team in 2018 to Go."

    assert len(read_jobs(numbered(text))) == 1


def test_a_highlight_keeps_its_line() -> None:
    (job,) = read_jobs(numbered("Engineer, Acme GmbH | 2015 – 2019\n- Built a thing"))

    assert [(h.text, h.line) for h in job.highlights] == [("Built a thing", 2)]
