"""What a model writes: the question's text first, then its key points, in lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

_MOST_CHARACTERS: Final = 8_000
_MOST_DRAFTS: Final = 4
_MOST_POINTS: Final = 5
_MOST_SOURCES: Final = 2
_WEIGHT: Final = r"(?:[-*•] ?)?(?P<weight>\d(?:\.\d)?)\s?\|"
_BETWEEN: Final = re.compile(r"^[ \t]*={3,}[ \t]*$", re.MULTILINE)
# The line that ends a question; a model may forget it, and begin with the key points.
_END_OF_TEXT: Final = re.compile(rf"^[ \t]*(?:[-=]{{3,}}[ \t]*$|{_WEIGHT})", re.MULTILINE)
_MAY_BECOME_END: Final = re.compile(r"\s*[-=*•]{0,20}\s?\d?(?:\.\d?)?\s?")
_POINT: Final = re.compile(_WEIGHT + r"(?P<text>[^|]+)(?:\|(?P<follow_up>.*))?")
_SOURCE: Final = re.compile(r"\b[cj]\d{1,3}\b")
_SIMPLER: Final = re.compile(r"simpler\s?:\s?(?P<text>\S.*)", re.IGNORECASE)


class DraftPoint(BaseModel):
    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    weight: float = Field(ge=1, le=3)
    text: str = Field(min_length=12, max_length=240)
    follow_up: str | None = Field(None, max_length=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question as written, not yet checked; `sources` are ids of lines, real or not.

    `simpler` is the same question for somebody who did not understand it.
    """

    text: str
    simpler: str | None = None
    points: tuple[DraftPoint, ...] = ()
    sources: tuple[str, ...] = ()


class QuestionText:
    """The text of a question, out of a stream that goes on with its key points."""

    def __init__(self) -> None:
        self._received = ""
        self._end: int | None = None
        self._shown = 0

    @property
    def is_complete(self) -> bool:
        """Whether the key points have begun."""
        return self._end is not None

    @property
    def shown(self) -> str:
        return self._spoken()[: self._shown]

    def feed(self, piece: str) -> str:
        """Take the next piece of the stream; what of the text is new and sure."""
        if self.is_complete:
            return ""
        self._received += piece
        end = _END_OF_TEXT.search(self._received, self._first_letter())
        self._end = end.start() if end else None
        spoken = self._spoken()
        new, self._shown = spoken[self._shown :], max(len(spoken), self._shown)
        return new

    def finish(self) -> str:
        """The stream is over; what was held back because a line of dashes might have come."""
        if self._end is None:
            self._end = len(self._received)
        spoken = self._spoken()
        new, self._shown = spoken[self._shown :], max(len(spoken), self._shown)
        return new

    def _first_letter(self) -> int:
        return len(self._received) - len(self._received.lstrip())

    def _spoken(self) -> str:
        """On one line; without what may turn out to be the end of the text."""
        text = self._received[: self._end]
        if self._end is None:
            before, newline, tail = text.rpartition("\n")
            text = before if newline and _MAY_BECOME_END.fullmatch(tail) else text
        return re.sub(r"\s", " ", text.strip())


def read_drafts(reply: str) -> tuple[Draft, ...]:
    """The questions of a reply in their order; one that could not be read is left empty."""
    parts = _BETWEEN.split(reply[:_MOST_CHARACTERS])[:_MOST_DRAFTS]
    return tuple(_read_draft(part) for part in parts)


def _read_draft(part: str) -> Draft:
    part = part.strip()
    end = _END_OF_TEXT.search(part)
    text = part[: end.start()] if end else part
    lines = part[end.start() :].splitlines() if end else []
    sources = (line for line in lines if line.lower().lstrip().startswith("source"))
    return Draft(
        text=" ".join(text.split()),
        simpler=_read_simpler(lines),
        points=tuple(_read_points(lines))[:_MOST_POINTS],
        sources=tuple(_SOURCE.findall(" ".join(sources)))[:_MOST_SOURCES],
    )


def _read_simpler(lines: list[str]) -> str | None:
    found = (_SIMPLER.fullmatch(line.strip()) for line in lines)
    return next((" ".join(one["text"].split()) for one in found if one), None)


def _read_points(lines: list[str]) -> Iterator[DraftPoint]:
    for line in lines:
        found = _POINT.fullmatch(line.strip())
        if found is None:
            continue
        try:
            yield DraftPoint.model_validate(
                {**found.groupdict(), "follow_up": (found["follow_up"] or "").strip() or None}
            )
        except ValidationError:
            continue
