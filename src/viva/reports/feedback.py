"""What is said to a candidate of an answer, and who wrote it."""

from dataclasses import dataclass

from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.interviews.schemas import TurnRecord
from viva.reports.coach.teaching import Feedback, Teaching
from viva.reports.model_answer import compose_model_answer
from viva.reports.wording import RULES, name_authors


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Authors are `rules`, or a model and its prompt; null where there is nothing.

    `asked_by` is null for questions of packs and rules.
    """

    asked_by: str | None
    worked: tuple[str, ...]
    next_steps: tuple[str, ...]
    stronger: str | None
    feedback_by: str | None
    stronger_by: str | None

    @property
    def authors(self) -> str | None:
        """As the candidate reads it."""
        return name_authors(
            {
                "question": self.asked_by,
                "feedback": self.feedback_by,
                "stronger answer": self.stronger_by,
            }
        )


def find_words(turn: TurnRecord, teaching: Teaching | None) -> Words:
    """A model's where there are any, else the rules'."""
    feedback, feedback_by = _feedback(turn, teaching)
    stronger, stronger_by = _stronger(turn, teaching)
    return Words(
        asked_by=turn.question.written_by,
        worked=feedback.worked,
        next_steps=feedback.next_steps,
        stronger=stronger,
        feedback_by=feedback_by if feedback.worked or feedback.next_steps else None,
        stronger_by=None if stronger is None else stronger_by,
    )


def _feedback(turn: TurnRecord, teaching: Teaching | None) -> tuple[Feedback, str]:
    evaluation = turn.evaluation
    if turn.skipped or evaluation is None:
        return Feedback((), ()), RULES
    if teaching is not None and teaching.feedback is not None:
        return teaching.feedback, teaching.author
    worked = () if evaluation.band_source == GATE_BAND_SOURCE else evaluation.worked
    return Feedback(worked, evaluation.next_steps), RULES


def _stronger(turn: TurnRecord, teaching: Teaching | None) -> tuple[str | None, str]:
    if teaching is not None and teaching.stronger is not None:
        return teaching.stronger, teaching.author
    evaluation = None if turn.skipped else turn.evaluation
    answer = "" if evaluation is None else turn.answer or ""
    return compose_model_answer(turn.question, answer, evaluation), RULES
