import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from checkout.checks import Outcome, all_checks, summary
from checkout.commands import main, serve_command, split_arguments
from checkout.locks import ADDRESS
from checkout.packages import Lock, chosen_lock
from checkout.page import version_of
from checkout.shell import ROOT


@pytest.mark.parametrize(
    ("given", "own", "passed_on"),
    [
        ([], [], []),
        (["test"], ["test"], []),
        (["test", "--", "-k", "x", "--", "y"], ["test"], ["-k", "x", "--", "y"]),
    ],
)
def test_what_follows_two_dashes_goes_on_to_the_tool(
    given: list[str], own: list[str], passed_on: list[str]
) -> None:
    assert split_arguments(given) == (own, passed_on)


def test_run_passes_its_options_on_to_serve() -> None:
    bare = serve_command(Namespace(host=None, port=None, no_browser=False), [])
    full = serve_command(Namespace(host="::1", port=0, no_browser=True), ["--verbose"])

    assert bare[1:] == ["serve"]
    assert full[1:] == ["serve", "--no-browser", "--host", "::1", "--port", "0", "--verbose"]


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([])

    said = capsys.readouterr().out
    assert code == 0
    assert all(name in said for name in ("setup", "run", "test", "lock", "format"))


@pytest.mark.parametrize(
    ("wanted", "stamp", "chosen"),
    [
        (Lock.RUN, "", Lock.RUN),
        (Lock.RUN, "run 12ab", Lock.RUN),
        (Lock.RUN, "test 12ab", Lock.TEST),
        (Lock.RUN, "test 12ab unfinished", Lock.TEST),
        (Lock.TEST, "run 12ab", Lock.TEST),
        (Lock.VOICE, "run 12ab", Lock.VOICE),
        (Lock.RUN, "voice 12ab", Lock.VOICE),
        (Lock.TEST, "voice 12ab", Lock.TEST),
    ],
)
def test_run_never_takes_the_tests_packages_away(wanted: Lock, stamp: str, chosen: Lock) -> None:
    assert chosen_lock(wanted, stamp) is chosen


@pytest.mark.parametrize(
    ("words", "version"),
    [("v24.19.0\n", (24, 19, 0)), ("node==22.12", (22, 12)), ("not found", ()), ("", ())],
)
def test_a_version_is_read_from_a_tools_words(words: str, version: tuple[int, ...]) -> None:
    assert version_of(words) == version


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("six==1.17.0 \\\n    --hash=sha256:00", False),
        ("six @ https" + "://example.org/six.whl", True),
        ("--index-url somewhere", True),
        ("--find-links /folder", True),
    ],
)
def test_addresses_in_lock_files_are_found(line: str, found: bool) -> None:
    assert bool(ADDRESS.search(line)) is found


def test_the_summary_has_a_line_for_each_check() -> None:
    text = summary([Outcome("types", True, 2.0), Outcome("pytest", False, 61.25)])

    lines = text.splitlines()
    assert [line.split() for line in lines[2:4]] == [
        ["types", "passed", "2.0", "s"],
        ["pytest", "FAILED", "61.2", "s"],
    ]
    assert lines[-1] == "Failed: pytest. 63 s in all."


def test_checks_of_the_page_are_left_out_where_there_is_none() -> None:
    names = {check.name for check in all_checks(web=True)}

    assert names - {check.name for check in all_checks(web=False)} == {"web", "weight", "vitest"}


def test_an_old_python_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.version_info = (3, 9, 1)\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "dev.py"], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Viva needs Python 3.11 or newer")
    assert "Traceback" not in done.stderr
