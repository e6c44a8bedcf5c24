"""Recordings go: on request, in time, with their interviews; and nothing is left behind."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from tests.factories import ANSWER, begin
from tests.interviews.recordings.fakes import SPOKEN, Speaker
from viva.infra.blobs.blobs import Blobs
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.interviews.recordings.erasure import RecordingErasure


async def kept(app: FastAPI) -> list[str]:
    blobs: Blobs = app.state.resources.blobs
    return list(await blobs.list_paths("recordings/"))


def erasure_after(app: FastAPI, hours: float) -> RecordingErasure:
    """What deletes recordings, so many hours from now."""
    resources = app.state.resources
    return RecordingErasure(
        database=resources.database,
        blobs=resources.blobs,
        clock=lambda: datetime.now(UTC) + timedelta(hours=hours),
        checkpoints=Checkpoints(),
    )


async def found_recording(speaker: Speaker) -> dict[str, Any]:
    response = await speaker.client.get(f"{speaker.answers}/{speaker.turn_id}/recording")
    recording: dict[str, Any] = response.json()
    return recording


async def test_a_recording_is_deleted_at_once_on_request(speaker: Speaker, app: FastAPI) -> None:
    await speaker.speak()
    before = await kept(app)

    responses = [await speaker.client.delete(speaker.audio) for _ in range(2)]

    assert before
    assert [response.status_code for response in responses] == [204, 204]
    assert await kept(app) == []
    assert (await speaker.client.get(speaker.audio)).json()["code"] == "recording_not_found"
    left = await found_recording(speaker)
    assert (left["deleted"], left["transcript"]["text"]) == (True, SPOKEN)


async def test_an_open_turn_can_be_recorded_anew_after_a_deletion(speaker: Speaker) -> None:
    await speaker.send_chunks()
    await speaker.client.delete(speaker.audio)

    same_take = await speaker.send_chunk(0, b"again")
    answered = await speaker.speak(take=2)

    assert same_take.json()["code"] == "recording_closed"
    assert answered.status_code == 200


async def test_recordings_are_deleted_when_their_time_is_over(
    speaker: Speaker, app: FastAPI
) -> None:
    await speaker.speak()
    other = Speaker(speaker.client, await begin(speaker.client))
    await other.send_chunk(0, b"never sent as an answer")

    await erasure_after(app, 23.9).expire()
    in_time = await kept(app)
    await erasure_after(app, 24.1).expire()

    assert {path.split("/")[2] for path in in_time} == {speaker.interview_id, other.interview_id}
    assert await kept(app) == []
    assert (await found_recording(speaker))["expires_at"] is None


async def test_an_interview_takes_its_recordings_with_it(speaker: Speaker, app: FastAPI) -> None:
    await speaker.speak()
    other = Speaker(speaker.client, await begin(speaker.client))
    await other.send_chunk(0, b"of another interview")

    await speaker.client.delete(f"/api/v1/interviews/{speaker.interview_id}")

    assert [path.split("/")[2] for path in await kept(app)] == [other.interview_id]
    late = await speaker.send_chunk(9, b"late")
    assert late.json()["code"] == "interview_not_found"


async def test_the_export_lists_recordings_and_erasing_everything_deletes_them(
    speaker: Speaker, app: FastAPI
) -> None:
    await speaker.speak()

    exported = (await speaker.client.get("/api/v1/me/export")).json()["recordings"]
    await speaker.client.delete("/api/v1/me")

    assert [one["turn_id"] for one in exported] == [speaker.turn_id]
    assert exported[0]["heard"]["transcript"]["text"] == SPOKEN
    assert exported[0]["sound"] == speaker.audio
    assert await kept(app) == []


async def test_an_erasure_that_was_cut_short_is_finished_by_the_next_one(
    speaker: Speaker, app: FastAPI
) -> None:
    await speaker.speak()
    erasure: RecordingErasure = app.state.services.recordings.erasure
    async with app.state.resources.database.write() as session:
        await erasure.doom_interview(session, "local", speaker.interview_id)
    left = await kept(app)

    answers = app.state.services.recordings.answers
    await answers.recover()
    await answers.aclose()

    assert left
    assert await kept(app) == []


async def test_the_report_has_the_recording_as_long_as_there_is_one(speaker: Speaker) -> None:
    client, path = speaker.client, f"/api/v1/interviews/{speaker.interview_id}"
    await speaker.speak()
    typed = (await client.get(path)).json()["question"]["turn_id"]
    await client.post(speaker.answers, json={"turn_id": typed, "text": ANSWER})
    await client.post(f"{path}/complete")

    before = (await client.get(f"{path}/report")).json()["answers"]
    await client.delete(speaker.audio)
    after = (await client.get(f"{path}/report")).json()["answers"]

    spoken = before[0]
    assert spoken["audio"]["url"] == speaker.audio
    assert spoken["audio"]["seconds"] == pytest.approx(0.5 * len(SPOKEN.split()))
    assert [word["text"] for word in spoken["words"]] == SPOKEN.split()
    assert spoken["speech"]["words_per_minute"] == 120.0
    assert (before[1]["audio"], before[1]["words"], before[1]["speech"]) == (None, [], None)
    assert after == [{**spoken, "audio": None}, before[1]]
