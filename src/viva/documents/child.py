"""The process that reads documents: requests on standard input, replies on standard output.

Run as `python -m viva.documents.child MEGABYTES`. It ends when its input does.
"""

import sys

from viva.documents.errors import DocumentDamagedError, DocumentUnpacksTooLargeError
from viva.documents.files import Limits
from viva.documents.frames import ReadDone, ReadRefused, ReadRequest
from viva.documents.parsing import parse_file, parse_text
from viva.errors import AppError
from viva.infra.processes.framing import frame, read_frame
from viva.infra.processes.inside import limit_cpu, limit_memory, private_output


def main() -> None:
    limit_memory(int(sys.argv[1]))
    requests = sys.stdin.buffer
    replies = private_output()
    while (header := read_frame(requests)) is not None:
        content = read_frame(requests)
        if content is None:
            return
        request = ReadRequest.model_validate_json(header)
        limit_cpu(request.cpu_seconds)
        replies.write(frame(_reply(request, content).model_dump_json().encode()))
        replies.flush()


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


if __name__ == "__main__":
    main()
