"""From what a model wrote to what a candidate reads: each sentence is checked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rapidfuzz import fuzz

from viva.evaluation.judge_phrases import is_an_order, speaks_of_judging
from viva.evaluation.schemas import VerdictKind
from viva.nlp.skills import SkillVocabulary
from viva.questions.draft_checks import find_fault
from viva.reports.coach.lessons import INSTRUCTIONS, Lesson, Sought
from viva.reports.coach.replies import CoachedAnswer, Remark, StrongerLine
from viva.reports.coach.support import Facts, Ground, shares_a_word, what_is_new
from viva.reports.model_answer import MOST_ADDITIONS

WITH_GAPS = "Your answer, put more strongly, with what is missing in its place:"
COMPLETE = "Your answer, put more strongly:"
_MOST_WORKED = 2
_MOST_STEPS = 3
_WORDS_OF_REMARK = range(4, 46)
_MOST_RESTS = 4
_MOST_LINES = 24
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")
# What blind answers have in the place of names and places.
_STAND_IN = re.compile(r"\b(?:someone|here)\b|\[name\]|\bx{3,}", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MOST_REPEATED = 0.8
# As rapidfuzz counts (percent).
_NEARLY_THE_SAME = 85.0
_LONGER_BY = 1.3
_MORE_WORDS = 20

# Words, and whether they are the advice of a gap.
_Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Feedback:
    worked: tuple[str, ...]
    next_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """What stands in the report in the place of the rules' words; null where theirs stand.

    `author` is the model and the prompt.
    """

    author: str
    feedback: Feedback | None
    stronger: str | None


def teaching_of(
    written: CoachedAnswer, lesson: Lesson, author: str, vocabulary: SkillVocabulary
) -> Teaching:
    """What of a reply can be shown."""
    check = _Check(lesson, vocabulary)
    return Teaching(
        author=author,
        feedback=check.feedback(written),
        stronger=check.stronger(written.stronger) if lesson.is_worth_building_on else None,
    )


class _Check:
    """One answer's sentences and rubric, which a model's words are held against."""

    def __init__(self, lesson: Lesson, vocabulary: SkillVocabulary) -> None:
        self._lesson = lesson
        self._vocabulary = vocabulary
        material = (
            lesson.item.question,
            *(sought.text for sought in lesson.sought),
            *(sentence.blind for sentence in lesson.sentences),
        )
        self._facts = Facts.of("\n".join(material), vocabulary)
        self._words = _words("\n".join(material))

    def feedback(self, written: CoachedAnswer) -> Feedback | None:
        """Null unless most remarks can be shown, and there is one where there has to be."""
        sought = self._lesson.sought
        worked = [
            text
            for text in self._remarks(written.worked, lambda one: one.is_there)
            if not any(_holds(text, one.text) for one in sought if not one.is_there)
        ]
        steps = [*self._remarks(written.next_steps, lambda one: one.found is not VerdictKind.HIT)]
        all_written = len(written.worked) + len(written.next_steps)
        if 2 * (len(worked) + len(steps)) < all_written:
            return None
        if not worked and any(one.found is VerdictKind.HIT for one in sought):
            return None
        if not steps and any(one.found is not VerdictKind.HIT for one in sought):
            return None
        if not worked and not steps:
            return None
        once = tuple(dict.fromkeys(worked)), tuple(dict.fromkeys(steps))
        return Feedback(once[0][:_MOST_WORKED], once[1][:_MOST_STEPS])

    def stronger(self, lines: Sequence[StrongerLine]) -> str | None:
        """Null unless it says all that counted, mostly in words of the model that can stand.

        A line that cannot gives way to the candidate's own sentences.
        """
        rests = {number - 1 for line in lines for number in line.sentences}
        if len(lines) > _MOST_LINES or not self._telling() <= rests:
            return None
        pieces, stood, refused = self._pieces(lines)
        if stood <= refused or self._is_too_long(pieces):
            return None
        pieces = [*pieces, *self._left_out(lines)]
        heading = WITH_GAPS if any(is_gap for _, is_gap in pieces) else COMPLETE
        return "\n".join([heading, *_paragraphs(pieces)])

    def _remarks(self, remarks: Sequence[Remark], suits: Callable[[Sought], bool]) -> Iterator[str]:
        for remark in remarks:
            sought = self._find(remark.point)
            text = " ".join(remark.text.split())
            if sought is not None and suits(sought) and self._can_be_remarked(text, sought):
                yield text

    def _can_be_remarked(self, text: str, sought: Sought) -> bool:
        if len(text.split()) not in _WORDS_OF_REMARK or _is_unsayable(text):
            return False
        facts = Facts.of(text, self._vocabulary)
        quotes = [_words(match.group(1)) for match in _QUOTED.finditer(text)]
        return (
            not facts.counts_beyond(self._facts)
            and not facts.names_beyond(self._facts)
            and all(quote.strip() and quote in self._words for quote in quotes)
            and shares_a_word(text, [sought.text, *self._found_in(sought)])
            and not self._repeats(text)
            and not self._speaks_of_judging(text)
        )

    def _repeats(self, text: str) -> bool:
        """Whether it says hardly more than the answer, and does not mark that as a quote."""
        said = {*_pairs(" ".join(sentence.blind for sentence in self._lesson.sentences))}
        own = _pairs(_QUOTED.sub(" … ", text))
        return sum(pair in said for pair in own) > _MOST_REPEATED * len(own)

    def _pieces(self, lines: Sequence[StrongerLine]) -> tuple[list[_Piece], int, int]:
        """What stands there, and how many lines of the model's stood and gave way."""
        pieces: list[_Piece] = []
        stood = refused = 0
        for line in lines:
            gap = self._find(line.gap)
            if gap is not None:
                pieces.append((gap.to_add, True))
                continue
            text = self._checked(line)
            stood, refused = stood + (text is not None), refused + (text is None)
            pieces.append((" ".join(self._own(line)) if text is None else text, False))
        return [one for one in dict.fromkeys(pieces) if one[0]], stood, refused

    def _is_too_long(self, pieces: Sequence[_Piece]) -> bool:
        told = sum(len(text.split()) for text, is_gap in pieces if not is_gap)
        return told > _LONGER_BY * len(self._lesson.item.answer.split()) + _MORE_WORDS

    def _checked(self, line: StrongerLine) -> str | None:
        text = " ".join(line.text.split())
        own = self._own(line)
        if not text or not 1 <= len(own) <= _MOST_RESTS or _is_unsayable(text):
            return None
        if len(own) < len(set(line.sentences)) or text.startswith("-"):
            return None
        stand_ins = {match.group().lower() for match in _STAND_IN.finditer(text)}
        if stand_ins - {match.group().lower() for match in _STAND_IN.finditer(" ".join(own))}:
            return None
        return None if what_is_new(text, self._ground(line), self._vocabulary) else text

    def _ground(self, line: StrongerLine) -> Ground:
        rests = {number - 1 for number in line.sentences}
        return Ground(
            said=tuple(self._lesson.sentences[i].blind for i in sorted(rests)),
            asked=self._lesson.item.question,
            found=tuple(
                one.text for one in self._lesson.sought if one.is_there and one.sentences & rests
            ),
        )

    def _own(self, line: StrongerLine) -> list[str]:
        """The candidate's sentences that a line rests on, as far as they can be built on."""
        sentences = self._lesson.sentences
        known = [n - 1 for n in dict.fromkeys(line.sentences) if 1 <= n <= len(sentences)]
        return [sentences[i].own for i in known if sentences[i].own]

    def _telling(self) -> set[int]:
        """The sentences without which something that was said would be lost."""
        return {
            index
            for sought in self._lesson.sought
            if sought.found is VerdictKind.HIT
            for index in sought.sentences
            if self._lesson.sentences[index].own
        }

    def _left_out(self, lines: Sequence[StrongerLine]) -> list[_Piece]:
        """What is missing and has no place among the lines."""
        placed = {line.gap for line in lines}
        left = [
            sought.to_add
            for number, sought in enumerate(self._lesson.sought, start=1)
            if sought.to_add and number not in placed
        ]
        room = max(0, MOST_ADDITIONS - sum(1 for number in placed if number))
        return [(text, True) for text in left[:room]]

    def _found_in(self, sought: Sought) -> list[str]:
        return [self._lesson.sentences[index].blind for index in sought.sentences]

    def _find(self, number: int) -> Sought | None:
        sought = self._lesson.sought
        return sought[number - 1] if 1 <= number <= len(sought) else None

    def _speaks_of_judging(self, text: str) -> bool:
        item = self._lesson.item
        return is_an_order(item, text) or speaks_of_judging(item, text)


def _is_unsayable(text: str) -> bool:
    """Whether it gives instructions away, names contacts or private matters, or holds marks."""
    return find_fault(text, INSTRUCTIONS.text) is not None or not text.isprintable()


def _words(text: str) -> str:
    """The words alone, each between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _holds(text: str, sought: str) -> bool:
    """Whether a text says what was looked for, nearly word by word."""
    return fuzz.partial_ratio(sought.casefold(), text.casefold()) >= _NEARLY_THE_SAME


def _pairs(text: str) -> list[tuple[str, str]]:
    return [*pairwise(_WORD.findall(text.casefold()))]


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Neighbouring words of the candidate in one line, each piece of advice in its own."""
    for is_gap, group in groupby(pieces, key=lambda piece: piece[1]):
        if is_gap:
            yield from (f"- {text}" for text, _ in group)
        else:
            yield " ".join(text for text, _ in group)
