"""CPU time of one call to a language model, by us and by others, against the provider double.

.venv/bin/python -m tests.perf.language_models
.venv/bin/python -m tests.perf.language_models --calls 200 --at-once 40

The double runs in a process of its own with 200 ms to the first token, 80 tokens/s and 40 tokens.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable

import openai
from pydantic import BaseModel, SecretStr
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from viva.llm.accounts import Account, ModelCall
from viva.llm.connections import ProviderConnections, open_connections
from viva.llm.language_models import LanguageModels
from viva.llm.names import Provider, Role
from viva.llm.options import Credentials, ModelOptions, select_models
from viva.llm.prompts import Prompt, Said, Speaker

PORT = 8099
URL = f"http://127.0.0.1:{PORT}/v1"
FIXED, TASK = "x" * 6000, "z" * 400
HISTORY = tuple(Said([Speaker.ASSISTANT, Speaker.USER][n % 2], "y" * 400) for n in range(6))
PROMPT = Prompt(fixed=FIXED, task=TASK, version="measure@1", history=HISTORY)
OUTPUT = {"comment": "Both were said.", "verdicts": ["hit", "miss", "hit", "partial"]}


class Verdicts(BaseModel):
    comment: str
    verdicts: list[str]


Call = Callable[[], Awaitable[object]]


def our_calls(calls: list[ModelCall]) -> tuple[dict[str, Call], LanguageModels]:
    credentials = Credentials(key=SecretStr("key"), base_url=URL)
    options = ModelOptions(
        models="openai:gpt-5-mini", credentials={Provider.OPENAI: credentials}, concurrency=400
    )
    selection = select_models(options)
    connections = open_connections(options, selection)

    async def connect() -> ProviderConnections:
        return connections

    models = LanguageModels(options, selection, connect)
    account = Account(mask=lambda text: text, record=calls.append)

    async def stream() -> None:
        async for _ in models.stream(Role.INTERVIEWER, PROMPT, account=account):
            pass

    async def write(*, live: bool) -> None:
        await models.write(Role.EVALUATOR, PROMPT, Verdicts, live=live, account=account)

    typed: dict[str, Call] = {
        "typed, ours, background": lambda: write(live=False),
        "typed, ours, live": lambda: write(live=True),
    }
    return {"stream, ours": stream, **typed}, models


def other_calls(client: openai.AsyncOpenAI) -> dict[str, Call]:
    provider = OpenAIProvider(openai_client=client)
    model = OpenAIChatModel("gpt-5-mini", provider=provider)
    texts = Agent(model, instructions=FIXED)
    verdicts = Agent(model, instructions=FIXED, output_type=Verdicts)
    said = TASK + "y" * 2400

    async def relayed() -> None:
        stream = await client.chat.completions.create(
            model="gpt-5-mini",
            messages=[{"role": "system", "content": FIXED}, {"role": "user", "content": said}],
            stream=True,
        )
        async for _ in stream:
            pass

    async def streamed() -> None:
        async with texts.run_stream(said) as result:
            async for _ in result.stream_text(delta=True, debounce_by=None):
                pass

    return {
        "stream, openai's client": relayed,
        "stream, pydantic-ai's agent": streamed,
        "typed, pydantic-ai's agent": lambda: verdicts.run(said),
    }


async def measure(name: str, call: Call, count: int, at_once: int) -> None:
    places = asyncio.Semaphore(at_once)

    async def one() -> None:
        async with places:
            await call()

    for _ in range(3):
        await call()
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.gather(*(one() for _ in range(count)))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - began
    print(f"{name:30} {cpu / count * 1000:5.1f} ms CPU a call, {count / wall:5.1f} calls/s")


async def measure_all(kind: str, count: int, at_once: int) -> None:
    calls: list[ModelCall] = []
    ours, models = our_calls(calls)
    async with openai.AsyncOpenAI(api_key="key", base_url=URL, max_retries=0) as client:
        for name, call in {**ours, **other_calls(client)}.items():
            if name.startswith(kind):
                await measure(name, call, count, at_once)
    firsts = sorted(call.first_token_seconds or call.seconds for call in calls)
    print(f"first text, ours: p50 {firsts[len(firsts) // 2] * 1000:.0f} ms")
    await models.aclose()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=4)
    options = parser.parse_args()
    for kind, text, pace in (("stream", "word " * 40, 80), ("typed", json.dumps(OUTPUT), 0)):
        double = [sys.executable, "-m", "tests.providers.server", "--port", str(PORT)]
        double += ["--text", text, "--tokens-per-second", str(pace)]
        with subprocess.Popen(double) as process:
            time.sleep(2)
            asyncio.run(measure_all(kind, options.calls, options.at_once))
            process.terminate()
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
