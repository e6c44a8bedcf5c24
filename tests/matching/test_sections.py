"""How turns are shared out among sections."""

import pytest

from viva.matching.schemas import InterviewKind
from viva.matching.sections import plan_sections


@pytest.mark.parametrize("kind", InterviewKind)
@pytest.mark.parametrize("questions", range(1, 21))
def test_the_turns_of_all_sections_add_up(kind: InterviewKind, questions: int) -> None:
    sections = plan_sections(kind, questions)

    assert sum(section.questions for section in sections) == questions
    assert all(section.questions > 0 for section in sections)


@pytest.mark.parametrize(
    ("kind", "questions", "expected"),
    [
        (InterviewKind.MIXED, 1, [("technical", 1)]),
        (InterviewKind.MIXED, 2, [("technical", 1), ("behavioural", 1)]),
        (InterviewKind.MIXED, 3, [("opening", 1), ("technical", 1), ("closing", 1)]),
        (
            InterviewKind.MIXED,
            10,
            [("opening", 1), ("technical", 5), ("behavioural", 3), ("closing", 1)],
        ),
        (InterviewKind.TECHNICAL, 10, [("opening", 1), ("technical", 8), ("closing", 1)]),
        (InterviewKind.BEHAVIOURAL, 2, [("behavioural", 2)]),
        (InterviewKind.HR, 10, [("opening", 1), ("hr", 6), ("behavioural", 2), ("closing", 1)]),
    ],
)
def test_an_interview_is_planned_by_its_kind(
    kind: InterviewKind, questions: int, expected: list[tuple[str, int]]
) -> None:
    sections = plan_sections(kind, questions)

    assert [(section.section, section.questions) for section in sections] == expected
