"""What was read from the documents, as the page shows it and lets people correct it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.candidate import Candidate
from tests.e2e.conftest import OpenCandidate
from tests.providers.replies import Reply, Request, says
from tests.providers.server import ProviderDouble
from tests.server import ServerProcess

pytestmark = pytest.mark.browser

QUOTE = "keep the brewing rig alive"
JOB = f"Backend engineer\nRequirements\n- Python in production\nYou {QUOTE} with us.\n"


@pytest.fixture
def server_with_models(tmp_path: Path, double: ProviderDouble) -> Iterator[ServerProcess]:
    environment = {
        "VIVA_LLM_MODELS": "openai:first",
        "OPENAI_API_KEY": "not-a-real-key",
        "OPENAI_BASE_URL": double.openai_url,
    }
    with ServerProcess(tmp_path / "data", **environment) as server:
        yield server


def paste_job(candidate: Candidate, text: str) -> None:
    page = candidate.page
    job = page.get_by_role("region", name="The job description")
    job.get_by_role("button", name="Paste text").click()
    page.get_by_label("Text of the job description").fill(text)
    job.get_by_role("button", name="Use this text").click()


def test_what_was_misread_is_corrected_and_counts(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    expect(page.get_by_text("PostgreSQL", exact=True).first).to_be_visible()

    page.get_by_role("button", name="Correct: The job description").click()
    dialog = page.get_by_role("dialog", name="Correct what was read in the job")
    dialog.get_by_label("Job title").fill("Keeper of queues")
    dialog.get_by_role("button", name="Remove PostgreSQL").click()
    dialog.get_by_label("Asks for").fill("RabbitMQ")
    dialog.get_by_label("Asks for").press("Enter")
    dialog.get_by_role("button", name="Save").click()

    job = page.get_by_role("region", name="The job description")
    expect(job.get_by_text("Keeper of queues")).to_be_visible()
    expect(job.get_by_text("RabbitMQ", exact=True)).to_be_visible()
    expect(job.get_by_text("PostgreSQL", exact=True)).to_have_count(0)
    expect(page.get_by_label("Role")).to_have_value("Keeper of queues")
    page.reload()
    expect(job.get_by_text("Corrected by you: title, asked for")).to_be_visible()


def test_a_date_that_is_none_is_said_before_it_is_sent(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()

    page.get_by_role("button", name="Correct: Your CV").click()
    station = page.get_by_role("group", name="Job 1")
    station.get_by_label("From").fill("last May")

    expect(page.get_by_text("Write dates as 2021-03 or 2021")).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    station.get_by_label("From").fill("2019-05")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_text("Corrected by you: jobs")).to_be_visible()


def test_what_a_model_adds_is_shown_with_its_line_and_its_cost_in_the_report(
    open_candidate: OpenCandidate, server_with_models: ServerProcess, double: ProviderDouble
) -> None:
    double.conversation.use(find_brewing)
    candidate = open_candidate(host=server_with_models)
    page = candidate.page
    page.goto(f"{candidate.url}/new")

    paste_job(candidate, JOB)
    page.get_by_text("Show what was added").click()
    expect(page.get_by_text("Checked by openai:first: 1 thing added.")).to_be_visible()
    expect(page.get_by_text("line 4:")).to_be_visible()
    expect(page.locator("q", has_text=QUOTE)).to_be_visible()

    candidate.start(questions=3)
    for number in (2, 3):
        candidate.send()
        candidate.expect_turn(number, 3)
    candidate.send()
    candidate.expect_final_report()
    page.get_by_text("What did it cost?").click()
    expect(page.get_by_role("row", name="Questions openai:first")).to_be_visible()


def find_brewing(request: Request) -> Reply:
    """An analyst that finds one more skill; interviewers hear small talk, assessors nothing."""
    line = next((line for line in request.prompt.split("\n") if QUOTE in line), "")
    number = line.removeprefix("| ").partition(":")[0]
    if not number.isdigit():
        return Reply() if request.schema is None else Reply(status=400)
    claim = {"name": "brewing", "line": int(number), "quote": QUOTE}
    return says({"required_skills": [claim]})
