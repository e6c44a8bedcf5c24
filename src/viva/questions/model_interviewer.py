"""Questions by language models: what rules plan, in words that suit the talk so far."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final, Protocol

import structlog

from viva.llm.accounts import Account
from viva.llm.batches import in_batches
from viva.llm.errors import BudgetSpentError, ModelsUnavailableError
from viva.llm.language_models import LanguageModels, Reset, TextDelta
from viva.llm.names import ModelName, Role
from viva.questions.draft_checks import FEWEST_POINTS, Setting, check_draft, find_fault
from viva.questions.drafts import Draft, QuestionText, read_drafts
from viva.questions.interview_prompt import INSTRUCTIONS, Exchange, Material, order_prompt
from viva.questions.schemas import Question
from viva.questions.simpler import check_simpler

log = structlog.get_logger()

# Nobody waits for what is prepared.
_PREPARING_SECONDS: Final = 15.0
# Somebody who waits has a question after four seconds, from the rules if need be.
_FIRST_TEXT_SECONDS: Final = 3.0
_LATEST_SECONDS: Final = 3.7
# The key points behind a text are shown to nobody.
_PAUSE_SECONDS: Final = 0.05

Deltas = AsyncGenerator[TextDelta | Reset, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """An interview as a model is told of it; the account pays."""

    material: Material
    exchanges: tuple[Exchange, ...]
    account: Account

    @property
    def asked(self) -> tuple[Question, ...]:
        return tuple(exchange.question for exchange in self.exchanges)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a call has given so far, perhaps nothing; it is discarded where none of it is used."""

    call_id: str
    questions: tuple[Question, ...]


class Screen(Protocol):
    """Where somebody reads a question while it is written."""

    def show(self, text: str) -> None:
        """More of the text."""
        ...

    def clear(self) -> None:
        """All text so far is void."""
        ...


class ModelInterviewer:
    """Asks the models of the interviewer's role; where they fail, there is no question."""

    def __init__(self, models: LanguageModels) -> None:
        self._models = models

    def is_available(self) -> bool:
        return self._models.is_available(Role.INTERVIEWER)

    async def prepare(
        self, talk: Talk, plans: Sequence[Question]
    ) -> AsyncGenerator[Prepared, None]:
        """Questions for these plans, by one call: those that can be used, whenever it is more.

        The last ones are complete, also where none came before them.
        """
        prompt = order_prompt(talk.material, talk.exchanges, plans)
        deltas = self._models.stream(
            Role.INTERVIEWER,
            prompt,
            account=talk.account,
            wait_seconds=_PREPARING_SECONDS,
            live=False,
        )
        reply, count, call_id = "", 0, ""
        author: ModelName | None = None
        try:
            async with aclosing(deltas):
                async for delta in deltas:
                    if isinstance(delta, Reset):
                        reply = ""
                        continue
                    reply, author, call_id = reply + delta.text, delta.model, delta.call_id
                    if "\n" not in delta.text:
                        continue
                    usable = _usable(reply.rpartition("\n")[0], talk, plans, author)
                    if len(usable) > count:
                        count = len(usable)
                        yield Prepared(call_id, tuple(usable))
            usable = _usable(reply, talk, plans, author, is_whole=True)
            yield Prepared(call_id, tuple(usable))
        except (ModelsUnavailableError, BudgetSpentError) as error:
            log.info("questions_not_prepared", reason=error.code)

    async def ask(
        self, talk: Talk, plan: Question, missed: Sequence[str], screen: Screen
    ) -> Question | None:
        """The question of this plan, shown while it is written; None when it is for the rules.

        What stands on the screen then is void. Once the text is whole, whatever happens to the
        rest does no harm to it.
        """
        prompt = order_prompt(talk.material, talk.exchanges, [plan], missed)
        writing = _Writing(screen, talk.asked)
        deltas = self._models.stream(
            Role.INTERVIEWER, prompt, account=talk.account, wait_seconds=_FIRST_TEXT_SECONDS
        )
        try:
            async with asyncio.timeout(_LATEST_SECONDS), aclosing(deltas):
                await writing.follow(deltas)
        except (TimeoutError, ModelsUnavailableError, BudgetSpentError) as error:
            reason = "late" if isinstance(error, TimeoutError) else error.code
            log.info("question_cut_short", reason=reason, kept=writing.is_whole)
        draft = writing.draft()
        question = None if draft is None else _checked(draft, talk, plan, writing.author)
        if question is None and writing.call_id:
            talk.account.discard(writing.call_id)
        return question


