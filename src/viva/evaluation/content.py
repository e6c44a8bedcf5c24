"""Key points in an answer: fractions, verdicts, deductions for what contradicts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, product

from viva.evaluation.aspects import shown_aspects
from viva.evaluation.ledger import MAXIMUM_SCORE, Quote, make_verdict, quote_of, verdict_kind
from viva.evaluation.matching import Calibration, Contradiction, Match, Matched
from viva.evaluation.own_actions import acts
from viva.evaluation.reading import Reading, told_texts
from viva.evaluation.rubric import Point, Rubric, describes_answer
from viva.evaluation.schemas import Verdict, VerdictKind
from viva.evaluation.substance import Stretch, find_substance
from viva.questions.schemas import QuestionKind

CONTRADICTION = "contradiction"
# A false statement costs this part of what the true one would have earned.
_CONTRADICTION_COST = 0.5
# What the words of a point that describes the answer add to what a stretch is worth, and the sums
# at which it is not made at all, and in full.
_DESCRIBED_WORDS = 0.15
_DESCRIBED = Calibration(low=0.25, high=0.8)
# Without an act of one's own, what is said about experience is an opinion.
_OPINION_CREDIT = 0.3
# Below this, a sentence shares a word or two with a key point by chance.
_RELEVANT_FROM = 0.15


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
    theme = matched.on_theme * _experience(rubric, texts)
    described = [
        match.contradiction is None and describes_answer(point.key_point) and not matched.decided
        for point, match in zip(rubric.points, matched.points, strict=True)
    ]
    asked = list(compress(zip(rubric.points, matched.points, strict=True), described))
    told = iter(_share_out(asked, find_substance(texts)))
    return tuple(
        _described(point, found, next(told), theme)
        if is_described
        else _stated(point, found, matched.on_theme, calibration)
        for point, found, is_described in zip(rubric.points, matched.points, described, strict=True)
    )


def _share_out(
    asked: Sequence[tuple[Point, Match]], substance: Sequence[Stretch]
) -> list[Stretch | None]:
    """The stretch that speaks for each point: none speaks for two, nor does its repetition.

    Otherwise one concrete sentence would answer everything that was asked. The richest are taken;
    which belongs to which point, aspects, words and then the order tell.
    """
    distinct: dict[str, Stretch] = {}
    for stretch in substance:
        distinct.setdefault(stretch.text.lower(), stretch)
    rich = sorted(distinct.values(), key=lambda stretch: -stretch.worth)[: len(asked)]
    pairs = sorted(
        product(range(len(asked)), sorted(rich, key=substance.index)),
        key=lambda pair: -_belonging(asked[pair[0]], pair[1]),
    )
    found: dict[int, Stretch] = {}
    for i, stretch in pairs:
        if i not in found and all(stretch is not taken for taken in found.values()):
            found[i] = stretch
    return [found.get(i) for i in range(len(asked))]


def _belonging(asked: tuple[Point, Match], stretch: Stretch) -> float:
    point, match = asked
    best = match.best is not None and match.best.first <= stretch.sentence <= match.best.last
    return len(shown_aspects(point.aspects, stretch.text)) + 0.5 * best


def _experience(rubric: Rubric, texts: Sequence[str]) -> float:
    """Less than 1 where experience is asked for and nobody does anything."""
    if rubric.kind is not QuestionKind.BEHAVIOURAL or any(acts(text.lower()) for text in texts):
        return 1.0
    return _OPINION_CREDIT


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


def _stated(point: Point, match: Match, on_theme: float, calibration: Calibration) -> PointFinding:
    """A fact, by how far it is said."""
    if match.contradiction is not None:
        return _contradicted(point, match.contradiction)
    said = on_theme * calibration.fraction(match.best.similarity) if match.best else 0.0
    if match.best is None or said <= 0:
        return PointFinding(point, 0.0, None, None)
    return PointFinding(point, said, match.best.first, match.best.last)


def _described(point: Point, match: Match, told: Stretch | None, on_theme: float) -> PointFinding:
    """What only this candidate can tell, by how concretely it is told."""
    words = match.best.similarity if match.best else 0.0
    worth = told.worth + _DESCRIBED_WORDS * words if told else 0.0
    fraction = on_theme * _DESCRIBED.fraction(worth)
    if told is None or fraction <= 0:
        return PointFinding(point, 0.0, None, None)
    return PointFinding(point, fraction, told.sentence, told.sentence)


def _contradicted(point: Point, contradiction: Contradiction) -> PointFinding:
    span = contradiction.span
    return PointFinding(point, 0.0, span.first, span.last, contradiction)


def _quote(finding: PointFinding, reading: Reading) -> Quote | None:
    if finding.first is None or finding.last is None:
        return None
    return sentence_quote(reading, finding.first, finding.last)
