"""What happens at once: nothing said in one take is taken for another, and twins are one."""

import asyncio

import pytest

from tests.interviews.recordings.fakes import SPOKEN, FakeSpeech, Speaker, chunks_of


async def test_what_was_heard_of_a_take_is_never_the_answer_of_the_next(
    speaker: Speaker, speech: FakeSpeech
) -> None:
    first, second = "the first try was no good", "this one is what I mean"
    speech.hold = asyncio.Event()
    count = await speaker.send_chunks(first)
    review = asyncio.create_task(speaker.post(recording={"take": 1, "chunks": count}, review=True))
    await speech.is_finishing.wait()

    await speaker.send_chunk(0, chunks_of(second)[0], take=2)
    speech.hold.set()
    late = await review
    response = await speaker.speak(second, take=2, review=True)

    assert (late.status_code, late.json()["code"]) == (409, "recording_closed")
    assert response.json()["transcript"]["text"] == second


async def test_of_two_files_at_once_both_get_the_same_result(speaker: Speaker) -> None:
    files = {"audio": ("answer.webm", b"I measured first", "audio/webm")}
    form = {"turn_id": speaker.turn_id}

    responses = await asyncio.gather(
        *(speaker.client.post(speaker.answers, files=files, data=form) for _ in range(3))
    )

    assert [response.status_code for response in responses] == [200, 200, 200]
    assert responses[0].json()["question"]["number"] == 2
    assert len({response.text for response in responses}) == 1


@pytest.mark.parametrize("media_type", ["application/octet-stream", None])
async def test_a_file_whose_sender_knows_no_type_is_an_answer(
    speaker: Speaker, media_type: str | None
) -> None:
    files = {"audio": ("answer.webm", b"I measured first", media_type)}

    response = await speaker.client.post(
        speaker.answers, files=files, data={"turn_id": speaker.turn_id}
    )

    assert response.status_code == 200, response.text


async def test_more_chunks_than_a_recording_can_have_are_not_listed_as_missing(
    speaker: Speaker,
) -> None:
    await speaker.send_chunk(0, b"one")

    refused = await speaker.post(recording={"take": 1, "chunks": 1_000_000})

    assert (refused.status_code, refused.json()["code"]) == (422, "chunk_invalid")


async def test_an_abandoned_recording_is_not_the_sound_of_a_typed_answer(
    speaker: Speaker,
) -> None:
    await speaker.send_chunk(0, b"never mind")
    await speaker.post(text="I measured first and then I added an index for the orders")
    await speaker.client.post(f"/api/v1/interviews/{speaker.interview_id}/complete")

    report = await speaker.client.get(f"/api/v1/interviews/{speaker.interview_id}/report")

    assert report.json()["answers"][0]["audio"] is None


async def test_an_answer_that_is_still_listened_to_is_in_an_interview_that_ends(
    speaker: Speaker, speech: FakeSpeech
) -> None:
    speech.hold = asyncio.Event()
    count = await speaker.send_chunks()
    answer = asyncio.create_task(speaker.post(recording={"take": 1, "chunks": count}))
    await speech.is_finishing.wait()

    end = asyncio.create_task(
        speaker.client.post(f"/api/v1/interviews/{speaker.interview_id}/complete")
    )
    await speaker.client.get("/health")
    speech.hold.set()

    assert (await answer).status_code == 200
    assert (await end).status_code == 202
    report = await speaker.client.get(f"/api/v1/interviews/{speaker.interview_id}/report")
    assert [one["answer"]["text"] for one in report.json()["answers"]] == [SPOKEN]
