"""What an interview was made from: written once, kept in memory while it is used."""

from collections import OrderedDict
from dataclasses import dataclass

from pydantic import TypeAdapter

from viva.matching.schemas import Brief, BriefDocument

_MAX_ENTRIES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewContext:
    """The brief, the documents it cites, and the choices made at the beginning.

    Args:
        seen: Ids of questions from the owner's earlier interviews.
        seed: Decides between equals, so that a run can be repeated.
    """

    brief: Brief
    documents: tuple[BriefDocument, ...]
    seen: frozenset[str]
    seed: int
    cv_id: str | None
    job_id: str | None
    company: str | None
    minutes_per_answer: float | None
    pack: str | None
    candidate_name: str | None = None


_ADAPTER = TypeAdapter(InterviewContext)


def dump_context(context: InterviewContext) -> str:
    return _ADAPTER.dump_json(context).decode()


def load_context(text: str) -> InterviewContext:
    return _ADAPTER.validate_json(text)


class ContextCache:
    """The contexts used last, bounded; safe because a context never changes."""

    def __init__(self, max_entries: int = _MAX_ENTRIES) -> None:
        self._max_entries = max_entries
        self._entries: OrderedDict[str, InterviewContext] = OrderedDict()

    def find(self, interview_id: str) -> InterviewContext | None:
        context = self._entries.get(interview_id)
        if context is not None:
            self._entries.move_to_end(interview_id)
        return context

    def put(self, interview_id: str, context: InterviewContext) -> None:
        self._entries[interview_id] = context
        self._entries.move_to_end(interview_id)
        while len(self._entries) > self._max_entries:
            self._entries.popitem(last=False)

    def drop(self, interview_id: str) -> None:
        self._entries.pop(interview_id, None)
