"""What happens in the middle of an interview, and what must not be lost by it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import violations
from tests.e2e.candidate import ANSWER, Candidate
from tests.e2e.conftest import OpenCandidate
from tests.server import ServerProcess

pytestmark = pytest.mark.browser


def test_leaving_asks_first_while_an_answer_is_not_sent(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=2)
    candidate.settle()
    room = page.url
    dialog = page.get_by_role("dialog", name="Leave without sending?")

    candidate.answer_box.fill("Half an answer")
    page.get_by_role("link", name="Settings").click()
    expect(dialog).to_be_visible()
    assert violations(page) == []
    dialog.get_by_role("button", name="Stay here").click()
    expect(dialog).to_be_hidden()
    assert page.url == room

    page.evaluate("history.back()")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_role("heading", name="What is this interview about?")).to_be_visible()

    page.goto(room)
    expect(candidate.answer_box).to_have_value("Half an answer")
    candidate.answer_box.fill("")
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


def test_a_reload_keeps_the_question_and_the_draft(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=3)
    candidate.send()
    candidate.expect_turn(2, 3)
    asked = candidate.question.inner_text()
    candidate.answer_box.fill("I had begun to say")

    page.reload()

    candidate.expect_turn(2, 3)
    expect(candidate.question).to_have_text(asked)
    expect(candidate.answer_box).to_have_value("I had begun to say")


def test_an_answer_outlives_a_server_that_is_killed_and_started_again(
    open_candidate: OpenCandidate, mortal_server: ServerProcess
) -> None:
    candidate = open_candidate(host=mortal_server)
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=2)

    candidate.settle()
    mortal_server.kill()
    candidate.send()
    expect(page.get_by_text("Reconnecting", exact=True)).to_be_visible()
    expect(candidate.answer_box).to_have_value(ANSWER)
    mortal_server.start()

    candidate.expect_turn(2, 2)
    candidate.send("I would ask what the team is proud of.")
    candidate.expect_final_report()
    answers = page.get_by_role("region", name="Your answers", exact=True)
    expect(answers.get_by_role("group")).to_have_count(2)


def test_an_answer_waits_for_the_network_and_is_sent_by_itself(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    candidate.start(questions=2)

    candidate.settle()
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    candidate.send()
    expect(page.get_by_text("Reconnecting", exact=True)).to_be_visible()
    page.context.set_offline(False)

    candidate.expect_turn(2, 2)
    expect(page.get_by_text("You are offline.")).to_be_hidden()


def test_one_tab_at_a_time_holds_the_interview_and_the_text_moves_along(
    candidate: Candidate,
) -> None:
    candidate.open_example()
    candidate.start(questions=3)
    candidate.answer_box.fill("I had begun to say")
    other = Candidate(candidate.page.context.new_page(), candidate.url)
    other.page.goto(candidate.page.url)

    expect(other.question).to_have_text("This interview is open in another tab.")
    other.page.get_by_role("button", name="Continue here").click()

    other.expect_turn(1, 3)
    expect(other.answer_box).to_have_value("I had begun to say")
    expect(candidate.question).to_have_text("This interview is open in another tab.")
    other.send()
    other.expect_turn(2, 3)
    other.page.close()
    candidate.expect_turn(2, 3)


def test_another_browser_learns_that_the_question_was_answered_and_keeps_its_text(
    open_candidate: OpenCandidate,
) -> None:
    candidate, other = open_candidate(), open_candidate()
    candidate.open_example()
    candidate.start(questions=3)
    other.page.goto(candidate.page.url)
    other.expect_turn(1, 3)

    candidate.send()
    candidate.expect_turn(2, 3)
    other.send("What I wrote in the other browser.")

    expect(other.page.get_by_text("This question was already answered")).to_be_visible()
    other.expect_turn(2, 3)
    expect(other.answer_box).to_have_value("")
    other.page.get_by_role("button", name="Put my text into the box").click()
    expect(other.answer_box).to_have_value("What I wrote in the other browser.")


def test_the_setup_survives_a_reload(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    page.get_by_label("Role").fill("Lamp keeper")
    page.get_by_role("slider", name="Questions").fill("7")

    page.reload()

    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_label("Role")).to_have_value("Lamp keeper")
    expect(page.get_by_role("slider", name="Questions")).to_have_value("7")


def test_a_document_that_was_deleted_meanwhile_is_asked_for_again(candidate: Candidate) -> None:
    page = candidate.page
    candidate.open_example()
    stored = page.request.get(f"{candidate.url}/api/v1/documents").json()["items"]
    for document in stored:
        page.request.delete(f"{candidate.url}/api/v1/documents/{document['id']}")

    page.reload()

    expect(page.get_by_role("button", name="Paste text")).to_have_count(2)
