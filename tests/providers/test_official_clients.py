"""The double is understood by the providers' own clients."""

import json
from collections.abc import Callable

import anthropic
import openai
import pytest
from google import genai
from google.genai import errors as google_errors
from google.genai import types

from tests.providers.replies import Reply, Request, says
from tests.providers.server import ProviderDouble

SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {"score": {"type": "integer"}},
    "required": ["score"],
}
OUTPUT = {"score": 7}


def openai_client(double: ProviderDouble) -> openai.OpenAI:
    return openai.OpenAI(api_key="key", base_url=double.openai_url, max_retries=0, timeout=5)


def anthropic_client(double: ProviderDouble) -> anthropic.Anthropic:
    return anthropic.Anthropic(
        api_key="key", base_url=double.anthropic_url, max_retries=0, timeout=5
    )


def google_client(double: ProviderDouble) -> genai.Client:
    return genai.Client(
        api_key="key", http_options=types.HttpOptions(base_url=double.gemini_url, timeout=5000)
    )


def openai_text(double: ProviderDouble, *, stream: bool) -> str:
    with openai_client(double) as client:
        completions = client.chat.completions
        if not stream:
            whole = completions.create(model="m", messages=[{"role": "user", "content": "Hi"}])
            return whole.choices[0].message.content or ""
        chunks = completions.create(
            model="m",
            messages=[{"role": "user", "content": "Hi"}],
            stream=True,
            stream_options={"include_usage": True},
        )
        return "".join(choice.delta.content or "" for chunk in chunks for choice in chunk.choices)


def anthropic_text(double: ProviderDouble, *, stream: bool) -> str:
    with anthropic_client(double) as client:
        if not stream:
            whole = client.messages.create(
                model="m", max_tokens=9, messages=[{"role": "user", "content": "Hi"}]
            )
            return "".join(block.text for block in whole.content if block.type == "text")
        with client.messages.stream(
            model="m", max_tokens=9, messages=[{"role": "user", "content": "Hi"}]
        ) as events:
            return "".join(events.text_stream)


def google_text(double: ProviderDouble, *, stream: bool) -> str:
    with google_client(double) as client:
        if not stream:
            return client.models.generate_content(model="m", contents="Hi").text or ""
        chunks = client.models.generate_content_stream(model="m", contents="Hi")
        return "".join(chunk.text or "" for chunk in chunks)


TEXTS = {"openai": openai_text, "anthropic": anthropic_text, "google": google_text}
ERRORS: dict[str, type[Exception]] = {
    "openai": openai.APIError,
    "anthropic": anthropic.APIError,
    "google": google_errors.APIError,
}


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("text_of", TEXTS.values(), ids=TEXTS)
def test_text_arrives(text_of: Callable[..., str], stream: bool, double: ProviderDouble) -> None:
    double.conversation.use(Reply(text="What is a lock?\nTell me."))

    assert text_of(double, stream=stream) == "What is a lock?\nTell me."
    assert double.conversation.requests[0].messages == (("user", "Hi"),)
    assert double.conversation.requests[0].key == "key"


@pytest.mark.parametrize("status", [401, 429, 500])
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("provider", TEXTS)
def test_errors_are_the_clients_own(
    provider: str, stream: bool, status: int, double: ProviderDouble
) -> None:
    double.conversation.use(Reply(status=status, retry_after="3"))

    with pytest.raises(ERRORS[provider]) as caught:
        TEXTS[provider](double, stream=stream)

    seen = getattr(caught.value, "status_code", None) or getattr(caught.value, "code", None)
    assert seen == status
    assert len(double.conversation.requests) == 1


def test_openai_gets_typed_output_by_format(double: ProviderDouble) -> None:
    double.conversation.use(says(OUTPUT))

    with openai_client(double) as client:
        completion = client.chat.completions.create(
            model="m",
            messages=[{"role": "user", "content": "Hi"}],
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "give", "schema": SCHEMA},
            },
        )

    assert json.loads(completion.choices[0].message.content or "") == OUTPUT
    assert double.conversation.requests[0].schema == SCHEMA


def test_openai_gets_typed_output_by_tool(double: ProviderDouble) -> None:
    double.conversation.use(says(OUTPUT))

    with openai_client(double) as client:
        completion = client.chat.completions.create(
            model="m",
            messages=[{"role": "user", "content": "Hi"}],
            tools=[{"type": "function", "function": {"name": "give", "parameters": SCHEMA}}],
        )

    calls = completion.choices[0].message.tool_calls or []
    given = [json.loads(call.function.arguments) for call in calls if call.type == "function"]
    assert given == [OUTPUT]
    assert double.conversation.requests[0].schema == SCHEMA


def test_anthropic_gets_typed_output(double: ProviderDouble) -> None:
    double.conversation.use(says(OUTPUT))

    with (
        anthropic_client(double) as client,
        client.messages.stream(
            model="m",
            max_tokens=9,
            messages=[{"role": "user", "content": "Hi"}],
            tools=[{"name": "give", "input_schema": SCHEMA}],
        ) as events,
    ):
        message = events.get_final_message()

    assert [block.input for block in message.content if block.type == "tool_use"] == [OUTPUT]


@pytest.mark.parametrize("by_tool", [False, True], ids=["format", "tool"])
def test_google_gets_typed_output(by_tool: bool, double: ProviderDouble) -> None:
    double.conversation.use(says(OUTPUT))
    function = types.FunctionDeclaration(name="give", parameters_json_schema=SCHEMA)
    config = (
        types.GenerateContentConfig(tools=[types.Tool(function_declarations=[function])])
        if by_tool
        else types.GenerateContentConfig(
            response_mime_type="application/json", response_json_schema=SCHEMA
        )
    )

    with google_client(double) as client:
        reply = client.models.generate_content(model="m", contents="Hi", config=config)

    given = reply.function_calls[0].args if by_tool and reply.function_calls else None
    assert (given if by_tool else json.loads(reply.text or "")) == OUTPUT
    assert double.conversation.requests[0].schema == SCHEMA


def test_replies_can_depend_on_what_was_asked(double: ProviderDouble) -> None:
    def parrot(request: Request) -> Reply:
        return Reply(text=f"You said {request.messages[-1][1]}")

    double.conversation.use(parrot)

    assert openai_text(double, stream=True) == "You said Hi"


def test_scripted_replies_come_in_their_order(double: ProviderDouble) -> None:
    double.conversation.use(Reply(text="one"), Reply(text="two"))

    told = [openai_text(double, stream=False) for _ in range(3)]

    assert told == ["one", "two", "two"]


@pytest.mark.parametrize(
    "fault",
    [Reply(cut_after=2), Reply(garbled=True), Reply(stall_after=2), Reply(hang=True)],
    ids=["cut", "garbled", "stall", "hang"],
)
def test_a_faulty_stream_fails_in_the_official_client_too(
    fault: Reply, double: ProviderDouble
) -> None:
    double.conversation.use(fault)

    with openai_client(double) as client, pytest.raises(Exception, match=r"."):
        list(
            client.with_options(timeout=0.3).chat.completions.create(
                model="m", messages=[{"role": "user", "content": "Hi"}], stream=True
            )
        )
