"""Spoken sound as a file: WAV here, Ogg/Opus and MP3 in the processes that decode."""

import asyncio
import struct
from collections.abc import AsyncGenerator, AsyncIterator

from viva.infra.processes.child import Child, ChildDiedError
from viva.infra.processes.pool import ChildPool, PoolClosedError
from viva.infra.processes.tasks import end_task
from viva.speech.errors import SynthesisUnavailableError
from viva.speech.packets import END, find_sound, pack_message, pack_sound
from viva.speech.schemas import AudioFormat

WAV_HEADER_BYTES = 44
_CPU_SECONDS = 60
# What players take for "until the end".
_UNKNOWN_LENGTH = 0xFFFFFFFF


def wav_header(rate: int, sound_bytes: int | None) -> bytes:
    """The header of mono s16le; a length of null is not known yet."""
    length = _UNKNOWN_LENGTH if sound_bytes is None else sound_bytes
    riff = _UNKNOWN_LENGTH if sound_bytes is None else sound_bytes + WAV_HEADER_BYTES - 8
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", riff, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16, b"data", length),
    )


async def encode(
    sound: AsyncIterator[bytes], *, rate: int, audio_format: AudioFormat, pool: ChildPool
) -> AsyncGenerator[bytes, None]:
    """The file of s16le `sound` as it comes; `pool` runs `viva.speech.sound_worker`.

    Raises:
        SynthesisUnavailableError: It cannot be encoded.
    """
    if audio_format is AudioFormat.WAV:
        # With the first sound: until then another engine may take the text over.
        header = wav_header(rate, None)
        async for samples in sound:
            yield header + samples
            header = b""
        return
    try:
        async with pool.lend() as child:
            sending = asyncio.create_task(_send(child, sound, rate, audio_format))
            try:
                while (piece := find_sound(await child.receive())) is not None:
                    yield piece
                await sending
            finally:
                await end_task(sending)
    except (ChildDiedError, ValueError, OSError, PoolClosedError) as error:
        raise SynthesisUnavailableError("The spoken text could not be encoded.") from error


async def _send(
    child: Child, sound: AsyncIterator[bytes], rate: int, audio_format: AudioFormat
) -> None:
    """Where nothing speaks any more, the process is ended, so that nobody waits for it."""
    request = {
        "work": "encode",
        "format": audio_format.value,
        "rate": rate,
        "cpu_seconds": _CPU_SECONDS,
    }
    try:
        await child.send(pack_message(request))
        async for piece in sound:
            await child.send(pack_sound(piece))
        await child.send(END)
    except BaseException:
        child.kill()
        raise
