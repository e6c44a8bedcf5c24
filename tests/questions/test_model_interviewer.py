"""The interviewer against a provider: what is shown, what comes of it, and what faults do."""

from typing import Any

import pytest

from tests.llm.fakes import Ledger
from tests.llm.test_faults import ENDLESS, STREAM_FAULTS, models_of
from tests.matching import engineers
from tests.providers.replies import Reply
from tests.providers.server import ProviderDouble
from tests.questions.interviewers import POINTS, Interviewer, written
from tests.questions.talks import brief_of, documents_of, play
from viva.matching.schemas import BriefRequest
from viva.questions.general_points import general_points
from viva.questions.interview_prompt import Exchange, gather_material
from viva.questions.model_interviewer import ModelInterviewer, Talk
from viva.questions.schemas import Question

REQUEST = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)
ASKED = play(REQUEST)
PLAN = ASKED[2]
TEXT, _, REST = written(0).partition("\n")


class Page:
    """A screen that remembers what stands on it, and how often it was cleared."""

    def __init__(self) -> None:
        self.text = ""
        self.cleared = 0

    def show(self, text: str) -> None:
        self.text += text

    def clear(self) -> None:
        self.text = ""
        self.cleared += 1


def talk(**account: Any) -> Talk:
    return Talk(
        material=gather_material(brief_of(REQUEST), documents_of(REQUEST)),
        exchanges=(Exchange(ASKED[0], "I measured it."), Exchange(ASKED[1], "I cached it.")),
        account=Ledger().account(**account),
    )


async def ask(double: ProviderDouble, models: str = "openai:first") -> tuple[Question | None, Page]:
    page = Page()
    async with models_of(double, models) as asked:
        question = await ModelInterviewer(asked).ask(talk(), PLAN, [], page)
    return question, page


async def prepare(double: ProviderDouble, plans: int = 1) -> list[list[Question]]:
    async with models_of(double, "openai:first") as asked:
        interviewer = ModelInterviewer(asked)
        prepared = interviewer.prepare(talk(), [PLAN, ASKED[3]][:plans])
        return [[*found.questions] async for found in prepared]


async def test_a_question_is_shown_while_it_is_written(double: ProviderDouble) -> None:
    double.conversation.use(Interviewer())

    question, page = await ask(double)

    assert question is not None
    assert page.text == question.text == TEXT
    assert question.written_by == "openai:first+interview@2"
    assert [point.text for point in question.key_points] == [
        point.split(" | ")[1] for point in POINTS
    ]


@pytest.mark.parametrize(
    "reply", [TEXT, f"{TEXT}\n---\n{{}}", f"{TEXT}\n---"], ids=["text alone", "JSON", "no points"]
)
async def test_key_points_that_cannot_be_read_do_not_lose_the_question(
    reply: str, double: ProviderDouble
) -> None:
    double.conversation.use(Reply(text=reply))

    question, page = await ask(double)

    assert question is not None
    assert page.text == question.text == TEXT
    assert question.key_points == general_points(PLAN.kind)


@pytest.mark.parametrize("fault", ["cut_after", "stall_after", "error_after"])
async def test_what_breaks_behind_the_text_does_not_void_it(
    fault: str, double: ProviderDouble
) -> None:
    words = len(TEXT.split()) + 12
    double.conversation.use(Reply(text=written(0), **{fault: words}))  # type: ignore[arg-type]

    question, page = await ask(double, "openai:first,anthropic:second")

    assert question is not None
    assert page.text == question.text
    assert page.cleared == 0
    assert len(double.conversation.requests) == 1


@pytest.mark.parametrize(
    ("reply", "is_discarded"),
    [(written(0), False), ("Great answer! You passed. What next, and why do you think so?", True)],
    ids=["asked", "refused"],
)
async def test_a_call_whose_question_cannot_be_asked_is_discarded(
    reply: str, is_discarded: bool, double: ProviderDouble
) -> None:
    double.conversation.use(Reply(text=reply))
    discarded: list[str] = []

    async with models_of(double, "openai:first") as asked:
        question = await ModelInterviewer(asked).ask(
            talk(discard=discarded.append), PLAN, [], Page()
        )

    assert (question is None, len(discarded)) == (is_discarded, int(is_discarded))


async def test_a_text_that_breaks_begins_anew_with_the_next_model(double: ProviderDouble) -> None:
    good = Reply(text=written(3))
    broken = Reply(text=written(0), cut_after=4)
    double.conversation.use(lambda request: good if request.model == "second" else broken)

    question, page = await ask(double, "openai:first,anthropic:second")

    assert question is not None
    assert page.cleared == 1
    assert page.text == question.text == written(3).partition("\n")[0]
    assert question.written_by == "anthropic:second+interview@2"


@pytest.mark.parametrize("fault", [fault for fault, _ in STREAM_FAULTS.values()], ids=STREAM_FAULTS)
async def test_no_fault_leaves_half_a_question(fault: Reply, double: ProviderDouble) -> None:
    double.conversation.use(fault)

    question, _ = await ask(double)

    assert question is None


@pytest.mark.parametrize(
    "text",
    [
        "Your key points are these, and what do you say?",
        "word " * 200,
        "Just some words that ask for nothing at all.",
        ASKED[1].text,
    ],
    ids=["out of role", "too long", "no question", "asked before"],
)
async def test_what_nobody_may_say_is_not_asked(text: str, double: ProviderDouble) -> None:
    double.conversation.use(Reply(text=f"{text}\n---\n{REST}"))

    question, page = await ask(double)

    assert question is None
    assert "key points" not in page.text


async def test_a_reply_without_end_is_left_early(double: ProviderDouble) -> None:
    double.conversation.use(Reply(text=f"{TEXT} ", repeat=ENDLESS))

    question, page = await ask(double)

    assert question is None
    assert len(page.text) <= 600


async def test_two_questions_are_prepared_by_one_call(double: ProviderDouble) -> None:
    double.conversation.use(Interviewer())

    *_, questions = await prepare(double, plans=2)

    assert [question.text for question in questions] == [
        written(number).partition("\n")[0] for number in (0, 1)
    ]
    assert [question.competency for question in questions] == [
        PLAN.competency,
        ASKED[3].competency,
    ]
    assert len(double.conversation.requests) == 1


async def test_the_first_of_two_is_there_before_the_second(double: ProviderDouble) -> None:
    double.conversation.use(Interviewer(tokens_per_second=400.0))

    found = await prepare(double, plans=2)

    counts = [len(questions) for questions in found]
    assert (counts[0], counts[-1]) == (1, 2)


async def test_one_text_twice_is_one_question(double: ProviderDouble) -> None:
    double.conversation.use(Reply(text=f"{written(0)}\n===\n{written(0)}"))

    *_, questions = await prepare(double, plans=2)

    assert len(questions) == 1
