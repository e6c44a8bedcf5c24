"""The real way of a talk to its next question, with a model in process."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from tests.evals.injection.loading import Attack, Place, Where
from tests.evals.injection.obedient_interviewer import Manner, ObedientInterviewer, shown_in
from tests.evals.injection.pipeline import HonestAnswer, honest_answers
from tests.evals.injection.test_documents import JOB_TEXT
from tests.factories import CV_TEXT
from tests.llm.fakes import options
from tests.llm.test_faults import no_sleep
from viva.documents.parsing import parse_text
from viva.documents.schemas import DocumentKind
from viva.interviews.asking import AskingService
from viva.interviews.context import InterviewContext
from viva.interviews.planning import InterviewDocuments, compose_context
from viva.interviews.schemas import TurnRecord
from viva.interviews.turn_rules import Foreseen, TalkSoFar, foresee
from viva.interviews.views import NewInterview
from viva.llm.accounts import Account
from viva.llm.errors import Failure, ProviderError
from viva.llm.language_models import LanguageModels, Timing
from viva.llm.names import ModelName
from viva.llm.options import select_models
from viva.llm.prompts import Mask, Prompt
from viva.llm.usage import Output, Usage
from viva.matching.schemas import BriefDocument, InterviewKind
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.choosers import Choosers
from viva.questions.model_interviewer import ModelInterviewer
from viva.questions.schemas import Question

T = TypeVar("T", bound=BaseModel)

TODAY = date(2026, 6, 1)
_NOW = datetime(2026, 6, 1, tzinfo=UTC)
NO_ATTACK = Attack(
    id="none", where=Where.ANSWER, way="none", language="en", place=Place.AFTER, text="\x01"
)
# What a model is told where there is no attack.
_SHOWN: dict[int, str] = {}
_KINDS = (InterviewKind.TECHNICAL, InterviewKind.BEHAVIOURAL, InterviewKind.HR)


@dataclass(slots=True)
class Writing:
    """Connections to a model that writes questions, without a wire."""

    interviewer: ObedientInterviewer

    async def connect(self) -> "Writing":
        return self

    async def write(
        self,
        model: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]:
        raise ProviderError(Failure.WRONG_SHAPE)

    async def stream(
        self, model: ModelName, prompt: Prompt, *, live: bool
    ) -> AsyncGenerator[str | Usage, None]:
        yield self.interviewer.reply(prompt)

    def price(self, model: ModelName, usage: Usage) -> Decimal | None:
        return None

    async def aclose(self) -> None:
        return


@dataclass(slots=True)
class Page:
    """What somebody reads while a question is written."""

    text: str = ""
    shown: list[str] = field(default_factory=list)

    def show(self, text: str) -> None:
        self.text += text

    def clear(self) -> None:
        self.shown.append(self.text)
        self.text = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The next question, what stood on the screen, and the model that had a say."""

    question: Question
    plan: Question
    page: Page
    model: ObedientInterviewer
    earlier: tuple[Question, ...]

    @property
    def by_model(self) -> bool:
        return self.question.written_by is not None


@cache
def choosers() -> Choosers:
    return Choosers(QuestionBank.load(), SkillVocabulary.load())


@cache
def context_of(cv: str, job: str, kind: InterviewKind) -> InterviewContext:
    """An interview about these documents."""
    read = [
        BriefDocument(id=kind.value, lines=parsed.lines, profile=parsed.profile)
        for kind, parsed in (
            (DocumentKind.CV, parse_text(cv, DocumentKind.CV, TODAY)),
            (DocumentKind.JOB, parse_text(job, DocumentKind.JOB, TODAY)),
        )
    ]
    wishes = NewInterview(kind=kind, questions=8)
    found = InterviewDocuments(cv=read[0], job=read[1])
    return compose_context(wishes, found, seen=frozenset(), seed=7)


def documents_with(attack: Attack) -> tuple[str, str]:
    """CV and job description, one of them with the attack as a line of its own."""
    if attack.where is Where.CV:
        return CV_TEXT.replace("\nJunior", f"\n- {attack.text}\n\nJunior", 1), JOB_TEXT
    if attack.where is Where.JOB:
        return CV_TEXT, JOB_TEXT.replace("\nRequirements", f"- {attack.text}\n\nRequirements", 1)
    return CV_TEXT, JOB_TEXT


@cache
def talk_with(number: int, attack: Attack) -> tuple[TalkSoFar, Foreseen]:
    """An interview with one answer, and what the rules would ask next."""
    answered = honest_answers()[number * 7 % len(honest_answers())]
    context = context_of(*documents_with(attack), _KINDS[number % len(_KINDS)])
    said = answered.answer.text
    if attack.where is Where.ANSWER:
        said = attack.put_into(said)
    talk = TalkSoFar(
        owner_id="o", interview_id="i", context=context, turns=(_turn(answered, said),)
    )
    foreseen = next(foresee(talk, choosers().get(None)))
    missed = tuple(point.id for point in answered.item.key_points[:2])
    return talk, replace(foreseen, answer=replace(foreseen.answer, missed=missed))


async def asked_after(number: int, attack: Attack, manner: Manner) -> Asked:
    """The question that is asked after an answer, with an attack somewhere before it."""
    if number not in _SHOWN:
        bare = await _asked(number, NO_ATTACK, manner, known="")
        _SHOWN[number] = shown_in(bare.model.prompts[0])
    return await _asked(number, attack, manner, known=_SHOWN[number])


async def _asked(number: int, attack: Attack, manner: Manner, *, known: str) -> Asked:
    talk, foreseen = talk_with(number, attack)
    model = ObedientInterviewer(
        attack=attack.text,
        known=known,
        honest=honest_question(foreseen.plan),
        manner=manner,
        number=number,
    )
    chosen = options("openai:first")
    models = LanguageModels(
        chosen, select_models(chosen), Writing(model).connect, Timing(sleep=no_sleep)
    )
    asking = AskingService(
        interviewer=ModelInterviewer(models), choosers=choosers(), open_account=_account
    )
    page = Page()
    question = await asking.ask(talk, foreseen, page)
    return Asked(question, foreseen.plan, page, model, talk.asked)


def honest_question(plan: Question) -> Question:
    """Another question of the bank, on the same where there is one."""
    others = [
        one
        for one in QuestionBank.load().questions
        if one.kind is plan.kind and one.id != plan.id and one.section is plan.section
    ]
    near = [one for one in others if one.competency == plan.competency] or others
    return near[sum(plan.id.encode()) % len(near)]


def _turn(answered: HonestAnswer, said: str) -> TurnRecord:
    question = QuestionBank.load().get(answered.answer.question_id)
    return TurnRecord(
        turn_id="t",
        number=1,
        question=question,
        answer=said,
        skipped=False,
        evaluation=None,
        asked_at=_NOW,
        answered_at=_NOW,
    )


async def _account(owner_id: str, *, interview_id: str | None, mask: Mask) -> Account:
    return Account(mask=mask, record=lambda _: None)
