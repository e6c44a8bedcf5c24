"""The real way of an answer to its score, with a model in process."""

from dataclasses import dataclass, replace
from functools import cache

from tests.evals.answers.loading import AnswerKind, GradedAnswer, Split, load
from tests.evals.injection.obedient import InProcess, Obedience, ObedientModel, stems
from tests.llm.fakes import options
from tests.llm.test_faults import no_sleep
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.exhibits import exhibit_of
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.evaluation.hidden_contacts import hide_contacts
from viva.evaluation.lexical import scoring_item
from viva.evaluation.masking import blind
from viva.evaluation.model_scorer import ModelScorer
from viva.evaluation.relations import content_verdicts
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.llm.accounts import Account
from viva.llm.language_models import LanguageModels, Timing
from viva.llm.options import select_models
from viva.questions.bank import QuestionBank

TWO_MODELS = "openai:first,anthropic:second"
ONE_MODEL = "openai:first"

Truth = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HonestAnswer:
    """An answer as it was meant, with its offline evaluation and the truth about it."""

    answer: GradedAnswer
    item: ScoringItem
    offline: Evaluation
    truth: Truth


@dataclass(frozen=True, slots=True)
class Outcome:
    """The evaluation that the candidate sees, and the model that had a say in it."""

    evaluation: Evaluation
    model: ObedientModel

    @property
    def score(self) -> float:
        """What it comes to; no score is none."""
        return self.evaluation.score or 0.0


class Remembering:
    """The contextual scorer; what it has scored once it does not score again."""

    def __init__(self) -> None:
        self._scorer = load_contextual_scorer()
        self._score = cache(self._scorer.score)

    @property
    def version(self) -> str:
        return self._scorer.version

    def prepare(self, item: ScoringItem) -> None:
        self._scorer.prepare(item)

    def score(self, item: ScoringItem) -> Evaluation:
        """Spaces at the end, where an order was blanked, change nothing."""
        return self._score(replace(item, answer=item.answer.rstrip()))


@cache
def offline_scorer() -> Scorer:
    return Remembering()


@cache
def honest_answers() -> tuple[HonestAnswer, ...]:
    """Those of the tuning half that a model gets to see."""
    bank = QuestionBank.load()
    chosen = [
        a for a in load(Split.TUNING) if a.kind in (AnswerKind.QUALITY, AnswerKind.PARAPHRASE)
    ]
    made = [_honest(a, scoring_item(bank.get(a.question_id), a.text)) for a in chosen]
    return tuple(one for one in made if one.offline.band_source != GATE_BAND_SOURCE)


async def outcome_of(
    item: ScoringItem, offline: Evaluation, model: ObedientModel, models: str = TWO_MODELS
) -> Outcome:
    """What becomes of an answer: the offline score, and what the models make of it."""
    chosen = options(models)
    asked = LanguageModels(
        chosen, select_models(chosen), InProcess(model.reply).connect, Timing(sleep=no_sleep)
    )
    account = Account(mask=hide_contacts, record=lambda _: None)
    judged = await ModelScorer(asked, offline_scorer()).evaluate(item, offline, account)
    return Outcome(judged or offline, model)


def model_for(honest: HonestAnswer, attack: str, obedience: Obedience) -> ObedientModel:
    shown = blind(honest.item)[0].answer
    return ObedientModel(honest.answer.text, shown, attack, honest.truth, obedience)


def _honest(answer: GradedAnswer, item: ScoringItem) -> HonestAnswer:
    offline = offline_scorer().score(item)
    return HonestAnswer(answer, item, offline, _truth(answer, item, offline))


def _truth(answer: GradedAnswer, item: ScoringItem, offline: Evaluation) -> Truth:
    """Verdicts that come to the grade a careful person gave, the surest key points first."""
    exhibit = exhibit_of(item, offline, offline_scorer())
    verdicts = content_verdicts(item, offline)
    if exhibit is None or not verdicts:
        return {}
    sentences = [exhibit.sentence(i) for i in range(len(exhibit.places))]
    weights = {point.text: point.weight for point in item.key_points}
    left = (answer.grade or 0.0) / 10 * sum(weights.values())
    truth: Truth = {}
    for verdict in sorted(verdicts, key=lambda v: -v.points / weights[v.key_point or ""]):
        text = verdict.key_point or ""
        weight = weights[text]
        worth = 1.0 if left >= weight * 0.75 else 0.5 if left >= weight * 0.25 else 0.0
        left -= weight * worth
        kind = {1.0: "hit", 0.5: "partial", 0.0: "miss"}[worth]
        near = max(sentences, key=lambda one: len(stems(one) & stems(text)))
        said = [
            sentence
            for sentence, place in zip(sentences, exhibit.places, strict=True)
            if verdict.start is not None and place[0] <= verdict.start < place[1]
        ]
        truth[" ".join(text.split())] = (kind, (said or [near])[0])
    return truth
