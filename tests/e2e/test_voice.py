"""Answers spoken into a microphone that plays a voice, in a real browser."""

import io
import re
import wave
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.accessibility import violations
from tests.e2e.candidate import ANSWER, Candidate
from tests.e2e.conftest import LAUNCH, PageWatch, chromium
from tests.server import ServerProcess

pytestmark = pytest.mark.browser

SPOKEN = (
    "First I measured where the time went. Then I added an index, and it was four times faster."
)
# A piece is a second long; this many are enough to hear something in.
PIECES = 2
# The recogniser shares a loaded machine with everything else.
LISTENING_MS = 90_000


class Speaker(Candidate):
    """A candidate who answers aloud."""

    def begin(self, questions: int) -> None:
        self.open_example()
        self.page.get_by_label("Listen and speak").check()
        self.page.get_by_role("slider", name="Questions").fill(str(questions))
        self.page.get_by_role("button", name="Start", exact=True).click()

    @property
    def words(self) -> str:
        box = self.page.get_by_label("Check what was heard")
        expect(box).to_be_visible(timeout=LISTENING_MS)
        return box.input_value()

    def expect_state(self, state: str) -> None:
        expect(self.page.get_by_text(state, exact=True)).to_be_visible()

    def speak(self) -> None:
        """Begin to record, into the question if it is still spoken; until there is something."""
        self.page.get_by_role("button", name="Record answer").click()
        self.expect_sound()

    def expect_sound(self) -> None:
        self.expect_state("Recording")
        expect(self.page.locator(".timer-clock")).to_have_text(re.compile(rf"^0:0[{PIECES}-9] of"))


@pytest.fixture(scope="module")
def speaking_browser(
    browser: Browser, server: ServerProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser whose microphone plays the server's own voice."""
    voice = tmp_path_factory.mktemp("voice") / "answer.wav"
    spoken = httpx.post(
        f"{server.url}/api/v1/speech/synthesis",
        json={"text": SPOKEN},
        headers={"Accept": "audio/wav"},
        timeout=60,
    )
    write_wav(voice, spoken.raise_for_status().content)
    fake = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={voice}"]
    with browser.browser_type.launch(executable_path=chromium(), args=[*LAUNCH, *fake]) as speaking:
        yield speaking


def write_wav(path: Path, streamed: bytes) -> None:
    """The same with its length in the header, which a stream cannot know before its end."""
    with wave.open(io.BytesIO(streamed)) as source, wave.open(str(path), "wb") as target:
        target.setnchannels(source.getnchannels())
        target.setsampwidth(source.getsampwidth())
        target.setframerate(source.getframerate())
        target.writeframes(streamed[streamed.index(b"data") + 8 :])


def open_speaker(context: BrowserContext, server: ServerProcess) -> tuple[Speaker, PageWatch]:
    watch = PageWatch(server.url)
    return Speaker(watch.follow(context.new_page()), server.url), watch


def test_an_interview_is_heard_answered_aloud_corrected_and_played_back(
    speaking_browser: Browser, server: ServerProcess
) -> None:
    context = speaking_browser.new_context(permissions=["microphone"], locale="en-GB")
    speaker, watch = open_speaker(context, server)
    page = speaker.page

    speaker.begin(questions=2)
    speaker.expect_state("Speaking")
    speaker.speak()
    assert violations(page) == []
    page.get_by_role("button", name="Finish").click()
    assert speaker.words != ""
    assert violations(page) == []
    page.get_by_label("Check what was heard").fill(ANSWER)
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("2 of 2", exact=True)).to_be_visible()
    page.get_by_role("button", name="Mute").click()
    speaker.expect_state("Your turn")
    page.keyboard.press("Space")
    speaker.expect_sound()
    page.keyboard.press("Space")
    assert speaker.words != ""
    page.keyboard.press("Control+Enter")

    speaker.expect_final_report()
    player = page.get_by_label("Recording of answer 1")
    words = page.get_by_role("group", name="What was heard")
    expect(player).to_be_visible()
    words.first.get_by_role("button").last.click()
    page.wait_for_function("document.querySelector('audio').currentTime > 0.3")
    assert violations(page) == []
    page.get_by_role("button", name="Delete the recording").first.click()
    page.get_by_role("button", name="Delete for good").click()
    expect(player).to_be_hidden()
    context.close()
    assert watch.faults == []


def test_a_reload_in_the_middle_of_a_recording_keeps_what_was_said(
    speaking_browser: Browser, server: ServerProcess
) -> None:
    context = speaking_browser.new_context(permissions=["microphone"], locale="en-GB")
    speaker, watch = open_speaker(context, server)
    page = speaker.page
    speaker.begin(questions=1)
    speaker.speak()

    page.reload()

    expect(page.get_by_text("Your recording of 0:")).to_be_visible()
    page.get_by_role("button", name="Use it").click()
    assert speaker.words != ""
    page.get_by_role("button", name="Send answer").click()
    speaker.expect_final_report()
    context.close()
    assert watch.faults == []


def test_a_recording_waits_for_a_server_that_was_killed(
    speaking_browser: Browser, mortal_server: ServerProcess
) -> None:
    context = speaking_browser.new_context(permissions=["microphone"], locale="en-GB")
    speaker, watch = open_speaker(context, mortal_server)
    page = speaker.page
    speaker.begin(questions=1)
    speaker.speak()

    mortal_server.kill()
    page.get_by_role("button", name="Finish").click()
    speaker.expect_state("Reconnecting")
    expect(page.get_by_text("The server is not reached.")).to_be_visible()
    mortal_server.start()

    assert speaker.words != ""
    context.close()
    assert watch.faults == []


def test_whoever_has_no_microphone_is_told_why_and_types(
    speaking_browser: Browser, server: ServerProcess
) -> None:
    context = speaking_browser.new_context(locale="en-GB")
    speaker, watch = open_speaker(context, server)

    speaker.begin(questions=1)

    expect(speaker.page.get_by_text("The browser does not allow the microphone.")).to_be_visible()
    assert violations(speaker.page) == []
    speaker.send()
    speaker.expect_final_report()
    context.close()
    assert watch.faults == []


def test_a_conversation_asks_hears_and_goes_on_and_typing_is_always_there(
    speaking_browser: Browser, server: ServerProcess
) -> None:
    parts = httpx.get(f"{server.url}/api/v1/config").json()["parts"]
    if not any(part["name"] == "live conversation" and part["active"] for part in parts):
        pytest.skip("live conversation is not installed")
    context = speaking_browser.new_context(permissions=["microphone"], locale="en-GB")
    speaker, watch = open_speaker(context, server)
    page = speaker.page
    speaker.begin(questions=2)

    page.get_by_role("button", name="Conversation").click()
    speaker.expect_state("Listening")
    assert violations(page) == []
    # If the answer has ended by itself meanwhile, this does nothing.
    page.keyboard.press("Space")

    expect(page.get_by_text("2 of 2", exact=True)).to_be_visible(timeout=LISTENING_MS)
    page.get_by_role("button", name="Type instead").click()
    speaker.send()
    speaker.expect_final_report()
    context.close()
    assert watch.faults == []
