"""Makes the CV of an invented person that the package ships: run it after a change.

.venv/bin/python tests/examples/make_example_cv.py src/viva/documents/examples/cv.pdf
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

NAME = "Mara Lindhagen"
HEADLINE = "Backend Engineer"
CONTACT = "mara.lindhagen@example.com | +49 30 5550 1842 | Berlin, Germany"
SUMMARY = (
    "Backend engineer with seven years of experience in payment and logistics systems. "
    "I like services that stay boring under load, and teams that write things down."
)
JOBS = (
    (
        "Senior Backend Engineer, Tidewater Freight",
        "Mar 2022 - Present",
        (
            "Cut the p95 latency of the booking API from 900 ms to 210 ms by adding PostgreSQL "
            "indexes and a Redis cache in front of the price tables",
            "Moved the nightly invoicing job to Kafka consumers, so that 40,000 invoices a day "
            "are written within a minute of delivery",
            "Mentored two junior engineers and introduced design reviews for every new service",
        ),
    ),
    (
        "Backend Engineer, Plover Payments",
        "Aug 2018 - Feb 2022",
        (
            "Built the refund service in Python and FastAPI, with idempotency keys and an audit "
            "trail, for 300 merchants",
            "Led the move of twelve services from virtual machines to Kubernetes without downtime",
            "Ran the on-call rota and wrote the runbooks; pages at night fell by 60 %",
        ),
    ),
    (
        "Junior Developer, Studio Kestrel",
        "Sep 2016 - Jul 2018",
        ("Wrote REST endpoints in Django and automated the tests of the booking forms",),
    ),
)
EDUCATION = ("BSc Computer Science, University of Lund", "2013 - 2016")
SKILLS = (
    "Languages: Python, SQL, Go",
    "Tools: PostgreSQL, Redis, Kafka, FastAPI, Django, Docker, Kubernetes, Terraform, CI/CD",
)
SPOKEN = "Swedish (native), English (fluent), German (B2)"


def make_cv(path: Path) -> None:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.set_title(f"{NAME}, CV")
    pdf.set_margins(22, 20)
    pdf.add_page()
    _line(pdf, NAME, size=20, style="B")
    _line(pdf, HEADLINE, size=12)
    _line(pdf, CONTACT, size=9)
    _heading(pdf, "Summary")
    _line(pdf, SUMMARY)
    _heading(pdf, "Experience")
    for title, dates, highlights in JOBS:
        _dated(pdf, title, dates)
        for highlight in highlights:
            _bullet(pdf, highlight)
        pdf.ln(2)
    _heading(pdf, "Education")
    _dated(pdf, *EDUCATION)
    _heading(pdf, "Skills")
    for skills in SKILLS:
        _line(pdf, skills)
    _heading(pdf, "Languages")
    _line(pdf, SPOKEN)
    pdf.output(str(path))


def _line(pdf: FPDF, text: str, *, size: float = 10, style: str = "") -> None:
    pdf.set_font("Helvetica", style=style, size=size)
    pdf.multi_cell(0, size * 0.52, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _heading(pdf: FPDF, text: str) -> None:
    pdf.ln(4)
    _line(pdf, text, size=13, style="B")
    pdf.line(pdf.l_margin, pdf.get_y() + 0.5, pdf.w - pdf.r_margin, pdf.get_y() + 0.5)
    pdf.ln(2)


def _dated(pdf: FPDF, text: str, dates: str) -> None:
    pdf.set_font("Helvetica", style="B", size=10.5)
    pdf.cell(120, 6, text)
    pdf.set_font("Helvetica", size=10)
    pdf.cell(0, 6, dates, align="R", new_x="LMARGIN", new_y="NEXT")


def _bullet(pdf: FPDF, text: str) -> None:
    pdf.set_font("Helvetica", size=10)
    pdf.set_x(pdf.l_margin + 3)
    pdf.cell(4, 5.2, "-")
    pdf.multi_cell(0, 5.2, text, align="L", new_x="LMARGIN", new_y="NEXT")


if __name__ == "__main__":
    make_cv(Path(sys.argv[1]))
