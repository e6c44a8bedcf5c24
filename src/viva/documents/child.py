"""The process that reads documents: requests on standard input, replies on standard output.

Run as `python -m viva.documents.child MEGABYTES`. It ends when its input does.
"""

import os
import resource
import sys
from typing import BinaryIO

from viva.documents.errors import DocumentDamagedError, DocumentUnpacksTooLargeError
from viva.documents.files import Limits
from viva.documents.frames import LENGTH, MAXIMUM_FRAME, ReadDone, ReadRefused, ReadRequest, frame
from viva.documents.parsing import parse_file, parse_text
from viva.errors import AppError

_MEGABYTE = 1024 * 1024


def main() -> None:
    _limit_memory(int(sys.argv[1]))
    requests = sys.stdin.buffer
    replies = _private_output()
    while (header := _read_frame(requests)) is not None:
        content = _read_frame(requests)
        if content is None:
            return
        request = ReadRequest.model_validate_json(header)
        _limit_cpu(request.cpu_seconds)
        replies.write(frame(_reply(request, content).model_dump_json().encode()))
        replies.flush()


def _private_output() -> BinaryIO:
    """The real standard output; what libraries print goes to standard error instead."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _read_frame(stream: BinaryIO) -> bytes | None:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > MAXIMUM_FRAME:
        return None
    payload = stream.read(length)
    return payload if len(payload) == length else None


def _reply(request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
    try:
        if request.is_text:
            text = content.decode("utf-8", errors="replace")
            return ReadDone(document=parse_text(text, request.kind, request.today))
        return ReadDone(
            document=parse_file(
                request.filename,
                content,
                request.kind,
                request.today,
                limits=Limits(request.max_bytes, request.max_pages),
            )
        )
    except AppError as error:
        return ReadRefused(code=error.code, detail=error.detail)
    except MemoryError:
        return ReadRefused(
            code=DocumentUnpacksTooLargeError.code,
            detail="The document needs more memory than is allowed. Save it with smaller pictures.",
        )
    except Exception:  # noqa: BLE001 - the loop must go on; hostile files find new ways to fail
        return ReadRefused(
            code=DocumentDamagedError.code,
            detail="The document could not be read. Save it again, or paste its text.",
        )


def _limit_memory(megabytes: int) -> None:
    """Bound the address space where the system can; macOS refuses."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def _limit_cpu(seconds: int) -> None:
    """Give the next document `seconds` of CPU; past them the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    main()
