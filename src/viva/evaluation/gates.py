"""Answers that are not held against key points, recognised in a fixed order."""

from dataclasses import dataclass
from enum import StrEnum

from viva.evaluation.filler_phrases import FILLER_WORDS
from viva.evaluation.function_words import SCORED_LANGUAGES
from viva.evaluation.language import is_foreign
from viva.evaluation.reading import Purpose, Reading
from viva.evaluation.rubric import Rubric
from viva.evaluation.words import Word
from viva.questions.schemas import QuestionKind

_FEWEST_CONTENT_WORDS = 4
# More new words than this after "I don't know" make an attempt at an answer.
_ATTEMPT_WORDS = 4
_PARROT_SHARE = 0.25
_TOLD_PARROT_SHARE = 0.35
_LONG_QUESTION = 8
_COPIED_SHARE = 0.8


class Gate(StrEnum):
    EMPTY = "empty"
    DONT_KNOW = "dont_know"
    GRADER_ONLY = "addresses_grader"
    FILLER = "filler"
    TOO_SHORT = "too_short"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    PARROTED = "parroted_question"
    OFF_TOPIC = "off_topic"


UNSCORED_GATES = frozenset([Gate.EMPTY, Gate.TOO_SHORT, Gate.UNSUPPORTED_LANGUAGE])


@dataclass(frozen=True, slots=True)
class GateFinding:
    """The gate an answer falls to, and the stretch of the answer that shows it, if any."""

    gate: Gate
    start: int | None = None
    end: int | None = None


def find_gate(rubric: Rubric, reading: Reading) -> GateFinding | None:
    """The first gate that closes before key points are looked for."""
    if not any(character.isalnum() for character in reading.text.text):
        return GateFinding(Gate.EMPTY)
    said = reading.words(Purpose.CONTENT, Purpose.FILLER, Purpose.DONT_KNOW)
    if not said:
        return _finding(Gate.GRADER_ONLY, reading, Purpose.GRADER)
    attempt = _new_terms(reading.words(Purpose.CONTENT), rubric)
    if reading.words(Purpose.DONT_KNOW) and len(attempt) < _ATTEMPT_WORDS:
        return _finding(Gate.DONT_KNOW, reading, Purpose.DONT_KNOW)
    if reading.words(Purpose.GRADER) and len(attempt) < _ATTEMPT_WORDS:
        return _finding(Gate.GRADER_ONLY, reading, Purpose.GRADER)
    if not any(_tells_something(word, rubric) for word in said):
        return _finding(Gate.FILLER, reading, Purpose.FILLER)
    if sum(word.term is not None for word in said) < _fewest_words(rubric):
        return GateFinding(Gate.TOO_SHORT)
    if rubric.language not in SCORED_LANGUAGES or is_foreign(
        reading.text.text, [word.lower for word in said], rubric.language
    ):
        return GateFinding(Gate.UNSUPPORTED_LANGUAGE)
    return None


def _fewest_words(rubric: Rubric) -> int:
    """Content words that make an answer; no more than the right one has."""
    return max(1, min(_FEWEST_CONTENT_WORDS, len(rubric.vocabulary)))


def parrots_question(rubric: Rubric, reading: Reading) -> bool:
    """Whether hardly a word is not the question's own."""
    said = reading.words(Purpose.CONTENT, Purpose.FILLER, Purpose.DONT_KNOW)
    terms = [word.term for word in said if word.term and word.lower not in FILLER_WORDS]
    new = [term for term in terms if term not in rubric.question_terms]
    told = rubric.kind is not QuestionKind.TECHNICAL
    # A fact can be one word; nobody tells of experience in the question's words and a few more.
    if not told and any(term in rubric.vocabulary for term in new):
        return False
    return bool(terms) and len(new) <= (_TOLD_PARROT_SHARE if told else _PARROT_SHARE) * len(terms)


def copies_question(rubric: Rubric, reading: Reading) -> bool:
    """Whether a long question is there nearly whole, with hardly a word of one's own."""
    said = {word.term for word in reading.words(*Purpose)}
    copied = len(rubric.question_terms & said)
    return (
        copied >= _LONG_QUESTION
        and copied >= _COPIED_SHARE * len(rubric.question_terms)
        and parrots_question(rubric, reading)
    )


def _tells_something(word: Word, rubric: Rubric) -> bool:
    if word.lower not in FILLER_WORDS:
        return word.term is not None
    # "Fast" and "simple" can be facts; about oneself they are filler.
    return rubric.kind is QuestionKind.TECHNICAL and word.term in rubric.vocabulary


def _new_terms(words: list[Word], rubric: Rubric) -> set[str]:
    return {
        word.term
        for word in words
        if word.term is not None
        and word.lower not in FILLER_WORDS
        and word.term not in rubric.question_terms
    }


def _finding(gate: Gate, reading: Reading, purpose: Purpose) -> GateFinding:
    clause = next((c for c in reading.clauses if c.purpose is purpose), None)
    if clause is None:
        return GateFinding(gate)
    return GateFinding(gate, *reading.text.place(clause.start, clause.end))
