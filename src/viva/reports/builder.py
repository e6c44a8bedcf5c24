"""From an interview's record to its report."""

from collections.abc import Mapping, Sequence

from viva.evaluation.ability import (
    Ability,
    Observation,
    Readiness,
    estimate_abilities,
    estimate_ability,
    judge_readiness,
)
from viva.evaluation.delivery import (
    DeliveryCounts,
    TimedWord,
    add_up,
    count_delivery,
    describe_delivery,
)
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.interviews.schemas import InterviewRecord, InterviewStatus, TurnRecord
from viva.interviews.views import Progress, view_question
from viva.nlp.skills import SkillVocabulary
from viva.reports.coach.teaching import Teaching
from viva.reports.feedback import find_words
from viva.reports.learning import find_needs
from viva.reports.marks import mark_words
from viva.reports.schemas import (
    AnswerResult,
    AnswerText,
    Band,
    CompetencyResult,
    Overall,
    Report,
    ReportInterview,
    Topics,
)
from viva.reports.spoken import heard_words, place_words
from viva.reports.wording import (
    explain_ability,
    explain_readiness,
    looked_for,
)
from viva.speech.schemas import SpokenDelivery

_COVERED_FROM = 5.0
_PENDING = "not_scored:pending"
_SKIPPED = "not_scored:skipped"


def build_report(
    record: InterviewRecord, *, final: bool, taught: Mapping[str, Teaching] | None = None
) -> Report:
    """The report on the turns that were answered or skipped; the same record gives the same.

    `taught` is what language models wrote about answers, by turn.
    """
    turns, taught = record.turns, taught or {}
    return Report(
        interview=view_interview(record),
        final=final,
        overall=_overall(record, taught),
        competencies=_competencies(record),
        answers=[view_answer(turn, taught.get(turn.turn_id)) for turn in turns],
        topics=_topics(record),
        scorer_versions=sorted({t.evaluation.scorer for t in turns if t.evaluation is not None}),
        delivery=describe_delivery(add_up(c for t in turns if (c := _delivery(t)) is not None)),
        skill_names=SkillVocabulary.load().spellings(topic.name for topic in record.brief.topics),
        learning=find_needs(turns),
    )


def view_interview(record: InterviewRecord) -> ReportInterview:
    """The interview as it ended; it has a final score once it is completed."""
    completed = record.status is InterviewStatus.COMPLETED
    return ReportInterview(
        id=record.id,
        status=record.status,
        kind=record.kind,
        candidate_name=record.candidate_name,
        job_title=record.job_title,
        created_at=record.created_at,
        started_at=record.started_at,
        completed_at=record.completed_at,
        final_score=_mean(_scores(record.turns)) if completed else None,
        progress=Progress(asked=record.asked_questions, total=record.total_questions),
        role=record.brief.role,
        language=record.brief.language,
        brief=record.brief,
    )


def _overall(record: InterviewRecord, taught: Mapping[str, Teaching]) -> Overall:
    scores = _scores(record.turns)
    observations = _observations(record.turns)
    bar = record.brief.starting_level
    ability = estimate_ability(observations, starting_level=bar) if observations else None
    skipped = sum(turn.skipped for turn in record.turns)
    readiness = Readiness.NOT_ENOUGH_EVIDENCE
    if ability is not None:
        readiness = judge_readiness(
            ability, bar=bar, scored=len(scores), skipped=skipped, total=len(record.turns)
        )
    return Overall(
        score=_mean(scores),
        band=_mean_band(record.turns),
        ability=_ability(ability),
        standard_error=_standard_error(ability),
        readiness=readiness,
        answers_scored=len(scores),
        answers_total=len(record.turns),
        ability_explanation=explain_ability(ability, len(scores)),
        readiness_explanation=explain_readiness(
            readiness, ability, bar=bar, scored=len(scores), total=len(record.turns)
        ),
        next_step=_next_step(record.turns, taught),
    )


def _competencies(record: InterviewRecord) -> list[CompetencyResult]:
    abilities = estimate_abilities(
        _observations(record.turns), starting_level=record.brief.starting_level
    )
    grouped: dict[str, list[TurnRecord]] = {}
    for turn in record.turns:
        grouped.setdefault(turn.question.competency, []).append(turn)
    return [_competency(name, group, abilities.get(name)) for name, group in grouped.items()]


def _competency(
    name: str, turns: Sequence[TurnRecord], ability: Ability | None
) -> CompetencyResult:
    scores = _scores(turns)
    return CompetencyResult(
        name=name,
        score=_mean(scores),
        band=_mean_band(turns),
        answers_scored=len(scores),
        ability=_ability(ability),
        standard_error=_standard_error(ability),
    )


