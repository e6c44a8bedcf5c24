"""What to learn next: freely available material for what an interview showed to be missing."""

from collections.abc import Iterable, Sequence

from viva.interviews.schemas import TurnRecord
from viva.reports.schemas import LearningMaterial, LearningNeed, LearningReason

_BEST_SCORE = 10.0
_WEAK_BELOW = 5.0
_MOST_MATERIALS = 6
_MOST_OF_A_NEED = 3


def find_needs(turns: Sequence[TurnRecord]) -> list[LearningNeed]:
    """The competencies with weak or skipped answers, the heaviest gap first.

    A gap is the points that were missed. Each title is named once, where it helps most; a
    competency whose questions name no material is left out.
    """
    grouped: dict[str, list[TurnRecord]] = {}
    for turn in turns:
        if _missed(turn):
            grouped.setdefault(turn.question.competency, []).append(turn)
    by_weight = sorted(grouped.items(), key=lambda item: -sum(map(_missed, item[1])))
    needs: list[LearningNeed] = []
    named: set[str] = set()
    for competency, weak in by_weight:
        room = min(_MOST_OF_A_NEED, _MOST_MATERIALS - len(named))
        materials = list(_materials(sorted(weak, key=_missed, reverse=True), named))[:room]
        if not materials:
            continue
        named.update(material.title.casefold() for material in materials)
        skipped = all(turn.skipped for turn in weak)
        needs.append(
            LearningNeed(
                competency=competency,
                reason=LearningReason.SKIPPED if skipped else LearningReason.LOW_SCORE,
                materials=materials,
            )
        )
    return needs


def _missed(turn: TurnRecord) -> float:
    """Points that a weak answer left; none for good answers and those without a score."""
    if turn.skipped:
        return _BEST_SCORE
    score = None if turn.evaluation is None else turn.evaluation.score
    return 0.0 if score is None or score >= _WEAK_BELOW else _BEST_SCORE - score


def _materials(turns: Iterable[TurnRecord], named: set[str]) -> Iterable[LearningMaterial]:
    known = set(named)
    for turn in turns:
        for link in turn.question.links:
            if link.title.casefold() in known:
                continue
            known.add(link.title.casefold())
            yield LearningMaterial(title=link.title, url=link.url, turn_id=turn.turn_id)
