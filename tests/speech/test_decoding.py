import asyncio
import io
import os
import signal
from collections.abc import AsyncIterator

import numpy as np
import pytest

from tests.speech.recordings import RECORDERS, Recorder, damage, record, tone
from viva.infra.processes.framing import read_frame
from viva.speech.decoding import Decoder, DecodingLimits
from viva.speech.errors import (
    AudioEmptyError,
    AudioTooLargeError,
    AudioUnreadableError,
    DecoderUnavailableError,
)
from viva.speech.schemas import WarningCode
from viva.speech.sound_worker import Incoming

SECONDS = 3.0
PLAYLISTS = (
    b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    b"ffconcat version 1.0\nfile /etc/passwd\n",
)


@pytest.fixture(scope="module")
def recordings() -> dict[str, bytes]:
    samples = tone(SECONDS)
    return {name: record(samples, recorder) for name, recorder in RECORDERS.items()}


@pytest.fixture
async def decoder() -> AsyncIterator[Decoder]:
    decoder = Decoder(DecodingLimits(max_bytes=2_000_000, seconds=20, processes=2))
    yield decoder
    await decoder.aclose()


async def test_every_container_gives_the_same_sound(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    for name, content in recordings.items():
        decoded = await decoder.decode(content, claimed_seconds=SECONDS)

        loudness = np.sqrt(np.mean(decoded.sound.samples.astype(float) ** 2))
        assert decoded.seconds == pytest.approx(SECONDS, abs=0.15), name
        assert loudness == pytest.approx(8_000 / np.sqrt(2), rel=0.1), name
        assert decoded.warnings == (), name


async def test_sound_that_comes_in_chunks_is_the_whole_sound(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    for name in ("webm", "ogg_opus", "mp4_fragmented", "mp4", "wav"):
        content, session, pcm = recordings[name], decoder.open(), b""

        for at in range(0, len(content), 4_000):
            pcm += await session.feed(content[at : at + 4_000])
        end = await session.finish(claimed_seconds=SECONDS)

        assert len(pcm + end.pcm) / 32_000 == pytest.approx(SECONDS, abs=0.15), name
        assert end.warnings == (), name


async def test_sound_comes_out_before_the_recording_ends(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    content, session, pcm = recordings["webm"], decoder.open(), b""

    async with asyncio.timeout(20):
        pcm += await session.feed(content[: len(content) // 2])
        while not pcm:
            await asyncio.sleep(0)
            pcm += await session.feed(b"")
    await session.aclose()

    assert pcm


async def test_a_truncated_recording_gives_its_readable_part(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    for name in ("webm", "webm_video", "ogg_opus", "mp4_fragmented", "mp3", "wav"):
        content = recordings[name]

        decoded = await decoder.decode(content[: len(content) // 2], claimed_seconds=4.5)

        codes = {warning.code for warning in decoded.warnings}
        assert 0.8 < decoded.seconds < 2.2, name
        assert WarningCode.AUDIO_SHORTER_THAN_RECORDED in codes, name


async def test_a_damaged_recording_gives_sound_or_a_clear_error(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    for name, content in recordings.items():
        try:
            decoded = await decoder.decode(damage(content, places=30), claimed_seconds=SECONDS)
        except AudioUnreadableError:
            continue

        assert 0.1 <= decoded.seconds <= 20, name


async def test_what_is_no_recording_is_refused(decoder: Decoder) -> None:
    for content in (*PLAYLISTS, b"RIFF", b"no sound at all " * 500):
        with pytest.raises(AudioUnreadableError):
            await decoder.decode(content)


async def test_nothing_is_refused_as_empty(decoder: Decoder) -> None:
    with pytest.raises(AudioEmptyError):
        await decoder.decode(b"")


async def test_too_many_bytes_are_refused_before_they_are_read(decoder: Decoder) -> None:
    session = decoder.open()
    await session.feed(b"x" * 1_999_999)

    with pytest.raises(AudioTooLargeError):
        await session.feed(b"xx")


async def test_sound_past_the_longest_answer_is_left_out(decoder: Decoder) -> None:
    content = record(tone(25, rate=16_000), Recorder("ogg", "libopus"), rate=16_000)

    decoded = await decoder.decode(content)

    assert decoded.seconds == 20
    assert [warning.code for warning in decoded.warnings] == [WarningCode.AUDIO_TOO_LONG]


async def test_more_recordings_than_processes_wait_for_their_turn(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    sessions = [decoder.open() for _ in range(4)]

    for session in sessions:
        await session.feed(recordings["webm"])
    ends = [await session.finish() for session in sessions]

    assert [end.seconds for end in ends] == pytest.approx([SECONDS] * 4, abs=0.1)
    assert len(decoder.pids) <= 2


async def until_running(decoder: Decoder) -> None:
    for _ in range(10_000):
        if decoder.pids:
            return
        await asyncio.sleep(0)


async def test_a_killed_process_costs_one_recording_only(
    decoder: Decoder, recordings: dict[str, bytes]
) -> None:
    session = decoder.open()
    await session.feed(recordings["webm"][:2_000])
    await until_running(decoder)
    os.kill(decoder.pids[0], signal.SIGKILL)

    with pytest.raises(AudioUnreadableError):
        await session.finish()
    decoded = await decoder.decode(recordings["webm"])

    assert decoded.seconds == pytest.approx(SECONDS, abs=0.1)


async def test_a_closed_decoder_says_that_it_is_not_available(recordings: dict[str, bytes]) -> None:
    decoder = Decoder()
    await decoder.aclose()

    with pytest.raises(DecoderUnavailableError):
        await decoder.decode(recordings["wav"])


def test_much_sound_leaves_its_process_in_frames_that_are_not_too_large() -> None:
    replies = io.BytesIO()
    incoming = Incoming(io.BytesIO(), replies)

    for _ in range(5):
        incoming.put(b"\0" * 600_000)
    incoming.put(b"")

    replies.seek(0)
    sizes = []
    while (payload := read_frame(replies)) is not None:
        sizes.append(len(payload) - 1)
    assert sizes == [1_200_000, 1_200_000, 600_000]
