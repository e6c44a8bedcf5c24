"""After the interview: answering again, and finding, comparing and deleting what there is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import violations
from tests.e2e.candidate import ANSWER, Candidate
from tests.e2e.conftest import OpenCandidate
from tests.server import ServerProcess

pytestmark = pytest.mark.browser

BETTER = f"{ANSWER} As a result the p95 latency fell from 900 to 210 milliseconds."


@pytest.fixture(scope="module")
def quiet_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server without what other tests leave behind."""
    with ServerProcess(tmp_path_factory.mktemp("afterwards") / "data") as server:
        yield server


def test_a_question_is_answered_again_and_compared(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=1)
    candidate.send()
    candidate.expect_final_report()

    page.get_by_role("button", name="Answer this question again").click()
    page.get_by_label("Your new answer").fill(BETTER)
    page.reload()
    page.get_by_role("button", name="Answer this question again").click()
    expect(page.get_by_label("Your new answer")).to_have_value(BETTER)
    page.get_by_role("button", name="Compare", exact=True).click()

    again = page.get_by_role("region", name="Another try")
    expect(again.get_by_role("heading", name="Then")).to_be_visible()
    expect(again.get_by_text("210 milliseconds")).to_be_visible()
    expect(page.get_by_label("Your new answer")).to_have_value("")


def test_an_answer_shows_its_fillers_and_terms(
    candidate: Candidate,
) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=1)
    candidate.send("Um, basically it was PostgreSQL, you know, and Redis was there as well.")
    candidate.expect_final_report()

    marked = page.locator(".answer-text .said")
    expect(marked).to_have_text(["Um", "basically", "PostgreSQL", "you know", "Redis"])
    assert "Um (filler)" in page.locator(".answer-text").aria_snapshot()
    assert violations(page) == []
    page.get_by_label("Mark job terms and fillers").uncheck()
    expect(marked).to_have_count(0)


def test_interviews_are_found_by_words_and_two_are_compared(
    open_candidate: OpenCandidate, quiet_server: ServerProcess
) -> None:
    candidate = open_candidate(host=quiet_server)
    page = candidate.page
    for role in ("Keeper of queues", "Keeper of lamps", "Nurse"):
        make_finished_interview(candidate, role)

    page.goto(candidate.url)
    page.get_by_role("link", name="Interviews", exact=True).click()
    expect(page.get_by_role("listitem")).to_have_count(3)
    page.get_by_label("Job or name").fill("keeper")
    page.get_by_label("Job or name").press("Enter")
    expect(page.get_by_role("heading", name="Nurse")).to_have_count(0)
    expect(page.get_by_role("heading", name="Keeper of lamps")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Job or name")).to_have_value("keeper")
    expect(page.get_by_role("img", name="Scores of 2 interviews")).to_be_visible()

    for name in ("queues", "lamps"):
        page.get_by_label(f"Compare: Keeper of {name}").check()
    page.get_by_role("link", name="Compare these two").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()
    expect(page.get_by_role("heading", level=2, name="Keeper of")).to_have_text(
        ["Keeper of lamps", "Keeper of queues"]
    )
    assert violations(page) == []


def test_everything_is_taken_away_and_then_deleted(
    open_candidate: OpenCandidate, quiet_server: ServerProcess
) -> None:
    candidate = open_candidate(host=quiet_server)
    page = candidate.page
    make_finished_interview(candidate, "Keeper of queues")

    page.goto(f"{candidate.url}/settings")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Everything was deleted.")).to_be_visible()
    page.get_by_role("link", name="Interviews", exact=True).click()

    assert "Keeper of queues" in download.value.path().read_text()
    expect(page.get_by_text("There is no interview yet.")).to_be_visible()


def test_the_chosen_appearance_stays(candidate: Candidate) -> None:
    page = candidate.page
    page.goto(f"{candidate.url}/settings")

    page.get_by_label("Dark", exact=True).check()
    page.reload()

    expect(page.get_by_label("Dark", exact=True)).to_be_checked()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_page_speaks_german_to_whoever_reads_german(open_candidate: OpenCandidate) -> None:
    candidate = open_candidate(locale="de-DE", size=(320, 640), touch=True)
    page = candidate.page
    page.goto(candidate.url)
    expect(
        page.get_by_role("heading", name="Üben Sie das Gespräch, bevor es zählt.")
    ).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"

    page.get_by_role("link", name="Mit einem Beispiel probieren").click()
    expect(page.get_by_role("heading", name="Nebeneinander")).to_be_visible()
    page.get_by_role("slider", name="Fragen").fill("1")
    page.get_by_role("button", name="Beginnen", exact=True).click()
    page.get_by_label("Ihre Antwort").fill(ANSWER)
    assert candidate.overflow() == 0
    page.get_by_role("button", name="Antwort senden").click()
    expect(page.get_by_role("heading", name="Ihre Antworten", exact=True)).to_be_visible()
    page.get_by_role("link", name="Einstellungen").click()
    page.get_by_label("Sprache der Seite").select_option("English")

    expect(page.get_by_role("heading", name="Settings", exact=True)).to_be_visible()


def make_finished_interview(candidate: Candidate, role: str) -> None:
    api = candidate.page.request
    interviews = f"{candidate.url}/api/v1/interviews"
    interview = api.post(interviews, data={"role": role, "questions": 1}).json()
    turn = {"turn_id": interview["question"]["turn_id"], "text": ANSWER}
    api.post(f"{interviews}/{interview['id']}/answers", data=turn)
    candidate.page.goto(f"{candidate.url}/interviews/{interview['id']}/report")
    candidate.expect_final_report()
