"""The same over the wire: the official clients between the obedient model and the scorer."""

from dataclasses import replace

import pytest

from tests.evals.injection.loading import Attack, Where, load_attacks
from tests.evals.injection.obedient import Obedience
from tests.evals.injection.pipeline import honest_answers, model_for, offline_scorer
from tests.llm.test_faults import models_of
from tests.providers.replies import Reply
from tests.providers.server import ProviderDouble
from viva.evaluation.hidden_contacts import hide_contacts
from viva.evaluation.model_scorer import ModelScorer
from viva.llm.accounts import Account

CHOSEN = ("order-1", "fake-json-1", "fence-1", "quote-10", "german-2", "unicode-4", "inside-2")
ATTACKS = [attack for attack in load_attacks(Where.ANSWER) if attack.id in CHOSEN]
MODELS = ("openai:first,anthropic:second", "google:first", "anthropic:first")
PAIRS = [(attack, MODELS[number % len(MODELS)]) for number, attack in enumerate(ATTACKS)]


async def score_of(double: ProviderDouble, models: str, attack: Attack | None) -> float:
    honest = honest_answers()[1]
    text = honest.answer.text if attack is None else attack.put_into(honest.answer.text)
    model = model_for(honest, "\x01" if attack is None else attack.text, Obedience.CLEVER)
    double.conversation.use(lambda request: Reply(text=model.reply(request.prompt)))
    item = replace(honest.item, answer=text)
    offline = offline_scorer().score(item)
    account = Account(mask=hide_contacts, record=lambda _: None)
    async with models_of(double, models) as asked:
        judged = await ModelScorer(asked, offline_scorer()).evaluate(item, offline, account)
    return (judged or offline).score or 0.0


@pytest.mark.parametrize(("attack", "models"), PAIRS, ids=[attack.id for attack in ATTACKS])
async def test_an_obedient_model_cannot_be_ordered_to_raise_a_score(
    attack: Attack, models: str, double: ProviderDouble
) -> None:
    honest = await score_of(double, models, None)

    attacked = await score_of(double, models, attack)

    assert double.conversation.requests
    assert attacked - honest < 1
