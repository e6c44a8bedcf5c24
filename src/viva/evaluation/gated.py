"""Evaluations of answers that a gate keeps from the key points."""

from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.explanation import begin_with
from viva.evaluation.gates import Gate, GateFinding
from viva.evaluation.ledger import make_verdict, quote_of
from viva.evaluation.rubric import Rubric
from viva.evaluation.schemas import Criterion, Evaluation, VerdictKind

GATE = "gate"
GATE_BAND = (0.0, 1.0)
GATE_BAND_SOURCE = "gate"
REASONS = {
    Gate.DONT_KNOW: "You said that you do not know.",
    Gate.GRADER_ONLY: "The answer addresses the grader and not the question.",
    Gate.FILLER: "The answer says nothing about the question.",
    Gate.PARROTED: "The answer repeats the question and adds nothing to it.",
    Gate.OFF_TOPIC: "Nothing was found in the answer that the question asks for.",
}
_ADVICE = {
    Gate.EMPTY: "Write an answer, or skip the question.",
    Gate.DONT_KNOW: "Say what you do know about it, and how you would find out the rest.",
    Gate.GRADER_ONLY: "Answer the question: instructions to the grader are left out.",
    Gate.FILLER: "Answer in a sentence that says something particular.",
    Gate.TOO_SHORT: "Answer in at least one whole sentence.",
    Gate.UNSUPPORTED_LANGUAGE: "Answer in the language of the question.",
    Gate.PARROTED: "Say something that the question does not already say.",
    Gate.OFF_TOPIC: "Answer what was asked.",
}


def not_scored(reason: str, *, scorer: str, advice: str | None = None) -> Evaluation:
    """An evaluation without a number; `reason` is the part after `not_scored:`."""
    return Evaluation(
        score=None,
        status=f"not_scored:{reason}",
        band=None,
        band_source=None,
        criteria={},
        verdicts=(),
        worked=(),
        next_steps=(advice,) if advice else (),
        scorer=scorer,
    )


def unscored_by(gate: Gate, *, scorer: str) -> Evaluation:
    return not_scored(gate.value, scorer=scorer, advice=_ADVICE[gate])


def scored_zero(finding: GateFinding, rubric: Rubric, answer: str, *, scorer: str) -> Evaluation:
    """Zero points with the reason, and every key point as missed."""
    reason = REASONS[finding.gate]
    quote = None
    if finding.start is not None and finding.end is not None:
        quote = quote_of(answer, finding.start, finding.end)
    weighting = WEIGHTINGS[rubric.kind]
    verdicts = [make_verdict(GATE, VerdictKind.MISS, 0.0, quote=quote, label=reason)]
    verdicts.extend(
        make_verdict(weighting.content, VerdictKind.MISS, 0.0, key_point=point.key_point)
        for point in rubric.points
    )
    return Evaluation(
        score=0.0,
        status="scored",
        band=GATE_BAND,
        band_source=GATE_BAND_SOURCE,
        criteria={name: Criterion(score=0.0, reason=reason) for name in weighting.weights},
        verdicts=tuple(verdicts),
        worked=(),
        next_steps=gate_steps(finding.gate, rubric),
        scorer=scorer,
    )


def gate_steps(gate: Gate, rubric: Rubric) -> tuple[str, ...]:
    """What to do about a gate, and the heaviest key points to begin with."""
    heaviest = sorted(rubric.points, key=lambda point: (not point.key_point.required, -point.share))
    return (_ADVICE[gate], *begin_with([point.key_point.text for point in heaviest[:2]]))
