"""What a hosted voice service tells about a call, once for each event."""

from typing import Any

from viva.infra.database.engine import Database
from viva.infra.database.idempotency import fingerprint
from viva.infra.telemetry.clock import Clock
from viva.interviews import repository
from viva.interviews.errors import InterviewNotFoundError, InterviewNotNamedError
from viva.interviews.events import Event, EventSignal
from viva.interviews.schemas import InterviewStatus
from viva.interviews.turns import TurnService
from viva.interviews.vapi_requests import CallEvent, find_interview_name

_LONGEST_STATUS = 64
_LONGEST_TRANSCRIPT = 20_000
_END = "end-of-call-report"


class CallEventService:
    """Acts on the events of calls; the same event again changes nothing."""

    def __init__(
        self, *, database: Database, turns: TurnService, signal: EventSignal, clock: Clock
    ) -> None:
        self._database = database
        self._turns = turns
        self._signal = signal
        self._clock = clock

    async def take(self, owner_id: str, event: CallEvent, body: bytes) -> bool:
        """Whether the event was acted on; false for a replay and for kinds that change nothing.

        Raises:
            InterviewNotNamedError, InterviewNotFoundError
        """
        message = event.message
        kind = message.get("type")
        shown = _shown_event(message)
        if shown is None and kind != _END:
            return False
        name = find_interview_name(message) or find_interview_name(event.model_extra or {})
        if name is None:
            raise InterviewNotNamedError
        if shown is not None:
            return await self._show(owner_id, name, shown, key=_key(message, body))
        return await self._end(owner_id, name, key=_key(message, body))

    async def _end(self, owner_id: str, interview_id: str, *, key: str) -> bool:
        """Close the interview; noted afterwards, because closing is safe to repeat."""
        async with self._database.read() as session:
            row = await repository.find_interview(session, interview_id, owner_id=owner_id)
        if row is None:
            raise InterviewNotFoundError
        if row.status != InterviewStatus.COMPLETED:
            await self._turns.complete(owner_id, interview_id)
        async with self._database.write() as session:
            return await repository.note_call_event(session, interview_id, key, now=self._clock())

    async def _show(self, owner_id: str, interview_id: str, shown: Event, *, key: str) -> bool:
        """Tell those who follow the interview."""
        async with self._database.write() as session:
            row = await repository.find_interview(session, interview_id, owner_id=owner_id)
            if row is None:
                raise InterviewNotFoundError
            if not await repository.note_call_event(session, interview_id, key, now=self._clock()):
                return False
            event = Event(shown.type, {"turn_id": row.current_turn_id, **shown.payload})
            await repository.append_events(session, row, [event])
        self._signal.notify(interview_id)
        return True


def _shown_event(message: dict[str, Any]) -> Event | None:
    """The event of ours that tells what the message tells; its turn is not known yet."""
    kind = message.get("type")
    if kind == "status-update" and isinstance(message.get("status"), str):
        return Event("call.status", {"status": message["status"][:_LONGEST_STATUS]})
    is_final = message.get("transcriptType", "final") == "final"
    said = message.get("transcript")
    if kind == "transcript" and is_final and message.get("role") == "user" and said:
        return Event("transcript.final", {"text": str(said)[:_LONGEST_TRANSCRIPT]})
    return None


def _key(message: dict[str, Any], body: bytes) -> str:
    """What makes two events the same: their id where they have one, else what they say."""
    event_id = message.get("id")
    if isinstance(event_id, str) and event_id:
        return fingerprint(b"id", event_id.encode())
    return fingerprint(b"body", body)
