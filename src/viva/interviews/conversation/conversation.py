"""One live conversation: what is asked, heard and answered over one connection."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from viva.errors import AppError
from viva.interviews.conversation.fence import Caption, CaptionFence
from viva.interviews.conversation.handing_in import HandingIn
from viva.interviews.conversation.kept_sound import KeptSound, open_sound
from viva.interviews.conversation.live_answer import LiveAnswer
from viva.interviews.conversation.messages import (
    Done,
    Interrupt,
    MessageInvalidError,
    Phase,
    Ping,
    Repeat,
    Said,
    Start,
    error_message,
)
from viva.interviews.conversation.outbox import Outbox
from viva.interviews.conversation.parts import (
    Failed,
    Happening,
    HungUp,
    News,
    Parts,
    Spoken,
    Taken,
    Understood,
    Verdict,
)
from viva.interviews.conversation.pauses import Ending, PauseWatch
from viva.interviews.conversation.question_voice import QuestionVoice
from viva.interviews.errors import TurnClosedError
from viva.interviews.recordings.errors import NothingHeardError
from viva.interviews.recordings.schemas import TurnKey
from viva.interviews.schemas import InterviewStatus
from viva.interviews.views import InterviewView, QuestionView
from viva.speech.ears import Ears
from viva.speech.schemas import BYTES_PER_SECOND
from viva.speech.stages import Stage

_LARGEST_PIECE = 64_000
# The ears need some of a word to know that it is one.
_BEFORE_SPEECH_BYTES = BYTES_PER_SECOND // 2
_JUDGED_BYTES = 8 * BYTES_PER_SECOND
_OPEN = (Phase.SPEAKING, Phase.YOUR_TURN)
_AT_WORK = (Phase.TRANSCRIBING, Phase.THINKING)


class Conversation:
    """`run` takes what happens one after the other; everything else tells it through `tell`."""

    def __init__(
        self,
        view: InterviewView,
        owner_id: str,
        *,
        parts: Parts,
        ears: Ears,
        outbox: Outbox,
        handing_in: HandingIn,
    ) -> None:
        self._interview_id = view.id
        self._language = view.language
        self._owner_id = owner_id
        self._parts = parts
        self._ears = ears
        self._outbox = outbox
        self._handing_in = handing_in
        self._inbox: asyncio.Queue[Said | bytes | Happening] = asyncio.Queue()
        self._has_room = asyncio.Event()
        self._voice = QuestionVoice(
            parts.speech, outbox, ended=lambda turn: self.tell(Spoken(turn)), begun=self._on_voice
        )
        self._fence = CaptionFence(self._show)
        self._verdicts: set[asyncio.Task[None]] = set()
        self._question: QuestionView | None = None
        self._sound: KeptSound | None = None
        self._answer: LiveAnswer | None = None
        self._watch = PauseWatch(parts.limits)
        self._phase = Phase.THINKING
        self._recent = bytearray()
        self._odd = b""
        self._is_speaking = False
        # Somebody who went on talking while the last answer was taken does not answer this one.
        self._was_quiet = True
        self._listening_since: float | None = None
        self._thought_seconds: float | None = None
        self._spoken_until: float | None = None
        self.is_over = False
        self.ended = asyncio.Event()
        self._says: dict[type[Any], Callable[[Any], Awaitable[None]]] = {
            bytes: self._on_sound,
            Start: self._on_start,
            Done: self._on_done,
            Interrupt: self._on_interrupt,
            Repeat: self._on_repeat,
            Ping: self._on_ping,
            Verdict: self._on_verdict,
            Understood: self._on_understood,
            Taken: self._on_taken,
            Failed: self._on_failed,
            Spoken: self._on_spoken,
            News: self._on_news,
        }

    def tell(self, happening: Said | bytes | Happening) -> None:
        self._inbox.put_nowait(happening)
        self._has_room.clear()

    async def room(self, waiting: int) -> None:
        """Wait until fewer than so many happenings wait."""
        while self._inbox.qsize() >= waiting:
            await self._has_room.wait()

    async def run(self) -> None:
        """Until the interview is over or somebody has hung up; what was said is kept then."""
        try:
            while not self.is_over:
                happening = await self._inbox.get()
                self._has_room.set()
                if isinstance(happening, HungUp):
                    return
                try:
                    await self._says[type(happening)](happening)
                except AppError as error:
                    self._outbox.say(error_message(error))
        finally:
            await self._leave()

    async def _leave(self) -> None:
        for task in self._verdicts:
            task.cancel()
        await self._voice.aclose()
        if self._answer is not None and self._phase not in _AT_WORK:
            await self._answer.aclose()

    # What the client says.

    async def _on_start(self, _start: Start) -> None:
        view = await self._load()
        question = view.question
        self._outbox.say(
            {
                "type": "ready",
                "interview_id": view.id,
                "question": None if question is None else question.model_dump(mode="json"),
                "progress": view.progress.model_dump(mode="json"),
            }
        )
        if question is None:
            self._end(view.status)
            return
        await self._open(question)
        if self._sound is not None and self._sound.before:
            # Said to an earlier connection: the answer goes on.
            self._listen()
            self._begin_to_listen()
            self._enter(Phase.YOUR_TURN)
        else:
            self._ask()

    async def _on_sound(self, pcm: bytes) -> None:
        if len(pcm) > _LARGEST_PIECE:
            raise MessageInvalidError("Send sound in pieces of at most 64,000 bytes.")
        if self._question is None:
            return
        pcm = self._odd + pcm
        whole = len(pcm) - len(pcm) % 2
        self._odd, pcm = pcm[whole:], pcm[:whole]
        began = monotonic()
        self._is_speaking = await self._ears.hear(pcm)
        self._note(Stage.VAD, monotonic() - began, engine="silero")
        if self._phase in _AT_WORK:
            return
        self._recent += pcm
        del self._recent[:-_JUDGED_BYTES]
        if self._phase is Phase.RECORDING and self._answer is not None:
            self._answer.feed(pcm)
            self._watch_pause(len(pcm) / BYTES_PER_SECOND)
        elif not self._is_speaking:
            self._was_quiet = True
        elif self._was_quiet:
            self._begin_answer()

    async def _on_done(self, done: Done) -> None:
        if self._question is None or done.turn_id != self._question.turn_id:
            raise TurnClosedError
        if self._phase is Phase.RECORDING:
            self._finish(Ending.DONE)
        elif self._phase in _OPEN:
            if self._sound is None or not self._sound.seconds:
                raise NothingHeardError
            self._voice.stop()
            self._listen()
            self._finish(Ending.DONE)

    async def _on_interrupt(self, _interrupt: Interrupt) -> None:
        if self._phase is Phase.SPEAKING:
            self._voice.stop()
            self._begin_to_listen()
            self._enter(Phase.YOUR_TURN)

    async def _on_repeat(self, _repeat: Repeat) -> None:
        if self._phase not in _AT_WORK:
            self._ask()

    async def _on_ping(self, _ping: Ping) -> None:
        self._outbox.say({"type": "pong"})

    # What happens meanwhile.

    async def _on_verdict(self, verdict: Verdict) -> None:
        if self._is_open(verdict.turn_id) and self._phase is Phase.RECORDING:
            ending = self._watch.judge(verdict.silence, sounds_finished=verdict.sounds_finished)
            if ending is not None:
                self._finish(ending)

    async def _on_understood(self, understood: Understood) -> None:
        self._fence.offer(Caption(understood.turn_id, understood.text, is_final=True))
        self._enter(Phase.THINKING)

    async def _on_taken(self, taken: Taken) -> None:
        result = taken.turn.result
        self._answer = None
        following = result.question
        if following is None or following.turn_id != taken.turn_id:
            accepted = {"turn_id": taken.turn_id, "text": taken.text, "status": result.status.value}
            self._outbox.say({"type": "answer.accepted", **accepted})
        if following is None:
            self._end(result.status)
            return
        await self._open(following)
        self._outbox.say({"type": "question", "question": following.model_dump(mode="json")})
        self._ask()

    async def _on_failed(self, failed: Failed) -> None:
        self._spoken_until = None
        if not self._is_open(failed.turn_id):
            return
        self._outbox.say(error_message(failed.error))
        if isinstance(failed.error, NothingHeardError) and self._sound is not None:
            await self._parts.recordings.erasure.erase(self._sound.key)
        if self._phase is Phase.RECORDING:
            await self._drop_answer()
        self._answer = None
        self._fence.close()
        await self._go_on(again=True)

    async def _on_spoken(self, spoken: Spoken) -> None:
        if self._is_open(spoken.turn_id) and self._phase is Phase.SPEAKING:
            self._begin_to_listen()
            self._enter(Phase.YOUR_TURN)

    async def _on_news(self, _news: News) -> None:
        if self._question is not None and self._phase not in _AT_WORK:
            await self._go_on(again=False)

    # The life of a turn.

    async def _go_on(self, *, again: bool) -> None:
        """Where the interview stands: typed answers and actions of the page change it too."""
        view = await self._load()
        question = view.question
        if question is None:
            self._end(view.status)
        elif not self._is_open(question.turn_id):
            await self._drop_answer()
            await self._open(question)
            self._outbox.say({"type": "question", "question": question.model_dump(mode="json")})
            self._ask()
        elif again:
            await self._open(question)
            self._begin_to_listen()
            self._enter(Phase.YOUR_TURN)

    async def _open(self, question: QuestionView) -> None:
        key = TurnKey(self._owner_id, self._interview_id, question.turn_id)
        self._question = question
        self._fence.close()
        self._was_quiet = not self._is_speaking
        self._recent.clear()
        self._thought_seconds = self._listening_since = None
        self._sound = await open_sound(
            self._parts.recordings.store, key, piece_seconds=self._parts.piece_seconds
        )

    def _ask(self) -> None:
        question = self._question
        if question is not None:
            self._was_quiet = not self._is_speaking
            self._enter(Phase.SPEAKING)
            self._voice.say(question.turn_id, question.text)

    def _begin_to_listen(self) -> None:
        if self._listening_since is None:
            self._listening_since = monotonic()

    def _begin_answer(self) -> None:
        self._voice.stop()
        self._listen()
        del self._recent[:-_BEFORE_SPEECH_BYTES]
        if self._answer is not None:
            self._answer.feed(bytes(self._recent))
        if self._thought_seconds is None:
            since = self._listening_since
            self._thought_seconds = 0.0 if since is None else round(monotonic() - since, 2)
        self._enter(Phase.RECORDING)

    def _listen(self) -> None:
        """Open the answer, or go on with it."""
        sound = self._sound
        if sound is None:
            return
        self._fence.open(sound.key.turn_id)
        self._watch = PauseWatch(self._parts.limits, heard_before=sound.seconds)
        if self._answer is None:
            turn_id = sound.key.turn_id
            self._answer = LiveAnswer(
                sound,
                self._parts.listen(self._language),
                caption=self._fence.offer,
                failed=lambda error: self.tell(Failed(turn_id, error)),
            )

    def _watch_pause(self, seconds: float) -> None:
        ending = self._watch.hear(seconds, is_speaking=self._is_speaking)
        if ending is not None:
            self._finish(ending)
        elif self._watch.wants_verdict():
            task = asyncio.create_task(self._judge(self._watch.silences, bytes(self._recent)))
            self._verdicts.add(task)
            task.add_done_callback(self._verdicts.discard)

    async def _judge(self, silence: int, pcm: bytes) -> None:
        question = self._question
        if question is not None:
            finished = await self._ears.seems_finished(pcm)
            self.tell(Verdict(question.turn_id, silence, finished))

    def _finish(self, ending: Ending) -> None:
        answer = self._answer
        if answer is None:
            return
        silence = self._watch.silence
        self._spoken_until = monotonic() - silence
        if ending in (Ending.END_OF_TURN, Ending.PAUSE):
            self._note(Stage.END_OF_TURN, silence, engine=ending.value)
        self._enter(Phase.TRANSCRIBING)
        self._handing_in.begin(answer, self.tell, thought_seconds=self._thought_seconds)

    async def _drop_answer(self) -> None:
        self._voice.stop()
        self._fence.close()
        answer, self._answer = self._answer, None
        if answer is not None:
            await answer.aclose()

    def _end(self, status: InterviewStatus) -> None:
        self._voice.stop()
        self._outbox.say({"type": "ended", "status": status.value})
        self.is_over = True

    def _on_voice(self, seconds: float) -> None:
        """The first sound of a question is there."""
        self._note(Stage.TTS_FIRST_BYTE, seconds, engine="live")
        if self._spoken_until is not None:
            waited = monotonic() - self._spoken_until
            self._spoken_until = None
            self._note(Stage.VOICE_TO_VOICE, waited, engine="live")

    def _note(self, stage: Stage, seconds: float, *, engine: str) -> None:
        self._parts.times.note(self._interview_id, stage, seconds, engine=engine)

    def _is_open(self, turn_id: str) -> bool:
        return self._question is not None and self._question.turn_id == turn_id

    async def _load(self) -> InterviewView:
        return await self._parts.interviews.get(self._owner_id, self._interview_id)

    def _show(self, caption: Caption) -> None:
        shown = {"turn_id": caption.turn_id, "text": caption.text, "final": caption.is_final}
        self._outbox.say({"type": "caption", **shown})

    def _enter(self, phase: Phase) -> None:
        if phase is not self._phase or phase is Phase.SPEAKING:
            self._phase = phase
            turn_id = None if self._question is None else self._question.turn_id
            self._outbox.say({"type": "state", "state": phase.value, "turn_id": turn_id})
