"""Which of the candidate's own sentences a stronger answer can be built from."""

import re
from dataclasses import dataclass

from viva.evaluation.aspects import shown_aspects
from viva.evaluation.assessment import STUFFING
from viva.evaluation.content import CONTRADICTION
from viva.evaluation.criteria import WEIGHTINGS
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.evaluation.hesitations import smooth
from viva.evaluation.ledger import MAXIMUM_SCORE
from viva.evaluation.lexical import scoring_item
from viva.evaluation.reading import Purpose, Reading, read_answer
from viva.evaluation.rubric import Rubric, rubric_of
from viva.evaluation.schemas import Evaluation, Verdict, VerdictKind
from viva.evaluation.star import StarPart, find_star
from viva.questions.schemas import Question, QuestionKind

# Below this, most of an answer is wrong or about something else: an outline is more use.
_WORTH_BUILDING_ON = 3.5
# A sentence is repeated for a key point that it makes at least by half.
HALF_MADE = 0.5
# One aspect is shown by chance: any year is a figure.
_ENOUGH_ASPECTS = 2
_WITHIN_SENTENCE = (";", ":", ",")

# Talk of scores that got past the scorer's own gate is not repeated, unless it was asked for.
_ABOUT_SCORING = re.compile(
    r"\b(?:rat(?:ed|ing)|scor(?:e|ed|ing)|grad(?:e|ed|er|ing)|verdicts?|candidates?|assessors?"
    r"|reviewers?|key points?|out of (?:10|ten)|10/10)\b",
    re.IGNORECASE,
)

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a key point and how far the answer makes it, 0 to 1."""

    verdict: Verdict
    fraction: float


@dataclass(frozen=True, slots=True)
class Told:
    """A part of the story, how far it is told, 0 to 1, and the sentence that tells it."""

    part: StarPart
    fraction: float
    sentence: Range | None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An answer as it was judged: key points in the question's order, parts of the story.

    `sentences` are ranges of the answer that say something to the question: none of them
    addresses the grader, only fills time, or contradicts a key point. `telling` ones make a key
    point, tell a part of the story or show what the key points ask for in general.
    """

    answer: str
    language: str
    points: tuple[Judged, ...]
    parts: tuple[Told, ...]
    sentences: tuple[Range, ...]
    telling: frozenset[Range]

    def text(self, sentences: list[Range]) -> str:
        """The sentences as they would be written down, without "um"."""
        return " ".join(self._tidy(start, end) for start, end in sentences)

    def sentences_of(self, verdict: Verdict) -> list[Range]:
        """The usable sentences that a verdict rests on."""
        if verdict.start is None or verdict.end is None:
            return []
        quote = (verdict.start, verdict.end)
        return [sentence for sentence in self.sentences if overlap(sentence, quote)]

    def _tidy(self, start: int, end: int) -> str:
        """With a capital and a full stop where a sound or half of a sentence was cut off."""
        line = " ".join(self.answer[start:end].split())
        text = smooth(line, self.language)
        cut = self.answer[:start].rstrip().endswith(_WITHIN_SENTENCE)
        if cut or not line.startswith(text[:2]):
            text = text[:1].upper() + text[1:]
        if text.endswith(_WITHIN_SENTENCE):
            text = text.rstrip("".join(_WITHIN_SENTENCE)) + "."
        return text


def find_own_words(question: Question, answer: str, evaluation: Evaluation) -> OwnWords | None:
    """Null where there is little in an answer to build on: it is gated, stuffed or too weak."""
    if not is_worth_building_on(evaluation):
        return None
    return read_own_words(question, answer, evaluation)


def is_worth_building_on(evaluation: Evaluation) -> bool:
    return is_told(evaluation) and (evaluation.score or 0.0) >= _WORTH_BUILDING_ON


def is_told(evaluation: Evaluation) -> bool:
    """Whether an answer says something: it has a score, and neither gate nor stuffing made it."""
    if evaluation.score is None or evaluation.band_source == GATE_BAND_SOURCE:
        return False
    return all(verdict.criterion != STUFFING for verdict in evaluation.verdicts)


def read_own_words(question: Question, answer: str, evaluation: Evaluation) -> OwnWords | None:
    """The answer as it was judged; null where there is nothing to hold it against."""
    rubric = rubric_of(scoring_item(question, answer))
    if rubric is None:
        return None
    reading = read_answer(answer, question.language, allow_grader_talk=rubric.about_graders)
    points = _judged(rubric, evaluation)
    parts = _told(reading) if rubric.kind is QuestionKind.BEHAVIOURAL else ()
    sentences = _usable(rubric, reading, evaluation)
    return OwnWords(
        answer=answer,
        language=question.language,
        points=points,
        parts=parts,
        sentences=sentences,
        telling=frozenset(
            sentence
            for sentence in sentences
            if any(sentence == told.sentence for told in parts)
            or any(_makes(judged, sentence) for judged in points)
            or _shows(rubric, answer[sentence[0] : sentence[1]])
        ),
    )


def _makes(judged: Judged, sentence: Range) -> bool:
    verdict = judged.verdict
    if verdict.start is None or verdict.end is None or judged.fraction < HALF_MADE:
        return False
    return overlap(sentence, (verdict.start, verdict.end))


def _shows(rubric: Rubric, sentence: str) -> bool:
    asked = frozenset(aspect for point in rubric.points for aspect in point.aspects)
    return len(shown_aspects(asked, sentence)) >= _ENOUGH_ASPECTS


def _judged(rubric: Rubric, evaluation: Evaluation) -> tuple[Judged, ...]:
    weighting = WEIGHTINGS[rubric.kind]
    most = MAXIMUM_SCORE * weighting.weights[weighting.content]
    verdicts = {v.key_point_id: v for v in evaluation.verdicts if v.criterion == weighting.content}
    return tuple(
        Judged(verdict, verdict.points / (most * point.share))
        for point in rubric.points
        if (verdict := verdicts.get(point.key_point.id)) is not None
    )


def _told(reading: Reading) -> tuple[Told, ...]:
    ranges = [(sentence.start, sentence.end) for sentence in reading.sentences]
    return tuple(
        Told(
            found.part,
            found.fraction,
            None if found.sentence is None else ranges[found.sentence],
        )
        for found in find_star(reading)
    )


def _usable(rubric: Rubric, reading: Reading, evaluation: Evaluation) -> tuple[Range, ...]:
    telling = [
        reading.text.place(clause.start, clause.end)
        for clause in reading.clauses
        if clause.purpose is Purpose.CONTENT
    ]
    wrong = [
        (v.start, v.end)
        for v in evaluation.verdicts
        if (v.verdict is VerdictKind.CONTRADICTED or v.criterion == CONTRADICTION)
        and v.start is not None
        and v.end is not None
    ]
    asked = " ".join([rubric.question, *(point.key_point.text for point in rubric.points)])
    about_scoring = None if _ABOUT_SCORING.search(asked) else _ABOUT_SCORING
    ranges = [(sentence.start, sentence.end) for sentence in reading.sentences]
    return tuple(
        found
        for found in ranges
        if not (about_scoring and about_scoring.search(reading.text.original, *found))
        and any(overlap(found, clause) for clause in telling)
        and not any(overlap(found, mistake) for mistake in wrong)
    )


def overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
