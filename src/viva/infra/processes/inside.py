"""What a child process does to itself before it starts to work."""

import os
import resource
from typing import BinaryIO

_MEGABYTE = 1024 * 1024


def private_output() -> BinaryIO:
    """The real standard output; what libraries print goes to standard error instead."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def limit_memory(megabytes: int) -> None:
    """Bound the address space where the system can; macOS refuses."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def limit_cpu(seconds: int) -> None:
    """Give the next piece of work `seconds` of CPU; past them the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
