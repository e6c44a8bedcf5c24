"""Takes the pictures of the documentation in a real browser: run by hand after a change.

.venv/bin/python -m tests.e2e.screenshots docs/images
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from checkout.browser import BROWSERS
from tests.e2e.candidate import Candidate
from tests.server import ServerProcess
from viva.nlp.sentences import split_sentences
from viva.questions.bank import QuestionBank

STORY = (
    "At my last company the booking page had become slow, and it was my task to mend it before the "
    "summer. I measured first, added an index and a small cache, and wrote down what I changed. As "
    "a result the p95 latency fell from 900 to 210 ms, and the team now looks at it every week."
)
QUESTIONS = 10
ROOM_PICTURE = 3


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        ServerProcess(Path(data) / "data") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        context = browser.new_context(
            viewport={"width": 1280, "height": 800}, color_scheme="light", locale="en-GB"
        )
        candidate = Candidate(context.new_page(), server.url)
        candidate.open_example()
        candidate.start(QUESTIONS)
        for number in range(1, QUESTIONS + 1):
            candidate.expect_turn(number, QUESTIONS)
            if number == ROOM_PICTURE:
                candidate.page.screenshot(path=folder / "room.png")
            candidate.send(answer_to(candidate.question.inner_text(), number))
        candidate.expect_final_report()
        candidate.page.screenshot(path=folder / "report.png")
        browser.close()


def answer_to(question: str, number: int) -> str:
    """The beginning of the reference, longer or shorter in turn; a story where there is none."""
    for known in QuestionBank.load().questions:
        if known.reference and known.text in question:
            sentences = [sentence.text for sentence in split_sentences(known.reference)]
            return " ".join(sentences[: 2 + number // 2])
    return STORY


if __name__ == "__main__":
    main(Path(sys.argv[1]))
