"""Every screen and its states, looked at by axe, light and dark."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import violations
from tests.e2e.candidate import Candidate
from tests.e2e.conftest import DESKTOP, PHONE, OpenCandidate

pytestmark = pytest.mark.browser


class Inspector:
    """Notes what is wrong with which screen, so that one run tells all of it."""

    def __init__(self, candidate: Candidate) -> None:
        self.found: dict[str, list[str]] = {}
        self._candidate = candidate

    def look(self, screen: str) -> None:
        wrong = violations(self._candidate.page)
        if wrong:
            self.found[screen] = wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(open_candidate: OpenCandidate, scheme: str) -> None:
    size = {"light": DESKTOP, "dark": PHONE}[scheme]
    candidate = open_candidate(scheme=scheme, size=size)
    page, inspector = candidate.page, Inspector(candidate)

    page.goto(f"{candidate.url}/new")
    expect(page.get_by_role("button", name="Paste text").first).to_be_visible()
    inspector.look("setup, empty")
    candidate.open_example()
    inspector.look("setup, filled in")
    page.get_by_role("button", name="Correct: Your CV").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    inspector.look("correction")
    page.keyboard.press("Escape")
    candidate.start(questions=2)
    inspector.look("room")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspector.look("room, nothing written")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_visible()
    inspector.look("room, end?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    candidate.send()
    candidate.expect_turn(2, 2)
    candidate.send()
    candidate.expect_final_report()
    page.get_by_role("button", name="Answer this question again").first.click()
    page.get_by_text("What did it cost?").click()
    expect(page.get_by_text("no language model was asked")).to_be_visible()
    inspector.look("report")
    for path, heading in (
        ("/", "Practise the interview before it counts."),
        ("/history", "Your interviews"),
        ("/settings", "Settings"),
        ("/no/such/page", "There is no page here"),
        ("/interviews/no-such", "The interview could not be opened."),
    ):
        page.goto(f"{candidate.url}{path}")
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        inspector.look(path)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_visible()
    inspector.look("help")

    assert inspector.found == {}
