"""What the linter says about a pack."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`place` names the question and the field, like `redis-cache: key_points[2].text`."""

    severity: Severity
    place: str
    message: str


def error(place: str, message: str) -> Finding:
    return Finding(Severity.ERROR, place, message)


def warning(place: str, message: str) -> Finding:
    return Finding(Severity.WARNING, place, message)
