"""An answer as a coach sees it: what was looked for, what was found, the sentences by number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viva.evaluation.gates import find_gate
from viva.evaluation.judge_phrases import is_an_order, speaks_of_judging
from viva.evaluation.lexical import scoring_item
from viva.evaluation.masking import blind
from viva.evaluation.reading import Purpose, Reading, read_answer
from viva.evaluation.rubric import rubric_of
from viva.evaluation.schemas import ScoringItem, Verdict, VerdictKind
from viva.interviews.schemas import TurnRecord
from viva.llm.fences import as_data
from viva.llm.prompts import Prompt, load_prompts
from viva.reports.model_answer import is_made, to_add, to_tell
from viva.reports.own_words import (
    OwnWords,
    Range,
    is_told,
    is_worth_building_on,
    overlap,
    read_own_words,
)
from viva.reports.wording import looked_for

INSTRUCTIONS = load_prompts("viva.reports")["coach"]
_LANGUAGE = "en"
_MOST_CHARACTERS = 4_000
_MOST_SENTENCES = 40
_TOKENS_PER_ANSWER = 900
_STATES = {
    VerdictKind.HIT: "said",
    VerdictKind.PARTIAL: "in part",
    VerdictKind.MISS: "missing",
    VerdictKind.CONTRADICTED: "wrong",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Something that was looked for.

    Args:
        text: As the report names it.
        found: What became of it.
        to_add: The advice of the rules where it is not there.
        sentences: Indexes of the sentences that it was found in.
    """

    text: str
    found: VerdictKind
    to_add: str
    sentences: frozenset[int]

    @property
    def is_there(self) -> bool:
        return self.found in (VerdictKind.HIT, VerdictKind.PARTIAL)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence: `blind` as a model reads it, `own` as the candidate would write it down.

    `own` is empty where nothing may be built on it: it is wrong, or only fills time.
    """

    blind: str
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """`is_worth_building_on` says whether a stronger answer can be made of this one."""

    turn_id: str
    item: ScoringItem
    sought: tuple[Sought, ...]
    sentences: tuple[Spoken, ...]
    is_worth_building_on: bool


def lesson_of(turn: TurnRecord) -> Lesson | None:
    """Null for what is left to the rules.

    That is an answer without content, or one with words about judging or to whoever reads it.
    """
    evaluation, answer = turn.evaluation, turn.answer
    if evaluation is None or answer is None or turn.question.language != _LANGUAGE:
        return None
    if not is_told(evaluation) or len(answer) > _MOST_CHARACTERS:
        return None
    item = scoring_item(turn.question, answer)
    own = read_own_words(turn.question, answer, evaluation)
    heard = _hear(item)
    if own is None or heard is None:
        return None
    places = [place for place, _ in heard]
    return Lesson(
        turn_id=turn.turn_id,
        item=item,
        sought=tuple(_sought(own, places)),
        sentences=tuple(Spoken(words, _own(own, place)) for place, words in heard),
        is_worth_building_on=is_worth_building_on(evaluation) and bool(own.telling),
    )


def coach_prompt(lessons: Sequence[Lesson]) -> Prompt:
    """What a model reads; the first answer has the number 1."""
    blocks = (_block(number, lesson) for number, lesson in enumerate(lessons, start=1))
    return Prompt(
        fixed=INSTRUCTIONS.text,
        task="\n\n".join(as_data("answer", block) for block in blocks),
        version=INSTRUCTIONS.label,
        max_output_tokens=_TOKENS_PER_ANSWER * len(lessons),
    )


def _hear(item: ScoringItem) -> list[tuple[Range, str]] | None:
    """The sentences without names, with their places; null where one may be an order."""
    rubric = rubric_of(item)
    if rubric is None or rubric.about_graders:
        return None
    masked, place = blind(item)
    reading = read_answer(masked.answer, item.language)
    if _addresses_grader(reading) or find_gate(rubric, reading) is not None:
        return None
    if not 1 <= len(reading.sentences) <= _MOST_SENTENCES:
        return None
    heard: list[tuple[Range, str]] = []
    for sentence in reading.sentences:
        words = reading.text.original[sentence.start : sentence.end]
        if is_an_order(item, words) or speaks_of_judging(item, words):
            return None
        heard.append((place(sentence.start, sentence.end), " ".join(words.split())))
    return heard


def _addresses_grader(reading: Reading) -> bool:
    return any(clause.purpose is Purpose.GRADER for clause in reading.clauses)


def _sought(own: OwnWords, places: Sequence[Range]) -> Iterator[Sought]:
    for judged in own.points:
        verdict = judged.verdict
        yield Sought(
            text=looked_for(verdict.key_point or ""),
            found=verdict.verdict,
            to_add="" if is_made(judged) else to_add(judged),
            sentences=_touched(places, _quoted(verdict)),
        )
    for told in own.parts:
        found = VerdictKind.MISS if told.fraction <= 0 else VerdictKind.PARTIAL
        yield Sought(
            text=f"The {told.part.name} of the story: {told.part.advice}.",
            found=VerdictKind.HIT if told.fraction >= 1 else found,
            to_add="" if told.fraction >= 1 else to_tell(told),
            sentences=_touched(places, [told.sentence] if told.sentence else []),
        )


def _quoted(verdict: Verdict) -> list[Range]:
    if verdict.start is None or verdict.end is None:
        return []
    return [(verdict.start, verdict.end)]


def _own(own: OwnWords, place: Range) -> str:
    return own.text([sentence for sentence in own.sentences if overlap(sentence, place)])


def _touched(places: Sequence[Range], ranges: Iterable[Range]) -> frozenset[int]:
    wanted = [*ranges]
    return frozenset(
        i for i, place in enumerate(places) if any(overlap(place, one) for one in wanted)
    )


def _block(number: int, lesson: Lesson) -> str:
    wished = "yes" if lesson.is_worth_building_on else "no"
    lines = [
        f"answer {number}; stronger answer: {wished}",
        f"question: {_line(lesson.item.question)}",
        *(f"{n} {_STATES[one.found]}: {_line(one.text)}" for n, one in _numbered(lesson.sought)),
        *(f"s{n}: {_line(one.blind)}" for n, one in enumerate(lesson.sentences, start=1)),
    ]
    return "\n".join(lines)


def _numbered(sought: Sequence[Sought]) -> Iterator[tuple[int, Sought]]:
    return enumerate(sought, start=1)


def _line(text: str) -> str:
    return " ".join(text.split())
