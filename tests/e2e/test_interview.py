"""Whole interviews in the page, each the way another person would go through it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.candidate import Candidate
from tests.e2e.conftest import PHONE, OpenCandidate

pytestmark = pytest.mark.browser

SMALL_PHONE = (320, 640)


def test_a_newcomer_plays_the_example_by_mouse_and_reads_a_report_that_quotes(
    candidate: Candidate,
) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=4)

    given = []
    for number in (1, 2, 3):
        given.append(candidate.send_what_was_asked_for())
        candidate.expect_turn(number + 1, 4)
    page.get_by_role("button", name="Skip").click()
    candidate.expect_final_report()

    expect(page.get_by_role("img", name="of 10, plausibly").first).to_be_visible()
    expect(page.locator("mark").first).to_be_attached()
    for quote in page.locator("mark").all_inner_texts():
        assert any(quote in answer for answer in given)
    page.get_by_text("How was this scored?").click()
    expect(page.get_by_text("key points that a good answer makes")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download Markdown").click()
    assert given[0][:40] in download.value.path().read_text()


def test_a_whole_interview_needs_no_mouse(candidate: Candidate) -> None:
    page, keyboard = candidate.page, candidate.page.keyboard
    page.goto(candidate.url)

    candidate.tab_to(page.get_by_role("link", name="Try with an example"))
    keyboard.press("Enter")
    expect(candidate.question).to_be_focused()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    slider = page.get_by_role("slider", name="Questions")
    candidate.tab_to(slider)
    keyboard.press("Home")
    keyboard.press("ArrowRight")
    expect(slider).to_have_value("2")
    candidate.tab_to(page.get_by_role("button", name="Start", exact=True))
    keyboard.press("Enter")
    candidate.expect_turn(1, 2)
    expect(candidate.question).to_be_focused()
    candidate.tab_to(candidate.answer_box)
    keyboard.type("I would measure first.")
    keyboard.press("Control+Enter")
    candidate.expect_turn(2, 2)
    expect(candidate.answer_box).to_be_focused()
    keyboard.type("Then I would change one thing at a time.")
    candidate.tab_to(page.get_by_role("button", name="Send answer"))
    keyboard.press("Enter")

    candidate.expect_final_report()
    expect(candidate.question).to_be_focused()


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE])
def test_a_phone_shows_question_box_and_button_without_scrolling(
    open_candidate: OpenCandidate, size: tuple[int, int]
) -> None:
    candidate = open_candidate(size=size, touch=True)
    page = candidate.page

    candidate.open_example()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_in_viewport(ratio=1)
    assert candidate.overflow() == 0
    candidate.start(questions=2)
    assert candidate.overflow() == 0
    if size == PHONE:
        send = page.get_by_role("button", name="Send answer")
        for part in (candidate.question, candidate.answer_box, send):
            expect(part).to_be_in_viewport(ratio=1)
    candidate.send()
    candidate.expect_turn(2, 2)
    candidate.send()
    candidate.expect_final_report()

    assert candidate.overflow() == 0


def test_repeating_and_rephrasing_keep_the_turn_and_what_was_typed(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=3)
    candidate.answer_box.fill("Half an answ")

    page.get_by_role("button", name="Repeat").click()
    expect(page.get_by_text("Here is the question once more.")).to_be_visible()
    page.get_by_role("button", name="Rephrase").click()
    expect(page.get_by_text("The same question in other words.")).to_be_visible()

    candidate.expect_turn(1, 3)
    expect(candidate.answer_box).to_have_value("Half an answ")


def test_keys_repeat_the_question_and_ask_before_they_end(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=3)
    candidate.question.focus()

    page.keyboard.press("r")
    expect(page.get_by_text("Here is the question once more.")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    candidate.answer_box.press_sequentially("R? r")
    expect(candidate.answer_box).to_have_value("R? r")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="End the interview here?")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    candidate.expect_turn(1, 3)


def test_ending_early_asks_first_and_reports_what_was_answered(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=5)
    candidate.send()
    candidate.expect_turn(2, 5)

    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="Keep going").click()
    candidate.expect_turn(2, 5)
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="End and see the report").click()

    candidate.expect_final_report()
    expect(page.get_by_text("Answered 1 of 1 with a score")).to_be_visible()


def test_an_interview_is_continued_and_deleted_from_the_start_page(
    open_candidate: OpenCandidate,
) -> None:
    candidate = open_candidate()
    page = candidate.page
    candidate.open_example()
    page.get_by_label("Role").fill("Keeper of the lighthouse")
    candidate.start(questions=3)

    page.goto(candidate.url)
    page.get_by_role("link", name="Continue: Keeper of the lighthouse").click()
    candidate.expect_turn(1, 3)
    page.goto(candidate.url)
    page.get_by_role("button", name="Delete: Keeper of the lighthouse").click()
    page.get_by_role("button", name="Delete for good").click()

    expect(page.get_by_role("heading", name="Keeper of the lighthouse")).to_have_count(0)


def test_a_dropped_file_is_read(candidate: Candidate) -> None:
    page = candidate.page
    page.goto(f"{candidate.url}/new")
    carried = page.evaluate_handle(
        """() => {
            const carried = new DataTransfer();
            const text = "Nurse\\nRequirements\\n- Triage in an emergency department";
            carried.items.add(new File([text], "ward.txt", { type: "text/plain" }));
            return carried;
        }"""
    )

    page.get_by_test_id("drop-job").dispatch_event("drop", {"dataTransfer": carried})

    job = page.get_by_role("region", name="The job description")
    expect(job.get_by_text("ward.txt")).to_be_visible()
    expect(page.get_by_label("Role")).to_have_value("Nurse")


def test_a_file_that_cannot_be_read_leaves_a_way_on(candidate: Candidate) -> None:
    page = candidate.page
    page.goto(f"{candidate.url}/new")
    job = page.get_by_role("region", name="The job description")

    job.locator("input[type=file]").set_input_files(
        {"name": "job.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 but damaged"}
    )
    expect(job.get_by_role("alert")).to_be_visible()
    job.get_by_role("button", name="Paste text").click()
    page.get_by_label("Text of the job description").fill(
        "Site reliability engineer\nRequirements\n- Python and Kubernetes in production"
    )
    job.get_by_role("button", name="Use this text").click()

    expect(job.get_by_text("Kubernetes", exact=True)).to_be_visible()
    candidate.start(questions=1)
