"""A real Chromium and a real server; every page is watched while a test uses it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from checkout.browser import BROWSERS
from tests.e2e.candidate import Candidate
from tests.server import ServerProcess

DESKTOP = (1280, 800)
PHONE = (390, 844)
# A loaded machine may be slow; expectations end as soon as they are met.
PATIENCE_MS = 20_000

LAUNCH = ["--no-sandbox", "--disable-background-networking"]

OpenCandidate = Callable[..., Candidate]


def chromium() -> str:
    """The path of the browser; tests are skipped where there is none."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed; `python3 dev.py test` installs it")
    return path


class PageWatch:
    """Notes what no visitor should meet: errors of the page, and requests to strangers.

    What the browser itself says about a request that was refused, or that found no server, is
    no fault: the page has to deal with it, and the tests see whether it does.
    """

    def __init__(self, origin: str) -> None:
        self.faults: list[str] = []
        self._origin = origin

    def follow(self, page: Page) -> Page:
        page.on("console", self._read)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._check(request.url))
        return page

    def _read(self, message: ConsoleMessage) -> None:
        to_api = "/api/" in message.location["url"]
        expected = to_api and re.search(r"net::ERR_|status of 4\d\d", message.text)
        if message.type in ("error", "warning") and not expected:
            self.faults.append(f"{message.text} {message.location['url']}")

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and not url.startswith(self._origin):
            self.faults.append(f"request to {url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for the tests that leave it running."""
    with ServerProcess(tmp_path_factory.mktemp("e2e") / "data") as server:
        yield server


@pytest.fixture
def mortal_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server of one's own, to be killed."""
    with ServerProcess(tmp_path / "data") as server:
        yield server


@pytest.fixture
def open_candidate(browser: Browser, server: ServerProcess) -> Iterator[OpenCandidate]:
    """Opens windows that share nothing but the server."""
    contexts: list[BrowserContext] = []
    watches: list[PageWatch] = []

    def open_window(
        host: ServerProcess = server,
        size: tuple[int, int] = DESKTOP,
        touch: bool = False,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "en-GB",
    ) -> Candidate:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=touch,
            is_mobile=touch,
            color_scheme=scheme,
            locale=locale,
            # Nothing is waited for that only looks nice.
            reduced_motion="reduce",
        )
        contexts.append(context)
        watches.append(PageWatch(host.url))
        return Candidate(watches[-1].follow(context.new_page()), host.url)

    yield open_window
    for context in contexts:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == []


@pytest.fixture
def candidate(open_candidate: OpenCandidate) -> Candidate:
    return open_candidate()
