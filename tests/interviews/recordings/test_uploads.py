"""Recordings over HTTP: chunks in any order, again and again, and what is refused."""

import asyncio
from collections.abc import Iterator

import httpx
from fastapi import FastAPI
from structlog.testing import capture_logs

from tests.factories import answer, begin
from tests.interviews.recordings.fakes import SPOKEN, Speaker, chunks_of
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.settings import Settings
from viva.speech.encoding import wav_header


async def test_chunks_are_safe_in_any_order_and_as_often_as_they_come(speaker: Speaker) -> None:
    chunks = chunks_of(SPOKEN)
    order = [2, 0, 0, 3, 2, 1, *range(4, len(chunks)), 0]

    receipts = [(await speaker.send_chunk(n, chunks[n])).json() for n in order]

    assert [r["next"] for r in receipts[:6]] == [0, 1, 1, 1, 1, 4]
    assert (receipts[-1]["chunks"], receipts[-1]["next"]) == (len(chunks), len(chunks))
    assert receipts[-1]["bytes"] == sum(map(len, chunks))


async def test_other_bytes_under_a_number_are_refused_and_change_nothing(speaker: Speaker) -> None:
    await speaker.send_chunk(0, b"the first")

    refused = await speaker.send_chunk(0, b"another")

    assert (refused.status_code, refused.json()["code"]) == (409, "chunk_differs")
    assert (await speaker.client.get(speaker.audio)).content == b"the first"


async def test_twins_of_a_chunk_at_once_are_one(speaker: Speaker) -> None:
    await speaker.send_chunk(0, b"the first")

    twins = await asyncio.gather(*(speaker.send_chunk(1, b"the second") for _ in range(5)))

    assert {twin.status_code for twin in twins} == {200}
    assert {twin.json()["bytes"] for twin in twins} == {len(b"the firstthe second")}


async def test_another_take_replaces_the_one_before_whose_late_chunks_are_refused(
    speaker: Speaker, app: FastAPI
) -> None:
    await speaker.send_chunk(0, b"the first take")
    await speaker.send_chunk(0, b"the second", take=2)

    late = await speaker.send_chunk(1, b"goes on", take=1)
    await speaker.send_chunk(1, b" take", take=2)

    assert (late.status_code, late.json()["code"]) == (409, "recording_closed")
    assert (await speaker.client.get(speaker.audio)).content == b"the second take"
    kept = await app.state.resources.blobs.list_paths("recordings/")
    assert len(kept) == 2


async def test_what_cannot_be_a_chunk_is_refused(speaker: Speaker) -> None:
    refused = [
        await speaker.send_chunk(-1, b"-"),
        await speaker.send_chunk(0, b""),
        await speaker.send_chunk(0, b"-", take=0),
        await speaker.send_chunk(0, b"-", media_type="text/html"),
        await speaker.send_chunk(0, b"-" * 2_000_001),
    ]

    assert [one.json()["code"] for one in refused] == [*["chunk_invalid"] * 4, "chunk_too_large"]
    missing = await speaker.client.get(speaker.audio)
    assert missing.json()["code"] == "recording_not_found"


async def test_a_recording_has_one_media_type_and_a_bounded_size(settings: Settings) -> None:
    small = settings.model_copy(update={"audio_max_bytes": 10})
    app = create_app(small, jobs=InlineJobs())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            speaker = Speaker(client, await begin(client))
            await speaker.send_chunk(0, b"12345678", media_type="audio/webm;codecs=opus")
            other = await speaker.send_chunk(1, b"9", media_type="audio/ogg")
            last = await speaker.send_chunk(1, b"90", media_type="audio/webm")
            beyond = await speaker.send_chunk(2, b"1")

    assert other.json()["code"] == "chunk_invalid"
    assert last.status_code == 200
    assert (beyond.status_code, beyond.json()["code"]) == (413, "recording_too_large")


async def test_an_answer_is_heard_up_to_its_longest_time_and_all_of_it_is_kept(
    settings: Settings,
) -> None:
    pcm = bytes(2 * 16_000 * 17)
    sound = wav_header(16_000, len(pcm)) + pcm
    app = create_app(settings.model_copy(update={"answer_max_seconds": 10}), jobs=InlineJobs())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            speaker = Speaker(client, await begin(client))
            await speaker.send_chunk(0, sound, media_type="audio/wav")
            await speaker.post(recording={"chunks": 1}, review=True)
            view = (await client.get(f"{speaker.answers}/{speaker.turn_id}/recording")).json()
            played = await client.get(speaker.audio)

    assert (view["seconds"], view["transcript"]["warnings"][0]["code"]) == (15, "audio_too_long")
    assert played.content == sound


async def test_a_closed_turn_takes_no_chunks_but_knows_those_that_it_has(speaker: Speaker) -> None:
    interview = {"id": speaker.interview_id}
    await speaker.send_chunk(0, b"first")
    await answer(speaker.client, interview, speaker.turn_id)

    again = await speaker.send_chunk(0, b"first")
    late = await speaker.send_chunk(1, b"late")
    unknown = await speaker.client.put(f"{speaker.answers}/nothing/audio/0", content=b"-")

    assert again.status_code == 200
    assert (late.status_code, late.json()["code"]) == (409, "turn_already_answered")
    assert unknown.status_code in (404, 422)


async def test_what_has_arrived_is_told_for_those_who_come_back(speaker: Speaker) -> None:
    nothing = await speaker.client.get(f"{speaker.answers}/{speaker.turn_id}/recording")
    await speaker.send_chunk(0, b"one")
    await speaker.send_chunk(3, b"four")

    found = (await speaker.client.get(f"{speaker.answers}/{speaker.turn_id}/recording")).json()

    assert nothing.json()["code"] == "recording_not_found"
    assert (found["take"], found["chunks"], found["missing"]) == (1, 2, [1, 2])
    assert (found["sent"], found["deleted"], found["transcript"]) == (False, False, None)


async def test_a_recording_is_played_whole_and_in_parts(speaker: Speaker) -> None:
    for n, piece in enumerate((b"0123", b"45", b"6789")):
        await speaker.send_chunk(n, piece)

    whole = await speaker.client.get(speaker.audio)
    part = await speaker.client.get(speaker.audio, headers={"Range": "bytes=3-6"})
    outside = await speaker.client.get(speaker.audio, headers={"Range": "bytes=10-"})

    assert (whole.status_code, whole.content) == (200, b"0123456789")
    assert whole.headers["content-type"] == "audio/webm;codecs=opus"
    assert (part.status_code, part.content) == (206, b"3456")
    assert part.headers["content-range"] == "bytes 3-6/10"
    assert part.headers["content-length"] == "4"
    assert (outside.status_code, outside.headers["content-range"]) == (416, "bytes */10")


async def test_a_piece_that_breaks_off_is_not_kept(app: FastAPI, speaker: Speaker) -> None:
    url = httpx.URL(f"http://127.0.0.1:8000{speaker.audio}/0")
    messages: Iterator[dict[str, object]] = iter(
        [{"type": "http.request", "body": b"half", "more_body": True}, {"type": "http.disconnect"}]
    )
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "PUT",
        "path": url.path,
        "raw_path": url.raw_path,
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "headers": [(b"host", b"127.0.0.1:8000"), (b"content-type", b"audio/webm")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }

    async def receive() -> dict[str, object]:
        return next(messages)

    async def send(_message: object) -> None: ...

    with capture_logs() as logs:
        await app(scope, receive, send)

    assert not [line for line in logs if line["log_level"] == "error"]
    assert (await speaker.client.get(speaker.audio)).json()["code"] == "recording_not_found"
