"""Talking to the person at the terminal and to the tools of the machine."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
# Settings of other Pythons: they would lead the tools away from .venv.
FOREIGN = frozenset({"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"})
SHOWN_LINES = 200


class SetupError(Exception):
    """Ends the command with a sentence that says what to do."""


def say(text: str, *, end: str = "\n") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


def is_live() -> bool:
    """Whether somebody is watching, so that a line may be rewritten."""
    return sys.stdout.isatty() and "CI" not in os.environ


@contextmanager
def timed(title: str) -> Iterator[None]:
    say(f"{title} ...")
    began = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - began:.1f} s")


def certificate_bundle(environment: Mapping[str, str], places: Sequence[str]) -> str | None:
    """Finds the certificates that this machine trusts, a company's own among them."""
    chosen = environment.get("SSL_CERT_FILE")
    return next((place for place in (chosen, *places) if place and Path(place).is_file()), None)


def tool_environment(environment: Mapping[str, str], bundle: str | None) -> dict[str, str]:
    """Environment for pip, uv, npm and the checks; what the user has set wins.

    uv, Node and older pips bring certificates of their own. Behind a proxy with another one they
    fail unless they are told to trust what the system trusts.
    """
    defaults = {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "UV_PYTHON_DOWNLOADS": "never",
        "npm_config_audit": "false",
        "npm_config_fund": "false",
        "npm_config_update_notifier": "false",
    }
    if sys.platform == "darwin":
        defaults["UV_SYSTEM_CERTS"] = "true"
    elif bundle:
        defaults |= {"UV_SYSTEM_CERTS": "true", "PIP_CERT": bundle, "NODE_EXTRA_CA_CERTS": bundle}
    return defaults | {name: value for name, value in environment.items() if name not in FOREIGN}


def environment_with(path: Sequence[Path]) -> dict[str, str]:
    """This process's environment made fit for tools, with folders put first on PATH."""
    found = tool_environment(os.environ, certificate_bundle(os.environ, CERTIFICATES))
    found["PATH"] = os.pathsep.join([*map(str, path), found.get("PATH", os.defpath)])
    return found


def call(command: Sequence[str | Path], *, folder: Path = ROOT, path: Sequence[Path] = ()) -> None:
    """Runs a tool and keeps its output aside: it is shown only when the tool fails.

    Raises:
        SetupError: The tool ended with another code than 0.
    """
    with tempfile.TemporaryFile() as output:
        # close_fds: the tool inherits the lock. Should this process be killed, the lock stays
        # taken until the tool has ended too.
        with subprocess.Popen(  # noqa: S603
            list(map(str, command)),
            cwd=folder,
            env=environment_with(path) | {"NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            close_fds=False,
        ) as process:
            code = _attend(process)
        if code == 0:
            return
        output.seek(0)
        lines = output.read().decode(errors="replace").splitlines()
    say("\n".join(f"    {line}" for line in lines[-SHOWN_LINES:]))
    words = " ".join(Path(part).name for part in command[:4])
    raise SetupError(
        f"`{words}` failed with code {code}; what it said stands above. "
        "Once the cause is mended, the same command goes on from here."
    )


def stream(command: Sequence[str | Path], *, folder: Path, environment: dict[str, str]) -> int:
    """Runs a tool in the open and returns its exit code."""
    process = subprocess.Popen(  # noqa: S603
        list(map(str, command)), cwd=folder, env=environment
    )
    try:
        return process.wait()
    except KeyboardInterrupt:
        # The tool got the signal as well; let it clean up after itself.
        process.wait(timeout=20)
        raise


def _attend(process: subprocess.Popen[bytes]) -> int:
    """Waits for a process, with a sign of life now and then."""
    began = time.monotonic()
    live = is_live()
    while True:
        try:
            return process.wait(timeout=1 if live else 15)
        except subprocess.TimeoutExpired:
            text = f"  still at it after {time.monotonic() - began:.0f} s"
            say(text, end="\r" if live else "\n")
