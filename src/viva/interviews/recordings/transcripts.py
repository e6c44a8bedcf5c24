"""What was understood of spoken answers, as events."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from viva.interviews.events import Event
from viva.interviews.recordings import repository
from viva.interviews.recordings.views import view_transcript
from viva.speech.schemas import Heard, Transcript


def partial_event(turn_id: str, take: int, text: str) -> Event:
    """The whole text so far of an answer that goes on."""
    return Event("transcript.partial", {"turn_id": turn_id, "take": take, "text": text})


def final_event(turn_id: str, take: int, heard: Heard, transcript: Transcript) -> Event:
    dumped = view_transcript(heard, transcript).model_dump(mode="json")
    return Event("transcript.final", {"turn_id": turn_id, "take": take, "transcript": dumped})


async def find_heard(session: AsyncSession, turn_id: str) -> Sequence[Event]:
    """What an answer was understood as, if a recording was sent as the answer."""
    found = await repository.find_sent_transcript(session, turn_id)
    if found is None or found[1].transcript is None:
        return ()
    take, heard = found
    return [final_event(turn_id, take, heard, found[1].transcript)]
