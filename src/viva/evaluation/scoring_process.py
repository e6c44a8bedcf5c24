"""The contextual scorer in a process of its own.

Its arithmetic would hold the interpreter's lock for half of the time, and those who wait for
their next question would wait for other people's scores. Measured with 50 interviews on two cores:
docs/benchmarks.md.
"""

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import IO

from pydantic import TypeAdapter, ValidationError

from viva.evaluation.messages import Greeting, Reply, Request, Wish
from viva.evaluation.schemas import Evaluation, ScoringItem
from viva.nlp.model_files import ModelUnusableError

MODULE = "viva.evaluation.child"
_PASSED_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "HF_HOME", "HF_HUB_CACHE")
# The longest answer takes seconds on a slow machine; only a process that hangs takes this long.
_TIMEOUT_SECONDS = 120.0
_PIECE_BYTES = 65_536
_LONGEST_LINE_BYTES = 64_000_000
_ATTEMPTS = 2
_REQUEST = TypeAdapter(Request)
_REPLY = TypeAdapter(Reply)
_GREETING = TypeAdapter(Greeting)


class ScoringStoppedError(Exception):
    """The process was ended on purpose; the answer is to be scored another time."""


class ScoringFailedError(Exception):
    """The scorer failed on this answer, or its process cannot be kept alive."""


class _ProcessDiedError(Exception):
    """The process went away, hangs, or broke the protocol."""


def scoring_command(model: Path | None = None) -> tuple[str, ...]:
    """What runs `viva.evaluation.child` with this folder's model, or the installed one."""
    return (sys.executable, "-m", MODULE, *([] if model is None else [str(model)]))


class ScoringProcess:
    """A scorer that has another process do the work; threads take turns.

    A process that dies is replaced, and the answer is scored once more.
    """

    def __init__(
        self, command: Sequence[str], *, timeout_seconds: float = _TIMEOUT_SECONDS
    ) -> None:
        self._command = command
        self._timeout_seconds = timeout_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._version = ""
        self._turn = Lock()
        self._stopped = False

    @property
    def version(self) -> str:
        return self._version

    @property
    def pid(self) -> int | None:
        process = self._process
        return None if process is None else process.pid

    def start(self) -> None:
        """Start the process and wait until its model is loaded.

        Raises:
            ModelUnusableError: There is no model that can be used.
            ScoringFailedError: The process does not start.
        """
        with self._turn:
            try:
                self._ensure()
            except _ProcessDiedError as error:
                raise ScoringFailedError from error

    def prepare(self, item: ScoringItem) -> None:
        self._ask(Wish.PREPARE, item)

    def score(self, item: ScoringItem) -> Evaluation:
        """Raises ScoringFailedError, or ScoringStoppedError after `close`."""
        evaluation = self._ask(Wish.SCORE, item).evaluation
        if evaluation is None:
            raise ScoringFailedError
        return evaluation

    def close(self) -> None:
        """End the process; whoever waits for a score gets ScoringStoppedError."""
        self._stopped = True
        process = self._process
        if process is not None:
            process.kill()
        with self._turn:
            self._end()

    def _ask(self, wish: Wish, item: ScoringItem) -> Reply:
        line = _REQUEST.dump_json(Request(wish, item)) + b"\n"
        with self._turn:
            for _ in range(_ATTEMPTS):
                try:
                    reply = _REPLY.validate_json(self._exchange(self._ensure(), line))
                except (_ProcessDiedError, ValidationError, OSError):
                    self._end()
                    continue
                if reply.error is not None:
                    raise ScoringFailedError(reply.error)
                return reply
        raise ScoringFailedError

    def _ensure(self) -> subprocess.Popen[bytes]:
        """The running process, started if there is none."""
        if self._stopped:
            raise ScoringStoppedError
        if self._process is None:
            self._process = self._started()
        return self._process

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - our own module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={name: os.environ[name] for name in _PASSED_ENVIRONMENT if name in os.environ},
            # Ctrl-C in the terminal is for the server, which ends this process in its own time.
            process_group=0,
        )
        try:
            line = _line_from(process.stdout, time.monotonic() + self._timeout_seconds)
            greeting = _GREETING.validate_json(line)
        except (_ProcessDiedError, ValidationError) as error:
            _kill(process)
            raise _ProcessDiedError from error
        if greeting.version is None:
            _kill(process)
            raise ModelUnusableError(greeting.problem)
        self._version = greeting.version
        return process

    def _exchange(self, process: subprocess.Popen[bytes], line: bytes) -> bytes:
        deadline = time.monotonic() + self._timeout_seconds
        _send(process.stdin, line, deadline)
        return _line_from(process.stdout, deadline)

    def _end(self) -> None:
        if self._process is not None:
            _kill(self._process)
            self._process = None


def _send(stream: IO[bytes] | None, line: bytes, deadline: float) -> None:
    if stream is None:
        raise _ProcessDiedError
    os.set_blocking(stream.fileno(), False)
    rest = memoryview(line)
    while rest:
        _wait(stream, select.POLLOUT, deadline)
        rest = rest[os.write(stream.fileno(), rest) :]


def _line_from(stream: IO[bytes] | None, deadline: float) -> bytes:
    """All that is there up to the end of a line; two lines at once are no JSON."""
    if stream is None:
        raise _ProcessDiedError
    line = bytearray()
    while not line.endswith(b"\n"):
        _wait(stream, select.POLLIN, deadline)
        piece = os.read(stream.fileno(), _PIECE_BYTES)
        line += piece
        if not piece or len(line) > _LONGEST_LINE_BYTES:
            raise _ProcessDiedError
    return bytes(line)


def _wait(stream: IO[bytes], event: int, deadline: float) -> None:
    # Not `select`, which refuses the high numbers of files that a busy server has.
    poll = select.poll()
    poll.register(stream, event)
    if not poll.poll(1000 * max(0.0, deadline - time.monotonic())):
        raise _ProcessDiedError


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process, wait until it is gone, close its pipes."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
