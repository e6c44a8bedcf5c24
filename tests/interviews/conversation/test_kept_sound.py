"""The sound of an answer outlives the process that heard it."""

import httpx
import pytest
from fastapi import FastAPI

from tests.factories import begin
from tests.interviews.conversation.caller import said
from viva.interviews.conversation.kept_sound import KeptSound, open_sound
from viva.interviews.recordings.schemas import TurnKey
from viva.interviews.recordings.store import RecordingStore, describe_chunk


async def _open(app: FastAPI, client: httpx.AsyncClient) -> tuple[RecordingStore, KeptSound]:
    interview = await begin(client, questions=2)
    key = TurnKey("local", interview["id"], interview["question"]["turn_id"])
    store: RecordingStore = app.state.services.recordings.store
    return store, await open_sound(store, key, piece_seconds=0.5)


async def test_a_kill_in_the_middle_costs_less_than_one_piece(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    store, sound = await _open(app, client)
    for _ in range(33):
        await sound.add(said(0.04))

    again = await open_sound(store, sound.key, piece_seconds=0.5)

    assert sound.seconds - again.seconds < 0.5
    assert again.before == said(again.seconds)


async def test_sound_that_could_not_be_stored_is_stored_the_next_time(
    app: FastAPI, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, sound = await _open(app, client)
    await sound.add(said(0.4))
    with monkeypatch.context() as broken:
        broken.setattr(store, "put", _fail)
        with pytest.raises(OSError, match="full"):
            await sound.add(said(0.2))

    await sound.flush()
    again = await open_sound(store, sound.key, piece_seconds=0.5)

    assert again.seconds == sound.seconds


async def test_a_recording_of_the_page_is_not_gone_on_with(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    store, sound = await _open(app, client)
    chunk = describe_chunk(b"webm", take=1, n=0, media_type="audio/webm")
    await store.put(sound.key, chunk, b"webm")

    again = await open_sound(store, sound.key, piece_seconds=0.5)
    await again.add(said(1.0))

    assert not again.before
    assert (await again.flush()).take == 2


async def _fail(*_: object, **__: object) -> None:
    raise OSError("The disk is full.")