def view_answer(turn: TurnRecord, teaching: Teaching | None = None) -> AnswerResult:
    """A turn as the report shows it."""
    evaluation = turn.evaluation
    question = view_question(turn.turn_id, turn.number, turn.question)
    text = AnswerText(text=turn.answer or "")
    words = find_words(turn, teaching)
    marks = mark_words(text.text, turn.question.language)
    words_heard = tuple(place_words(text.text, heard_words(turn)))
    if turn.skipped or evaluation is None:
        return AnswerResult(
            turn_id=turn.turn_id,
            question=question,
            answer=text,
            status=_SKIPPED if turn.skipped else _PENDING,
            score=None,
            band=None,
            band_source=None,
            criteria={},
            verdicts=(),
            worked=words.worked,
            next_steps=words.next_steps,
            model_answer=words.stronger,
            scorer=None,
            feedback_by=words.feedback_by,
            model_answer_by=words.stronger_by,
            authors=words.authors,
            delivery=describe_delivery(_delivery(turn)),
            words=words_heard,
            speech=_speech(turn),
            marks=marks,
        )
    return AnswerResult(
        turn_id=turn.turn_id,
        question=question,
        answer=text,
        status=evaluation.status,
        score=evaluation.score,
        band=evaluation.band,
        band_source=evaluation.band_source,
        criteria=evaluation.criteria,
        verdicts=evaluation.verdicts,
        worked=words.worked,
        next_steps=words.next_steps,
        model_answer=words.stronger,
        scorer=evaluation.scorer,
        feedback_by=words.feedback_by,
        model_answer_by=words.stronger_by,
        authors=words.authors,
        delivery=describe_delivery(_delivery(turn)),
        words=words_heard,
        speech=_speech(turn),
        looked_for={
            v.key_point_id: looked_for(v.key_point)
            for v in evaluation.verdicts
            if v.key_point_id is not None and v.key_point is not None
        },
        marks=marks,
    )


def _delivery(turn: TurnRecord) -> DeliveryCounts | None:
    times = [TimedWord(word.text, word.start, word.end) for word in heard_words(turn)]
    return count_delivery(turn.answer or "", language=turn.question.language, times=times)


def _speech(turn: TurnRecord) -> SpokenDelivery | None:
    heard = None if turn.spoken is None else turn.spoken.heard
    return None if heard is None or heard.transcript is None else heard.delivery


def _topics(record: InterviewRecord) -> Topics:
    """A topic whose answers still wait for their scores stands in none of the lists."""
    shown: set[str] = set()
    judged: set[str] = set()
    asked: set[str] = set()
    for turn in record.turns:
        skills = {skill.casefold() for skill in turn.question.skills}
        asked |= skills
        if turn.skipped or turn.evaluation is not None:
            judged |= skills
        if (_score(turn) or 0.0) >= _COVERED_FROM:
            shown |= skills
    names = [topic.name for topic in record.brief.topics]
    return Topics(
        covered=[name for name in names if name.casefold() in shown],
        missed=[name for name in names if name.casefold() in judged - shown],
        not_asked=[name for name in names if name.casefold() not in asked],
    )


def _next_step(turns: Sequence[TurnRecord], taught: Mapping[str, Teaching]) -> str | None:
    """What the weakest scored answer needs first, with its question."""
    rated = [
        (evaluation.score, turn.number, evaluation, taught.get(turn.turn_id))
        for turn in turns
        if (evaluation := turn.evaluation) is not None
        and evaluation.next_steps
        and evaluation.score is not None
    ]
    if not rated:
        return None
    _, number, weakest, teaching = min(rated, key=lambda found: found[:2])
    if teaching is not None and teaching.feedback is not None and teaching.feedback.next_steps:
        return f"Question {number}: {teaching.feedback.next_steps[0]}"
    # The first step after a gate only says why; the second names what to say.
    steps = weakest.next_steps[: 2 if weakest.band_source == GATE_BAND_SOURCE else 1]
    return f"Question {number}: {' '.join(steps)}"


def _observations(turns: Sequence[TurnRecord]) -> list[Observation]:
    return [
        Observation(competency=turn.question.competency, level=turn.question.level, score=score)
        for turn in turns
        if (score := _score(turn)) is not None
    ]


def _score(turn: TurnRecord) -> float | None:
    return turn.evaluation.score if turn.evaluation is not None else None


def _scores(turns: Sequence[TurnRecord]) -> list[float]:
    return [score for turn in turns if (score := _score(turn)) is not None]


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None


def _mean_band(turns: Sequence[TurnRecord]) -> Band | None:
    """Mean of the answers' bands; it contains the mean of their scores."""
    bands = [t.evaluation.band for t in turns if t.evaluation is not None and t.evaluation.band]
    low, high = _mean([band[0] for band in bands]), _mean([band[1] for band in bands])
    return None if low is None or high is None else (low, high)


def _ability(ability: Ability | None) -> float | None:
    """One decimal, as its explanation says it: more would look exact."""
    return None if ability is None else round(ability.value, 1)


def _standard_error(ability: Ability | None) -> float | None:
    return None if ability is None else round(ability.standard_error, 2)
