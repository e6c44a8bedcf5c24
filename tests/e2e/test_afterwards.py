"""After the interview: answering again, and finding, comparing and deleting what there is."""

import pytest
from playwright.sync_api import expect

from tests.e2e.candidate import ANSWER, Candidate

pytestmark = pytest.mark.browser

BETTER = f"{ANSWER} As a result the p95 latency fell from 900 to 210 milliseconds."


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
