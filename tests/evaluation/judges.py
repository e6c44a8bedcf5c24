"""What a provider double says as a judge of answers."""

import re
from collections.abc import Callable
from typing import Any

from tests.providers.replies import Reply, Request, says

_BLOCK = r"<<<{name}\n(.*?)\n{name}>>>"


def block(request: Request, name: str) -> str:
    """A block of the prompt without the marks of its lines."""
    found = re.search(_BLOCK.format(name=name), request.prompt, re.DOTALL)
    assert found is not None, request.prompt
    return "\n".join(line.removeprefix("| ") for line in found.group(1).split("\n"))


def judging(verdict: str, quote: Callable[[str], str]) -> Callable[[Request], Reply]:
    """A judge with one verdict for all key points, and a quote made from the answer it reads."""

    def reply(request: Request) -> Reply:
        count = len(block(request, "key_points").split("\n"))
        words = quote(block(request, "answer"))
        return says(judgement(*[(verdict, words)] * count))

    return reply


def judgement(*verdicts: tuple[str, str]) -> dict[str, Any]:
    """The judgement with these verdicts and quotes, in the order of the key points."""
    return {
        "verdicts": [
            {"point": number, "verdict": verdict, "quote": quote}
            for number, (verdict, quote) in enumerate(verdicts, start=1)
        ]
    }


def first_words(answer: str) -> str:
    return " ".join(answer.split()[:5])


HITS = judging("hit", first_words)
MISSES = judging("miss", lambda _answer: "")
