"""What a provider double says as a coach."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.evaluation.judges import HITS
from tests.providers.replies import Reply, Request, says

_BLOCK = re.compile(r"<<<answer\n(.*?)\nanswer>>>", re.DOTALL)
_HEAD = re.compile(r"answer (\d+); stronger answer: (yes|no)")
_SOUGHT = re.compile(r"(\d+) (said|in part|missing|wrong): (.*)")
_WORD = re.compile(r"\w{4,}")
_SENTENCE = re.compile(r"s(\d+): (.*)")


@dataclass(frozen=True)
class Shown:
    """One answer of a prompt: what was looked for by number, as (state, text), and sentences."""

    number: int
    is_worth_building_on: bool
    sought: dict[int, tuple[str, str]]
    sentences: dict[int, str]


def is_for_a_coach(request: Request) -> bool:
    return "; stronger answer: " in request.prompt


def shown(prompt: str) -> list[Shown]:
    return [_read(block) for block in _BLOCK.findall(prompt)]


def coaching(*answers: dict[str, Any]) -> dict[str, Any]:
    return {"answers": [*answers]}


def coached(
    answer: Shown, *, text: Callable[[str], str] = str, remark: str | None = None
) -> dict[str, Any]:
    """Remarks on all that was looked for, and each sentence in the words of `text`."""
    there = [n for n, (state, _) in answer.sought.items() if state in ("said", "in part")]
    gaps = [n for n, (state, _) in answer.sought.items() if state != "said"]
    return {
        "number": answer.number,
        "worked": [
            {"point": n, "text": remark or _praise(answer.sought[n][1], answer.sentences)}
            for n in there[:2]
        ],
        "next_steps": [
            {"point": n, "text": remark or _advice(answer.sought[n][1])} for n in gaps[:2]
        ],
        "stronger": [
            *({"text": text(s), "sentences": [n], "gap": 0} for n, s in answer.sentences.items()),
            *({"text": "", "sentences": [], "gap": n} for n in gaps),
        ],
    }


def coach(
    *, text: Callable[[str], str] = str, remark: str | None = None
) -> Callable[[Request], Reply]:
    """A coach that does as it should, unless it has other words for sentences or remarks."""

    def reply(request: Request) -> Reply:
        answers = shown(request.prompt)
        return says(coaching(*(coached(one, text=text, remark=remark) for one in answers)))

    return reply


def judge_and_coach(teach: Callable[[Request], Reply] | Reply) -> Callable[[Request], Reply]:
    """Hits for judges, and a coach beside them."""

    def reply(request: Request) -> Reply:
        if not is_for_a_coach(request):
            return HITS(request)
        return teach if isinstance(teach, Reply) else teach(request)

    return reply


def _praise(text: str, sentences: dict[int, str]) -> str:
    """A quote of the sentence that has most in common with what was looked for."""
    wanted = {*_WORD.findall(text.lower())}
    nearest = max(sentences.values(), key=lambda one: len(wanted & {*_WORD.findall(one.lower())}))
    said = " ".join(re.sub(r"[“”\"]", "", nearest).split()[:30])
    return f"You make it plain for all when you say “{said}”."


def _advice(text: str) -> str:
    words = " ".join(re.sub(r"[“”\"]", "", text).split()[:20]).rstrip(".")
    return f"Next time, take a moment to explain this as well: {words}."


def _read(block: str) -> Shown:
    lines = [line.removeprefix("| ") for line in block.split("\n")]
    head = _HEAD.fullmatch(lines[0])
    assert head is not None, lines[0]
    sought = [found for line in lines[2:] if (found := _SOUGHT.fullmatch(line))]
    spoken = [found for line in lines[2:] if (found := _SENTENCE.fullmatch(line))]
    return Shown(
        number=int(head[1]),
        is_worth_building_on=head[2] == "yes",
        sought={int(one[1]): (one[2], one[3]) for one in sought},
        sentences={int(one[1]): one[2] for one in spoken},
    )
