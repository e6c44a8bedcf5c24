"""One running child process that is spoken to in frames."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Self

from viva.infra.processes.framing import LENGTH, MAXIMUM_FRAME, frame

_PASSED_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "PYTHONPATH")


class ChildDiedError(Exception):
    """The child went away or broke the protocol."""


class Child:
    """A process that runs one of our modules; used by one caller at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(
        cls, module: str, arguments: Sequence[str] = (), variables: Mapping[str, str] | None = None
    ) -> Self:
        """Run `python -m module arguments` with nothing of the server's secrets.

        Raises:
            OSError: The system starts no process.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**_environment(), **(variables or {})},
            # Ctrl-C in the terminal is for the server, which ends its children in its own time.
            process_group=0,
        )
        return cls(process)

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_running(self) -> bool:
        return self.process.returncode is None

    @property
    def ran_out_of_cpu(self) -> bool:
        return self.process.returncode == -signal.SIGXCPU

    async def send(self, *payloads: bytes) -> None:
        """Raises ChildDiedError."""
        writer = self.process.stdin
        if writer is None:
            raise ChildDiedError
        try:
            for payload in payloads:
                writer.write(frame(payload))
            await writer.drain()
        except (OSError, RuntimeError) as error:
            raise ChildDiedError from error

    async def receive(self) -> bytes:
        """The next frame. Raises ChildDiedError."""
        reader = self.process.stdout
        if reader is None:
            raise ChildDiedError
        try:
            (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
            if length > MAXIMUM_FRAME:
                raise ChildDiedError
            return await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError) as error:
            raise ChildDiedError from error

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        await self.process.wait()

    def kill(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        with suppress(ProcessLookupError):
            self.process.kill()


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ENVIRONMENT if name in os.environ}
    # Each thread of OpenBLAS takes 40 MB of addresses, and there is one for every core.
    threads = {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**passed, **threads, "PYTHONIOENCODING": "utf-8"}
