"""Key points in an answer: fractions, verdicts, deductions for what contradicts them."""

from collections.abc import Sequence
from dataclasses import dataclass

from viva.evaluation.aspects import shown_aspects
from viva.evaluation.ledger import MAXIMUM_SCORE, Quote, make_verdict, quote_of, verdict_kind
from viva.evaluation.matching import Calibration, Contradiction, Match, Matched
from viva.evaluation.reading import Reading, told_texts
from viva.evaluation.rubric import Point, Rubric
from viva.evaluation.schemas import Verdict, VerdictKind
from viva.evaluation.star import own_actions
from viva.questions.schemas import QuestionKind

CONTRADICTION = "contradiction"
# A false statement costs this part of what the true one would have earned.
_CONTRADICTION_COST = 0.5
# Showing the aspects that a key point asks for is weaker evidence than saying its words.
_ASPECT_CREDIT = 0.85
# Weaker still where facts are asked for: any account of work has causes, figures and results.
_TECHNICAL_ASPECT_CREDIT = 0.75
# Below this, a sentence shares a word or two with a key point by chance.
_RELEVANT_FROM = 0.15
# Without own actions, what is said about experience is an opinion.
_OPINION_CREDIT = 0.2


@dataclass(frozen=True, slots=True)
class PointFinding:
    """How far a key point was made (0 to 1), in which sentences, or what contradicts it."""

    point: Point
    fraction: float
    first: int | None
    last: int | None
    contradiction: Contradiction | None = None


def find_content(
    rubric: Rubric, reading: Reading, matched: Matched, calibration: Calibration
) -> tuple[PointFinding, ...]:
    """One finding for each point of the rubric, in order."""
    texts = told_texts(reading)
    credit = 0.0
    if not matched.decided:
        technical = rubric.kind is QuestionKind.TECHNICAL
        share = _TECHNICAL_ASPECT_CREDIT if technical else _ASPECT_CREDIT
        credit = share * matched.on_theme * _experience(rubric, texts)
    trust = matched.on_theme
    return tuple(
        _finding(point, found, trust * _fraction(found, calibration), _shown(point, texts, credit))
        for point, found in zip(rubric.points, matched.points, strict=True)
    )


def _experience(rubric: Rubric, texts: Sequence[str]) -> float:
    """For questions about experience: how far the answer tells of own actions, 0 to 1."""
    if rubric.kind is not QuestionKind.BEHAVIOURAL:
        return 1.0
    return _OPINION_CREDIT + (1.0 - _OPINION_CREDIT) * own_actions(texts)


def coverage(findings: Sequence[PointFinding]) -> float:
    """Weighted share of the key points that was made, 0 to 1."""
    return min(1.0, sum(finding.point.share * finding.fraction for finding in findings))


def contradicted_share(findings: Sequence[PointFinding]) -> float:
    """Weighted share of the key points that was contradicted, 0 to 1."""
    return min(1.0, sum(finding.point.share for finding in findings if finding.contradiction))


def relevant_sentences(findings: Sequence[PointFinding]) -> list[int]:
    """Indexes of the sentences that make or touch a key point, in order."""
    return sorted(
        {
            i
            for finding in findings
            if finding.fraction >= _RELEVANT_FROM
            and finding.first is not None
            and finding.last is not None
            for i in range(finding.first, finding.last + 1)
        }
    )


def content_verdicts(
    findings: Sequence[PointFinding], reading: Reading, *, criterion: str, weight: float
) -> list[Verdict]:
    """One verdict for each key point; points are 10 × weight × share × fraction."""
    return [
        make_verdict(
            criterion,
            VerdictKind.CONTRADICTED if finding.contradiction else verdict_kind(finding.fraction),
            MAXIMUM_SCORE * weight * finding.point.share * finding.fraction,
            quote=_quote(finding, reading),
            key_point=finding.point.key_point,
        )
        for finding in findings
    ]


def contradiction_verdicts(
    findings: Sequence[PointFinding], reading: Reading, *, weight: float, available: float
) -> list[Verdict]:
    """The deductions for what contradicts key points, never more than the points available."""
    verdicts: list[Verdict] = []
    for finding in findings:
        if finding.contradiction is not None:
            cost = MAXIMUM_SCORE * weight * finding.point.share * _CONTRADICTION_COST
            taken = min(cost, available)
            available -= taken
            verdicts.append(
                make_verdict(
                    CONTRADICTION,
                    VerdictKind.CONTRADICTED,
                    -taken,
                    quote=_quote(finding, reading),
                    key_point=finding.point.key_point,
                )
            )
    return verdicts


def sentence_quote(reading: Reading, first: int, last: int) -> Quote:
    start = reading.sentences[first].start
    return quote_of(reading.text.original, start, reading.sentences[last].end)


def _fraction(match: Match, calibration: Calibration) -> float:
    return calibration.fraction(match.best.similarity) if match.best else 0.0


def _finding(point: Point, match: Match, said: float, shown: tuple[float, int]) -> PointFinding:
    if match.contradiction is not None:
        span = match.contradiction.span
        return PointFinding(point, 0.0, span.first, span.last, match.contradiction)
    credit, sentence = shown
    if credit > said:
        return PointFinding(point, credit, sentence, sentence)
    if match.best is None or said <= 0:
        return PointFinding(point, 0.0, None, None)
    return PointFinding(point, said, match.best.first, match.best.last)


def _shown(point: Point, texts: Sequence[str], credit: float) -> tuple[float, int]:
    """Credit for the aspects the point asks for, and the sentence that shows most of them."""
    if not point.aspects or not texts:
        return 0.0, 0
    shown = [shown_aspects(point.aspects, text) for text in texts]
    best = max(range(len(texts)), key=lambda i: (len(shown[i]), -i))
    share = len(frozenset().union(*shown)) / len(point.aspects)
    return credit * share, best


def _quote(finding: PointFinding, reading: Reading) -> Quote | None:
    if finding.first is None or finding.last is None:
        return None
    return sentence_quote(reading, finding.first, finding.last)
