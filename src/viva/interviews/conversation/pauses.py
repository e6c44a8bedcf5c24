"""When an answer has ended, by the sound alone: pure rules, timed by what was heard."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseLimits:
    """Seconds.

    `finished`: silence after what sounds finished; `longest`: after anything; `answer`: the
    longest answer.
    """

    finished: float
    longest: float
    answer: float


class Ending(StrEnum):
    END_OF_TURN = "end_of_turn"
    PAUSE = "pause"
    LONGEST_ANSWER = "longest_answer"
    DONE = "done"


class PauseWatch:
    """Follows one answer. A verdict is about one silence: more speech voids it."""

    # The ears say that somebody is silent so much later than it is so.
    _HEARD_LATE_SECONDS = 0.2

    def __init__(self, limits: PauseLimits, *, heard_before: float = 0.0) -> None:
        self._limits = limits
        self._seconds = heard_before
        self._since_quiet: float | None = None
        self._sounds_finished = False
        self._is_judged = False
        self.silences = 0

    @property
    def silence(self) -> float:
        """Seconds since somebody last spoke."""
        if self._since_quiet is None:
            return 0.0
        return self._since_quiet + self._HEARD_LATE_SECONDS

    def hear(self, seconds: float, *, is_speaking: bool) -> Ending | None:
        """So much more was heard; how the answer ended, if it has."""
        self._seconds += seconds
        if is_speaking:
            self._since_quiet, self._is_judged, self._sounds_finished = None, False, False
        elif self._since_quiet is None:
            self._since_quiet = 0.0
            self.silences += 1
        else:
            self._since_quiet += seconds
        return self._ending()

    def wants_verdict(self) -> bool:
        """Whether somebody should judge this silence; true once for each."""
        if self._since_quiet is None or self._is_judged:
            return False
        self._is_judged = True
        return True

    def judge(self, silence: int, *, sounds_finished: bool) -> Ending | None:
        """The verdict on the silence of this number; a late one counts for nothing."""
        if silence == self.silences and self._since_quiet is not None:
            self._sounds_finished = sounds_finished
        return self._ending()

    def _ending(self) -> Ending | None:
        if self._seconds >= self._limits.answer:
            return Ending.LONGEST_ANSWER
        if self._since_quiet is None:
            return None
        if self._sounds_finished and self.silence >= self._limits.finished:
            return Ending.END_OF_TURN
        return Ending.PAUSE if self.silence >= self._limits.longest else None
