"""What a model is shown of an answer: a prompt, and the way from its numbers to ours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from viva.evaluation.decoys import PointList, list_points
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.evaluation.gates import find_gate
from viva.evaluation.judge_phrases import is_an_order, speaks_of_judging
from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.masking import blind
from viva.evaluation.matching import Match, Span
from viva.evaluation.reading import Reading, read_answer
from viva.evaluation.relations import Relations, content_verdicts, fractions_of, relate
from viva.evaluation.rubric import Rubric, rubric_of
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.llm.fences import as_data
from viva.llm.prompts import Prompt, load_prompts

# Decoys included.
MOST_POINTS = 24
_DECOYS = 2
_MOST_OUTPUT_TOKENS = 2_500
_INSTRUCTIONS = load_prompts("viva.evaluation")["evaluate"]

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A blind answer as far as a model sees it.

    Args:
        item: The answer, with spaces for what was taken for an order.
        offline: The offline evaluation of that, with its score.
        shown: Indexes of the sentences that a model sees.
        withheld: Of those that none ever sees, because they might be orders.
        places: Where each sentence lies in the answer as given.
        points: The key points as they are shown, decoys among them.
        relations: How near sentences are to key points; null where the scorer cannot tell.
        strict: Whether what the offline evaluation found counts no more as evidence by itself.
    """

    item: ScoringItem
    offline: Evaluation
    score: float
    rubric: Rubric
    reading: Reading
    shown: tuple[int, ...]
    withheld: frozenset[int]
    places: tuple[_Range, ...]
    points: PointList
    relations: Relations | None
    strict: bool = False

    def sentence(self, index: int) -> str:
        """A sentence as it was given, but blind."""
        place = self.reading.sentences[index]
        return self.reading.text.original[place.start : place.end]

    def touched(self, ranges: Iterable[_Range]) -> set[int]:
        """The sentences that lie in ranges of the answer as given."""
        wanted = [*ranges]
        return {i for i, place in enumerate(self.places) if _touches(place, wanted)}

    def related(self, scorer: Scorer) -> "Exhibit":
        """The same with what the offline scorer says of each sentence."""
        if self.relations is not None:
            return self
        return replace(self, relations=relate(scorer, self.item, self.rubric, self.places))

    def is_near(self, sentence: int) -> bool:
        """Whether a sentence has to do with a key point, as far as that was asked."""
        return self.relations is None or self.relations.is_near(sentence)

    def narrowed(self, evaluation: Evaluation) -> "Exhibit | None":
        """With only the sentences that an evaluation rests on; null where it rests on none."""
        rested = self.touched(evidence(self.item, evaluation))
        shown = tuple(i for i in self.shown if i in rested)
        return replace(self, shown=shown) if shown else None

    def supported(self) -> "Exhibit | None":
        """With only sentences near to a key point, each of which is evidence for that one alone."""
        if self.relations is None:
            return self
        shown = tuple(i for i in self.shown if self.is_near(i))
        return replace(self, shown=shown, strict=True) if shown else None

    def only(self, sentences: Iterable[int]) -> "Exhibit":
        """With these alone."""
        return replace(self, shown=tuple(sentences))

    def supports(self, point: int, first: int, last: int) -> bool:
        """Whether sentences may be evidence for a key point; all from 0.

        They are near to it, or the offline evaluation found it there, in the light of the rest.
        """
        if self.relations is None or self.relations.supports(point, first, last):
            return True
        if self.strict:
            return False
        verdict = content_verdicts(self.item, self.offline)[point]
        if verdict.start is None or verdict.end is None:
            return False
        return bool(self.touched([(verdict.start, verdict.end)]) & {*range(first, last + 1)})

    def withheld_matches(self) -> dict[int, Match]:
        """Key points, from 0, that the offline evaluation finds in sentences that no model sees.

        As far as such a sentence has to do with the key point by itself.
        """
        fractions = fractions_of(self.item, self.rubric, self.offline) or ()
        verdicts = content_verdicts(self.item, self.offline)
        found: dict[int, Match] = {}
        for number, (verdict, fraction) in enumerate(zip(verdicts, fractions, strict=False)):
            if verdict.start is None or verdict.end is None or fraction <= 0:
                continue
            held = self.touched([(verdict.start, verdict.end)])
            if held and held <= self.withheld and self._is_near(number, held):
                found[number] = Match(Span(fraction, min(held), max(held)), None)
        return found

    def _is_near(self, point: int, sentences: Iterable[int]) -> bool:
        if self.relations is None:
            return True
        return any(self.relations.supports(point, i, i) for i in sentences)


