"""Where a conversation stands: which of our questions was asked last, and what was said to it.

A chat request carries no turn id. Services send what was spoken, so a question that was
interrupted comes as its first words, and numbers may be written otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from viva.interviews.schemas import AskedQuestion
from viva.interviews.utterances import words_of
from viva.interviews.vapi_requests import ChatMessage
from viva.questions.rephrasing import in_other_words

_MAX_MESSAGES = 200
_MAX_QUESTION_CHARACTERS = 2_000
_FEWEST_WORDS = 3
_LEAST_OVERLAP = 0.7


@dataclass(frozen=True, slots=True)
class Place:
    """`turn` is the question that was asked last; `said` is what followed, empty for nothing."""

    turn: AskedQuestion | None
    said: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """A text as it is compared."""

    words: list[str]
    joined: str
    vocabulary: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    turn: AskedQuestion
    wordings: tuple[_Wording, ...]


def find_place(messages: Sequence[ChatMessage], asked: Sequence[AskedQuestion]) -> Place:
    """Where the conversation stands; without a turn when none of our questions is in it."""
    known = [_Asked(turn, _wordings_of(turn)) for turn in asked]
    turn: AskedQuestion | None = None
    said: list[str] = []
    for message in messages[-_MAX_MESSAGES:]:
        if message.role == "assistant":
            found = _find_turn(message.text[:_MAX_QUESTION_CHARACTERS], known, after=turn)
            if found is not None:
                turn = found
                said = []
        elif message.role == "user" and message.text.strip():
            said.append(message.text.strip())
    return Place(turn, " ".join(said) if turn is not None else "")


def _wordings_of(turn: AskedQuestion) -> tuple[_Wording, ...]:
    texts = (turn.question.text, in_other_words(turn.question))
    return tuple(_wording(text) for text in texts)


def _wording(text: str) -> _Wording:
    words = words_of(text)
    return _Wording(words, f" {' '.join(words)} ", frozenset(words))


def _find_turn(
    text: str, known: Sequence[_Asked], *, after: AskedQuestion | None
) -> AskedQuestion | None:
    spoken = _wording(text)
    rated = [
        (max(_likeness(spoken, wording) for wording in entry.wordings), entry.turn)
        for entry in known
    ]
    best = max((likeness for likeness, _ in rated), default=0.0)
    if best < _LEAST_OVERLAP:
        return None
    candidates = [turn for likeness, turn in rated if likeness == best]
    if after is None:
        return candidates[-1]
    # Two questions may begin with the same words; then the next one is meant.
    later = [turn for turn in candidates if turn.number > after.number]
    return later[0] if later else candidates[-1]


def _likeness(spoken: _Wording, question: _Wording) -> float:
    """1 for the question in full, .9 for its beginning, else the share of words in common."""
    if question.joined in spoken.joined:
        return 1.0
    if len(spoken.words) < _FEWEST_WORDS:
        return 0.0
    if question.joined.startswith(spoken.joined):
        return 0.9
    common = len(spoken.vocabulary & question.vocabulary)
    overlap = common / len(spoken.vocabulary | question.vocabulary)
    return min(overlap, 0.89)
