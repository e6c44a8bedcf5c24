"""A recording and its chunks, as the rules and services see them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from viva.speech.schemas import Heard

MAX_TAKES = 99


@dataclass(frozen=True, slots=True)
class TurnKey:
    """Which turn of whose interview."""

    owner_id: str
    interview_id: str
    turn_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingLimits:
    """`partial_seconds` is the longest wait for a new partial transcript."""

    chunk_max_bytes: int
    max_bytes: int
    max_chunks: int
    partial_seconds: float
    retention: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingChunk:
    """A piece of a recording that somebody sends; `take` tells one recording from the next."""

    take: int
    n: int
    media_type: str
    sha256: str
    size: int

    @property
    def stored(self) -> "Chunk":
        return Chunk(self.n, self.size, self.sha256)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a recording that is safe."""

    n: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The last take of a turn, with the chunks that have arrived, by number.

    `answer_chunks` is set once the recording was sent as the answer: that many are its whole.
    `heard` is what was heard in `heard_chunks` chunks.
    """

    take: int
    media_type: str
    chunks: tuple[Chunk, ...]
    expires_at: datetime
    is_deleted: bool = False
    answer_chunks: int | None = None
    body_hash: str | None = None
    heard: Heard | None = None
    heard_chunks: int | None = None

    @property
    def size(self) -> int:
        return sum(chunk.size for chunk in self.chunks)

    @property
    def next_missing(self) -> int:
        """The first number of which there is no chunk."""
        for expected, chunk in enumerate(self.chunks):
            if chunk.n != expected:
                return expected
        return len(self.chunks)

    @property
    def whole(self) -> tuple[Chunk, ...]:
        """The chunks that follow one another from the first: all, once it is an answer."""
        return self.chunks[: self.answer_chunks or self.next_missing]

    def find(self, n: int) -> Chunk | None:
        return next((chunk for chunk in self.chunks if chunk.n == n), None)

    def with_chunk(self, chunk: IncomingChunk) -> "Recording":
        chunks = tuple(sorted((*self.chunks, chunk.stored), key=lambda one: one.n))
        return replace(self, chunks=chunks)

    def missing(self, count: int) -> list[int]:
        """The numbers below `count` of which there is no chunk."""
        present = {chunk.n for chunk in self.chunks}
        return [n for n in range(count) if n not in present]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingRef:
    """A recording that is complete with this many chunks; `seconds` by the sender's clock."""

    take: int
    chunks: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenAnswer:
    """What is known of the recording of an answer; `expires_at` is null once it is deleted."""

    media_type: str
    expires_at: datetime | None
    heard: Heard | None
