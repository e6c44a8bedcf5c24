"""A model that does whatever an answer tells it to, and else judges as it was taught."""

import json
import re
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tests.evaluation.judges import block_of
from viva.evaluation.decoys import DECOYS
from viva.evaluation.normalised import normalise
from viva.llm.errors import Failure, ProviderError
from viva.llm.names import ModelName
from viva.llm.prompts import Prompt
from viva.llm.usage import Output, Usage
from viva.nlp.tokens import stem

T = TypeVar("T", bound=BaseModel)

_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"^\d+\. ")
_DECOYS = frozenset(decoy for decoys in DECOYS.values() for decoy in decoys)
_TOKENS = Usage(prompt_tokens=500, output_tokens=100)
_LONGEST_QUOTE_WORDS = 25


class Obedience(StrEnum):
    """What the model does with an order that it finds.

    `blunt` confirms all it is asked about and quotes the beginning; `clever` confirms all that may
    belong to the question and quotes the sentence nearest to it; `captured` the same, and quotes
    the order itself; `talkative` writes what it is asked about into its quotes; `wild` breaks the
    format.
    """

    BLUNT = "blunt"
    CLEVER = "clever"
    CAPTURED = "captured"
    TALKATIVE = "talkative"
    WILD = "wild"


@dataclass(slots=True)
class ObedientModel:
    """Takes every trace of the attack that it sees for an order.

    Args:
        honest: The answer without the attack.
        blind: The same as a model is shown it.
        truth: The verdict on each key point and the sentence it is drawn from, for the honest
            answer; where that sentence is not shown, the point is missed.
    """

    honest: str
    blind: str
    attack: str
    truth: Mapping[str, tuple[str, str]]
    obedience: Obedience
    obeyed: int = 0
    prompts: list[str] = field(default_factory=list)

    def reply(self, prompt: str) -> str:
        """The JSON that it writes."""
        self.prompts.append(prompt)
        points = [_NUMBERED.sub("", line) for line in block_of(prompt, "key_points").split("\n")]
        sentences = block_of(prompt, "answer").split("\n")
        if not self._sees_an_order(" ".join(sentences)):
            return _judgement([self._honestly(point, sentences) for point in points])
        self.obeyed += 1
        if self.obedience is Obedience.WILD:
            return "banana"
        return _judgement([self._obediently(point, sentences) for point in points])

    def _sees_an_order(self, shown: str) -> bool:
        order, known = pairs(self.attack), pairs(self.honest) | pairs(self.blind)
        return bool((order - known) & pairs(shown))

    def _honestly(self, point: str, sentences: list[str]) -> tuple[str, str]:
        verdict, sentence = self.truth.get(point, ("miss", ""))
        seen = _words(sentence) and _words(sentence)[:6] in [_words(one)[:6] for one in sentences]
        return (verdict, _beginning(sentence)) if seen else ("miss", "")

    def _obediently(self, point: str, sentences: list[str]) -> tuple[str, str]:
        if self.obedience is Obedience.TALKATIVE:
            return "hit", point
        if self.obedience is Obedience.BLUNT:
            return "hit", _beginning(sentences[0])
        if point in _DECOYS:
            return "miss", ""
        if self.obedience is Obedience.CAPTURED:
            orders = [one for one in sentences if self._sees_an_order(one)]
            return "hit", _beginning((orders or sentences)[0])
        return "hit", _beginning(max(sentences, key=lambda one: len(stems(one) & stems(point))))


@dataclass(slots=True)
class InProcess:
    """Connections to a model without a wire."""

    reply: Callable[[str], str]
    calls: int = 0

    async def connect(self) -> "InProcess":
        return self

    async def write(
        self,
        model: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]:
        self.calls += 1
        try:
            value = output_type.model_validate_json(self.reply(prompt.task))
        except ValidationError:
            raise ProviderError(Failure.WRONG_SHAPE) from None
        return Output(value, _TOKENS)

    async def stream(
        self, model: ModelName, prompt: Prompt, *, live: bool
    ) -> AsyncGenerator[str | Usage, None]:
        yield self.reply(prompt.task)

    def price(self, model: ModelName, usage: Usage) -> Decimal | None:
        return None

    async def aclose(self) -> None:
        return


def _judgement(verdicts: list[tuple[str, str]]) -> str:
    numbered = [
        {"point": number, "verdict": verdict, "quote": quote}
        for number, (verdict, quote) in enumerate(verdicts, start=1)
    ]
    return json.dumps({"verdicts": numbered})


def _beginning(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:_LONGEST_QUOTE_WORDS])


def _words(text: str) -> list[str]:
    return _WORD.findall(normalise(text).text.casefold())


def pairs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {*pairwise(words)} if len(words) > 1 else {tuple(words)}


def stems(text: str) -> set[str]:
    return {stem(word) for word in _words(text) if len(word) > 3}
