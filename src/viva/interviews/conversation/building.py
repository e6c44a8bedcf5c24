"""Live conversations, put together."""

from viva.interviews.conversation.conversations import Conversations
from viva.interviews.conversation.parts import Parts
from viva.interviews.conversation.pauses import PauseLimits
from viva.interviews.conversation.stage_times import StageTimes
from viva.interviews.events import EventSignal
from viva.interviews.recordings.recordings import Recordings
from viva.interviews.service import InterviewService
from viva.settings import Settings
from viva.speech.ears import HOW_TO_ADD, has_ears, open_ears
from viva.speech.schemas import EngineKind
from viva.speech.speech import Speech


def build_conversations(
    settings: Settings,
    *,
    interviews: InterviewService,
    recordings: Recordings,
    signal: EventSignal,
    speech: Speech,
) -> Conversations:
    """They say themselves why there can be none, if there cannot."""
    parts = Parts(
        interviews=interviews,
        recordings=recordings,
        signal=signal,
        speech=speech,
        listen=speech.listen_live,
        open_ears=open_ears,
        limits=PauseLimits(
            finished=settings.live_end_seconds,
            longest=max(settings.live_end_seconds, settings.live_pause_seconds),
            answer=float(settings.answer_max_seconds),
        ),
        # Half as long as recorded pieces: what a kill loses cannot be sent again.
        piece_seconds=settings.answer_chunk_seconds / 2,
        times=StageTimes(speech.meters),
    )
    return Conversations(
        parts, at_once=settings.live_conversations, problem=find_live_problem(speech)
    )


def find_live_problem(speech: Speech) -> str | None:
    """Why nobody can converse here, as a sentence; null if they can."""
    if not has_ears():
        return f"Live conversation is not installed. {HOW_TO_ADD}"
    kinds = {status.kind for status in speech.list_statuses() if status.active}
    if EngineKind.SPEECH_TO_TEXT not in kinds:
        return "Live conversation needs an engine that listens. Set VIVA_STT."
    return None
