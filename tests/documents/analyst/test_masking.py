"""Names, contacts and birth dates stay here; what a CV is read for goes."""

import pytest

from viva.documents.analyst.masking import mask_of
from viva.documents.schemas import CvProfile, JobProfile
from viva.llm.prompts import load_prompts

PERSON = CvProfile(name="Ines Calderwood")


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("INES  CALDERWOOD", "[name]"),
        ("Ines moved batches", "[name] moved batches"),
        ("Ms. Calderwood's team", "Ms. [name]'s team"),
        ("ines.calderwood@example.com", "xxx"),
        ("Tel.: +44 20 7946 0958", "Tel.: xxx"),
        ("https://github.com/ines and linkedin.com/in/ines", "xxx and xxx"),
        ("Reference: Tomas Vell, head of data", "Reference: [name], head of data"),
        ("Reported to Dr. Ada Finch", "Reported to Dr. [name]"),
        ("Date of birth: 4 March 1990", "xxx"),
        ("12 Baker Street, London", "xxx, London"),
        ("Bergmannstraße 12, Berlin", "xxx, Berlin"),
    ],
)
def test_people_are_masked(line: str, masked: str) -> None:
    assert mask_of(PERSON, [line])(line) == masked


@pytest.mark.parametrize(
    "line",
    [
        "Backend Engineer, Marrow & Finch",
        "01/2019 - 12/2021",
        "Jan 2020 - Present",
        "2019-03 – 2021-11",
        "Cut p99 from 1,200 ms to 250 ms for 40,000,000 requests",
        "Python, Node.js, ASP.NET, C++",
        "References to papers are in the appendix",
    ],
)
def test_what_a_cv_is_read_for_stays(line: str) -> None:
    assert mask_of(PERSON, [line])(line) == line


def test_a_name_that_is_a_month_leaves_dates_alone() -> None:
    mask = mask_of(CvProfile(name="May Lindqvist"), [])

    assert mask("May Lindqvist, since May 2020") == "[name], since May 2020"


def test_what_looks_like_a_name_at_the_top_is_masked_where_none_was_found() -> None:
    mask = mask_of(CvProfile(), ["Tomas Vell", "Welder"])

    assert mask("Tomas Vell\nWelder") == "[name]\nWelder"


def test_a_job_descriptions_contact_is_masked() -> None:
    mask = mask_of(JobProfile(), [])

    assert mask("Contact: Tomas Vell, jobs@example.com") == "Contact: [name], xxx"


@pytest.mark.parametrize("name", ["read_cv", "read_job"])
def test_our_own_instructions_are_left_as_they_are(name: str) -> None:
    instructions = load_prompts("viva.documents")[name].text

    assert mask_of(PERSON, [])(instructions) == instructions


def test_long_hostile_texts_are_masked_in_linear_time() -> None:
    mask = mask_of(PERSON, [])
    hostile = "1 " * 6_000 + "a@" * 3_000 + "Contact: " * 600

    assert len(mask(hostile)) > 0
