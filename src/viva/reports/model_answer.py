"""A stronger answer, built from the candidate's own sentences; no fact is made up."""

from collections.abc import Sequence

from viva.evaluation.advice import advise
from viva.evaluation.explanation import sentence
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.evaluation.hesitations import smooth
from viva.evaluation.schemas import Evaluation, Verdict, VerdictKind
from viva.evaluation.star import STAR_PARTS
from viva.questions.schemas import KeyPoint, Question, QuestionKind

_STORY_ADVICE = {part.name: part.advice for part in STAR_PARTS}
_OWN = "From what you said:"
_MORE = "What would make it stronger:"
_STATEMENTS = "A good answer would contain:"
_NOTES = "In a good answer you:"
_STORY = (
    "Tell it as one story: where and when it was and what was at stake, what was expected of you,"
    " what you did yourself step by step, what came of it, best with a figure, and what you took"
    " from it. In it you:"
)
# What the outline of a story says already.
_IN_EVERY_STORY = ("say what you did yourself", "give the result", "say how it ended")
_MOST_ADDITIONS = 5


def compose_model_answer(question: Question, evaluation: Evaluation | None) -> str | None:
    """The candidate's sentences that count, well ordered, and what to add to them, by line.

    Without own words to build on: an outline of the key points. Null where the question has none.
    """
    if evaluation is None or evaluation.score is None:
        return _outline(question)
    verdicts = evaluation.verdicts
    own = _own_sentences(question, verdicts)
    if not own or evaluation.band_source == GATE_BAND_SOURCE:
        return _outline(question)
    additions = _additions(question, verdicts)
    more = [_MORE, *(f"- {text}" for text in additions)] if additions else []
    return "\n".join([_OWN, " ".join(own), *more])


def _own_sentences(question: Question, verdicts: Sequence[Verdict]) -> list[str]:
    """Each once: facts in the order of the key points, what was lived in the order it was told."""
    judged = [*_story(verdicts), *_content(question, verdicts)]
    chosen: list[Verdict] = []
    for verdict in judged:
        if _is_usable(verdict) and not any(_overlap(verdict, other) for other in chosen):
            chosen.append(verdict)
    if question.kind is not QuestionKind.TECHNICAL:
        chosen.sort(key=lambda verdict: verdict.start or 0)
    return [_tidy(verdict.quote or "", question.language) for verdict in chosen]


def _tidy(quote: str, language: str) -> str:
    """The words as they would be written down: no "um", and a capital at the beginning."""
    text = smooth(quote, language)
    return text[:1].upper() + text[1:]


def _story(verdicts: Sequence[Verdict]) -> list[Verdict]:
    return [v for name in _STORY_ADVICE for v in verdicts if v.key_point == name]


def _content(question: Question, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdict on each key point, in the order of the question's key points."""
    order = {point.id: place for place, point in enumerate(question.key_points)}
    judged = [v for v in verdicts if v.key_point_id is not None and v.criterion != "contradiction"]
    return sorted(judged, key=lambda verdict: order.get(verdict.key_point_id or "", 0))


def _is_usable(verdict: Verdict) -> bool:
    """Whether its words are right, to the point and there."""
    right = verdict.verdict in (VerdictKind.HIT, VerdictKind.PARTIAL)
    return right and verdict.start is not None and verdict.end is not None


def _overlap(one: Verdict, other: Verdict) -> bool:
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)


def _additions(question: Question, verdicts: Sequence[Verdict]) -> list[str]:
    """Corrections, then what is missing, then what is only begun; the first few of them."""
    content = _content(question, verdicts)
    parts = [v.key_point or "" for v in _story(verdicts) if v.verdict is VerdictKind.MISS]
    lines = [_corrected(v.key_point or "") for v in _of(content, VerdictKind.CONTRADICTED)]
    lines.extend(f"Add the {name}: {_STORY_ADVICE[name]}." for name in parts)
    lines.extend(_added(v.key_point or "") for v in _of(content, VerdictKind.MISS))
    lines.extend(_completed(v.key_point or "") for v in _of(content, VerdictKind.PARTIAL))
    return lines[:_MOST_ADDITIONS]


def _of(verdicts: Sequence[Verdict], kind: VerdictKind) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.verdict is kind]


def _corrected(key_point: str) -> str:
    advice = advise(key_point)
    return f"Say instead: {key_point}" if advice is None else f"Put this right: {advice}."


def _added(key_point: str) -> str:
    advice = advise(key_point)
    return f"Add: {key_point}" if advice is None else sentence(advice)


def _completed(key_point: str) -> str:
    advice = advise(key_point)
    return f"Say it in full: {key_point}" if advice is None else f"Go further: {advice}."


def _outline(question: Question) -> str | None:
    if not question.key_points:
        return None
    items = [_item(point) for point in question.key_points]
    if question.kind is QuestionKind.BEHAVIOURAL:
        items = [item for item in items if item not in _IN_EVERY_STORY]
        return "\n".join([_STORY, *(f"- {item}" for item in items)])
    notes = any(advise(point.text) for point in question.key_points)
    return "\n".join([_NOTES if notes else _STATEMENTS, *(f"- {item}" for item in items)])


def _item(point: KeyPoint) -> str:
    text = " ".join(point.text.split())
    return advise(text) or text
