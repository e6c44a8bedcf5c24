"""What a provider double says as a judge of answers."""

import re
from collections.abc import Callable
from typing import Any

from tests.providers.replies import Reply, Request, says
from viva.evaluation.decoys import DECOYS, FACTS, TALES

_DECOYS = frozenset(
    decoy for kind in (DECOYS, FACTS, TALES) for decoys in kind.values() for decoy in decoys
)
_BLOCK = r"<<<{name}\n(.*?)\n{name}>>>"


def block(request: Request, name: str) -> str:
    """A block of the prompt without the marks of its lines."""
    return block_of(request.prompt, name)


def block_of(prompt: str, name: str) -> str:
    """The same, of a prompt's text."""
    found = re.search(_BLOCK.format(name=name), prompt, re.DOTALL)
    assert found is not None, prompt
    return "\n".join(line.removeprefix("| ") for line in found.group(1).split("\n"))


def judging(verdict: str, quote: Callable[[str], str]) -> Callable[[Request], Reply]:
    """A judge with one verdict for all key points, and a quote made from the answer it reads.

    Whoever asks for something else gets an error.
    """

    def reply(request: Request) -> Reply:
        if "<<<key_points\n" not in request.prompt:
            return Reply(status=400)
        words = quote(block(request, "answer"))
        return says(judgement(request, *[(verdict, words)] * _count(request)))

    return reply


def saying(*verdicts: tuple[str, str]) -> Callable[[Request], Reply]:
    """A judge with these verdicts and quotes, in the order of the key points."""
    return lambda request: says(judgement(request, *verdicts))


def judgement(request: Request, *verdicts: tuple[str, str]) -> dict[str, Any]:
    """The judgement with these verdicts, and a miss for each decoy."""
    told = [*verdicts]
    for index in _decoys(request):
        told.insert(index, ("miss", ""))
    return numbered(*told)


def numbered(*verdicts: tuple[str, str]) -> dict[str, Any]:
    """The judgement with these verdicts, the decoys' among them."""
    return {
        "verdicts": [
            {"point": number, "verdict": verdict, "quote": quote}
            for number, (verdict, quote) in enumerate(verdicts, start=1)
        ]
    }


def _points(request: Request) -> list[str]:
    return [line.split(". ", 1)[1] for line in block(request, "key_points").split("\n")]


def _decoys(request: Request) -> list[int]:
    return [i for i, text in enumerate(_points(request)) if text in _DECOYS]


def _count(request: Request) -> int:
    return len(_points(request)) - len(_decoys(request))


def first_words(answer: str) -> str:
    return " ".join(answer.split()[:5])


HITS = judging("hit", first_words)
MISSES = judging("miss", lambda _answer: "")
