"""All that speaks to providers. Slow to import, so the wiring loads it when models are set."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel

from viva.llm.names import ModelName
from viva.llm.options import ModelOptions, Selection
from viva.llm.outputs import TypedOutputs
from viva.llm.prices import find_price
from viva.llm.prompts import Prompt
from viva.llm.streams import TextStreams
from viva.llm.transport import BoundedClient, open_client
from viva.llm.usage import Output, Usage

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderConnections:
    """Connections to every selected provider."""

    selection: Selection
    client: BoundedClient
    streams: TextStreams
    outputs: TypedOutputs

    def stream(
        self, model: ModelName, prompt: Prompt, *, live: bool
    ) -> AsyncGenerator[str | Usage, None]:
        return self.streams.stream(model, prompt, live=live)

    async def write(
        self,
        model: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]:
        return await self.outputs.write(model, prompt, output_type, first_token_seconds)

    def price(self, model: ModelName, usage: Usage) -> Decimal | None:
        return find_price(self.selection.endpoints[model.provider], model.model, usage)

    async def aclose(self) -> None:
        await self.client.aclose()


def open_connections(options: ModelOptions, selection: Selection) -> ProviderConnections:
    client = open_client(timeout_seconds=options.timeout_seconds, connections=options.concurrency)
    return ProviderConnections(
        selection=selection,
        client=client,
        streams=TextStreams(client, selection.endpoints),
        outputs=TypedOutputs(client, selection.endpoints),
    )
