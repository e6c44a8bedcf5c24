"""Tokens of one request, and a typed output with them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens of one request; `prompt_tokens` include `cached_tokens`.

    Where the provider did not say, for a stream that broke off, they are estimated.
    """

    prompt_tokens: int
    output_tokens: int
    cached_tokens: int = 0
    cache_write_tokens: int = 0
    estimated: bool = False

    @property
    def total_tokens(self) -> int:
        return self.prompt_tokens + self.output_tokens


def estimate_usage(prompt_characters: int, output_characters: int) -> Usage:
    """Four characters a token, as English has them."""
    return Usage(
        prompt_tokens=prompt_characters // 4,
        output_tokens=output_characters // 4,
        estimated=True,
    )


@dataclass(frozen=True, slots=True)
class Output(Generic[T]):
    """A typed output and what it took."""

    value: T
    usage: Usage
