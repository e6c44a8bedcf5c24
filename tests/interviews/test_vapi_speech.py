"""Replies to a voice that are spoken while a model writes them."""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest

from tests.factories import ANSWER
from tests.interviews.calls import SECRET
from tests.interviews.test_asking import is_waited_for
from tests.interviews.test_vapi_client import ask, begin, said_and_answered
from tests.providers.replies import Reply, Request
from tests.providers.server import ProviderDouble
from tests.questions.interviewers import written
from tests.server import ServerProcess
from viva.interviews.vapi_speech import APOLOGY, Speech, SpokenReply

KEY = "sk-test"
FIRST_TOKEN_SECONDS = 0.2
TOKENS_PER_SECOND = 40.0
# The question alone has fifteen tokens or more; its key points come after it.
FEWEST_SECONDS_OF_SPEECH = 0.2

Step = str | None


@pytest.mark.parametrize(
    ("steps", "whole", "spoken"),
    [
        (["What ", "is a lock?"], "What is a lock?", "What is a lock?"),
        ([], "What is a lock?", "What is a lock?"),
        (["What is", None, "What", " is a lock?"], "What is a lock?", "What is a lock?"),
        (["What is", None], "What is a lock?", "What is a lock?"),
        (["What is", None, "How"], "How so?", f"What is{APOLOGY}How so?"),
        (["What is", None], "How so?", f"What is{APOLOGY}How so?"),
        (["What", None, "How", None], "Why?", f"What{APOLOGY}How{APOLOGY}Why?"),
        (["Why so long?"], "Why?", f"Why so long?{APOLOGY}Why?"),
    ],
    ids=[
        "as it is written",
        "nothing was written",
        "the same again",
        "the same from the rules",
        "other words",
        "other words from the rules",
        "twice",
        "shorter",
    ],
)
def test_what_was_said_is_not_said_again_and_never_taken_back(
    steps: list[Step], whole: str, spoken: str
) -> None:
    speech = Speech()

    for step in steps:
        if step is None:
            speech.clear()
        else:
            speech.show(step)
    speech.end(whole)

    assert "".join(speech.hear()) == spoken


async def test_the_reply_goes_on_while_its_caller_hangs_up() -> None:
    speech, over = Speech(), asyncio.Event()

    async def write() -> str:
        speech.show("What is")
        await over.wait()
        return "What is a lock?"

    reply = SpokenReply(asyncio.create_task(write()), speech)
    pieces = reply.pieces()
    first = await anext(pieces)
    await pieces.aclose()  # type: ignore[attr-defined]
    over.set()

    assert first == "What is"
    assert await reply.task == "What is a lock?"


def model_settings(double: ProviderDouble) -> dict[str, str]:
    return {
        "VIVA_VAPI_SECRET": SECRET,
        "VIVA_SCORER": "lexical",
        "VIVA_LLM_MODELS_INTERVIEWER": "openai:first,anthropic:second",
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": double.openai_url,
        "ANTHROPIC_API_KEY": KEY,
        "ANTHROPIC_BASE_URL": double.anthropic_url,
    }


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, running_double: ProviderDouble
) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("spoken") / "data"
    with ServerProcess(folder, **model_settings(running_double)) as server:
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


def answered(interview: dict[str, Any]) -> list[Any]:
    return [*said_and_answered(interview["question"]["text"], ANSWER)]


