"""From a recording to an answer: reviewed or at once, again, in pairs, and when it fails."""

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI

from tests.factories import ANSWER
from tests.interviews.recordings.fakes import SPOKEN, FakeSpeech, Speaker, chunks_of, heard
from tests.interviews.test_events import parse
from viva.interviews.errors import InterviewNotFoundError
from viva.interviews.recordings.paths import chunk_path
from viva.interviews.recordings.schemas import RecordingRef, TurnKey
from viva.interviews.recordings.store import describe_chunk
from viva.settings import Settings

PARTIAL = "transcript.partial"
Events = list[tuple[int, str, dict[str, Any]]]


async def stored_events(app: FastAPI, speaker: Speaker) -> Events:
    """Every event of the interview, as `/events` would send them."""
    events = await app.state.services.interviews.events_after("local", speaker.interview_id, 0)
    return [(one.id, one.event.type, one.event.payload) for one in events]


async def test_a_recording_is_an_answer_at_once(speaker: Speaker) -> None:
    response = await speaker.speak()

    assert response.status_code == 200
    result = response.json()
    assert (result["turn_id"], result["accepted"]) == (speaker.turn_id, True)
    assert result["question"]["number"] == 2


async def test_its_events_begin_with_what_was_understood(speaker: Speaker, app: FastAPI) -> None:
    response = await speaker.speak(accept="text/event-stream")

    events = parse(response.text)
    kinds = [kind for _, kind, _ in events if kind not in ("question.token", "evaluation")]
    assert kinds == ["transcript.final", "question", "turn.done"]
    assert events[0][2]["turn_id"] == speaker.turn_id
    assert events[0][2]["transcript"]["text"] == SPOKEN
    ids = [event_id for event_id, _, _ in events]
    assert ids == list(range(ids[0], ids[0] + len(ids)))
    assert events == [one for one in await stored_events(app, speaker) if one[0] in ids]


async def test_a_review_consumes_nothing_and_the_text_after_it_is_the_answer(
    speaker: Speaker, speech: FakeSpeech, app: FastAPI
) -> None:
    first = await speaker.speak(review=True)
    again = await speaker.speak(review=True)
    result = (await speaker.post(text=ANSWER)).json()

    assert (first.status_code, again.status_code) == (202, 202)
    transcript = first.json()["transcript"]
    assert (transcript["text"], transcript["draft"]) == (SPOKEN, True)
    assert transcript["words"][1] == {"text": "measured", "start": 0.5, "end": 0.9}
    assert again.json() == first.json()
    assert len(speech.opened) == 1
    assert result["question"]["number"] == 2
    finals = [p for _, kind, p in await stored_events(app, speaker) if kind == "transcript.final"]
    assert [final["transcript"]["draft"] for final in finals] == [True]
    assert (await speaker.client.get(speaker.audio)).status_code == 200


async def test_the_same_recording_again_gets_the_first_result(
    speaker: Speaker, speech: FakeSpeech
) -> None:
    first = await speaker.speak()
    again = await speaker.speak()
    await speaker.client.delete(speaker.audio)
    much_later = await speaker.post(recording={"take": 1, "chunks": len(chunks_of(SPOKEN))})
    other = await speaker.post(text=SPOKEN)

    assert again.json() == first.json()
    assert much_later.json() == first.json()
    assert (other.status_code, other.json()["code"]) == (409, "turn_already_answered")
    assert len(speech.opened) == 1


async def test_of_two_posts_at_once_one_wins_and_both_get_its_result(
    speaker: Speaker, speech: FakeSpeech
) -> None:
    count = await speaker.send_chunks()
    speech.hold = asyncio.Event()
    posts = [
        asyncio.create_task(speaker.post(recording={"take": 1, "chunks": count})) for _ in range(3)
    ]
    await speaker.client.get("/health")
    speech.hold.set()

    results = [(await post).json() for post in posts]

    assert results[0]["question"]["number"] == 2
    assert results[1:] == results[:1] * 2


async def test_a_recording_with_gaps_says_which_chunks_are_missing(speaker: Speaker) -> None:
    chunks = chunks_of(SPOKEN)
    for n in (0, 2, 4):
        await speaker.send_chunk(n, chunks[n])

    refused = await speaker.post(recording={"take": 1, "chunks": len(chunks)})
    for n in (5, 3, 1):
        await speaker.send_chunk(n, chunks[n])
    accepted = await speaker.post(
        recording={"take": 1, "chunks": len(chunks)}, accept="text/event-stream"
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "recording_incomplete")
    assert refused.json()["errors"] == [{"field": "chunks", "message": "1,3,5"}]
    assert parse(accepted.text)[0][2]["transcript"]["text"] == SPOKEN