def exhibit_of(item: ScoringItem, offline: Evaluation, scorer: Scorer) -> Exhibit | None:
    """What may be shown; null where a gate closes or there is nothing to judge.

    Clauses that address the grader stay here. Sentences that are orders by their words are blanked
    and scored without, as if they had not been said. Of the others those are shown that by
    themselves are near to a key point, or that the offline evaluation rests on: what has nothing to
    do with any key point can be no evidence, but it might be an order. Where the offline scorer
    goes by words alone it cannot tell: a good answer in other words shares none.
    """
    whole = _whole(item, offline)
    if whole is None or whole.rubric.about_graders:
        return whole
    orders = [place for place in whole.places if is_an_order(item, item.answer[slice(*place)])]
    if orders:
        cleaned = replace(item, answer=_blanked(item.answer, orders))
        whole = _whole(cleaned, scorer.score(cleaned))
    if whole is None:
        return None
    if whole.offline.scorer != LexicalScorer.version:
        whole = whole.related(scorer)
    return _shown(whole)


def _whole(item: ScoringItem, offline: Evaluation) -> Exhibit | None:
    """Everything that a scorer sees."""
    rubric = rubric_of(item)
    if offline.score is None or offline.band_source == GATE_BAND_SOURCE:
        return None
    if rubric is None or len(rubric.points) > MOST_POINTS - _DECOYS:
        return None
    masked, place = blind(item)
    reading = read_answer(masked.answer, item.language, allow_grader_talk=rubric.about_graders)
    if find_gate(rubric, reading) is not None or not reading.sentences:
        return None
    places = tuple(place(sentence.start, sentence.end) for sentence in reading.sentences)
    return Exhibit(
        item=item,
        offline=offline,
        score=offline.score,
        rubric=rubric,
        reading=reading,
        shown=tuple(range(len(places))),
        withheld=frozenset(),
        places=places,
        points=list_points(rubric, _terms(reading)),
        relations=None,
    )


def _blanked(answer: str, ranges: Iterable[_Range]) -> str:
    """The answer with spaces for these ranges; nothing else moves."""
    for start, end in ranges:
        answer = answer[:start] + " " * (end - start) + answer[end:]
    return answer


def _shown(whole: Exhibit) -> Exhibit | None:
    answer = whole.item.answer
    rested = whole.touched(evidence(whole.item, whole.offline))
    idle = {i for i in whole.shown if i not in rested and not whole.is_near(i)}
    spoken = {
        i
        for i, place in enumerate(whole.places)
        if speaks_of_judging(whole.item, answer[slice(*place)])
    }
    withheld = frozenset(idle | spoken)
    shown = tuple(i for i in whole.shown if i not in withheld)
    return replace(whole, shown=shown, withheld=withheld) if shown else None


def evaluation_prompt(exhibit: Exhibit) -> Prompt:
    """What a model reads."""
    points = [f"{n}. {_line(text)}" for n, text in enumerate(exhibit.points.texts, start=1)]
    blocks = (
        as_data("question", exhibit.item.question),
        as_data("key_points", "\n".join(points)),
        as_data("answer", "\n".join(exhibit.sentence(i) for i in exhibit.shown)),
    )
    return Prompt(
        fixed=_INSTRUCTIONS.text,
        task="\n\n".join(blocks),
        version=_INSTRUCTIONS.label,
        max_output_tokens=_MOST_OUTPUT_TOKENS,
    )


def evidence(item: ScoringItem, evaluation: Evaluation) -> list[_Range]:
    """The ranges of the answer in which an evaluation finds key points."""
    return [
        (verdict.start, verdict.end)
        for verdict in content_verdicts(item, evaluation)
        if verdict.start is not None and verdict.end is not None
    ]


def _terms(reading: Reading) -> set[str]:
    return {word.term for clause in reading.clauses for word in clause.words if word.term}


def _touches(place: _Range, ranges: Iterable[_Range]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in ranges)


def _line(text: str) -> str:
    return " ".join(text.split())
