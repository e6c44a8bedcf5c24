"""The scorer that asks language models for verdicts and adds the points itself.

It stands beside an offline scorer: gates are closed before it is asked, and what it fails to
judge keeps the offline score. An order in the answer might reach a model, and the model might obey
it. So nothing that one look at the answer says may raise the score by much: a second look has to
confirm it, which sees no more than the sentences that the first one rests on. And where a model
seems to obey, the sentences are put to it one by one, and the one that misleads it is left out.
"""

import asyncio
from dataclasses import dataclass, replace

import structlog

from viva.evaluation.assessment import Method, assess
from viva.evaluation.bands import PROVISIONAL
from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.exhibits import Exhibit, evaluation_prompt, exhibit_of
from viva.evaluation.masking import score_blindly
from viva.evaluation.matching import Calibration
from viva.evaluation.model_verdicts import (
    DecoyFoundError,
    Judgement,
    JudgementUnusableError,
    matcher_of,
)
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.llm.accounts import Account
from viva.llm.errors import BudgetSpentError, ModelsUnavailableError
from viva.llm.language_models import LanguageModels, Written
from viva.llm.names import ModelName, Role

DISAGREEMENT = "disagreement"
_SCORER_PREFIX = "model:"
_FURTHEST_APART = 2.5
# What one look may add to the offline score without another that confirms it.
_UNCONFIRMED_RISE = 0.8
_MOST_SINGLES = 4

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Opinion:
    """An evaluation with a score, and the model whose verdicts it rests on."""

    evaluation: Evaluation
    score: float
    model: ModelName


@dataclass(frozen=True, slots=True)
class _Unusable:
    """A judgement that does not count; `misled` says that an order may be the reason."""

    model: ModelName | None
    misled: bool


@dataclass(frozen=True, slots=True)
class _Case:
    """One answer before its judges."""

    exhibit: Exhibit
    account: Account

    @property
    def item(self) -> ScoringItem:
        return self.exhibit.item

    @property
    def offline(self) -> Evaluation:
        return self.exhibit.offline

    @property
    def score(self) -> float:
        """The offline one."""
        return self.exhibit.score


def is_judged(evaluation: Evaluation) -> bool:
    """Whether a model has had its say, even where the offline score came out of it."""
    return evaluation.scorer.startswith(_SCORER_PREFIX) or evaluation.band_source == DISAGREEMENT


class ModelScorer:
    """Evaluates answers by the verdicts of language models.

    Args:
        scorer: The offline one, asked which sentences might be orders.
    """

    def __init__(self, models: LanguageModels, scorer: Scorer) -> None:
        self._models = models
        self._scorer = scorer

    async def evaluate(
        self, item: ScoringItem, offline: Evaluation, account: Account
    ) -> Evaluation | None:
        """The evaluation that takes the place of the offline one; null where that one stands."""
        exhibit = await asyncio.to_thread(exhibit_of, item, offline, self._scorer)
        if exhibit is None:
            return None
        case = _Case(exhibit, account)
        judged = await self._judge(case)
        if judged is None and exhibit.item.answer != item.answer:
            judged = exhibit.offline
        return None if judged is None else _requoted(judged, item.answer)

    async def _judge(self, case: _Case) -> Evaluation | None:
        exhibit = case.exhibit
        first = await self._look(case, exhibit)
        if isinstance(first, _Unusable):
            if first.misled:
                return await self._look_without_orders(case, first.model)
            first = await self._look(case, exhibit, other_than=first.model)
        if not isinstance(first, _Opinion):
            return None
        rise = first.score - case.score
        if -_FURTHEST_APART <= rise <= _UNCONFIRMED_RISE:
            return first.evaluation
        if rise > 0:
            second = await self._confirm(case, first)
            if isinstance(second, _Opinion):
                return _raise(case, first, second)
            without = await self._look_without_orders(case, first.model)
            return without or _alone(case, first)
        return _lower(case, first, await self._look(case, exhibit, other_than=first.model))

    async def _look_without_orders(
        self, case: _Case, misled: ModelName | None
    ) -> Evaluation | None:
        """Judge what has to do with the key points by itself, where something misled a model.

        Such a look may only take away.
        """
        exhibit = case.exhibit
        near = exhibit.narrowed(case.offline) if exhibit.relations is None else exhibit.supported()
        look = await self._look_again(case, near, misled)
        if near is not None and isinstance(look, _Unusable) and look.misled:
            look = await self._look_at_harmless(case, near)
        if not isinstance(look, _Opinion) or look.score >= case.score:
            return None
        return look.evaluation if _agree(look.score, case.score) else _alone(case, look)

    async def _look_at_harmless(self, case: _Case, exhibit: Exhibit) -> _Opinion | _Unusable | None:
        """A look at the sentences that mislead no model when it sees nothing else."""
        harmless: list[int] = []
        for sentence in exhibit.shown[:_MOST_SINGLES]:
            look = await self._look(case, exhibit.only([sentence]))
            if look is None:
                return None
            if isinstance(look, _Opinion):
                harmless.append(sentence)
        return await self._look(case, exhibit.only(harmless)) if harmless else None

    async def _confirm(self, case: _Case, first: _Opinion) -> _Opinion | _Unusable | None:
        """A look at what the first one rests on, as far as it has to do with the key points."""
        narrowed = case.exhibit.narrowed(first.evaluation)
        narrowed = None if narrowed is None else narrowed.supported()
        return await self._look_again(case, narrowed, first.model)

    async def _look_again(
        self, case: _Case, exhibit: Exhibit | None, model: ModelName | None
    ) -> _Opinion | _Unusable | None:
        """A look by another model if there is one that can.

        The same model may look again: it is not itself that is doubted, but the text around.
        """
        if exhibit is None:
            return None
        look = await self._look(case, exhibit, other_than=model)
        if isinstance(look, _Opinion):
            return look
        unable = None if look is None else look.model
        return await self._look(case, exhibit, other_than=unable)

    async def _look(
        self, case: _Case, exhibit: Exhibit, *, other_than: ModelName | None = None
    ) -> _Opinion | _Unusable | None:
        """What a model makes of an exhibit; null where none can be asked."""
        try:
            written = await self._models.write(
                Role.EVALUATOR,
                evaluation_prompt(exhibit),
                Judgement,
                live=False,
                account=case.account,
                other_than=other_than,
            )
        except BudgetSpentError as error:
            log.info("look_not_taken", reason=error.code)
            return None
        except ModelsUnavailableError as error:
            log.info("look_not_taken", reason=error.code, second=other_than is not None)
            return _Unusable(None, misled=True) if error.answered else None
        return await _weigh(case, exhibit, written)


