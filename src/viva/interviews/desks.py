"""What lies ready for an interview while models prepare its questions; it lives in memory alone."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from viva.evaluation.judge_phrases import is_an_order
from viva.evaluation.lexical import scoring_item
from viva.evaluation.masking import blind
from viva.interviews.schemas import TurnRecord
from viva.interviews.turn_rules import Foreseen
from viva.llm.accounts import Account
from viva.nlp.sentences import split_sentences
from viva.questions.interview_prompt import Material, bounded
from viva.questions.model_interviewer import Prepared
from viva.questions.ranking import is_poor
from viva.questions.schemas import Question
from viva.questions.similarity import is_repeat

_MOST_CALLS: Final = 2
# A prepared question may miss the level that one answer suggests; the next one makes up for it.
_FURTHEST_LEVEL: Final = 3.0
_MOST_READY: Final = 6


@dataclass(frozen=True, slots=True)
class _Ready:
    question: Question
    call_id: str


@dataclass(slots=True, kw_only=True)
class Desk:
    """The desk of one interview.

    `calls` are by the number of the question to come. `idle` are the calls none of whose questions
    has been asked.
    """

    account: Account | None = None
    material: Material | None = None
    task: asyncio.Task[None] | None = None
    _ready: list[_Ready] = field(default_factory=list)
    _idle: set[str] = field(default_factory=set)
    _calls: Counter[int] = field(default_factory=Counter)
    _told: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, prepared: Prepared) -> None:
        """Take the questions of a call; those that it had given before are among them."""
        kept = [one for one in self._ready if one.call_id != prepared.call_id]
        written = [_Ready(question, prepared.call_id) for question in prepared.questions]
        self._ready = [*kept, *written][-_MOST_READY:]
        self._idle.add(prepared.call_id)

    def has(self, foreseen: Foreseen, asked: Sequence[Question]) -> bool:
        return self._find(foreseen, asked) is not None

    def take(self, foreseen: Foreseen, asked: Sequence[Question]) -> Question | None:
        """A question that suits, to be asked now."""
        found = self._find(foreseen, asked)
        if found is None:
            return None
        self._idle.discard(found.call_id)
        return found.question

    def may_call(self, number: int) -> bool:
        if self._calls[number] >= _MOST_CALLS:
            return False
        self._calls[number] += 1
        return True

    def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def clear(self) -> None:
        """Nothing more is asked: calls that served nobody are booked as thrown away."""
        self.stop()
        if self.account is not None:
            for call_id in self._idle:
                self.account.discard(call_id)
        self._ready, self._idle = [], set()

    def tell(self, turn: TurnRecord) -> str | None:
        if turn.answer is None:
            return None
        key = (turn.turn_id, turn.answer)
        if key not in self._told:
            self._told[key] = _telling(turn.question, turn.answer)
        return self._told[key]

    def _find(self, foreseen: Foreseen, asked: Sequence[Question]) -> _Ready | None:
        """Best one about the same as the rules' question, then one of the level."""
        suiting = [
            one
            for one in self._ready
            if suits(one.question, foreseen, asked[-1]) and not is_repeat(one.question, asked)
        ]
        return min(suiting, key=lambda one: foreseen.distance(one.question), default=None)


def suits(question: Question, foreseen: Foreseen, last: Question) -> bool:
    """Whether it can be asked where the rules would ask their plan."""
    _, levels = foreseen.distance(question)
    if question.section != foreseen.plan.section or levels > _FURTHEST_LEVEL:
        return False
    return not is_poor(foreseen.answer) or question.competency != last.competency


def _telling(question: Question, answer: str) -> str:
    """An answer as a model may read it: blind, not too long, without sentences that give orders."""
    item = scoring_item(question, answer)
    text = bounded(blind(item)[0].answer)
    sentences = [sentence.text for sentence in split_sentences(text)]
    return " ".join(one for one in sentences if not is_an_order(item, one))
