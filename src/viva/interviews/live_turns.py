"""The turn that is on screens before it is stored; its events are numbered from the first word."""

from collections.abc import Sequence

from viva.interviews.events import Event, EventSignal, NumberedEvent, ShownText
from viva.questions.model_interviewer import Screen


class LiveTurn:
    """Shows a question while it is written, under the numbers that it will be stored with.

    Whoever makes one holds the interview's `EventSignal.order` until the turn is stored.

    Args:
        answered: Id of the turn that was answered.
        asked: Id of the turn to come.
        after: Number of the interview's last event.
        voice: Somebody else who is told what is shown.
    """

    def __init__(
        self,
        signal: EventSignal,
        interview_id: str,
        *,
        answered: str,
        asked: str,
        after: int,
        voice: Screen | None = None,
    ) -> None:
        self.answered = answered
        self.shown = ShownText(asked)
        self._signal = signal
        self._interview_id = interview_id
        self._after = after
        self._voice = voice

    def hear(self, events: Sequence[Event]) -> None:
        """Show what a spoken answer was understood as, before there is a question."""
        if events:
            self.shown.hear(events)
            self._signal.show(self._interview_id, self)

    def show(self, text: str) -> None:
        self.shown.show(text)
        self._signal.show(self._interview_id, self)
        if self._voice is not None:
            self._voice.show(text)

    def clear(self) -> None:
        self.shown.clear()
        self._signal.show(self._interview_id, self)
        if self._voice is not None:
            self._voice.clear()

    def numbered(self, *, after: int | None = None) -> Sequence[NumberedEvent]:
        """The events, or those behind this number: none when others come before them."""
        known = 0 if after is None else after - self._after
        if known < 0:
            return ()
        first = self._after + 1
        return [
            NumberedEvent(first + index, event)
            for index, event in enumerate(self.shown.events[known:], start=known)
        ]
