"""Everything that recordings need, put together."""

from collections.abc import Callable
from dataclasses import dataclass

from viva.infra.jobs.jobs import Jobs, Step
from viva.interviews.events import EventSignal
from viva.interviews.recordings.answering import SpokenAnswers
from viva.interviews.recordings.erasure import RecordingErasure
from viva.interviews.recordings.limits import recording_limits
from viva.interviews.recordings.listeners import Listeners, Listening
from viva.interviews.recordings.schemas import TurnKey
from viva.interviews.recordings.store import RecordingStore
from viva.interviews.recordings.telling import Telling
from viva.interviews.recordings.uploads import Uploads
from viva.interviews.service import InterviewService
from viva.interviews.turns import TurnService
from viva.resources import Resources

Listen = Callable[[str], Listening]

EXPIRY_JOB = "expire_recordings"
_EVERY_QUARTER_OF_AN_HOUR = "*/15 * * * *"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recordings:
    """The services of recordings of one process."""

    store: RecordingStore
    erasure: RecordingErasure
    uploads: Uploads
    answers: SpokenAnswers
    listeners: Listeners

    async def settle(self) -> None:
        """Wait until everything that has arrived has been listened to."""
        await self.listeners.settle()


def build_erasure(resources: Resources) -> RecordingErasure:
    return RecordingErasure(
        database=resources.database,
        blobs=resources.blobs,
        clock=resources.clock,
        checkpoints=resources.checkpoints,
    )


def build_recordings(
    resources: Resources,
    *,
    erasure: RecordingErasure,
    listen: Listen,
    interviews: InterviewService,
    turns: TurnService,
    signal: EventSignal,
) -> Recordings:
    """`listen` is given the language of an interview."""
    database, clock = resources.database, resources.clock
    limits = recording_limits(resources.settings)

    async def open_listening(key: TurnKey) -> Listening:
        async with database.read() as session:
            context = await interviews.get_context(session, key.interview_id)
        return listen(context.brief.language)

    store = RecordingStore(
        database=database,
        blobs=resources.blobs,
        erasure=erasure,
        limits=limits,
        clock=clock,
        checkpoints=resources.checkpoints,
    )
    telling = Telling(database=database, signal=signal)
    listeners = Listeners(
        open_listening=open_listening,
        chunks=store,
        publish=telling.tell_partial,
        partial_seconds=limits.partial_seconds,
        chunk_seconds=resources.settings.answer_chunk_seconds,
        clock=clock,
    )
    answers = SpokenAnswers(
        store=store,
        erasure=erasure,
        listeners=listeners,
        telling=telling,
        turns=turns,
        checkpoints=resources.checkpoints,
    )
    uploads = Uploads(store=store, listeners=listeners)
    return Recordings(
        store=store, erasure=erasure, uploads=uploads, answers=answers, listeners=listeners
    )


def register_expiry(jobs: Jobs, erasure: RecordingErasure) -> None:
    """Have recordings deleted when their time is over, also those of an earlier process."""

    async def expire(_time: str) -> None:
        await erasure.expire()

    jobs.repeat(EXPIRY_JOB, Step("expire", expire), cron=_EVERY_QUARTER_OF_AN_HOUR)