async def _weigh(
    case: _Case, exhibit: Exhibit, written: Written[Judgement]
) -> _Opinion | _Unusable | None:
    """The judgement with points."""
    unseen = exhibit.withheld_matches()
    method = Method(
        version=f"{_SCORER_PREFIX}{written.model}+{written.prompt_version}",
        match=matcher_of(written.value, exhibit, unseen),
        calibration=Calibration(low=0.0, high=1.0),
        bands=PROVISIONAL,
    )
    try:
        evaluation = await asyncio.to_thread(
            score_blindly, case.item, lambda masked: assess(masked, method)
        )
    except JudgementUnusableError as error:
        misled = isinstance(error, DecoyFoundError)
        log.warning("judgement_unusable", model=str(written.model), misled=misled)
        return _Unusable(written.model, misled)
    if evaluation.score is None:
        return None
    return _Opinion(evaluation, evaluation.score, written.model)


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= _FURTHEST_APART


def _raise(case: _Case, first: _Opinion, second: _Opinion) -> Evaluation:
    """What stands when the first look is above the offline score: what both looks see.

    It is marked where the looks disagree, and where a single model is far from the offline score.
    """
    stands = min(first, second, key=lambda look: look.score)
    listed = _listed(case, first, second)
    settled = first.model != second.model or _agree(stands.score, case.score)
    if settled and _agree(first.score, second.score):
        return _with_note(
            case.item, stands.evaluation, f"The lower of two looks stands ({listed})."
        )
    note = f"Low confidence: the scorers disagree ({listed}); the lower look stands."
    scores = (case.score, first.score, second.score)
    return _doubted(case.item, stands.evaluation, scores, note)


def _lower(case: _Case, first: _Opinion, second: _Opinion | _Unusable | None) -> Evaluation:
    """What stands when the first look is far below the offline score.

    A second model that agrees with the first confirms it. If it does not, the score between the
    others stands, marked.
    """
    if not isinstance(second, _Opinion):
        return _alone(case, first)
    if _agree(first.score, second.score):
        note = f"{second.evaluation.scorer} agrees, with {second.score}."
        return _with_note(case.item, first.evaluation, note)
    offline = case.offline
    rated = [(first.score, first.evaluation), (second.score, second.evaluation)]
    rated = sorted([*rated, (case.score, offline)], key=lambda one: one[0])
    listed = _listed(case, first, second)
    note = f"Low confidence: the scorers disagree ({listed}); the middle one stands."
    return _doubted(case.item, rated[1][1], tuple(score for score, _ in rated), note)


def _listed(case: _Case, first: _Opinion, second: _Opinion) -> str:
    scored = [case.offline, first.evaluation, second.evaluation]
    return ", ".join(f"{evaluation.scorer} {evaluation.score}" for evaluation in scored)


def _alone(case: _Case, look: _Opinion) -> Evaluation:
    """What stands when there is one look, far from the offline score or above it."""
    offline = case.offline
    said = f"{offline.scorer} gives {case.score}, {look.evaluation.scorer} {look.score}"
    note = f"Low confidence: {said}, and nothing confirms it; the lower one stands."
    stands = offline if look.score > case.score else look.evaluation
    return _doubted(case.item, stands, (case.score, look.score), note)


def _doubted(
    item: ScoringItem, evaluation: Evaluation, scores: tuple[float, ...], note: str
) -> Evaluation:
    """With a band that covers all scores, and the reason for it."""
    low, high = evaluation.band or (min(scores), max(scores))
    band = (min(low, *scores), max(high, *scores))
    noted = _with_note(item, evaluation, note)
    return replace(noted, band=band, band_source=DISAGREEMENT)


def _with_note(item: ScoringItem, evaluation: Evaluation, note: str) -> Evaluation:
    name = WEIGHTINGS[item.kind].content
    criterion = evaluation.criteria[name]
    noted = replace(criterion, reason=f"{criterion.reason} {note}")
    return replace(evaluation, criteria={**evaluation.criteria, name: noted})


def _requoted(evaluation: Evaluation, answer: str) -> Evaluation:
    """With quotes of the answer as given, where some of it had been blanked."""
    verdicts = tuple(
        verdict
        if verdict.start is None or verdict.end is None
        else replace(verdict, quote=answer[verdict.start : verdict.end])
        for verdict in evaluation.verdicts
    )
    return replace(evaluation, verdicts=verdicts)
