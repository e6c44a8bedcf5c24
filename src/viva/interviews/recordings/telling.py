"""Tells those who follow an interview what is understood of a spoken answer."""

from viva.infra.database.engine import Database
from viva.interviews import repository as interview_repository
from viva.interviews.answers import find_turn
from viva.interviews.errors import InterviewNotFoundError, TurnClosedError, TurnNotFoundError
from viva.interviews.events import Event, EventSignal
from viva.interviews.recordings import repository
from viva.interviews.recordings.schemas import TurnKey
from viva.interviews.recordings.transcripts import final_event, partial_event
from viva.speech.schemas import Heard, Transcript


class Telling:
    """Its events are of an open turn and of its last take, or they are not told."""

    def __init__(self, *, database: Database, signal: EventSignal) -> None:
        self._database = database
        self._signal = signal

    async def tell_partial(self, key: TurnKey, take: int, text: str) -> None:
        """The whole text so far, in place of what was told before."""
        await self._tell(key, take, partial_event(key.turn_id, take, text))

    async def tell_draft(
        self, key: TurnKey, take: int, heard: Heard, transcript: Transcript
    ) -> None:
        """The transcript that is to be read before it becomes an answer."""
        await self._tell(key, take, final_event(key.turn_id, take, heard, transcript))

    async def _tell(self, key: TurnKey, take: int, event: Event) -> None:
        async with self._signal.order(key.interview_id), self._database.write() as session:
            try:
                interview, turn = await find_turn(
                    session, key.owner_id, key.interview_id, key.turn_id
                )
            except (InterviewNotFoundError, TurnNotFoundError, TurnClosedError):
                return
            if interview.current_turn_id != turn.id or turn.body_hash is not None:
                return
            recording = await repository.find_recording(session, key.turn_id)
            if recording is None or recording.take != take or recording.is_deleted:
                return
            await repository.remove_partials(session, key.interview_id)
            await interview_repository.append_events(session, interview, [event])
        self._signal.notify(key.interview_id)
