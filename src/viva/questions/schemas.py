"""A question and what an answer to it should contain."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HARDEST_LEVEL: Final = 5


class QuestionKind(StrEnum):
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"
    OPEN = "open"


class Section(StrEnum):
    OPENING = "opening"
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"
    HR = "hr"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One thing a good answer says.

    Args:
        weight: Share of the accuracy points, relative to the other key points; > 0.
        paraphrases: Other full sentences that say the same.
        misconceptions: Sentences that contradict it; an answer that says one loses points.
        follow_up: What to ask when an answer left this point out.
    """

    id: str
    text: str
    weight: float = 1.0
    required: bool = False
    paraphrases: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    follow_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document line a question rests on; `line` is 1-based, `text` is what stands there."""

    document_id: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a pack, or one made for this candidate.

    Args:
        id: Unique in the bank, `pack/slug`; stable over versions.
        families: Role families it belongs to; empty for questions that fit every role.
        skills: Canonical skill names (lower case) that it is about.
        level: Difficulty, 1 (entry) to 5 (principal).
        reference: An answer that a practitioner would sign.
        anchors: What an answer worth this score looks like, by score (0, 3, 5, 8, 10).
        generated: True when no person wrote it, or its key points are generic.
        written_by: The model and the prompt that wrote it; null for packs and rules.
        sources: The lines of the CV or the job that it rests on.
        follow_up_of: For a follow-up: the id of the question it follows, with the key point.
    """

    id: str
    version: int = 1
    text: str
    rephrased: str | None = None
    kind: QuestionKind
    section: Section
    competency: str
    families: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    level: int = 3
    key_points: tuple[KeyPoint, ...] = ()
    reference: str | None = None
    anchors: dict[int, str] | None = None
    links: tuple[Link, ...] = ()
    language: str = "en"
    generated: bool = False
    written_by: str | None = None
    sources: tuple[Source, ...] = ()
    follow_up_of: str | None = None
