"""Questions about one line of a document: its claim, asked about with its own facts."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from viva.questions.lead_ins import lead_in
from viva.questions.line_facts import claim_facts, fillable, unused
from viva.questions.line_patterns import Claim, LinePattern, PointPattern
from viva.questions.schemas import KeyPoint, Question, Source

_ANCHORS: Final = {
    0: "Does not speak about the line at all, or says that it was somebody else's work.",
    3: "Repeats the line in other words, without a detail that is not already there.",
    5: "Tells what was done in general terms; own part, reasons or result stay open.",
    8: "A concrete account with own part, reasons for the choices and a checked result.",
    10: "As 8, and names limits, alternatives that were turned down and what was learned.",
}


def line_question_id(claim: Claim) -> str:
    """Stable for the same pattern and the same words of the line."""
    return f"line/{claim.pattern.id}/{zlib.crc32(claim.text.encode()):08x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineContext:
    """What is known around a claim when it is asked about.

    Args:
        skill: The skill that the line shows, spelled as there.
        skills: The same by its canonical name.
        neighbour: What the CV shows in its place, where it comes near to it only.
        asked: The questions of this interview so far; no wording comes twice.
        seed: Picks among the wordings.
    """

    competency: str
    skill: str | None = None
    skills: tuple[str, ...] = ()
    neighbour: str | None = None
    role: str = ""
    asked: tuple[Question, ...] = ()
    seed: int = 0


def write_line_question(claim: Claim, context: LineContext) -> Question | None:
    """The question, or None when the line lacks a fact that it needs."""
    pattern = claim.pattern
    facts = claim_facts(claim, context.skill, context.role, context.neighbour)
    opening = lead_in(facts, claim.line, asked=context.asked, seed=context.seed)
    wordings = fillable(unused(pattern.wordings, [one.text for one in context.asked]), facts)
    points = _key_points(pattern, facts)
    if opening is None or not wordings or not set(pattern.needs) <= facts.keys():
        return None
    rephrased = fillable(pattern.rephrased, facts)
    return Question(
        id=line_question_id(claim),
        text=f"{opening} {_pick(wordings, claim, context.seed)}",
        rephrased=_pick(rephrased, claim, context.seed) if rephrased else None,
        kind=pattern.kind,
        section=pattern.section,
        competency=context.competency,
        skills=context.skills,
        level=pattern.level,
        key_points=points,
        reference=" ".join(_model_sentence(point) for point in points),
        anchors=_ANCHORS,
        sources=(source_of(claim),),
    )


def source_of(claim: Claim) -> Source:
    line = claim.line
    return Source(document_id=line.document_id, line=line.number, text=line.text)


def _pick(options: list[str], claim: Claim, seed: int) -> str:
    return options[zlib.crc32(f"{seed}:{claim.text}".encode()) % len(options)]


def _key_points(pattern: LinePattern, facts: Mapping[str, str]) -> tuple[KeyPoint, ...]:
    points = (_key_point(point, facts) for point in pattern.key_points)
    return tuple(point for point in points if point is not None)


def _key_point(point: PointPattern, facts: Mapping[str, str]) -> KeyPoint | None:
    texts = fillable(point.text, facts)
    if not texts:
        return None
    follow_ups = fillable(point.follow_up, facts)
    return KeyPoint(
        id=point.id,
        text=texts[0],
        weight=point.weight,
        required=point.required,
        paraphrases=tuple(fillable(point.paraphrases, facts)),
        follow_up=follow_ups[0] if follow_ups else None,
    )


def _model_sentence(point: KeyPoint) -> str:
    return point.paraphrases[0] if point.paraphrases else point.text
