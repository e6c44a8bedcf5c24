"""The commands of dev.py."""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

from checkout.browser import setup_browser
from checkout.checks import all_checks, run_checks, summary
from checkout.locks import compile_locks
from checkout.packages import BIN, Lock, setup_packages, setup_uv
from checkout.page import WEB, has_web, npm, setup_npm_packages, setup_page
from checkout.shell import ROOT, SetupError, say, stream
from checkout.steps import setup_lock

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns the exit code."""
    own, passed_on = split_arguments(arguments)
    parser = _parser()
    options = parser.parse_args(own)
    try:
        match options.command:
            case "setup":
                return _setup()
            case "run":
                return _run(options, passed_on)
            case "test":
                return _test(options.only, passed_on)
            case "lock":
                return _lock(upgrade=options.upgrade)
            case "format":
                return _format()
            case _:
                say(parser.format_help())
                return 0
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The same command goes on from here.")
        return INTERRUPTED


def split_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Parts dev.py's own arguments from those behind `--`, which go on to the tool."""
    if "--" not in arguments:
        return list(arguments), []
    border = list(arguments).index("--")
    return list(arguments[:border]), list(arguments[border + 1 :])


def serve_command(options: argparse.Namespace, passed_on: Sequence[str]) -> list[str]:
    command = [str(BIN / "viva"), "serve", *(["--no-browser"] if options.no_browser else [])]
    for name in ("host", "port"):
        if getattr(options, name) is not None:
            command += [f"--{name}", str(getattr(options, name))]
    return [*command, *passed_on]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Works on this checkout of Viva.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("setup", help="install what run and test need, and build the page")
    run = commands.add_parser("run", help="start Viva and open its page")
    run.add_argument("--host", help="address to serve on (127.0.0.1)")
    run.add_argument("--port", type=int, help="port to serve on (8000)")
    run.add_argument("--no-browser", action="store_true", help="do not open the page")
    run.add_argument("--voice", action="store_true", help="with live conversation (430 MB more)")
    test = commands.add_parser("test", help="run every check; what follows -- goes to pytest")
    names = [check.name for check in all_checks(web=True)]
    test.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"one of {', '.join(names)}"
    )
    lock = commands.add_parser("lock", help="write requirements/*.lock anew")
    lock.add_argument("--upgrade", action="store_true", help="to the newest versions that fit")
    commands.add_parser("format", help="format the code and mend what linters can mend")
    return parser


def _setup() -> int:
    with setup_lock(ROOT / ".dev"):
        setup_packages(Lock.TEST)
        if has_web():
            setup_npm_packages()
            setup_page()
        setup_browser()
    say("Ready: `python3 dev.py run` starts Viva, `python3 dev.py test` runs every check.")
    return 0


def _run(options: argparse.Namespace, passed_on: Sequence[str]) -> int:
    with setup_lock(ROOT / ".dev"):
        setup_packages(Lock.VOICE if options.voice else Lock.RUN)
        setup_page()
    command = serve_command(options, passed_on)
    # In place of this process: signals and the exit code need nobody in between.
    os.execv(command[0], command)  # noqa: S606


def _test(only: Sequence[str] | None, passed_on: Sequence[str]) -> int:
    checks = [
        check
        for check in all_checks(web=has_web(), pytest_arguments=passed_on)
        if not only or check.name in only
    ]
    path: list[Path] = []
    with setup_lock(ROOT / ".dev"):
        setup_packages(Lock.TEST)
        whole = any(check.name == "pytest" for check in checks)
        if has_web() and (whole or any(check.folder == WEB for check in checks)):
            path.append(setup_npm_packages())
            setup_page()
        if whole:
            setup_browser()
    outcomes = run_checks(checks, path)
    say(summary(outcomes))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _lock(*, upgrade: bool) -> int:
    with setup_lock(ROOT / ".dev"):
        setup_uv()
        compile_locks(upgrade=upgrade)
    return 0


def _format() -> int:
    with setup_lock(ROOT / ".dev"):
        setup_packages(Lock.TEST)
        node = setup_npm_packages() if has_web() else None
    environment = dict(os.environ)
    ruff = BIN / "ruff"
    codes = [
        stream([ruff, "check", "--fix", "."], folder=ROOT, environment=environment),
        stream([ruff, "format", "."], folder=ROOT, environment=environment),
    ]
    if node and "format" in json.loads((WEB / "package.json").read_text())["scripts"]:
        npm(node, "run", "format")
    return max(codes)
