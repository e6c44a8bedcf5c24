"""The events of an interview: what happened, in order, under rising ids."""

import asyncio
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

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
    tokens = [
        Event("question.token", {"turn_id": question.turn_id, "text": text, "index": index})
        for index, text in enumerate(pieces)
    ]
    whole = Event(
        "question", {"turn_id": question.turn_id, "question": question.model_dump(mode="json")}
    )
    return [*tokens, whole]


def evaluation_event(turn_id: str, evaluation: dict[str, Any]) -> Event:
    return Event("evaluation", {"turn_id": turn_id, "evaluation": evaluation})


def status_event(turn_id: str | None, status: InterviewStatus) -> Event:
    return Event("interview.status", {"turn_id": turn_id, "status": status.value})


def asked_again_events(result: TurnResult) -> list[Event]:
    """The question once more, whole: its pieces would add up to the text twice."""
    dumped = result.model_dump(mode="json")
    payload = {"turn_id": result.turn_id, "question": dumped["question"]}
    return [Event("question", payload), Event("turn.done", dumped)]


def turn_events(result: TurnResult) -> list[Event]:
    """All events of a turn that was taken, in the order of the contract."""
    dumped = result.model_dump(mode="json")
    events: list[Event] = []
    if result.evaluation is not None:
        events.append(evaluation_event(result.turn_id, dumped["evaluation"]))
    if result.question is not None:
        events.extend(question_events(result.question))
    if result.status is not InterviewStatus.IN_PROGRESS:
        events.append(status_event(result.turn_id, result.status))
    return [*events, Event("turn.done", dumped)]


class EventSignal:
    """Wakes those who wait for news of an interview; the news itself is in the database."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    def notify(self, interview_id: str) -> None:
        for waiter in self._waiting.get(interview_id, ()):
            waiter.set()

    def subscribe(self, interview_id: str) -> asyncio.Event:
        waiter = asyncio.Event()
        self._waiting[interview_id].add(waiter)
        return waiter

    def unsubscribe(self, interview_id: str, waiter: asyncio.Event) -> None:
        self._waiting[interview_id].discard(waiter)
        if not self._waiting[interview_id]:
            del self._waiting[interview_id]
