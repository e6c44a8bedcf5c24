"""From an answer to an evaluation: gates, key points, criteria, sum, band, explanation.

How key points are found is an argument, so that every scorer shares the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.bands import Bands
from viva.evaluation.content import (
    PointFinding,
    content_verdicts,
    contradicted_share,
    contradiction_verdicts,
    coverage,
    find_content,
    relevant_sentences,
    sentence_quote,
)
from viva.evaluation.criteria import STAR, WEIGHTINGS, Weighting
from viva.evaluation.explanation import (
    content_reason,
    limited_by,
    next_steps,
    story_reason,
    what_worked,
)
from viva.evaluation.form import FormFinding, judge_form, relevance_factor, right_share
from viva.evaluation.gated import (
    GATE,
    GATE_BAND,
    GATE_BAND_SOURCE,
    REASONS,
    gate_steps,
    not_scored,
    scored_zero,
    unscored_by,
)
from viva.evaluation.gates import (
    UNSCORED_GATES,
    Gate,
    copies_question,
    find_gate,
    parrots_question,
)
from viva.evaluation.ledger import (
    MAXIMUM_SCORE,
    Quote,
    make_verdict,
    settle,
    total_points,
    verdict_kind,
)
from viva.evaluation.matching import Calibration, Matcher
from viva.evaluation.reading import Purpose, Reading, read_answer
from viva.evaluation.rubric import Rubric, rubric_of
from viva.evaluation.schemas import Criterion, Evaluation, ScoringItem, Verdict, VerdictKind
from viva.evaluation.star import PartFound, find_star
from viva.evaluation.stuffing import stuffing_degree
from viva.questions.schemas import QuestionKind

STUFFING = "stuffing"
_STUFFED_CEILING = 3.0
_GATE_CEILING = 1.0
_OFF_TOPIC_COVERAGE = 0.08
_PARROT_COVERAGE = 0.2
# Talk around "I do not know", or around an order to the grader, makes less of the key points.
_ATTEMPT_COVERAGE = 0.2
# Two or three words make an answer where they say this much of what was asked: "last in, first
# out".
_TOLD_IN_FEW_WORDS = 0.25
_GATED_PURPOSES = {Purpose.DONT_KNOW: Gate.DONT_KNOW, Purpose.GRADER: Gate.GRADER_ONLY}


@dataclass(frozen=True, slots=True)
class Method:
    """What sets one scorer apart: how it finds key points, its line to fractions, its bands."""

    version: str
    match: Matcher
    calibration: Calibration
    bands: Bands


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in an answer; points are given for nothing else."""

    points: tuple[PointFinding, ...]
    story: tuple[PartFound, ...]
    form: tuple[FormFinding, ...]
    relevant: list[int]
    covered: float
    contradicted: float
    on_theme: float


def assess(item: ScoringItem, method: Method) -> Evaluation:
    """Evaluate an answer; the same item gives the same evaluation."""
    rubric = rubric_of(item)
    if rubric is None:
        return not_scored("no_reference", scorer=method.version)
    reading = read_answer(item.answer, item.language, allow_grader_talk=rubric.about_graders)
    early = find_gate(rubric, reading)
    if early is None:
        return _evaluate(rubric, reading, _find(rubric, reading, method), method)
    if early.gate is Gate.TOO_SHORT and rubric.made:
        findings = _find(rubric, reading, method)
        if findings.covered >= _TOLD_IN_FEW_WORDS:
            return _evaluate(rubric, reading, findings, method)
    if early.gate in UNSCORED_GATES:
        return unscored_by(early.gate, scorer=method.version)
    return scored_zero(early, rubric, item.answer, scorer=method.version)


def late_gate(rubric: Rubric, reading: Reading, points: Sequence[PointFinding]) -> Gate | None:
    """The gate of an answer that was held against the key points and made hardly any.

    One that contradicts a key point is wrong, and so on the topic.
    """
    covered = coverage(points)
    if copies_question(rubric, reading):
        return Gate.PARROTED
    # A key point may itself consist of the question's words; one about experience does not.
    told = rubric.kind is not QuestionKind.TECHNICAL
    if (told or covered < _PARROT_COVERAGE) and parrots_question(rubric, reading):
        return Gate.PARROTED
    if any(finding.contradiction for finding in points):
        return None
    if covered < _ATTEMPT_COVERAGE:
        spoken = next((p for p in _GATED_PURPOSES if reading.words(p)), None)
        if spoken is not None:
            return _GATED_PURPOSES[spoken]
    return Gate.OFF_TOPIC if covered < _OFF_TOPIC_COVERAGE else None


