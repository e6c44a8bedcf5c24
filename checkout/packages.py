"""The Python side of a checkout: .venv, uv, the locked packages and Viva itself."""

import importlib.util
import sys
from enum import StrEnum
from pathlib import Path

from checkout.shell import ROOT, SetupError, call
from checkout.steps import UNFINISHED, Step, digest, read_stamp

VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
LOCKS = ROOT / "requirements"


class Lock(StrEnum):
    RUN = "run"
    VOICE = "voice"
    TEST = "test"


def setup_uv() -> None:
    """Makes .venv and puts uv into it."""
    Step("Making .venv", VENV / ".dev-venv", f"venv {ROOT}", PYTHON, _make_venv).ensure()
    lock = LOCKS / "installer.lock"
    Step(
        "Installing uv", VENV / ".dev-uv", f"uv {digest([lock])}", BIN / "uv", _install_uv
    ).ensure()


def setup_packages(wanted: Lock) -> None:
    """Makes .venv hold what a lock file lists, and Viva itself in editable form."""
    setup_uv()
    packages = _packages_step(wanted)
    packages.ensure()
    Step(
        "Installing Viva into .venv",
        VENV / ".dev-viva",
        f"viva {packages.fingerprint} {digest([ROOT / 'pyproject.toml'])}",
        BIN / "viva",
        lambda: uv("pip", "install", "--python", PYTHON, "--no-deps", "--editable", ROOT),
    ).ensure()


def uv(*arguments: str | Path) -> None:
    call([BIN / "uv", *arguments])


def chosen_lock(wanted: Lock, stamp: str) -> Lock:
    """An environment keeps the packages that it once got: each lock file includes the former."""
    kinds = list(Lock)
    before = [kind for kind in kinds if stamp.startswith(kind)]
    return max([wanted, *before], key=kinds.index)


def _packages_step(wanted: Lock) -> Step:
    stamp = VENV / ".dev-packages"
    before = read_stamp(stamp)
    kind = chosen_lock(wanted, before)
    lock = LOCKS / f"{kind}.lock"
    # After a killed sync a package may lie there in part, which uv takes for whole.
    again = ["--reinstall"] if before.endswith(UNFINISHED) else []

    def sync() -> None:
        # Compiled at once: starts would do it again and again where Python may not write.
        options = ["--require-hashes", "--compile-bytecode", *again]
        uv("pip", "sync", "--python", PYTHON, *options, lock)

    return Step("Installing the Python packages", stamp, f"{kind} {digest([lock])}", PYTHON, sync)


def _make_venv() -> None:
    missing = [name for name in ("venv", "ensurepip") if not importlib.util.find_spec(name)]
    if missing:
        version = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(
            f"This Python comes without {' and '.join(missing)}. On Debian or Ubuntu: "
            f"`apt install python{version}-venv`. Elsewhere, use a Python that is complete."
        )
    # The Python below a virtual environment: the running one may be what is cleared here.
    base = getattr(sys, "_base_executable", "") or sys.executable
    call([base, "-m", "venv", "--clear", VENV])


def _install_uv() -> None:
    lock = LOCKS / "installer.lock"
    call([PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock])
