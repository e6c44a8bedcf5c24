"""A stronger answer, built from the candidate's own sentences; no fact is made up."""

from collections.abc import Sequence

from viva.evaluation.schemas import Evaluation, Verdict, VerdictKind
from viva.questions.schemas import KeyPoint, Question, QuestionKind

_STORY = ("situation", "task", "action", "result")
_STORY_ADVICE = {
    "situation": "where and when it was, and what was at stake",
    "task": "what was expected of you in particular",
    "action": "what you did yourself, step by step",
    "result": "what came of it, best with a figure",
}


def compose_model_answer(question: Question, evaluation: Evaluation | None) -> str | None:
    """Own sentences in the order of the key points, and what to add to them.

    Without a scored answer: an outline of the key points. Null where the question has none.
    """
    if evaluation is None or evaluation.score is None:
        return _outline(question)
    lines = _ordered_lines(question, evaluation.verdicts)
    return "\n".join(lines) if lines else _outline(question)


def _ordered_lines(question: Question, verdicts: Sequence[Verdict]) -> list[str]:
    """A line for each step of the story and each key point; no sentence twice."""
    steps = [v for name in _STORY for v in verdicts if v.key_point == name]
    steps.extend(_content(question, verdicts))
    lines: list[str] = []
    used: list[tuple[int, int]] = []
    for verdict in steps:
        own = _own_sentence(verdict, used)
        if own is not None:
            lines.append(own)
        if verdict.verdict is not VerdictKind.HIT:
            lines.append(_advice(verdict))
    return lines


def _content(question: Question, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdict on each key point, in the order of the question's key points."""
    order = {point.id: place for place, point in enumerate(question.key_points)}
    judged = [v for v in verdicts if v.key_point_id is not None and v.criterion != "contradiction"]
    return sorted(judged, key=lambda verdict: order.get(verdict.key_point_id or "", 0))


def _own_sentence(verdict: Verdict, used: list[tuple[int, int]]) -> str | None:
    """The quoted words, unless they are wrong or stand in the answer already."""
    if verdict.verdict is VerdictKind.CONTRADICTED or verdict.start is None or verdict.end is None:
        return None
    if any(start <= verdict.start and verdict.end <= end for start, end in used):
        return None
    used.append((verdict.start, verdict.end))
    return " ".join((verdict.quote or "").split())


def _advice(verdict: Verdict) -> str:
    name = verdict.key_point or ""
    if name in _STORY_ADVICE:
        return f"Add: {_STORY_ADVICE[name]}."
    if verdict.verdict is VerdictKind.CONTRADICTED:
        return f"Say instead: {name}"
    if verdict.verdict is VerdictKind.PARTIAL:
        return f"Make complete: {name}"
    return f"Add: {name}"


def _outline(question: Question) -> str | None:
    if not question.key_points:
        return None
    lines = ["A good answer would contain:"]
    if question.kind is QuestionKind.BEHAVIOURAL:
        lines.append("- " + "; ".join(f"the {n} ({_STORY_ADVICE[n]})" for n in _STORY))
    lines.extend(f"- {_bare(point)}" for point in question.key_points)
    return "\n".join(lines)


def _bare(point: KeyPoint) -> str:
    return " ".join(point.text.split())