def open_question(api: httpx.Client, interview: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/api/v1/interviews/{interview['id']}").json()
    assert found["progress"]["asked"] == 2
    question: dict[str, Any] = found["question"]
    return question


def live(first: Reply, second: Reply | None = None) -> Callable[[Request], Reply]:
    """What the first model, and the second, write for who waits; nothing is ever prepared."""

    def reply(request: Request) -> Reply:
        if not is_waited_for(request):
            return Reply(text="None.")
        return first if second is None or request.model == "first" else second

    return reply


def test_words_are_spoken_while_the_model_writes_them(
    api: httpx.Client, caller: openai.OpenAI, double: ProviderDouble
) -> None:
    pace = Reply(
        text=written(0),
        first_token_seconds=FIRST_TOKEN_SECONDS,
        tokens_per_second=TOKENS_PER_SECOND,
    )
    double.conversation.use(live(pace))
    interview = begin(api, questions=4)
    times: list[float] = []
    said = ""

    with caller.chat.completions.create(
        model=f"viva:{interview['id']}", messages=answered(interview), stream=True
    ) as chunks:
        for chunk in chunks:
            if chunk.choices[0].delta.content:
                times.append(time.monotonic())
                said += chunk.choices[0].delta.content

    assert said == open_question(api, interview)["text"]
    assert written(0).startswith(said)
    assert times[-1] - times[0] >= FEWEST_SECONDS_OF_SPEECH


def test_the_same_message_gets_the_question_that_was_spoken(
    api: httpx.Client, caller: openai.OpenAI, double: ProviderDouble
) -> None:
    double.conversation.use(live(Reply(text=written(1), tokens_per_second=200)))
    interview = begin(api, questions=4)

    first = ask(caller, interview, answered(interview), stream=True)
    calls = len(double.conversation.requests)
    again = ask(caller, interview, answered(interview), stream=True)
    whole = ask(caller, interview, answered(interview))

    assert first == again == whole == open_question(api, interview)["text"]
    assert not [one for one in double.conversation.requests[calls:] if is_waited_for(one)]


def test_a_question_with_an_apology_is_known_again(
    api: httpx.Client, caller: openai.OpenAI, double: ProviderDouble
) -> None:
    double.conversation.use(live(Reply(text=written(4), cut_after=6), Reply(text=written(5))))
    interview = begin(api, questions=4)
    messages = answered(interview)
    said = ask(caller, interview, messages, stream=True)
    messages += [*said_and_answered(said, f"{ANSWER} And then we measured again.")]

    ask(caller, interview, messages, stream=True)

    assert APOLOGY in said
    found = api.get(f"/api/v1/interviews/{interview['id']}").json()
    assert found["progress"]["asked"] == 3


@pytest.mark.parametrize(
    ("second", "rest"),
    [
        (Reply(text=written(2)), written(2).split("\n")[0]),
        (Reply(text=written(3)), f"{APOLOGY}{written(3).splitlines()[0]}"),
        (Reply(status=500), None),
    ],
    ids=["the same words", "other words", "no words"],
)
def test_after_a_break_the_voice_goes_on_or_puts_it_another_way(
    second: Reply,
    rest: str | None,
    api: httpx.Client,
    caller: openai.OpenAI,
    double: ProviderDouble,
) -> None:
    double.conversation.use(live(Reply(text=written(2), cut_after=6), second))
    interview = begin(api, questions=4)

    said = ask(caller, interview, answered(interview), stream=True)

    asked = open_question(api, interview)["text"]
    spoken, apology, restated = said.partition(APOLOGY)
    if rest == asked:
        assert said == asked
    else:
        assert written(2).startswith(spoken)
        assert apology
        assert restated == asked
    assert rest is None or rest.endswith(asked)


def test_a_kill_in_the_middle_of_a_reply_loses_no_answer(
    tmp_path: Path, double: ProviderDouble
) -> None:
    double.conversation.use(live(Reply(text=written(6), tokens_per_second=200)))
    server = ServerProcess(tmp_path / "data", **model_settings(double))
    server.start(VIVA_CRASH_AT="turn.question_chosen")
    try:
        with (
            httpx.Client(base_url=server.url, timeout=30) as api,
            openai.OpenAI(
                base_url=f"{server.url}/api/v1/vapi", api_key=SECRET, max_retries=0
            ) as caller,
        ):
            interview = begin(api, questions=4)
            heard, broke_off = "", False
            with caller.chat.completions.create(
                model=f"viva:{interview['id']}", messages=answered(interview), stream=True
            ) as chunks:
                try:
                    for chunk in chunks:
                        heard += chunk.choices[0].delta.content or ""
                except (openai.APIConnectionError, httpx.HTTPError):
                    broke_off = True
            server.wait_for_death()
            server.start(VIVA_CRASH_AT="")

            taken_up = open_question(api, interview)["text"]
            reply = ask(caller, interview, answered(interview), stream=True)
    finally:
        server.stop()

    assert broke_off
    assert heard
    assert written(6).startswith(heard)
    assert reply == taken_up
