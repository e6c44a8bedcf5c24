"""What the provider double is told to answer, and what it was asked."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

# Nobody waits so long for a first token.
_SILENCE_SECONDS = 30
TOKEN = re.compile(r"\s*\S+\s*$|\s*\S+")


def _ignore() -> None:
    return


class Wire(StrEnum):
    """The three formats that language models are spoken to in."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    GEMINI = "gemini"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply with its pace and its faults; where an output is asked for, `text` is its JSON.

    Args:
        text: What is said, or the JSON of a typed output, right or wrong.
        repeat: How often `text` is said.
        first_token_seconds: Wait before the first token; headers are sent before it.
        tokens_per_second: Pace of the tokens; None is at once.
        status: An HTTP status from 400 on is an error reply.
        retry_after: Value of the Retry-After header of an error.
        hang: Never answer, not even with headers.
        stall_after: Fall silent after so many tokens, with the connection open.
        cut_after: Break the connection after so many tokens.
        error_after: Send the wire's own error event after so many tokens.
        garbled: The body, or the first event of a stream, is no JSON.
        stays_open: A stream says all, and its end, but the body does not end.
        cached_tokens: Prompt tokens that are reported as read from the provider's cache.
        on_silence: Told when all has been sent that will come before everybody's patience is over.
    """

    text: str = "Thank you. What would you do next?"
    repeat: int = 1
    first_token_seconds: float = 0
    tokens_per_second: float | None = None
    status: int = 200
    retry_after: str | None = None
    hang: bool = False
    stall_after: int | None = None
    cut_after: int | None = None
    error_after: int | None = None
    garbled: bool = False
    stays_open: bool = False
    cached_tokens: int = 0
    on_silence: Callable[[], None] = field(default=_ignore, compare=False)

    def tokens(self) -> Iterator[str]:
        once = TOKEN.findall(self.text)
        for _ in range(self.repeat):
            yield from once

    @property
    def whole_text(self) -> str:
        return self.text * self.repeat

    @property
    def begins_too_late(self) -> bool:
        return self.first_token_seconds >= _SILENCE_SECONDS

    @property
    def token_count(self) -> int:
        return len(TOKEN.findall(self.text)) * self.repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it came, with what all three wires have in common.

    `messages` are the texts of the conversation as (`user` or `assistant`, text), the system's
    text apart; `output_tool` is the tool that must be called, if one is; `schema` the shape that
    is asked for, by tool or by response format; `connection` tells connections apart.
    """

    wire: Wire
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    model: str
    stream: bool
    system: str
    messages: tuple[tuple[str, str], ...]
    output_tool: str | None
    schema: dict[str, Any] | None
    connection: int = 0

    @property
    def key(self) -> str:
        """The API key, from where the wire carries it."""
        bearer = self.headers.get("authorization", "").removeprefix("Bearer ")
        return self.headers.get("x-api-key") or self.headers.get("x-goog-api-key") or bearer

    @property
    def prompt(self) -> str:
        """All that the model reads, in the order in which a provider's cache compares it."""
        return "\n".join([self.system, *(text for _, text in self.messages)])


Script = Callable[[Request], Reply] | Sequence[Reply]


def says(output: object, **details: Any) -> Reply:
    """A reply with a typed output."""
    return Reply(text=json.dumps(output), **details)


@dataclass(slots=True)
class Conversation:
    """Gives the replies of a script in their order, the last one for ever, and keeps requests.

    `on_silence` is that of every reply.
    """

    script: Script = field(default_factory=lambda: [Reply()])
    requests: list[Request] = field(default_factory=list)
    on_silence: Callable[[], None] = _ignore
    _next: int = 0

    def use(self, *script: Reply | Callable[[Request], Reply]) -> None:
        """From now on reply so: one function, or replies in their order."""
        functions = [item for item in script if not isinstance(item, Reply)]
        replies = [item for item in script if isinstance(item, Reply)]
        self.script = functions[0] if functions else replies
        self._next = 0

    def reply_to(self, request: Request) -> Reply:
        self.requests.append(request)
        return replace(self._scripted(request), on_silence=self.on_silence)

    def _scripted(self, request: Request) -> Reply:
        if callable(self.script):
            return self.script(request)
        reply = self.script[min(self._next, len(self.script) - 1)]
        self._next += 1
        return reply