class _Writing:
    """A question that is being written before somebody's eyes."""

    def __init__(self, screen: Screen, asked: tuple[Question, ...]) -> None:
        self.author: ModelName | None = None
        self.call_id = ""
        self._screen = screen
        self._asked = asked
        self._text = QuestionText()
        self._reply = ""
        self._has_ended = False

    @property
    def is_whole(self) -> bool:
        return self._text.is_complete

    async def follow(self, deltas: Deltas) -> None:
        """Take all deltas; those behind the text several at a time."""
        batches = in_batches(
            deltas, pause_seconds=_PAUSE_SECONDS, is_watched=lambda: not self.is_whole
        )
        async with aclosing(batches):
            async for delta in batches:
                if not self._take(delta):
                    return
        self._has_ended = self._show(self._text.finish())

    def _take(self, delta: TextDelta | Reset) -> bool:
        """False when the rest is not wanted."""
        if isinstance(delta, Reset):
            if self._text.is_complete:
                return False
            self._begin_anew()
            return True
        self._reply += delta.text
        self.author, self.call_id = delta.model, delta.call_id
        return self._show(self._text.feed(delta.text))

    def draft(self) -> Draft | None:
        """What was written; None where the text is not whole."""
        if not self._text.is_complete:
            return None
        # The last line of a reply that broke off says half of something.
        reply = self._reply if self._has_ended else self._reply.rpartition("\n")[0]
        return read_drafts(reply)[0]

    def _show(self, new: str) -> bool:
        """False when the words so far are nothing to show."""
        if not new:
            return True
        fault = find_fault(self._text.shown, INSTRUCTIONS.text, self._asked)
        if fault is not None:
            log.warning("question_stopped", reason=fault, model=str(self.author))
            self._text = QuestionText()
            return False
        self._screen.show(new)
        return True

    def _begin_anew(self) -> None:
        self._screen.clear()
        self._text, self._reply, self.author = QuestionText(), "", None


def _usable(
    reply: str,
    talk: Talk,
    plans: Sequence[Question],
    author: ModelName | None,
    *,
    is_whole: bool = False,
) -> list[Question]:
    """The questions of a reply; while it goes on, those that have enough key points."""
    questions: list[Question] = []
    for plan, draft in zip(plans, read_drafts(reply), strict=False):
        if is_whole or len(draft.points) >= FEWEST_POINTS:
            question = _checked(draft, talk, plan, author, others=questions)
            questions += [question] if question else []
    return questions


def _checked(
    draft: Draft,
    talk: Talk,
    plan: Question,
    author: ModelName | None,
    *,
    others: Sequence[Question] = (),
) -> Question | None:
    setting = Setting(
        plan=plan,
        asked=(*talk.asked, *others),
        lines=talk.material.lines,
        instructions=INSTRUCTIONS.text,
        author=f"{author}+{INSTRUCTIONS.label}",
        heard=tuple(exchange.answer for exchange in talk.exchanges if exchange.answer),
    )
    checked = check_draft(draft, setting)
    if isinstance(checked, Question):
        simpler = check_simpler(draft.simpler, checked, INSTRUCTIONS.text)
        return replace(checked, rephrased=simpler)
    log.warning("question_refused", reason=checked, model=str(author))
    return None
