"""An answer as a coach sees it: what was looked for, what was found, the sentences by number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viva.evaluation.exhibits import Exhibit, exhibit_of
from viva.evaluation.lexical import scoring_item
from viva.evaluation.reading import Purpose
from viva.evaluation.schemas import Scorer, ScoringItem, Verdict, VerdictKind
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


def lesson_of(turn: TurnRecord, scorer: Scorer) -> Lesson | None:
    """Null for what is left to the rules.

    That is an answer without content, or one of whose sentences gives an order to whoever reads
    it, or might.
    """
    evaluation, answer = turn.evaluation, turn.answer
    if evaluation is None or answer is None or turn.question.language != _LANGUAGE:
        return None
    if not is_told(evaluation) or len(answer) > _MOST_CHARACTERS:
        return None
    item = scoring_item(turn.question, answer)
    own = read_own_words(turn.question, answer, evaluation)
    exhibit = exhibit_of(item, evaluation, scorer)
    if own is None or exhibit is None or _is_doubtful(exhibit, item):
        return None
    return Lesson(
        turn_id=turn.turn_id,
        item=item,
        sought=tuple(_sought(own, exhibit.places)),
        sentences=tuple(_spoken(own, exhibit)),
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


def _is_doubtful(exhibit: Exhibit, item: ScoringItem) -> bool:
    """Whether anything was cut out or is withheld, or whether there is too much of it."""
    shown, whole = len(exhibit.shown), len(exhibit.places)
    if any(clause.purpose is Purpose.GRADER for clause in exhibit.reading.clauses):
        return True
    return exhibit.item.answer != item.answer or shown != whole or whole > _MOST_SENTENCES


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


def _spoken(own: OwnWords, exhibit: Exhibit) -> Iterator[Spoken]:
    for index, place in enumerate(exhibit.places):
        usable = [sentence for sentence in own.sentences if overlap(sentence, place)]
        yield Spoken(" ".join(exhibit.sentence(index).split()), own.text(usable))


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
