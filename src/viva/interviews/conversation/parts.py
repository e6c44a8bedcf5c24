"""What a live conversation is made of, and what happens in it besides what the client says."""

from collections.abc import Callable
from dataclasses import dataclass

from viva.errors import AppError
from viva.interviews.conversation.pauses import PauseLimits
from viva.interviews.conversation.question_voice import Speaks
from viva.interviews.conversation.stage_times import StageTimes
from viva.interviews.events import EventSignal
from viva.interviews.recordings.listeners import Listening
from viva.interviews.recordings.recordings import Recordings
from viva.interviews.service import InterviewService
from viva.interviews.taking import TakenTurn
from viva.speech.ears import OpenEars


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """`listen` is given the language of an interview; `piece_seconds` are written down at once."""

    interviews: InterviewService
    recordings: Recordings
    signal: EventSignal
    speech: Speaks
    listen: Callable[[str], Listening]
    open_ears: OpenEars
    limits: PauseLimits
    piece_seconds: float
    times: StageTimes


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the answer sounds finished in this silence."""

    turn_id: str
    silence: int
    sounds_finished: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """The answer is about to be taken as this text."""

    turn_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    turn_id: str
    text: str
    turn: TakenTurn


@dataclass(frozen=True, slots=True)
class Failed:
    """The answer led to nothing; the turn may still be open."""

    turn_id: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Spoken:
    """The question was heard to its end."""

    turn_id: str


@dataclass(frozen=True, slots=True)
class News:
    """Something happened in the interview, perhaps elsewhere."""


@dataclass(frozen=True, slots=True)
class HungUp:
    """Nobody is there any more, or another connection goes on."""


Happening = Verdict | Understood | Taken | Failed | Spoken | News | HungUp
