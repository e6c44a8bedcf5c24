"""What the formats have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from viva.llm.options import Endpoint
from viva.llm.prompts import Prompt
from viva.llm.usage import Usage


class Stop(StrEnum):
    """Why a stream is over."""

    COMPLETE = "complete"
    TOO_LONG = "too_long"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one event of a stream says."""

    text: str = ""
    usage: Usage | None = None
    stop: Stop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WireRequest:
    url: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WireFormat:
    """How a stream is asked for, and how each of its events is read.

    `read` takes the event's JSON and the usage known so far. It raises ProviderError for an event
    that tells of an error, and KeyError, TypeError or such for one of a wrong shape.
    """

    ask: Callable[[Endpoint, str, Prompt], WireRequest]
    read: Callable[[dict[str, Any], Usage | None], Piece]


def count(counted: Mapping[str, Any], name: str) -> int:
    """A number of tokens; what is absent, null or no number counts as none."""
    value = counted.get(name)
    return max(int(value), 0) if isinstance(value, int | float) else 0
