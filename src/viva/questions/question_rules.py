"""What a question needs beyond the right fields, so that an answer to it can be scored fairly."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from rapidfuzz import fuzz

from viva.nlp.tokens import tokenize
from viva.questions.findings import Finding, error, warning
from viva.questions.schemas import KeyPoint, Question, QuestionKind

MAX_QUESTION_CHARACTERS: Final = 400
KEY_POINTS: Final = range(3, 8)
REFERENCE_WORDS: Final = range(40, 221)
MAX_POINT_WORDS: Final = 40
ANCHOR_SCORES: Final = (0, 3, 5, 8, 10)
MIN_SENTENCE_WORDS: Final = 4
MIN_TOUCHED_SHARE: Final = 0.4
"""Share of a key point's content words that the reference must contain."""
SAME_SENTENCE: Final = 90.0
"""Similarity (0–100) from which two texts count as the same."""

_SHORT_WORD: Final = 3
_SENTENCE = re.compile(r"[\"'“(\[]?[A-Z0-9À-Þ].*[.!?…][\"'”)]*", re.DOTALL)
_PAST = re.compile(
    r"\b(a time|an occasion|a situation|an example|did|were|was|had|have you|last|recent|recently|"
    r"ever|once|happened|went)\b",
    re.IGNORECASE,
)

Rule = Callable[[Question], Iterator[Finding]]


def check_question(question: Question) -> list[Finding]:
    return [finding for rule in _RULES for finding in rule(question)]


def place(question: Question, field: str) -> str:
    return f"{question.id.rpartition('/')[2]}: {field}"


def content_stems(text: str, *, language: str = "en") -> frozenset[str]:
    """Stems of the words that carry meaning, taken to be those of more than three letters."""
    return frozenset(
        token.stem
        for token in tokenize(text, language=language)
        if len(token.lower) > _SHORT_WORD or any(c.isdigit() for c in token.lower)
    )


def _wording(question: Question) -> Iterator[Finding]:
    texts = [("text", question.text), ("rephrased", question.rephrased)]
    for field, text in texts:
        if text is None:
            yield warning(place(question, field), "Say the question once more in simpler words.")
            continue
        if not text.endswith("?"):
            report = error if question.kind is QuestionKind.TECHNICAL else warning
            yield report(place(question, field), "A question ends with a question mark.")
        if len(text) > MAX_QUESTION_CHARACTERS:
            yield error(place(question, field), "This is too long to be asked aloud.")
    if question.rephrased and fuzz.ratio(question.text, question.rephrased) >= SAME_SENTENCE:
        yield error(place(question, "rephrased"), "This only repeats the question.")


def _behaviour(question: Question) -> Iterator[Finding]:
    if question.kind is QuestionKind.BEHAVIOURAL and not _PAST.search(question.text):
        yield error(place(question, "text"), "A behavioural question asks about a past situation.")


def _skills(question: Question) -> Iterator[Finding]:
    for index, skill in enumerate(question.skills):
        if skill != skill.lower():
            yield error(place(question, f"skills[{index}]"), "Names of skills are in lower case.")
        if skill in question.skills[:index]:
            yield error(place(question, f"skills[{index}]"), "This skill stands here twice.")


def _rubric(question: Question) -> Iterator[Finding]:
    points = question.key_points
    if len(points) not in KEY_POINTS:
        yield error(place(question, "key_points"), "A question has three to seven key points.")
    if points and all(point.required for point in points):
        yield warning(place(question, "key_points"), "If every key point is required, none is.")
    technical = question.kind is QuestionKind.TECHNICAL
    if technical and not any(point.misconceptions for point in points):
        yield warning(place(question, "key_points"), "Name a misconception for one key point.")
    if 2 * sum(point.follow_up is not None for point in points) < len(points):
        yield warning(place(question, "key_points"), "Most key points should have a follow-up.")
    for index, point in enumerate(points):
        yield from _key_point(question, index, point)


def _key_point(question: Question, index: int, point: KeyPoint) -> Iterator[Finding]:
    here = f"key_points[{index}]"
    if not point.paraphrases:
        yield warning(place(question, here), "Say this key point in other words as well.")
    if point.follow_up is not None and not point.follow_up.endswith("?"):
        yield error(place(question, f"{here}.follow_up"), "A follow-up ends with a question mark.")
    sentences = [point.text, *point.paraphrases, *point.misconceptions]
    for sentence in sentences:
        if not _is_sentence(sentence):
            yield error(place(question, here), f"This is not a full sentence: {sentence}")
        if len(sentence.split()) > MAX_POINT_WORDS:
            yield error(place(question, here), f"This says more than one thing: {sentence}")
    for said in point.misconceptions:
        if any(
            fuzz.ratio(said, right) >= SAME_SENTENCE for right in (point.text, *point.paraphrases)
        ):
            yield error(place(question, f"{here}.misconceptions"), "This says what is right.")
    for other in question.key_points[:index]:
        if fuzz.ratio(point.text, other.text) >= SAME_SENTENCE:
            yield error(place(question, f"{here}.text"), f"This says the same as '{other.id}'.")


def _reference(question: Question) -> Iterator[Finding]:
    if question.reference is None:
        yield error(place(question, "reference"), "A question needs a reference answer.")
        return
    if len(question.reference.split()) not in REFERENCE_WORDS:
        yield error(place(question, "reference"), "A reference answer has 40 to 220 words.")
    if question.kind is not QuestionKind.TECHNICAL:
        return  # there a key point describes what is told, it does not share words with it
    said = content_stems(question.reference, language=question.language)
    for index, point in enumerate(question.key_points):
        if _touched_share(point, said, question.language) < MIN_TOUCHED_SHARE:
            where = place(question, f"key_points[{index}]")
            yield error(where, f"The reference answer does not say '{point.id}'.")


def _anchors(question: Question) -> Iterator[Finding]:
    if tuple(sorted(question.anchors or ())) != ANCHOR_SCORES:
        yield error(place(question, "anchors"), "Anchors stand at 0, 3, 5, 8 and 10.")
    if not question.links:
        yield warning(place(question, "links"), "Name something to learn this from.")


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= MIN_SENTENCE_WORDS and _SENTENCE.fullmatch(text) is not None


def _touched_share(point: KeyPoint, said: frozenset[str], language: str) -> float:
    shares = [0.0]
    for sentence in (point.text, *point.paraphrases):
        stems = content_stems(sentence, language=language)
        if stems:
            shares.append(len(stems & said) / len(stems))
    return max(shares)


_RULES: Final[tuple[Rule, ...]] = (_wording, _behaviour, _skills, _rubric, _reference, _anchors)
