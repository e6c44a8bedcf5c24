"""The microphone: heard, recorded, kept over a reload; and what is said when there is none."""

import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.conftest import LAUNCH, PageWatch, chromium
from tests.server import ServerProcess

pytestmark = pytest.mark.browser

# Resolves as soon as the browser has a piece of sound on its disk.
A_PIECE_IS_KEPT = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("viva");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const look = () => {
      const counting = opening.result.transaction("recordings").objectStore("recordings").count();
      counting.onsuccess = () => {
        if (counting.result === 0) return requestAnimationFrame(look);
        opening.result.close();
        resolve(counting.result);
      };
    };
    look();
  };
})"""
RATE = 48_000
SECONDS = 2


@pytest.fixture(scope="module")
def hearing_browser(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser whose microphone plays a tone; pages still have to be allowed to hear it."""
    tone = tmp_path_factory.mktemp("tone") / "tone.wav"
    write_tone(tone)
    fake = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={tone}"]
    with browser.browser_type.launch(executable_path=chromium(), args=[*LAUNCH, *fake]) as hearing:
        yield hearing


def write_tone(path: Path) -> None:
    samples = (0.4 * math.sin(2 * math.pi * 440 * n / RATE) for n in range(RATE * SECONDS))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", int(s * 32_767)) for s in samples))


def open_check(context: BrowserContext, server: ServerProcess) -> tuple[Page, PageWatch]:
    watch = PageWatch(server.url)
    page = watch.follow(context.new_page())
    page.goto(f"{server.url}/sound-check")
    page.get_by_role("button", name="Turn the microphone on").click()
    return page, watch


def test_a_recording_is_heard_kept_over_a_reload_and_deleted(
    hearing_browser: Browser, server: ServerProcess
) -> None:
    context = hearing_browser.new_context(permissions=["microphone"], locale="en-GB")
    page, watch = open_check(context, server)

    expect(page.get_by_label("Microphone", exact=True)).to_be_visible()
    expect(page.get_by_text("You are heard.")).to_be_attached()
    assert page.get_by_label("Level").evaluate("meter => meter.value") > 0.5
    assert violations(page) == []
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_text("Recording. Say a sentence.")).to_be_visible()
    page.evaluate(A_PIECE_IS_KEPT)
    page.get_by_role("button", name="Stop", exact=True).click()
    playback = page.get_by_label("Your recording")
    expect(playback).to_be_visible()

    page.reload()
    expect(playback).to_be_visible()
    page.wait_for_function("document.querySelector('audio').readyState > 0")
    page.get_by_role("button", name="Delete the recording").click()
    expect(playback).to_be_hidden()
    page.reload()
    expect(page.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    expect(playback).to_be_hidden()
    context.close()
    assert watch.faults == []


def test_a_refused_microphone_leaves_steps_and_a_way_on(
    hearing_browser: Browser, server: ServerProcess
) -> None:
    context = hearing_browser.new_context(locale="en-GB")
    page, watch = open_check(context, server)

    expect(page.get_by_text("The browser does not allow the microphone.")).to_be_visible()
    assert violations(page) == []
    context.grant_permissions(["microphone"])
    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_label("Level")).to_be_visible()
    context.close()
    assert watch.faults == []


def test_a_missing_microphone_is_told_from_a_refused_one(
    browser: Browser, server: ServerProcess
) -> None:
    context = browser.new_context(permissions=["microphone"], locale="en-GB")
    page, watch = open_check(context, server)

    expect(page.get_by_text("There is no microphone.")).to_be_visible()
    page.get_by_role("link", name="Type instead").click()

    expect(page.get_by_role("heading", name="What is this interview about?")).to_be_visible()
    context.close()
    assert watch.faults == []
