"""An invented CV and job that the rules read badly on purpose, and what a model may say of them."""

from datetime import date
from typing import Any

from viva.documents.analyst.additions import with_findings
from viva.documents.analyst.findings import CvFindings, JobFindings
from viva.documents.analyst.source_lines import SourceLines
from viva.documents.parsing import parse_text
from viva.documents.schemas import CvProfile, DocumentKind, Job, JobProfile, ParsedDocument

TODAY = date(2026, 11, 21)
READER = "model:openai:first+read_cv@1"
LINES = (
    "Ines Calderwood",
    "ines.calderwood@example.com | +44 20 7946 0958",
    "Experience",
    "Backend Engineer, Marrow & Finch",
    "Jan 2020 - Present",
    "Moved nightly batches to Kafka consumers",
    "For Quillworks she kept the booking site up as its caretaker, Jun 2017 to Dec 2019",
    "Schooling: Harbour College, diploma in computing, 2017",
    "Speaks Portuguese with customers",
)
CV = ParsedDocument(
    kind=DocumentKind.CV,
    lines=LINES,
    profile=CvProfile(
        name="Ines Calderwood",
        email="ines.calderwood@example.com",
        phone="+442079460958",
        skills=("kafka", "finch"),
        skill_lines={"kafka": (6,), "finch": (4,)},
        jobs=(Job(employer="Marrow & Finch", title="Backend Engineer", line=4),),
    ),
)
JOB_TEXT = """We are hiring
Kiln & Co makes ovens for bakeries.
Whoever joins keeps the Terraform modules tidy
A plus is some Grafana
At least 4 years of experience
This is a senior position
"""
JOB = parse_text(JOB_TEXT, DocumentKind.JOB, TODAY).model_copy(update={"profile": JobProfile()})


def named(name: str, line: int, quote: str) -> dict[str, Any]:
    return {"name": name, "line": line, "quote": quote}


def read_cv(parsed: ParsedDocument = CV, **findings: Any) -> ParsedDocument:
    """The CV with these findings of a model."""
    claims = CvFindings.model_validate(findings)
    return with_findings(parsed, claims, SourceLines.of(parsed.lines), reader=READER, today=TODAY)


def cv_profile(parsed: ParsedDocument) -> CvProfile:
    assert isinstance(parsed.profile, CvProfile)
    return parsed.profile


def read_job(parsed: ParsedDocument = JOB, **findings: Any) -> JobProfile:
    claims = JobFindings.model_validate(findings)
    lines = SourceLines.of(parsed.lines)
    profile = with_findings(parsed, claims, lines, reader=READER, today=TODAY).profile
    assert isinstance(profile, JobProfile)
    return profile
