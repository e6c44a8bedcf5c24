"""One answer while it is spoken: kept and listened to at the same time."""

import asyncio
from collections.abc import Callable

from viva.errors import AppError
from viva.interviews.conversation.fence import Caption
from viva.interviews.conversation.kept_sound import KeptSound
from viva.interviews.recordings.listeners import Listening
from viva.interviews.recordings.schemas import RecordingRef
from viva.speech.schemas import Heard


class LiveAnswer:
    """Keeping never waits for the recogniser.

    Args:
        caption: Told the whole text so far.
        failed: Told why the answer cannot be kept any more.
    """

    def __init__(
        self,
        sound: KeptSound,
        listening: Listening,
        *,
        caption: Callable[[Caption], object],
        failed: Callable[[AppError], None],
    ) -> None:
        self.sound = sound
        self._listening = listening
        self._caption = caption
        self._failed = failed
        self._to_keep: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._to_hear: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._to_hear.put_nowait(sound.before)
        self._keeping = asyncio.create_task(self._keep())
        self._hearing = asyncio.create_task(self._hear())

    def feed(self, pcm: bytes) -> None:
        self._to_keep.put_nowait(pcm)
        self._to_hear.put_nowait(pcm)

    async def finish(self) -> tuple[RecordingRef, Heard]:
        """The recording, all of it written down, and what was heard in it.

        Raises:
            AppError: It cannot be kept, or there is no sound.
        """
        self._to_hear.put_nowait(None)
        try:
            ref = await self.keep()
            await self._hearing
            return ref, await self._listening.finish(claimed_seconds=ref.seconds)
        finally:
            await self._listening.aclose()

    async def keep(self) -> RecordingRef:
        """Write down what was said so far; nothing more may be fed."""
        self._to_keep.put_nowait(None)
        await self._keeping
        return await self.sound.flush()

    async def aclose(self) -> None:
        """Keep what was said, for another connection; listen no more."""
        try:
            await self.keep()
        except AppError:
            # Answered or deleted in the meantime: there is nothing to go on with.
            return
        finally:
            self._hearing.cancel()
            await asyncio.gather(self._hearing, return_exceptions=True)
            await self._listening.aclose()

    async def _keep(self) -> None:
        while (pcm := await self._to_keep.get()) is not None:
            try:
                await self.sound.add(pcm)
            except AppError as error:
                self._failed(error)
                return

    async def _hear(self) -> None:
        while (pcm := await self._to_hear.get()) is not None:
            # A recogniser that falls behind gets longer pieces.
            while not self._to_hear.empty():
                more = self._to_hear.get_nowait()
                if more is None:
                    self._to_hear.put_nowait(None)
                    break
                pcm += more
            text = await self._listening.feed(pcm) if pcm else None
            if text is not None:
                self._caption(Caption(self.sound.key.turn_id, text))