async def test_an_engine_that_fails_leaves_the_recording_and_typing(
    speaker: Speaker, speech: FakeSpeech
) -> None:
    speech.deaf = True
    refused = await speaker.speak()
    played = await speaker.client.get(speaker.audio)

    typed = await speaker.post(text=ANSWER)

    assert (refused.status_code, refused.json()["code"]) == (503, "transcription_unavailable")
    assert played.content == b"".join(chunks_of(SPOKEN))
    assert typed.json()["question"]["number"] == 2


async def test_the_same_recording_is_understood_when_the_engine_is_back(
    speaker: Speaker, speech: FakeSpeech
) -> None:
    speech.deaf = True
    await speaker.speak()
    speech.deaf = False

    assert (await speaker.speak()).json()["question"]["number"] == 2


async def test_a_listener_that_breaks_is_replaced_and_hears_everything(
    speaker: Speaker, speech: FakeSpeech, app: FastAPI
) -> None:
    speech.broken = 2

    response = await speaker.speak(accept="text/event-stream")

    assert parse(response.text)[0][2]["transcript"]["text"] == SPOKEN
    assert len(speech.opened) > 1
    assert all(one.is_closed for one in speech.opened)


@pytest.mark.parametrize("review", [False, True])
async def test_silence_is_an_empty_answer_and_the_turn_stays_open(
    speaker: Speaker, *, review: bool
) -> None:
    await speaker.send_chunk(0, b" ")
    empty = await speaker.post(recording={"chunks": 1}, review=review)
    second = await speaker.speak(take=2)

    assert (empty.status_code, empty.json()["code"]) == (422, "answer_empty")
    assert second.json()["question"]["number"] == 2


async def test_a_spoken_request_to_repeat_is_no_answer(speaker: Speaker) -> None:
    repeated = await speaker.speak("Could you repeat that please")
    gone = await speaker.client.get(speaker.audio)
    late = await speaker.send_chunk(9, b"please", take=1)
    answered = await speaker.speak(take=2)

    assert (repeated.status_code, repeated.json()["question"]["turn_id"]) == (200, speaker.turn_id)
    assert gone.json()["code"] == "recording_not_found"
    assert late.json()["code"] == "recording_closed"
    assert answered.json()["question"]["number"] == 2


@pytest.mark.parametrize("field", ["audio", "video"])
async def test_a_whole_file_is_an_answer_too(speaker: Speaker, field: str) -> None:
    files = {field: ("answer.webm", SPOKEN.encode(), f"{field}/webm")}
    form = {"turn_id": speaker.turn_id, "seconds": "8"}

    review = await speaker.client.post(speaker.answers, files=files, data={**form, "review": "1"})
    first = await speaker.client.post(speaker.answers, files=files, data=form)
    again = await speaker.client.post(speaker.answers, files=files, data=form)

    assert (review.status_code, review.json()["transcript"]["text"]) == (202, SPOKEN)
    assert first.json()["question"]["number"] == 2
    assert again.json() == first.json()
    played = await speaker.client.get(speaker.audio)
    assert (played.headers["content-type"], played.content) == (f"{field}/webm", SPOKEN.encode())


async def test_another_file_for_an_open_turn_is_another_take(speaker: Speaker) -> None:
    form = {"turn_id": speaker.turn_id, "review": "true"}
    for text in ("one thing", "another thing"):
        files = {"audio": ("answer.webm", text.encode(), "audio/webm")}
        response = await speaker.client.post(speaker.answers, files=files, data=form)
        assert response.json()["transcript"]["text"] == text


async def test_a_body_that_says_nothing_or_too_much_is_refused(speaker: Speaker) -> None:
    bodies: list[tuple[dict[str, Any], str]] = [
        ({"review": True}, "answer_invalid"),
        ({"text": "words", "recording": {"chunks": 1}}, "answer_invalid"),
        ({"action": "skip", "recording": {"chunks": 1}}, "answer_invalid"),
        ({"recording": {"chunks": 0}}, "invalid_request"),
        ({"recording": {"chunks": 1, "loud": True}}, "invalid_request"),
        ({"recording": {"chunks": 1}}, "recording_not_found"),
    ]

    codes = [(await speaker.post(**body)).json()["code"] for body, _ in bodies]

    assert codes == [code for _, code in bodies]


