"""A live conversation over its WebSocket."""

import httpx
from fastapi import FastAPI

from tests.factories import ANSWER, answer, begin
from tests.interviews.conversation.caller import Caller, said, silence
from tests.interviews.conversation.conftest import Doubles, with_doubles


async def test_a_whole_interview_is_spoken_and_reported_as_in_writing(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    interview = await begin(client, questions=2)

    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        for _ in range(2):
            await caller.next("speech.start", turn_id=question["turn_id"])
            caller.speak(silence(0.2) + said(3.0) + silence(1.0))
            await caller.next("speech.stop", reason="interrupted")
            partial = await caller.next("caption", final=False)
            final = await caller.next("caption", final=True)
            accepted = await caller.next("answer.accepted", turn_id=question["turn_id"])
            if accepted["status"] == "in_progress":
                question = (await caller.next("question"))["question"]
        ended = await caller.next("ended")
        code = await caller.closed()

    assert ANSWER.startswith(partial["text"])
    assert final["text"] == ANSWER
    assert ended["status"] == "completing"
    assert code == 1000
    report = (await client.get(f"/api/v1/interviews/{interview['id']}/report")).json()
    assert [result["answer"]["text"] for result in report["answers"]] == [ANSWER, ANSWER]
    performance = (await client.get(f"/api/v1/interviews/{interview['id']}/performance")).json()
    names = {operation["name"] for operation in performance["operations"]}
    stages = {"vad", "end_of_turn", "stt_final", "llm_first_token", "tts_first_byte"}
    assert names >= stages | {"voice_to_voice", "next_question"}


async def test_the_question_is_heard_to_its_end_before_it_is_your_turn(
    app: FastAPI, client: httpx.AsyncClient, doubles: Doubles
) -> None:
    interview = await begin(client, questions=2)

    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        await caller.next("speech.stop", reason="finished")
        await caller.next("state", state="your_turn")

    assert doubles.voice.spoken == [question["text"]]
    assert caller.sound == 32_000


async def test_done_ends_an_answer_in_a_pause_of_thought(
    app: FastAPI, client: httpx.AsyncClient, doubles: Doubles
) -> None:
    doubles.ears.finished = False
    interview = await begin(client, questions=2)

    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        caller.speak(silence(0.1) + said(2.0) + silence(2.0))
        await caller.next("state", state="recording")
        caller.say("done", turn_id=question["turn_id"])

        accepted = await caller.next("answer.accepted")

    assert accepted["text"] == ANSWER


async def test_what_was_said_outlives_the_connection(
    app: FastAPI, client: httpx.AsyncClient, doubles: Doubles
) -> None:
    interview = await begin(client, questions=2)
    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        caller.speak(silence(0.1) + said(2.3))
        await caller.next("caption", final=False)

    async with Caller(app, interview["id"]) as caller:
        again = await caller.start()
        await caller.next("state", state="your_turn")
        await caller.next("caption", final=False)
        caller.speak(silence(0.1) + said(1.0) + silence(1.0))
        await caller.next("answer.accepted", turn_id=question["turn_id"])

    assert again["turn_id"] == question["turn_id"]
    heard = doubles.heard[-1].sound
    assert 3.7 * 32_000 <= len(heard) <= 4.6 * 32_000
    assert doubles.voice.spoken.count(question["text"]) <= 1
    path = f"/api/v1/interviews/{interview['id']}/answers/{question['turn_id']}/audio"
    played = await client.get(path)
    assert played.headers["content-type"].startswith("audio/wav")
    assert played.content[44:] == heard


async def test_words_that_go_on_while_an_answer_is_taken_do_not_answer_the_next_question(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    interview = await begin(client, questions=3)

    async with Caller(app, interview["id"]) as caller:
        first = await caller.start()
        caller.speak(silence(0.1) + said(2.0))
        await caller.next("state", state="recording")
        caller.say("done", turn_id=first["turn_id"])
        caller.speak(said(20.0))
        second = (await caller.next("question"))["question"]
        await caller.next("speech.stop", reason="finished", turn_id=second["turn_id"])
        await caller.next("state", state="your_turn", turn_id=second["turn_id"])


async def test_silence_alone_is_no_answer(
    app: FastAPI, client: httpx.AsyncClient, doubles: Doubles
) -> None:
    doubles.text = ""
    interview = await begin(client, questions=2)

    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        caller.say("done", turn_id=question["turn_id"])
        assert (await caller.next("error"))["code"] == "answer_empty"
        caller.speak(silence(0.1) + said(1.0) + silence(1.0))
        error = await caller.next("error")
        await caller.next("state", state="your_turn")
        doubles.text = ANSWER
        caller.speak(silence(0.1) + said(1.0) + silence(1.0))
        await caller.next("answer.accepted", turn_id=question["turn_id"])

    assert error["code"] == "answer_empty"
    assert error["retryable"]


async def test_a_typed_answer_takes_the_conversation_along(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    interview = await begin(client, questions=3)

    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        result = await answer(client, interview, question["turn_id"])
        asked = await caller.next("question")

    assert asked["question"]["turn_id"] == result["question"]["turn_id"]


async def test_a_second_connection_takes_the_place_of_the_first(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    interview = await begin(client, questions=2)

    async with Caller(app, interview["id"]) as first:
        await first.start()
        first.speak(silence(0.1) + said(1.0))
        await first.next("state", state="recording")
        async with Caller(app, interview["id"]) as second:
            await second.start()
            assert await first.closed() == 4409
            await second.next("caption")


async def test_repeat_interrupt_and_ping_are_answered(
    app: FastAPI, client: httpx.AsyncClient, doubles: Doubles
) -> None:
    interview = await begin(client, questions=2)

    async with Caller(app, interview["id"]) as caller:
        question = await caller.start()
        caller.say("interrupt")
        await caller.next("state", state="your_turn")
        caller.say("repeat")
        await caller.next("speech.start")
        caller.say("ping")
        await caller.next("pong")
        caller.say("dance")
        assert (await caller.next("error"))["code"] == "message_invalid"

    assert doubles.voice.spoken[-1] == question["text"]


async def test_other_sites_and_unknown_interviews_are_refused(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    async with Caller(app, "no-such-interview") as caller:
        assert (await caller.next("error"))["code"] == "interview_not_found"
        assert await caller.closed() == 4404
    stranger = Caller(app, "any", origin="https://elsewhere.example")
    async with stranger:
        assert (await stranger.raw())["status"] == 403


async def test_without_the_extra_the_connection_says_how_to_add_it(
    app: FastAPI, client: httpx.AsyncClient, doubles: Doubles
) -> None:
    with_doubles(app, doubles)
    app.state.services.conversations.problem = "Live conversation is not installed."

    async with Caller(app, "any") as caller:
        error = await caller.next("error")
        code = await caller.closed()

    assert error["code"] == "voice_unavailable"
    assert code == 4503


async def test_no_more_conversations_than_the_settings_allow(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    interviews = [await begin(client, questions=1) for _ in range(3)]

    async with Caller(app, interviews[0]["id"]) as one, Caller(app, interviews[1]["id"]) as two:
        await one.start()
        await two.start()
        async with Caller(app, interviews[2]["id"]) as three:
            assert (await three.next("error"))["code"] == "voice_busy"
