"""Which bytes a request wants: the Range header of RFC 9110, one range at a time."""

import re
from dataclasses import dataclass

_LONGEST_HEADER = 100
_RANGE = re.compile(r"bytes=\s*([0-9]{0,15})-([0-9]{0,15})")


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From `start` to `end`, which is excluded."""

    start: int
    end: int


class RangeOutsideError(Exception):
    """The range lies behind the end."""


def find_range(header: str | None, size: int) -> ByteRange | None:
    """The range that is wanted; null for everything, also where the header cannot be used.

    Raises:
        RangeOutsideError
    """
    if header is None or len(header) > _LONGEST_HEADER:
        return None
    found = _RANGE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        wanted = ByteRange(max(size - int(found[2]), 0), size)
    else:
        start = int(found[1])
        if found[2] and int(found[2]) < start:
            return None
        wanted = ByteRange(start, min(int(found[2]) + 1, size) if found[2] else size)
    if wanted.start >= wanted.end:
        raise RangeOutsideError
    return wanted
