"""A real server process, as a user starts it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType

import httpx

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ServerProcess:
    """`viva serve` on a data folder; can be killed and started again on the same port."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "ServerProcess":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self, **environment: str) -> None:
        """Start and wait until the server is ready."""
        command = [sys.executable, "-m", "viva", "serve", "--no-browser", "--port", str(self.port)]
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("VIVA_", "PYTHON"))}
        log = (self.data_dir.parent / "server.log").open("ab")
        self._process = subprocess.Popen(
            command,
            env={
                **inherited,
                "VIVA_DATA_DIR": str(self.data_dir),
                **self._environment,
                **environment,
            },
            stdout=log,
            stderr=log,
        )
        log.close()
        self._wait_until_ready()

    def wait_for_death(self) -> int:
        """The exit status of a server that is about to end."""
        assert self._process is not None
        return self._process.wait(timeout=START_SECONDS)

    def kill(self) -> None:
        """Kill the process as a power cut would."""
        self._signal(signal.SIGKILL)

    def stop(self) -> int:
        """End the process as Ctrl-C does; its exit status."""
        return self._signal(signal.SIGINT)

    def log(self) -> str:
        return (self.data_dir.parent / "server.log").read_text(errors="replace")

    def _signal(self, number: int) -> int:
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(number)
        return self._process.wait(timeout=START_SECONDS)

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        transport = httpx.HTTPTransport(retries=0)
        with httpx.Client(transport=transport, base_url=self.url, timeout=5) as client:
            for _ in range(START_SECONDS * 20):
                if self._process.poll() is not None:
                    raise RuntimeError(f"the server ended: {self.log()}")
                try:
                    if client.get("/ready").status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                try:
                    self._process.wait(timeout=0.05)
                except subprocess.TimeoutExpired:
                    continue
        raise RuntimeError(f"the server did not become ready: {self.log()}")
