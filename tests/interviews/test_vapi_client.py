"""OpenAI's own client holds interviews with a real server."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam

from tests.factories import ANSWER
from tests.interviews.calls import SECRET
from tests.server import ServerProcess
from viva.interviews.vapi_replies import CLOSING_WORDS, OVER_WORDS

PATIENCE = 300
Messages = list[ChatCompletionMessageParam]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("hosted") / "data"
    with ServerProcess(folder, VIVA_VAPI_SECRET=SECRET, VIVA_SCORER="lexical") as server:
        yield server


@pytest.fixture
def api(server: ServerProcess) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


@pytest.fixture
def caller(server: ServerProcess) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(
        base_url=f"{server.url}/api/v1/vapi", api_key=SECRET, max_retries=0, timeout=30
    ) as client:
        yield client


def begin(api: httpx.Client, questions: int = 3) -> dict[str, Any]:
    body = {"role": "Backend engineer", "questions": questions}
    interview: dict[str, Any] = api.post("/api/v1/interviews", json=body).json()
    return interview


def ask(
    caller: openai.OpenAI, interview: dict[str, Any], messages: Messages, *, stream: bool = False
) -> str:
    """What the server says next."""
    model = f"viva:{interview['id']}"
    if not stream:
        completion = caller.chat.completions.create(model=model, messages=messages)
        assert completion.choices[0].finish_reason == "stop"
        return completion.choices[0].message.content or ""
    said = ""
    with caller.chat.completions.create(model=model, messages=messages, stream=True) as chunks:
        for number, chunk in enumerate(chunks):
            assert chunk.choices[0].delta.role == ("assistant" if number == 0 else None)
            said += chunk.choices[0].delta.content or ""
    assert chunk.choices[0].finish_reason == "stop"
    return said


def hear(messages: Messages, said: str, answer: str) -> None:
    messages.append({"role": "assistant", "content": said})
    messages.append({"role": "user", "content": answer})


def await_report(api: httpx.Client, interview: dict[str, Any]) -> dict[str, Any]:
    for _ in range(PATIENCE):
        response = api.get(f"/api/v1/interviews/{interview['id']}/report")
        if response.status_code == 200 and response.json()["final"]:
            report: dict[str, Any] = response.json()
            return report
    raise AssertionError("the report never became final")


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_a_whole_interview_is_held_and_scored(
    api: httpx.Client, caller: openai.OpenAI, stream: bool
) -> None:
    interview = begin(api, questions=3)
    messages: Messages = [{"role": "system", "content": "You are an interviewer."}]
    said = [ask(caller, interview, messages, stream=stream)]
    answers = [f"{ANSWER} That was answer {number}." for number in (1, 2, 3)]

    for answer in answers:
        hear(messages, said[-1], answer)
        said.append(ask(caller, interview, messages, stream=stream))

    report = await_report(api, interview)
    assert said[0] == interview["question"]["text"]
    assert said[-1] == CLOSING_WORDS
    assert [entry["question"]["text"] for entry in report["answers"]] == said[:-1]
    assert [entry["answer"]["text"] for entry in report["answers"]] == answers
    assert report["overall"]["answers_scored"] == 3
    assert ask(caller, interview, messages, stream=stream) == CLOSING_WORDS


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_the_same_message_again_gets_the_same_reply(
    api: httpx.Client, caller: openai.OpenAI, stream: bool
) -> None:
    interview = begin(api)
    messages: Messages = []
    hear(messages, interview["question"]["text"], ANSWER)

    first = ask(caller, interview, messages, stream=stream)
    again = ask(caller, interview, messages, stream=not stream)

    found = api.get(f"/api/v1/interviews/{interview['id']}").json()
    assert again == first
    assert found["progress"]["asked"] == 2
    assert found["question"]["text"] == first


def test_an_old_message_gets_its_old_reply(api: httpx.Client, caller: openai.OpenAI) -> None:
    interview = begin(api)
    messages: Messages = []
    hear(messages, interview["question"]["text"], ANSWER)
    second = ask(caller, interview, messages)
    old = list(messages)
    hear(messages, second, f"{ANSWER} And more.")
    ask(caller, interview, messages)

    assert ask(caller, interview, old) == second


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_a_longer_version_replaces_the_answer_while_the_next_question_is_open(
    api: httpx.Client, caller: openai.OpenAI, stream: bool
) -> None:
    interview = begin(api, questions=2)
    first = interview["question"]["text"]
    ask(caller, interview, [*said_and_answered(first, "In my last team")], stream=stream)
    withdrawn = api.get(f"/api/v1/interviews/{interview['id']}").json()["question"]

    second = ask(caller, interview, [*said_and_answered(first, ANSWER)], stream=stream)
    late = ask(caller, interview, [*said_and_answered(first, "In my last team")], stream=stream)

    found = api.get(f"/api/v1/interviews/{interview['id']}").json()
    refused = api.post(
        f"/api/v1/interviews/{interview['id']}/answers",
        json={"turn_id": withdrawn["turn_id"], "text": ANSWER},
    )
    assert (found["progress"]["asked"], found["question"]["text"]) == (2, second)
    assert late == second
    assert (refused.status_code, refused.json()["code"]) == (409, "turn_closed")
    messages: Messages = []
    hear(messages, first, ANSWER)
    hear(messages, second, "We wrote it down and shared it with everybody in the company.")
    assert ask(caller, interview, messages, stream=stream) == CLOSING_WORDS
    report = await_report(api, interview)
    assert report["answers"][0]["answer"]["text"] == ANSWER
    quotes = [verdict["quote"] for verdict in report["answers"][0]["verdicts"]]
    assert all(quote in ANSWER for quote in quotes if quote)
    assert len(report["answers"]) == 2


def test_an_answer_in_two_messages_is_one_answer(api: httpx.Client, caller: openai.OpenAI) -> None:
    interview = begin(api, questions=1)
    half = len(ANSWER) // 2
    messages: Messages = [*said_and_answered(interview["question"]["text"], ANSWER[:half].strip())]
    messages.append({"role": "user", "content": ANSWER[half:].strip()})

    ask(caller, interview, messages)

    entry = await_report(api, interview)["answers"][0]
    assert entry["answer"]["text"].split() == f"{ANSWER[:half].strip()} {ANSWER[half:]}".split()


def test_once_the_next_question_is_answered_the_first_answer_stands(
    api: httpx.Client, caller: openai.OpenAI
) -> None:
    interview = begin(api)
    first = interview["question"]["text"]
    messages: Messages = [*said_and_answered(first, "In my last team")]
    hear(messages, ask(caller, interview, messages), ANSWER)
    ask(caller, interview, messages)

    with pytest.raises(openai.ConflictError) as refused:
        ask(caller, interview, [*said_and_answered(first, ANSWER)])

    assert refused.value.code == "turn_already_answered"


def test_two_requests_at_once_take_one_turn(api: httpx.Client, server: ServerProcess) -> None:
    interview = begin(api)
    first = interview["question"]["text"]
    longer = f"{ANSWER} And then we told everybody."

    async def say(caller: openai.AsyncOpenAI, answer: str) -> str:
        completion = await caller.chat.completions.create(
            model=f"viva:{interview['id']}", messages=[*said_and_answered(first, answer)]
        )
        return completion.choices[0].message.content or ""

    async def talk() -> tuple[tuple[str, str], str]:
        async with openai.AsyncOpenAI(
            base_url=f"{server.url}/api/v1/vapi", api_key=SECRET, max_retries=0
        ) as caller:
            same = await asyncio.gather(say(caller, ANSWER), say(caller, ANSWER))
            await asyncio.gather(*(say(caller, text) for text in (ANSWER, longer, longer)))
            return same, await say(caller, longer)

    same, settled = asyncio.run(talk())

    found = api.get(f"/api/v1/interviews/{interview['id']}").json()
    assert same[0] == same[1]
    assert found["question"]["text"] == settled
    assert found["progress"]["asked"] == 2


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_a_wrong_secret_is_refused(server: ServerProcess, api: httpx.Client, stream: bool) -> None:
    interview = begin(api)

    with (
        openai.OpenAI(
            base_url=f"{server.url}/api/v1/vapi", api_key="wrong", max_retries=0
        ) as stranger,
        pytest.raises(openai.AuthenticationError) as refused,
    ):
        ask(stranger, interview, [], stream=stream)

    assert refused.value.code == "invalid_api_key"
    assert "VIVA_VAPI_SECRET" in str(refused.value)


@pytest.mark.parametrize(
    ("model", "error", "code"),
    [
        ("gpt-4o", openai.UnprocessableEntityError, "interview_not_named"),
        ("viva:", openai.UnprocessableEntityError, "interview_not_named"),
        ("viva:nobody", openai.NotFoundError, "interview_not_found"),
    ],
)
def test_a_chat_must_name_an_interview(
    caller: openai.OpenAI, model: str, error: type[openai.APIStatusError], code: str
) -> None:
    with pytest.raises(error) as refused:
        caller.chat.completions.create(model=model, messages=[])

    assert refused.value.code == code
    assert refused.value.response.json()["code"] == code


def test_metadata_names_the_interview(api: httpx.Client, caller: openai.OpenAI) -> None:
    interview = begin(api)

    completion = caller.chat.completions.create(
        model="gpt-4o", messages=[], metadata={"interview_id": interview["id"]}
    )

    assert completion.choices[0].message.content == interview["question"]["text"]


def test_a_stream_tells_its_usage_when_asked(api: httpx.Client, caller: openai.OpenAI) -> None:
    interview = begin(api)

    with caller.chat.completions.create(
        model=f"viva:{interview['id']}",
        messages=[],
        stream=True,
        stream_options={"include_usage": True},
    ) as chunks:
        *earlier, last = list(chunks)

    assert last.choices == []
    assert last.usage is not None
    assert all(chunk.usage is None for chunk in earlier)
    assert len({chunk.id for chunk in [*earlier, last]}) == 1


def test_an_interview_that_was_ended_says_good_bye(
    api: httpx.Client, caller: openai.OpenAI
) -> None:
    interview = begin(api)
    api.post(f"/api/v1/interviews/{interview['id']}/complete")

    reply = ask(caller, interview, [*said_and_answered(interview["question"]["text"], ANSWER)])

    assert reply == OVER_WORDS


def test_a_kill_while_an_answer_is_replaced_loses_nothing(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", VIVA_VAPI_SECRET=SECRET, VIVA_SCORER="lexical")
    server.start(VIVA_CRASH_AT="turn.answer_replaced")
    try:
        with (
            httpx.Client(base_url=server.url, timeout=30) as api,
            openai.OpenAI(
                base_url=f"{server.url}/api/v1/vapi", api_key=SECRET, max_retries=0
            ) as caller,
        ):
            interview = begin(api)
            first = interview["question"]["text"]
            ask(caller, interview, [*said_and_answered(first, "In my last team")])
            with pytest.raises(openai.APIConnectionError):
                ask(caller, interview, [*said_and_answered(first, ANSWER)])
            server.wait_for_death()
            server.start(VIVA_CRASH_AT="")

            taken_up = api.get(f"/api/v1/interviews/{interview['id']}").json()
            reply = ask(caller, interview, [*said_and_answered(first, ANSWER)])
    finally:
        server.stop()

    assert taken_up["progress"]["asked"] == 2
    assert reply == taken_up["question"]["text"]


def said_and_answered(said: str, answer: str) -> Iterator[ChatCompletionMessageParam]:
    yield {"role": "assistant", "content": said}
    yield {"role": "user", "content": answer}
