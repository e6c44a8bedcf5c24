"""How the turns of an interview are shared out among its sections."""

from typing import Final

from viva.matching.schemas import InterviewKind, PlannedSection

_OPENING: Final = "opening"
_CLOSING: Final = "closing"
_SHORTEST_WITH_FRAME: Final = 3
# The middle of the interview: sections in the order asked, with their share of the turns.
_SHARES: Final[dict[InterviewKind, tuple[tuple[str, float], ...]]] = {
    InterviewKind.TECHNICAL: (("technical", 1.0),),
    InterviewKind.BEHAVIOURAL: (("behavioural", 1.0),),
    InterviewKind.HR: (("hr", 0.75), ("behavioural", 0.25)),
    InterviewKind.MIXED: (("technical", 0.625), ("behavioural", 0.375)),
}


def plan_sections(kind: InterviewKind, questions: int) -> tuple[PlannedSection, ...]:
    """Sections in the order asked; their turns add up to `questions`.

    An interview of one or two has no opening and no closing.
    """
    framed = questions >= _SHORTEST_WITH_FRAME
    middle = _share_out(_SHARES[kind], questions - 2 if framed else questions)
    if not framed:
        return middle
    return (
        PlannedSection(section=_OPENING, questions=1),
        *middle,
        PlannedSection(section=_CLOSING, questions=1),
    )


def _share_out(shares: tuple[tuple[str, float], ...], turns: int) -> tuple[PlannedSection, ...]:
    counts = {name: int(turns * share) for name, share in shares}
    by_remainder = sorted(shares, key=lambda item: int(turns * item[1]) - turns * item[1])
    for name, _ in by_remainder[: turns - sum(counts.values())]:
        counts[name] += 1
    return tuple(
        PlannedSection(section=name, questions=counts[name]) for name, _ in shares if counts[name]
    )
