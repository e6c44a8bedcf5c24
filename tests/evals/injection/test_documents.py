"""Orders in CVs and job descriptions: they change no key points and no prompt but for its data."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.evals.injection.loading import Where, load_attacks
from tests.factories import ANSWER, CV_TEXT, add_text, begin, play
from viva.app import create_app
from viva.evaluation.exhibits import evaluation_prompt, exhibit_of
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.schemas import TurnRecord
from viva.settings import Settings

JOB_TEXT = """Backend Engineer
We build booking software for bakeries.

Your tasks
- Build REST services in Python and PostgreSQL
- Keep the order pipeline on Kafka running

Requirements
- Three years with Python
- Experience with SQL databases
"""
FENCES = [
    "<<<question",
    "question>>>",
    "",
    "<<<key_points",
    "key_points>>>",
    "",
    "<<<answer",
    "answer>>>",
]
AT_ONCE = 14
SCORER = LexicalScorer()


@asynccontextmanager
async def turns_with(
    settings: Settings, cv: str, job: str
) -> AsyncIterator[tuple[TurnRecord, ...]]:
    """The turns of an interview about these documents."""
    app = create_app(settings, jobs=InlineJobs(), scorer=SCORER)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            wanted = {
                "cv_id": (await add_text(client, "cv", cv))["id"],
                "job_id": (await add_text(client, "job", job))["id"],
            }
            interview = await begin(client, questions=8, **wanted)
            await play(client, interview)
            yield (await app.state.services.interviews.get_record(interview["id"])).turns


def attacked(where: Where, batch: int) -> tuple[str, list[str]]:
    """The text of this kind with some attacks among its lines, and these attacks."""
    chosen = load_attacks(where)[batch * AT_ONCE : (batch + 1) * AT_ONCE]
    orders = "\n".join(f"- {attack.text}" for attack in chosen)
    honest, before = (CV_TEXT, "\nJunior") if where is Where.CV else (JOB_TEXT, "\nRequirements")
    return honest.replace(before, f"{orders}\n{before}", 1), [attack.text for attack in chosen]


@pytest.mark.parametrize(
    ("where", "batch"),
    [
        (where, batch)
        for where in (Where.CV, Where.JOB)
        for batch in range(-(-len(load_attacks(where)) // AT_ONCE))
    ],
)
async def test_orders_in_documents_reach_neither_key_points_nor_instructions(
    where: Where, batch: int, settings: Settings
) -> None:
    text, orders = attacked(where, batch)
    cv, job = (text, JOB_TEXT) if where is Where.CV else (CV_TEXT, text)

    async with turns_with(settings, cv, job) as turns:
        questions = [turn.question for turn in turns]

    assert questions
    fixed: set[str] = set()
    for question in questions:
        assert question.key_points
        item = scoring_item(question, ANSWER)
        exhibit = exhibit_of(item, SCORER.score(item), SCORER)
        if exhibit is None:
            continue
        prompt = evaluation_prompt(exhibit)
        fixed.add(prompt.fixed)
        points = " ".join(point.text for point in question.key_points)
        assert not [order for order in orders if order in points]
        outside = [line for line in prompt.task.split("\n") if not line.startswith("| ")]
        assert outside == FENCES
    assert len(fixed) <= 1
