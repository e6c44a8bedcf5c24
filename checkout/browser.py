"""The browser that the browser tests drive."""

import os
import shutil
from pathlib import Path

from checkout.shell import SetupError, call, timed

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# apt's own scripts need the administrator's commands, which a bare PATH lacks.
ADMINISTRATION = (Path("/usr/local/sbin"), Path("/usr/sbin"), Path("/sbin"))


def setup_browser() -> None:
    """Finds Chromium or, where apt is there and allowed, installs it.

    Raises:
        SetupError: There is none, and it is not ours to install it.
    """
    if any(map(shutil.which, BROWSERS)):
        return
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        raise SetupError(
            "The browser tests need Chromium. On Debian: `apt install chromium`; on macOS: "
            "`brew install --cask chromium`; elsewhere, the package `chromium`."
        )
    with timed("Installing Chromium with apt, for the browser tests"):
        wait = "DPkg::Lock::Timeout=300"
        # A page without any font measures nothing; Chromium itself brings none.
        packages = ["chromium", "fonts-liberation"]
        call([apt, "-o", wait, "update"], path=ADMINISTRATION)
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
        install = ["install", "--yes", "--no-install-recommends", *packages]
        call([*quiet, apt, "-o", wait, *install], path=ADMINISTRATION)
