"""A question once more, in other words: those that came with it, else by rules.

The rules have only the question itself, so they can give away no key point.
"""

import re
from typing import Final

from viva.questions.schemas import Question, QuestionKind

_ENGLISH: Final = "en"
_FEWEST_WORDS: Final = 4
_SENTENCE_END: Final = re.compile(r"(?<=[.?!])\s+")
# Where a second question begins within a sentence.
_NEXT_QUESTION: Final = re.compile(
    r"(?:,|;) (?P<word>and|or|but) (?=(?:how|why|what|which|when|where|who|whom)\b)"
)
_QUOTE_MARKS: Final = ("“", '"')
_LAST: Final = {
    QuestionKind.TECHNICAL: "Take it step by step, in your own words.",
    QuestionKind.BEHAVIOURAL: "Any real situation of yours will do, also a small one.",
    QuestionKind.OPEN: "There is no right or wrong here; say what you think.",
}


def in_other_words(question: Question) -> str:
    """What is said when somebody asks to have a question put differently."""
    if question.rephrased:
        return question.rephrased
    if question.language != _ENGLISH:
        return question.text
    first = f"Let me put it differently. This is about {_topic(question)}."
    return " ".join([first, *_parts(question.text), _LAST[question.kind]])


def _topic(question: Question) -> str:
    skill = question.skills[0] if question.skills else None
    return skill if skill and skill in question.text.lower() else question.competency


def _parts(text: str) -> list[str]:
    """The sentences of a question; one that asks two things becomes two."""
    if any(mark in text for mark in _QUOTE_MARKS):
        return [text]
    return [part for one in _SENTENCE_END.split(text.strip()) for part in _questions(one)]


def _questions(sentence: str) -> list[str]:
    found = _NEXT_QUESTION.search(sentence) if sentence.endswith("?") else None
    if found is None or len(sentence[: found.start()].split()) < _FEWEST_WORDS:
        return [sentence]
    rest = f"{found['word'].capitalize()} {sentence[found.end() :]}"
    return [f"{sentence[: found.start()]}?", *_questions(rest)]
