"""A stronger answer, built from the candidate's own sentences; no fact is made up."""

import re
from collections.abc import Sequence
from itertools import groupby

from viva.evaluation.advice import advise
from viva.evaluation.explanation import sentence
from viva.evaluation.schemas import Evaluation, VerdictKind
from viva.questions.schemas import KeyPoint, Question, QuestionKind
from viva.reports.own_words import HALF_MADE, Judged, OwnWords, Range, Told, find_own_words

_WITH_GAPS = "Your own sentences, with what is missing in its place:"
_COMPLETE = "Your own sentences that count, in order:"
_STATEMENTS = "A good answer would contain:"
_NOTES = "In a good answer you:"
_STORY = (
    "Tell it as one story: where and when it was and what was at stake, what was expected of you,"
    " what you did yourself step by step, what came of it, best with a figure, and what you took"
    " from it."
)
_IN_STORY = " In it you:"
# What the outline of a story says already.
_IN_EVERY_STORY = ("say what you did yourself", "give the result", "say how it ended")
_PLACES = {
    "situation": "Begin with the situation",
    "task": "Go on with your task",
    "action": "Go on with the action",
    "result": "Go on with the result",
    "reflection": "End with the reflection",
}
MOST_ADDITIONS = 5
# A list of key points goes on from one to the next; what stands alone does not.
_GOING_ON = re.compile(r"^(?:Or|Otherwise|Also|Then),? (\w)")

# Advice, or a range of the answer.
_Line = str | Range


def compose_model_answer(
    question: Question, answer: str, evaluation: Evaluation | None
) -> str | None:
    """The candidate's sentences that count, in order, with what is to be added at its place.

    A line that begins with a dash is advice, the first one is a heading, all others are the
    candidate's. Without own words to build on: an outline of the key points. Null where the
    question has none.
    """
    own = find_own_words(question, answer, evaluation) if evaluation else None
    if own is None:
        return _outline(question)
    lines = _story(own) if _is_told(question) else _facts(own)
    if not any(isinstance(line, tuple) for line in lines):
        return _outline(question)
    heading = _WITH_GAPS if any(isinstance(line, str) for line in lines) else _COMPLETE
    return "\n".join([heading, *_paragraphs(own, lines)])


def _is_told(question: Question) -> bool:
    """Whether the answer is lived or planned: its order is its own and not the key points'."""
    if question.kind is not QuestionKind.TECHNICAL:
        return True
    return bool(question.key_points) and all(advise(point.text) for point in question.key_points)


def _paragraphs(own: OwnWords, lines: Sequence[_Line]) -> list[str]:
    """Neighbouring sentences in one line, each piece of advice in its own."""
    paragraphs: list[str] = []
    for is_advice, group in groupby(lines, key=lambda line: isinstance(line, str)):
        if is_advice:
            paragraphs.extend(f"- {advice}" for advice in group)
        else:
            paragraphs.append(own.text([line for line in group if isinstance(line, tuple)]))
    return paragraphs


def _facts(own: OwnWords) -> list[_Line]:
    """Key point by key point: what was said of it, or what to say.

    What makes most of the key points is left as it was said: its sentences belong together.
    """
    hits = sum(is_made(judged) for judged in own.points)
    if 2 * hits > len(own.points):
        return [*_thread(own), *(to_add(j) for j in own.points if not is_made(j))]
    lines: list[_Line] = []
    for judged in own.points:
        if judged.fraction >= HALF_MADE:
            lines.extend(s for s in own.sentences_of(judged.verdict) if s not in lines)
        if not is_made(judged):
            lines.append(to_add(judged))
    return lines


def is_made(judged: Judged) -> bool:
    return judged.verdict.verdict is VerdictKind.HIT


def to_add(judged: Judged) -> str:
    """What to say of a key point that is not made, as a line of advice."""
    key_point = judged.verdict.key_point or ""
    advice = advise(key_point)
    if judged.verdict.verdict is VerdictKind.CONTRADICTED:
        return f"Say instead: {key_point}" if advice is None else f"Put this right: {advice}."
    if judged.fraction >= HALF_MADE:
        return f"Say it in full: {key_point}" if advice is None else f"Go further: {advice}."
    return f"Add: {_alone(key_point)}" if advice is None else sentence(advice)


def _story(own: OwnWords) -> list[_Line]:
    """What was lived in the order it was told, with what is missing before, in and after it."""
    lines: list[_Line] = [*_thread(own)]
    if not lines:
        return []
    weak = [told for told in own.parts if told.fraction < 1]
    for told in weak:
        lines.insert(_place(own, told, lines), to_tell(told))
    missing = [judged for judged in own.points if not is_made(judged)]
    missing.sort(key=lambda judged: judged.fraction)
    room = max(0, MOST_ADDITIONS - len(weak))
    return [*lines, *map(_to_make_plain, missing[:room])]


def _place(own: OwnWords, told: Told, lines: Sequence[_Line]) -> int:
    """The situation comes first, the task after it, everything else at the end."""
    if told.part.name == "situation":
        return 0
    if told.part.name != "task":
        return len(lines)
    situation = next((t.sentence for t in own.parts if t.part.name == "situation"), None)
    if situation in lines:
        return lines.index(situation) + 1
    return 1 if isinstance(lines[0], str) else 0


def to_tell(told: Told) -> str:
    """What to say of a part of the story that is not told in full."""
    opening = _PLACES[told.part.name] if told.fraction <= 0 else f"Strengthen the {told.part.name}"
    return f"{opening}: {told.part.advice}."


def _to_make_plain(judged: Judged) -> str:
    advice = advise(judged.verdict.key_point or "")
    if advice is None or judged.verdict.verdict is not VerdictKind.PARTIAL:
        return to_add(judged)
    return f"Make it plainer: {advice}."


def _thread(own: OwnWords) -> list[Range]:
    """The sentences from the first to the last that tells something."""
    places = [i for i, sentence in enumerate(own.sentences) if sentence in own.telling]
    if not places:
        return []
    return list(own.sentences[places[0] : places[-1] + 1])


def _alone(key_point: str) -> str:
    return _GOING_ON.sub(lambda match: match.group(1).upper(), key_point)


def _outline(question: Question) -> str | None:
    if not question.key_points:
        return None
    items = [_item(point) for point in question.key_points]
    if question.kind is QuestionKind.BEHAVIOURAL:
        items = [item for item in items if item not in _IN_EVERY_STORY]
        heading = _STORY + _IN_STORY if items else _STORY
        return "\n".join([heading, *(f"- {item}" for item in items)])
    notes = any(advise(point.text) for point in question.key_points)
    return "\n".join([_NOTES if notes else _STATEMENTS, *(f"- {item}" for item in items)])


def _item(point: KeyPoint) -> str:
    text = " ".join(point.text.split())
    return advise(text) or text
