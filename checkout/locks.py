"""The lock files: every package with its version and hashes, for all platforms."""

import re

from checkout.packages import LOCKS, uv
from checkout.shell import ROOT, SetupError, timed

SOURCES: dict[str, tuple[str, ...]] = {
    "installer": ("requirements/installer.in",),
    "node": ("--group", "node"),
    "run": ("pyproject.toml",),
    "voice": ("pyproject.toml", "--extra", "voice"),
    "test": ("pyproject.toml", "--group", "test", "--extra", "voice"),
}
ADDRESS = re.compile(r"\w+://|^\s*--(?:index|extra-index|find-links)", re.MULTILINE)


def compile_locks(*, upgrade: bool) -> None:
    """Resolves all lock files anew; without `upgrade`, versions stay while they fit.

    Raises:
        SetupError: A lock file names a download address.
    """
    fixed = ("--universal", "--generate-hashes", "--no-header", "--python-version", "3.11")
    more = ("--upgrade",) if upgrade else ()
    for name, source in SOURCES.items():
        file = LOCKS / f"{name}.lock"
        with timed(f"Locking {file.relative_to(ROOT)}"):
            uv("pip", "compile", *source, *fixed, *more, "-o", file.relative_to(ROOT))
        if ADDRESS.search(file.read_text(encoding="utf-8")):
            raise SetupError(
                f"{file.relative_to(ROOT)} names a download address; lock files must work "
                "with any package index. Look for an index or URL in the dependencies."
            )
