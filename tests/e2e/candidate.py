"""The page as a candidate uses it: by what it says, not by how it is built."""

import re

from playwright.sync_api import Locator, Page, expect

from viva.questions.bank import QuestionBank

ANSWER = (
    "First I measured where the time went, because guessing had misled us before. "
    "Then I added an index on the booking table and a cache for the prices, "
    "and the slowest requests became four times faster."
)
MOST_TABS = 60


class Candidate:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    @property
    def answer_box(self) -> Locator:
        return self.page.get_by_label("Your answer")

    @property
    def question(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def open_example(self) -> None:
        """From the start page to a setup in which the example has been read."""
        self.page.goto(self.url)
        self.page.get_by_role("link", name="Try with an example").click()
        expect(self.page.get_by_role("heading", name="Side by side")).to_be_visible()

    def start(self, questions: int) -> None:
        self.page.get_by_role("slider", name="Questions").fill(str(questions))
        self.page.get_by_role("button", name="Start", exact=True).click()
        self.expect_turn(1, questions)

    def settle(self) -> None:
        """Wait for what the page fetches ahead: without a server it would complain."""
        self.page.wait_for_load_state("networkidle")

    def expect_turn(self, number: int, total: int) -> None:
        """It is the candidate's turn at this question."""
        expect(self.page.get_by_text(f"{number} of {total}", exact=True)).to_be_visible()
        expect(self.page.get_by_text("Your turn", exact=True)).to_be_visible()
        expect(self.answer_box).to_be_editable()

    def send(self, text: str = ANSWER) -> None:
        self.answer_box.fill(text)
        self.page.get_by_role("button", name="Send answer").click()

    def send_what_was_asked_for(self) -> str:
        """Answer the open question as somebody would who knows; questions differ every time."""
        asked = self.question.inner_text()
        known = (q.reference for q in QuestionBank.load().questions if q.text in asked)
        line = re.search("“(.+?)”", asked)
        work = f"When I {line.group(1)}, it went like this. {ANSWER}" if line else ANSWER
        text = next((reference for reference in known if reference), work)
        self.send(text)
        return text

    def expect_final_report(self) -> None:
        expect(self.page.get_by_role("heading", name="Your answers", exact=True)).to_be_visible()
        expect(self.page.get_by_text("Scores are still coming in")).to_be_hidden()

    def tab_to(self, target: Locator) -> None:
        """Reach `target` by the Tab key alone."""
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        expect(target).to_be_focused()

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width