def _evaluate(rubric: Rubric, reading: Reading, findings: Findings, method: Method) -> Evaluation:
    weighting = WEIGHTINGS[rubric.kind]
    content = content_verdicts(
        findings.points,
        reading,
        criterion=weighting.content,
        weight=weighting.weights[weighting.content],
    )
    earned = [
        *content,
        *_story_verdicts(findings, reading, weighting.weights.get(STAR, 0.0)),
        *_form_verdicts(findings, reading, weighting.weights),
    ]
    gate = late_gate(rubric, reading, findings.points)
    deductions = _deductions(rubric, reading, findings, earned, gate)
    verdicts, score = settle([*earned, *deductions])
    return Evaluation(
        score=score,
        status="scored",
        band=GATE_BAND if gate else method.bands.around(rubric.kind, score),
        band_source=GATE_BAND_SOURCE if gate else method.bands.source,
        criteria=_criteria(findings, content, earned, weighting.weights),
        verdicts=verdicts,
        worked=what_worked(content, findings.story, findings.on_theme),
        next_steps=gate_steps(gate, rubric) if gate else _next_steps(findings, content, weighting),
        scorer=method.version,
    )


def _find(rubric: Rubric, reading: Reading, method: Method) -> Findings:
    matched = method.match(rubric, reading)
    points = find_content(rubric, reading, matched, method.calibration)
    relevant = relevant_sentences(points)
    told = STAR in WEIGHTINGS[rubric.kind].weights
    return Findings(
        points=points,
        story=find_star(reading) if told else (),
        form=judge_form(reading, relevant, rubric.language),
        relevant=relevant,
        covered=coverage(points),
        contradicted=contradicted_share(points),
        on_theme=matched.on_theme,
    )


def _story_verdicts(findings: Findings, reading: Reading, weight: float) -> list[Verdict]:
    factor = findings.on_theme * right_share(findings.covered, findings.contradicted)
    return [
        make_verdict(
            STAR,
            verdict_kind(found.fraction * factor),
            MAXIMUM_SCORE * weight * found.part.share * found.fraction * factor,
            quote=_quote_at(reading, found.sentence if factor else None),
            label=found.part.name,
        )
        for found in findings.story
    ]


def _form_verdicts(
    findings: Findings, reading: Reading, weights: dict[str, float]
) -> list[Verdict]:
    factor = relevance_factor(findings.covered, findings.contradicted)
    return [
        make_verdict(
            found.criterion,
            verdict_kind(found.fraction * factor),
            MAXIMUM_SCORE * weights[found.criterion] * found.fraction * factor,
            quote=_quote_at(reading, found.sentence),
        )
        for found in findings.form
        if found.criterion in weights
    ]


def _deductions(
    rubric: Rubric,
    reading: Reading,
    findings: Findings,
    earned: list[Verdict],
    gate: Gate | None,
) -> list[Verdict]:
    weighting = WEIGHTINGS[rubric.kind]
    taken = contradiction_verdicts(
        findings.points,
        reading,
        weight=weighting.weights[weighting.content],
        available=total_points(earned),
    )
    left = total_points([*earned, *taken])
    words = [word for i in findings.relevant for word in reading.sentences[i].words]
    excess = stuffing_degree(words, rubric.language) * max(0.0, left - _STUFFED_CEILING)
    if excess > 0:
        quote = _quote_at(reading, findings.relevant[0])
        taken.append(make_verdict(STUFFING, VerdictKind.MISS, -excess, quote=quote))
        left -= excess
    if gate is not None:
        excess = max(0.0, left - _GATE_CEILING)
        taken.append(make_verdict(GATE, VerdictKind.MISS, -excess, label=REASONS[gate]))
    return taken


def _criteria(
    findings: Findings,
    content: Sequence[Verdict],
    earned: Sequence[Verdict],
    weights: dict[str, float],
) -> dict[str, Criterion]:
    remarks = {found.criterion: found.remark for found in findings.form}
    factor = relevance_factor(findings.covered, findings.contradicted)
    contradicted = findings.contradicted >= findings.covered
    lacking = "contradicted" if contradicted else "missing"
    limited = limited_by(factor, f"the rest of what was asked is {lacking}")
    reasons = {name: remark + limited for name, remark in remarks.items()}
    reasons[content[0].criterion] = content_reason(content)
    reasons[STAR] = story_reason(findings.story, findings.on_theme)
    return {
        name: Criterion(
            score=_criterion_score(earned, name, weight),
            reason=reasons[name],
        )
        for name, weight in weights.items()
    }


def _criterion_score(earned: Sequence[Verdict], name: str, weight: float) -> float:
    points = sum(verdict.points for verdict in earned if verdict.criterion == name)
    return min(MAXIMUM_SCORE, round(points / weight, 1))


def _next_steps(
    findings: Findings, content: Sequence[Verdict], weighting: Weighting
) -> tuple[str, ...]:
    advice = [found.advice for found in findings.form if found.criterion in weighting.weights]
    said = [text for text in advice if text is not None]
    return next_steps(findings.points, content, findings.story, said, findings.on_theme)


def _quote_at(reading: Reading, sentence: int | None) -> Quote | None:
    return None if sentence is None else sentence_quote(reading, sentence, sentence)
