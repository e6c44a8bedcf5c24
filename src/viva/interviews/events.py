"""The events of an interview: what happened, in order, under rising ids."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from weakref import WeakValueDictionary

from viva.interviews.schemas import InterviewStatus
from viva.interviews.views import QuestionView, TurnResult

_WORDS_PER_TOKEN = 3
_TOKEN = re.compile(rf"(?:\S+\s*){{1,{_WORDS_PER_TOKEN}}}")


@dataclass(frozen=True, slots=True)
class Event:
    """`payload` is JSON-ready and always has `turn_id`."""

    type: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    id: int
    event: Event


def question_events(question: QuestionView) -> list[Event]:
    """The question's text in pieces, then the question itself, which is authoritative."""
    pieces = _TOKEN.findall(question.text)
    tokens = [token_event(question.turn_id, text, index) for index, text in enumerate(pieces)]
    whole = Event(
        "question", {"turn_id": question.turn_id, "question": question.model_dump(mode="json")}
    )
    return [*tokens, whole]


def token_event(turn_id: str, text: str, index: int) -> Event:
    return Event("question.token", {"turn_id": turn_id, "text": text, "index": index})


def reset_event(turn_id: str) -> Event:
    """The tokens so far are void, or the whole question is withdrawn."""
    return Event("question.reset", {"turn_id": turn_id})


def evaluation_event(turn_id: str, evaluation: dict[str, Any]) -> Event:
    return Event("evaluation", {"turn_id": turn_id, "evaluation": evaluation})


def status_event(turn_id: str | None, status: InterviewStatus) -> Event:
    return Event("interview.status", {"turn_id": turn_id, "status": status.value})


def asked_again_events(result: TurnResult) -> list[Event]:
    """The question once more, whole: its pieces would add up to the text twice."""
    dumped = result.model_dump(mode="json")
    payload = {"turn_id": result.turn_id, "question": dumped["question"]}
    return [Event("question", payload), Event("turn.done", dumped)]


def turn_events(result: TurnResult, shown: "ShownText | None" = None) -> list[Event]:
    """All events of a turn that was taken, in the order of the contract.

    What was `shown` while the question was written comes first; other words void it.
    """
    dumped = result.model_dump(mode="json")
    events: list[Event] = [] if shown is None else list(shown.events)
    if result.evaluation is not None:
        events.append(evaluation_event(result.turn_id, dumped["evaluation"]))
    if result.question is not None:
        asked = question_events(result.question)
        if shown is not None and shown.text == result.question.text:
            asked = asked[-1:]
        elif shown is not None and shown.text:
            asked.insert(0, reset_event(result.question.turn_id))
        events.extend(asked)
    if result.status is not InterviewStatus.IN_PROGRESS:
        events.append(status_event(result.turn_id, result.status))
    return [*events, Event("turn.done", dumped)]


class ShownText:
    """A question's text on its way to those who read it, in events that are not stored yet.

    What was heard of the answer before it comes first.
    """

    def __init__(self, turn_id: str) -> None:
        self.turn_id = turn_id
        self.events: list[Event] = []
        self._heard = 0
        self.text = ""
        self._pieces = 0

    @property
    def has_begun(self) -> bool:
        """Whether anything of the question was shown."""
        return len(self.events) > self._heard

    def hear(self, events: Sequence[Event]) -> None:
        """What the answer was understood as."""
        self.events.extend(events)
        self._heard += len(events)

    def show(self, text: str) -> None:
        self.events.append(token_event(self.turn_id, text, self._pieces))
        self.text += text
        self._pieces += 1

    def clear(self) -> None:
        if self.text:
            self.events.append(reset_event(self.turn_id))
        self.text, self._pieces = "", 0


class LiveEvents(Protocol):
    """A turn whose events are not stored yet."""

    answered: str

    def numbered(self, *, after: int | None = None) -> Sequence[NumberedEvent]: ...


class EventSignal:
    """Wakes those who wait for news of an interview.

    The news is in the database, but for a turn whose question is still being written.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._live: dict[str, LiveEvents] = {}
        self._orders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def order(self, interview_id: str) -> asyncio.Lock:
        """Held by whoever adds events in this process, so that numbers can be told ahead."""
        order = self._orders.get(interview_id)
        if order is None:
            order = self._orders[interview_id] = asyncio.Lock()
        return order

    def notify(self, interview_id: str) -> None:
        for waiter in self._waiting.get(interview_id, ()):
            waiter.set()

    def show(self, interview_id: str, live: LiveEvents) -> None:
        """There is more of a turn that is not stored yet."""
        self._live[interview_id] = live
        self.notify(interview_id)

    def hide(self, interview_id: str) -> None:
        """The turn is stored, or has failed."""
        self._live.pop(interview_id, None)

    def live_after(self, interview_id: str, after: int) -> Sequence[NumberedEvent]:
        """Events that are not stored yet; none while stored ones are to be read first."""
        live = self._live.get(interview_id)
        return () if live is None else live.numbered(after=after)

    def live_of(self, interview_id: str, answered: str) -> Sequence[NumberedEvent]:
        """All events that are not stored yet of the turn that was answered."""
        live = self._live.get(interview_id)
        return () if live is None or live.answered != answered else live.numbered()

    def subscribe(self, interview_id: str) -> asyncio.Event:
        waiter = asyncio.Event()
        self._waiting[interview_id].add(waiter)
        return waiter

    def unsubscribe(self, interview_id: str, waiter: asyncio.Event) -> None:
        self._waiting[interview_id].discard(waiter)
        if not self._waiting[interview_id]:
            del self._waiting[interview_id]
