"""Follow-up questions: when an answer deserves one, and what it probes."""

from dataclasses import replace
from typing import Final

from viva.questions.choice import ChoiceRequest, LastAnswer, planned_section
from viva.questions.general_points import general_points
from viva.questions.schemas import KeyPoint, Question, Section
from viva.questions.similarity import is_repeat

MAX_IN_A_ROW: Final = 2
# An answer below says too little to build on, one above leaves nothing worth probing.
_LEAST_COVERAGE: Final = 0.15
_MOST_COVERAGE: Final = 0.75
_SHARE_OF_TURNS: Final = 3
_MAX_KEY_POINTS: Final = 2
_PROBED_SECTIONS: Final = frozenset({Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR})


def find_follow_up(request: ChoiceRequest) -> Question | None:
    """The follow-up, if the last answer deserves one and the section has room for it."""
    answer = request.last_answer
    if answer is None or not request.asked or not _is_touched(answer):
        return None
    if not _is_room(request):
        return None
    parent = _parent(request)
    return None if parent is None else _probe(parent, answer, request)


def count_in_a_row(asked: tuple[Question, ...]) -> int:
    """How many follow-ups stand at the end of `asked`."""
    count = 0
    for question in reversed(asked):
        if question.follow_up_of is None:
            break
        count += 1
    return count


def _is_touched(answer: LastAnswer) -> bool:
    return (
        not answer.skipped
        and answer.gate is None
        and _LEAST_COVERAGE <= answer.coverage <= _MOST_COVERAGE
    )


def _is_room(request: ChoiceRequest) -> bool:
    """A follow-up takes a turn of the section it belongs to, never one of another section."""
    section = planned_section(request.brief, request.number)
    before = planned_section(request.brief, request.number - 1)
    if section not in _PROBED_SECTIONS or section != before:
        return False
    follow_ups = sum(question.follow_up_of is not None for question in request.asked)
    return (
        count_in_a_row(request.asked) < MAX_IN_A_ROW
        and follow_ups < request.brief.questions // _SHARE_OF_TURNS
    )


def _parent(request: ChoiceRequest) -> Question | None:
    last = request.asked[-1]
    if last.follow_up_of is None:
        return last
    return next((asked for asked in request.asked if asked.id == last.follow_up_of), None)


def _probe(parent: Question, answer: LastAnswer, request: ChoiceRequest) -> Question | None:
    points = {point.id: point for point in (*parent.key_points, *request.asked[-1].key_points)}
    missed = [points[name] for name in answer.missed if name in points]
    for point in missed:
        if point.follow_up is None:
            continue
        others = [other for other in missed if other.id != point.id]
        question = _follow_up(parent, point, others)
        if not is_repeat(question, request.asked):
            return question
    return None


def _follow_up(parent: Question, point: KeyPoint, others: list[KeyPoint]) -> Question:
    points = (replace(point, required=True), *others[: _MAX_KEY_POINTS - 1])
    return replace(
        parent,
        id=f"{parent.id}#{point.id}",
        text=point.follow_up or "",
        rephrased=None,
        key_points=points,
        reference=" ".join(
            kept.paraphrases[0] if kept.paraphrases else kept.text for kept in points
        ),
        anchors=None,
        written_by=None if _is_general(parent) else parent.written_by,
        follow_up_of=parent.id,
    )


def _is_general(parent: Question) -> bool:
    """Whether its key points, and what asks after them, are the rules' own."""
    return parent.key_points == general_points(parent.kind)
