"""All live conversations of this process: one for each interview, and not too many."""

import asyncio

from viva.errors import AppError
from viva.interviews.conversation.conversation import Conversation
from viva.interviews.conversation.handing_in import HandingIn
from viva.interviews.conversation.messages import (
    MessageInvalidError,
    VoiceBusyError,
    VoiceUnavailableError,
    error_message,
    read_message,
)
from viva.interviews.conversation.outbox import Outbox, Wire
from viva.interviews.conversation.parts import HungUp, News, Parts
from viva.interviews.conversation.stage_times import StageTimes

ENDED, TAKEN_OVER, REFUSED, UNAVAILABLE = 1000, 4409, 4404, 4503
# So many messages may wait to be taken; then the connection does.
_WAITING = 100


class Conversations:
    """Opens them.

    Args:
        problem: Why there can be none, as a sentence; null if there can.
    """

    def __init__(self, parts: Parts, *, at_once: int, problem: str | None) -> None:
        self.problem = problem
        self._parts = parts
        self._at_once = at_once
        self._handing_in = HandingIn(parts)
        self._open: dict[str, Conversation] = {}

    @property
    def times(self) -> StageTimes:
        return self._parts.times

    async def converse(self, owner_id: str, interview_id: str, wire: Wire) -> None:
        """Hold a conversation until it is over or the other end hangs up.

        A second one of the same interview takes the first one's place.
        """
        outbox = Outbox(wire)
        sending = asyncio.create_task(outbox.work())
        try:
            code, reason = await self._converse(owner_id, interview_id, wire, outbox)
            drained = asyncio.create_task(outbox.drain())
            await asyncio.wait([drained, sending], return_when=asyncio.FIRST_COMPLETED)
            drained.cancel()
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        await wire.close(code, reason)

    async def aclose(self) -> None:
        """Hang up, and wait for the answers that were begun."""
        for conversation in list(self._open.values()):
            conversation.tell(HungUp())
        await self._handing_in.aclose()

    async def _converse(
        self, owner_id: str, interview_id: str, wire: Wire, outbox: Outbox
    ) -> tuple[int, str]:
        try:
            if self.problem is not None:
                raise VoiceUnavailableError(self.problem)
            view = await self._parts.interviews.get(owner_id, interview_id)
            if interview_id not in self._open and len(self._open) >= self._at_once:
                raise VoiceBusyError("Too many conversations go on here. Try again in a minute.")
        except AppError as error:
            outbox.say(error_message(error))
            return (UNAVAILABLE if error.status == 503 else REFUSED), error.code
        ears = await self._parts.open_ears()
        while (before := self._open.get(interview_id)) is not None:
            # What it still has to write down is what this one goes on with.
            before.tell(HungUp())
            await before.ended.wait()
        conversation = Conversation(
            view,
            owner_id,
            parts=self._parts,
            ears=ears,
            outbox=outbox,
            handing_in=self._handing_in,
        )
        self._open[interview_id] = conversation
        try:
            await self._run(conversation, interview_id, wire, outbox)
        finally:
            del self._open[interview_id]
            conversation.ended.set()
            await ears.aclose()
        return (ENDED, "ended") if conversation.is_over else (TAKEN_OVER, "taken_over")

    async def _run(
        self, conversation: Conversation, interview_id: str, wire: Wire, outbox: Outbox
    ) -> None:
        listening = asyncio.create_task(_listen(wire, conversation, outbox))
        watching = asyncio.create_task(self._watch(interview_id, conversation))
        try:
            await conversation.run()
        finally:
            for task in (listening, watching):
                task.cancel()
            await asyncio.gather(listening, watching, return_exceptions=True)

    async def _watch(self, interview_id: str, conversation: Conversation) -> None:
        """Tell of what happens in the interview elsewhere."""
        news = self._parts.signal.subscribe(interview_id)
        try:
            while True:
                await news.wait()
                news.clear()
                conversation.tell(News())
        finally:
            self._parts.signal.unsubscribe(interview_id, news)


async def _listen(wire: Wire, conversation: Conversation, outbox: Outbox) -> None:
    while (received := await wire.receive()) is not None:
        if isinstance(received, bytes):
            conversation.tell(received)
        else:
            try:
                conversation.tell(read_message(received))
            except MessageInvalidError as error:
                outbox.say(error_message(error))
        await conversation.room(_WAITING)
    conversation.tell(HungUp())
