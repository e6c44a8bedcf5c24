"""What is sent, and how it is read back."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from tests.llm.fakes import A_KEY, RIGHT, Verdict, a_prompt
from tests.providers.replies import Reply, Wire, says
from tests.providers.server import ProviderDouble
from viva.llm.errors import Failure, ProviderError
from viva.llm.event_lines import read_events
from viva.llm.names import ModelName, Provider
from viva.llm.options import DEFAULT_URLS, Endpoint
from viva.llm.outputs import TypedOutputs
from viva.llm.prices import find_price
from viva.llm.prompts import Prompt, Said, Speaker
from viva.llm.streams import TextStreams
from viva.llm.transport import open_client
from viva.llm.usage import Usage
from viva.llm.wires.anthropic import ANTHROPIC
from viva.llm.wires.gemini import GEMINI
from viva.llm.wires.openai import OPENAI
from viva.llm.wires.shapes import Piece, Stop

NAMES = {
    Wire.OPENAI: ModelName(Provider.OPENAI, "gpt-5-mini"),
    Wire.ANTHROPIC: ModelName(Provider.ANTHROPIC, "claude-sonnet-4-6"),
    Wire.GEMINI: ModelName(Provider.GOOGLE, "gemini-2.5-flash"),
}
HISTORY = (Said(Speaker.ASSISTANT, "What is a lock?"), Said(Speaker.USER, "It keeps others out."))
PROMPT = a_prompt("Ask more.", history=HISTORY)


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    async with open_client(timeout_seconds=10, connections=4) as client:
        yield client


def endpoints(double: ProviderDouble) -> dict[Provider, Endpoint]:
    urls = {
        Provider.OPENAI: double.openai_url,
        Provider.ANTHROPIC: double.anthropic_url,
        Provider.GOOGLE: double.gemini_url,
    }
    return {
        provider: Endpoint(provider=provider, base_url=url, key=SecretStr(A_KEY))
        for provider, url in urls.items()
    }


async def collect(parts: AsyncGenerator[str | Usage, None]) -> list[str | Usage]:
    return [part async for part in parts]


async def ask_both_ways(
    wire: Wire, prompt: Prompt, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    await collect(TextStreams(client, endpoints(double)).stream(NAMES[wire], prompt))
    double.conversation.use(says(RIGHT.model_dump()))
    await TypedOutputs(client, endpoints(double)).write(NAMES[wire], prompt, Verdict, None)


@pytest.mark.parametrize("wire", NAMES)
async def test_both_calls_send_the_same_prompt_with_the_key(
    wire: Wire, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    await ask_both_ways(wire, PROMPT, double, client)

    streamed, typed = double.conversation.requests
    assert streamed.prompt.split() == typed.prompt.split()
    assert streamed.system == typed.system == "You interview people."
    assert [speaker for speaker, _ in streamed.messages] == ["user", "assistant", "user"]
    assert streamed.key == typed.key == A_KEY
    assert (streamed.stream, typed.stream) == (True, False)


async def test_anthropic_is_told_where_the_stable_part_ends(
    double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    await ask_both_ways(Wire.ANTHROPIC, PROMPT, double, client)

    for request in double.conversation.requests:
        system, history_end = request.body["system"][-1], request.body["messages"][-1]["content"]
        assert system["cache_control"]["type"] == "ephemeral"
        assert ["cache_control" in block for block in history_end] == [True, False]


@pytest.mark.parametrize("wire", NAMES)
async def test_output_is_limited_at_the_provider_too(
    wire: Wire, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    await ask_both_ways(wire, a_prompt(max_output_tokens=77), double, client)

    assert ["77" in str(request.body) for request in double.conversation.requests] == [True, True]


@pytest.mark.parametrize("wire", NAMES)
async def test_what_was_sent_before_comes_first_in_the_next_call(
    wire: Wire, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    streams = TextStreams(client, endpoints(double))
    more = (*HISTORY, Said(Speaker.ASSISTANT, "And a mutex?"), Said(Speaker.USER, "The same."))

    await collect(streams.stream(NAMES[wire], PROMPT))
    await collect(streams.stream(NAMES[wire], a_prompt("Ask more.", history=more)))

    before, after = double.conversation.requests
    assert after.prompt.startswith(before.prompt.removesuffix("Ask more.").rstrip())


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("3", 3.0),
        ("0.5", 0.5),
        ("-4", 0.0),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30.0),
        ("soon", None),
        (None, None),
    ],
)
async def test_the_wait_that_is_asked_for_is_read(
    header: str | None, seconds: float | None, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    double.conversation.use(Reply(status=429, retry_after=header))
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    streams = TextStreams(client, endpoints(double), clock=lambda: noon)

    with pytest.raises(ProviderError) as caught:
        await collect(streams.stream(NAMES[Wire.OPENAI], PROMPT))

    assert caught.value.retry_after_seconds == seconds


@pytest.mark.parametrize("wire", NAMES)
async def test_an_error_in_the_middle_of_a_stream_is_seen(
    wire: Wire, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    double.conversation.use(Reply(text="a b c d", error_after=2))
    streams = TextStreams(client, endpoints(double))

    with pytest.raises(ProviderError) as caught:
        await collect(streams.stream(NAMES[wire], PROMPT))

    assert caught.value.failure is Failure.UNAVAILABLE


@pytest.mark.parametrize("wire", NAMES)
async def test_streams_and_outputs_share_one_connection(
    wire: Wire, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    for _ in range(3):
        await ask_both_ways(wire, PROMPT, double, client)

    assert len({request.connection for request in double.conversation.requests}) == 1


@pytest.mark.parametrize("wire", NAMES)
async def test_a_body_without_an_end_keeps_nobody_waiting(
    wire: Wire, double: ProviderDouble, client: httpx2.AsyncClient
) -> None:
    double.conversation.use(Reply(text="a b", stays_open=True))

    async with asyncio.timeout(2):
        parts = await collect(TextStreams(client, endpoints(double)).stream(NAMES[wire], PROMPT))

    assert "".join(part for part in parts if isinstance(part, str)) == "a b"


async def test_a_server_that_is_not_there_is_unavailable(client: httpx2.AsyncClient) -> None:
    nowhere = Endpoint(provider=Provider.OPENAI, base_url="http://127.0.0.1:1/v1", key=None)
    streams = TextStreams(client, {Provider.OPENAI: nowhere})

    with pytest.raises(ProviderError) as caught:
        await collect(streams.stream(NAMES[Wire.OPENAI], PROMPT))

    assert caught.value.failure is Failure.UNAVAILABLE


@pytest.mark.parametrize(
    ("read", "event", "piece"),
    [
        (OPENAI.read, {"choices": [{"delta": {}, "finish_reason": "length"}]}, Stop.TOO_LONG),
        (OPENAI.read, {"choices": [{"finish_reason": "content_filter"}]}, Stop.REFUSED),
        (OPENAI.read, {"choices": [{"delta": {"content": None}}]}, None),
        (
            ANTHROPIC.read,
            {
                "type": "message_delta",
                "delta": {"stop_reason": "max_tokens"},
                "usage": {"output_tokens": 1},
            },
            Stop.TOO_LONG,
        ),
        (ANTHROPIC.read, {"type": "something_new"}, None),
        (
            ANTHROPIC.read,
            {"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": "x"}},
            None,
        ),
        (GEMINI.read, {"candidates": [{"finishReason": "MAX_TOKENS"}]}, Stop.TOO_LONG),
        (GEMINI.read, {"candidates": [{"finishReason": "SAFETY"}]}, Stop.REFUSED),
        (GEMINI.read, {"promptFeedback": {"blockReason": "SAFETY"}}, Stop.REFUSED),
        (
            GEMINI.read,
            {"candidates": [{"content": {"parts": [{"text": "hm", "thought": True}]}}]},
            None,
        ),
    ],
)
def test_reasons_to_stop_are_told_apart(
    read: Callable[[dict[str, Any], Usage | None], Piece],
    event: dict[str, Any],
    piece: Stop | None,
) -> None:
    found = read(event, None)

    assert (found.text, found.stop) == ("", piece)


@pytest.mark.parametrize(
    ("read", "event"),
    [
        (OPENAI.read, {"choices": [], "usage": {"prompt_tokens": None, "completion_tokens": -4}}),
        (ANTHROPIC.read, {"type": "message_start", "message": {"usage": {"input_tokens": "x"}}}),
        (GEMINI.read, {"usageMetadata": {"promptTokenCount": []}}),
    ],
)
def test_counts_that_are_none_fail_no_reply_and_earn_no_money(
    read: Callable[[dict[str, Any], Usage | None], Piece], event: dict[str, Any]
) -> None:
    assert read(event, None).usage == Usage(prompt_tokens=0, output_tokens=0)


async def lines_of(*chunks: bytes) -> list[bytes]:
    async def arriving() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return [event async for event in read_events(arriving())]


@pytest.mark.parametrize(
    ("chunks", "events"),
    [
        ([b"data: a\n\ndata: b\n\n"], [b"a", b"b"]),
        ([b"event: x\r\ndata: a\r\n\r\n"], [b"a"]),
        ([b"da", b"ta: a", b"\n", b"\ndata:", b"b\n\n"], [b"a", b"b"]),
        ([b": comment\n\nid: 3\ndata: a\ndata: b\n\n"], [b"a\nb"]),
        ([b"data: a"], [b"a"]),
        ([b"\n\n\n"], []),
        ([], []),
    ],
)
async def test_events_are_read_however_the_bytes_come(
    chunks: list[bytes], events: list[bytes]
) -> None:
    assert await lines_of(*chunks) == events


async def test_an_event_without_an_end_is_cut_off() -> None:
    with pytest.raises(ProviderError) as caught:
        await lines_of(*[b"data: " + b"x" * 100_000] * 30)

    assert caught.value.failure is Failure.TOO_LONG


def test_prices_are_known_for_the_providers_own_models_only() -> None:
    usage = Usage(prompt_tokens=1000, output_tokens=100, cached_tokens=500)
    own = Endpoint(provider=Provider.OPENAI, base_url=DEFAULT_URLS[Provider.OPENAI], key=None)
    other = Endpoint(provider=Provider.OPENAI, base_url="http://127.0.0.1:9/v1", key=None)

    full = find_price(own, "gpt-5-mini", Usage(prompt_tokens=1000, output_tokens=100))
    reused = find_price(own, "gpt-5-mini", usage)

    assert full is not None
    assert reused is not None
    assert 0 < reused < full
    assert find_price(own, "a-model-of-tomorrow", usage) is None
    contradictory = Usage(prompt_tokens=1, output_tokens=1, cached_tokens=500)
    assert find_price(own, "gpt-5-mini", contradictory) is None
    assert find_price(other, "gpt-5-mini", usage) is None