async def test_a_form_without_a_file_is_refused(speaker: Speaker) -> None:
    form = {"turn_id": (None, speaker.turn_id)}

    refused = await speaker.client.post(speaker.answers, files=form)

    assert (refused.status_code, refused.json()["code"]) == (422, "answer_invalid")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A partial transcript after every chunk."""
    return settings.model_copy(update={"answer_partial_seconds": 1})


async def test_partial_transcripts_are_told_while_somebody_speaks(
    speaker: Speaker, app: FastAPI
) -> None:
    chunks = chunks_of(SPOKEN)
    told: Events = []
    for n in (1, 0, 2, 3, 4, 5):
        await speaker.send_chunk(n, chunks[n])
        await app.state.services.recordings.settle()
        told += [one for one in await stored_events(app, speaker) if one[1] == PARTIAL]
    await speaker.post(recording={"take": 1, "chunks": len(chunks)})

    ids, texts = [one[0] for one in told], [one[2]["text"] for one in told]
    assert ids == sorted(set(ids))
    assert texts[0] == SPOKEN[: len(texts[0])]
    assert texts[-1] == SPOKEN
    assert PARTIAL not in [kind for _, kind, _ in await stored_events(app, speaker)]


@pytest.mark.parametrize("step", ["sent", "heard"])
async def test_an_answer_that_was_written_down_is_taken_up_by_the_next_process(
    step: str, speaker: Speaker, app: FastAPI
) -> None:
    recordings = app.state.services.recordings
    key = TurnKey("local", speaker.interview_id, speaker.turn_id)
    ref = RecordingRef(take=1, chunks=await speaker.send_chunks())
    await recordings.store.send(key, ref)
    if step == "heard":
        await recordings.store.keep_heard(key, ref, heard(SPOKEN))

    await recordings.answers.recover()
    again = await speaker.post(recording={"take": 1, "chunks": ref.chunks})

    assert (again.status_code, again.json()["question"]["number"]) == (200, 2)
    events = await stored_events(app, speaker)
    finals = [payload for _, kind, payload in events if kind == "transcript.final"]
    assert [final["transcript"]["text"] for final in finals] == [SPOKEN]


async def test_a_chunk_whose_bytes_alone_were_kept_can_be_sent_again(
    speaker: Speaker, app: FastAPI
) -> None:
    key = TurnKey("local", speaker.interview_id, speaker.turn_id)
    chunk = describe_chunk(b"two", take=1, n=1, media_type="audio/webm")
    await speaker.send_chunk(0, b"one ")
    await app.state.resources.blobs.put(chunk_path(key, 1, chunk.stored), b"two")

    played = await speaker.client.get(speaker.audio)
    receipt = (await speaker.send_chunk(1, b"two")).json()

    assert played.content == b"one "
    assert receipt["chunks"] == 2
    assert len(await app.state.resources.blobs.list_paths("recordings/")) == 2


async def test_nobody_listens_any_more_once_an_answer_is_typed_or_its_sound_deleted(
    speaker: Speaker, speech: FakeSpeech, app: FastAPI
) -> None:
    recordings = app.state.services.recordings
    await speaker.send_chunk(0, b"never mind")
    await recordings.settle()
    await speaker.post(action="repeat")
    await recordings.settle()
    listening = [not one.is_closed for one in speech.opened]

    await speaker.client.delete(speaker.audio)
    await speaker.send_chunk(0, b"or else", take=2)
    await speaker.post(text=ANSWER)
    await recordings.settle()

    assert listening == [True]
    assert [one.is_closed for one in speech.opened] == [True, True]


async def test_somebody_else_finds_no_recording(speaker: Speaker, app: FastAPI) -> None:
    await speaker.send_chunk(0, b"mine")
    key = TurnKey("somebody else", speaker.interview_id, speaker.turn_id)
    chunk = describe_chunk(b"yours", take=2, n=0, media_type="audio/webm")
    recordings = app.state.services.recordings

    for attempt in (
        recordings.store.get(key),
        recordings.store.put(key, chunk, b"yours"),
        recordings.store.send(key, RecordingRef(take=1, chunks=1)),
        recordings.erasure.erase(key),
    ):
        with pytest.raises(InterviewNotFoundError):
            await attempt

    assert (await speaker.client.get(speaker.audio)).content == b"mine"
