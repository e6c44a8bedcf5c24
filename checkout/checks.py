"""Every check of the repository, run one after the other whatever the earlier ones said."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checkout.packages import BIN, PYTHON
from checkout.page import WEB
from checkout.shell import ROOT, environment_with, is_live, say, stream

_MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    command: tuple[str | Path, ...]
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    passed: bool
    seconds: float


def all_checks(*, web: bool, pytest_arguments: Sequence[str] = ()) -> list[Check]:
    """The checks in their order: what is quick and what explains later failures comes first."""
    python = [
        Check("format", (BIN / "ruff", "format", "--check", ".")),
        Check("lint", (BIN / "ruff", "check", "--output-format", "concise", ".")),
        Check("types", (PYTHON, "-m", "mypy")),
        Check("imports", (BIN / "lint-imports", "--no-logo")),
    ]
    # A file's tests stay together, in the order of the files: those with a browser come last.
    at_once = ("-n", str(processes()), "--dist", "loadfile", "--no-loadscope-reorder")
    page = [
        Check("web", ("npm", "run", "check"), WEB),
        Check("weight", ("npm", "run", "size"), WEB),
        Check("vitest", ("npm", "test"), WEB),
    ]
    return [
        *python,
        *(page if web else []),
        Check("pytest", (PYTHON, "-m", "pytest", *at_once, *pytest_arguments)),
    ]


def processes() -> int:
    """How many processes share the tests: each takes a core and up to a gigabyte."""
    return min(_MOST_PROCESSES, os.cpu_count() or 1)


def run_checks(checks: Sequence[Check], path: Sequence[Path]) -> list[Outcome]:
    """Runs each check in the open; `path` goes first on PATH."""
    environment = environment_with([*path, BIN])
    if not is_live():
        environment["NO_COLOR"] = "1"
        environment.pop("FORCE_COLOR", None)
    return [_run(check, environment) for check in checks]


def summary(outcomes: Sequence[Outcome]) -> str:
    lines = [
        f"  {outcome.name:<8} {'passed' if outcome.passed else 'FAILED'} {outcome.seconds:8.1f} s"
        for outcome in outcomes
    ]
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    total = sum(outcome.seconds for outcome in outcomes)
    verdict = f"Failed: {', '.join(failed)}." if failed else "Everything is in order."
    return "\n".join(["", "Checks", *lines, f"{verdict} {total:.0f} s in all."])


def _run(check: Check, environment: dict[str, str]) -> Outcome:
    words = " ".join(part if isinstance(part, str) else part.name for part in check.command)
    say(f"\n=== {check.name}: {os.path.relpath(check.folder, ROOT)}$ {words}")
    began = time.monotonic()
    code = stream(check.command, folder=check.folder, environment=environment)
    outcome = Outcome(check.name, code == 0, time.monotonic() - began)
    say(f"=== {check.name}: {'passed' if outcome.passed else f'FAILED with code {code}'}")
    return outcome
