"""The scorer that asks language models for verdicts and adds the points itself.

It stands beside an offline scorer: gates are closed before it is asked, and what it fails to
judge keeps the offline score.
"""

import asyncio
from dataclasses import dataclass, replace

import structlog

from viva.evaluation.assessment import Method, assess
from viva.evaluation.bands import PROVISIONAL
from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.evaluation.gates import find_gate
from viva.evaluation.judge_phrases import speaks_of_judging
from viva.evaluation.masking import blind, score_blindly
from viva.evaluation.matching import Calibration
from viva.evaluation.model_verdicts import (
    MOST_POINTS,
    Judgement,
    JudgementUnusableError,
    given_sentences,
    matcher_of,
)
from viva.evaluation.normalised import normalise
from viva.evaluation.reading import read_answer
from viva.evaluation.rubric import rubric_of
from viva.evaluation.schemas import Evaluation, ScoringItem
from viva.llm.accounts import Account
from viva.llm.errors import BudgetSpentError, ModelsUnavailableError
from viva.llm.fences import as_data
from viva.llm.language_models import LanguageModels, Written
from viva.llm.names import ModelName, Role
from viva.llm.prompts import Prompt, load_prompts

DISAGREEMENT = "disagreement"
_SCORER_PREFIX = "model:"
_FURTHEST_APART = 2.5
_MOST_OUTPUT_TOKENS = 2_500
_INSTRUCTIONS = load_prompts("viva.evaluation")["evaluate"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Opinion:
    """An evaluation with a score, and the model whose verdicts it rests on."""

    evaluation: Evaluation
    score: float
    model: ModelName


def is_judged(evaluation: Evaluation) -> bool:
    """Whether a model has had its say, even where the offline score came out of it."""
    return evaluation.scorer.startswith(_SCORER_PREFIX) or evaluation.band_source == DISAGREEMENT


class ModelScorer:
    """Evaluates answers by the verdicts of language models."""

    def __init__(self, models: LanguageModels) -> None:
        self._models = models

    async def evaluate(
        self, item: ScoringItem, offline: Evaluation, account: Account
    ) -> Evaluation | None:
        """The evaluation that takes the place of the offline one; null where that one stands."""
        prompt = evaluation_prompt(item) if _may_be_judged(offline) else None
        if prompt is None or offline.score is None:
            return None
        first = await self._first_opinion(item, prompt, account)
        if first is None:
            return None
        if _agree(first.score, offline.score):
            return first.evaluation
        second = await self._opinion(item, prompt, account, other_than=first.model)
        return _resolve(item, offline, offline.score, first, second)

    async def _first_opinion(
        self, item: ScoringItem, prompt: Prompt, account: Account
    ) -> _Opinion | None:
        written = await self._ask(prompt, account, None)
        if written is None:
            return None
        opinion = await _weigh(item, written)
        return opinion or await self._opinion(item, prompt, account, other_than=written.model)

    async def _opinion(
        self, item: ScoringItem, prompt: Prompt, account: Account, *, other_than: ModelName
    ) -> _Opinion | None:
        written = await self._ask(prompt, account, other_than)
        return None if written is None else await _weigh(item, written)

    async def _ask(
        self, prompt: Prompt, account: Account, other_than: ModelName | None
    ) -> Written[Judgement] | None:
        try:
            return await self._models.write(
                Role.EVALUATOR,
                prompt,
                Judgement,
                live=False,
                account=account,
                other_than=other_than,
            )
        except (ModelsUnavailableError, BudgetSpentError) as error:
            log.warning("answer_not_judged", reason=error.code)
            return None


def evaluation_prompt(item: ScoringItem) -> Prompt | None:
    """What a model reads of an answer; null where a gate closes or there is nothing to judge.

    The answer is blind, and without the clauses that address the grader. One that speaks of judging
    even then might talk a model into something, and is not shown to any.
    """
    rubric = rubric_of(item)
    if rubric is None or len(rubric.points) > MOST_POINTS:
        return None
    answer = blind(item).answer
    reading = read_answer(answer, item.language, allow_grader_talk=rubric.about_graders)
    if find_gate(rubric, reading) is not None or not reading.sentences:
        return None
    sentences = given_sentences(reading)
    if speaks_of_judging(item, normalise("\n".join(sentences)).text):
        return None
    points = [f"{n}. {_line(p.key_point.text)}" for n, p in enumerate(rubric.points, start=1)]
    blocks = (
        as_data("question", item.question),
        as_data("key_points", "\n".join(points)),
        as_data("answer", "\n".join(sentences)),
    )
    return Prompt(
        fixed=_INSTRUCTIONS.text,
        task="\n\n".join(blocks),
        version=_INSTRUCTIONS.label,
        max_output_tokens=_MOST_OUTPUT_TOKENS,
    )


def _may_be_judged(offline: Evaluation) -> bool:
    return offline.score is not None and offline.band_source != GATE_BAND_SOURCE


def _line(text: str) -> str:
    return " ".join(text.split())


async def _weigh(item: ScoringItem, written: Written[Judgement]) -> _Opinion | None:
    """The judgement with points; null where it cannot be used."""
    method = Method(
        version=f"{_SCORER_PREFIX}{written.model}+{written.prompt_version}",
        match=matcher_of(written.value),
        calibration=Calibration(low=0.0, high=1.0),
        bands=PROVISIONAL,
    )
    try:
        evaluation = await asyncio.to_thread(
            score_blindly, item, lambda masked: assess(masked, method)
        )
    except JudgementUnusableError:
        log.warning("judgement_unusable", model=str(written.model))
        return None
    if evaluation.score is None:
        return None
    return _Opinion(evaluation, evaluation.score, written.model)


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= _FURTHEST_APART


def _resolve(
    item: ScoringItem,
    offline: Evaluation,
    offline_score: float,
    first: _Opinion,
    second: _Opinion | None,
) -> Evaluation:
    """What stands when the first model is far from the offline score.

    A second model that agrees with the first confirms it. If it does not, the score between the
    others stands; without one, the first model's does. Both are marked.
    """
    if second is None:
        note = (
            f"Low confidence: {offline.scorer} gives {offline_score}, {first.evaluation.scorer}"
            f" {first.score}, and no second model was there to ask."
        )
        return _doubted(item, first.evaluation, (offline_score, first.score), note)
    if _agree(first.score, second.score):
        note = f"{second.evaluation.scorer} agrees, with {second.score}."
        return _with_note(item, first.evaluation, note)
    rated = [
        (offline_score, offline),
        (first.score, first.evaluation),
        (second.score, second.evaluation),
    ]
    rated.sort(key=lambda one: one[0])
    listed = ", ".join(f"{evaluation.scorer} {score}" for score, evaluation in rated)
    note = f"Low confidence: the scorers disagree ({listed}); the middle one stands."
    return _doubted(item, rated[1][1], tuple(score for score, _ in rated), note)


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
