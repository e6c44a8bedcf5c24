"""What a model is shown of an answer: a prompt, and the way from its numbers to ours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from viva.evaluation.decoys import decoy_for
from viva.evaluation.gated import GATE_BAND_SOURCE
from viva.evaluation.gates import find_gate
from viva.evaluation.judge_phrases import is_an_order, speaks_of_judging
from viva.evaluation.masking import blind
from viva.evaluation.matching import Match, Span
from viva.evaluation.orders import find_orders
from viva.evaluation.reading import Reading, read_answer
from viva.evaluation.relations import Relations, content_verdicts, fractions_of, relate
from viva.evaluation.rubric import Rubric, rubric_of
from viva.evaluation.schemas import Evaluation, Scorer, ScoringItem
from viva.llm.fences import as_data
from viva.llm.prompts import Prompt, load_prompts

MOST_POINTS = 24
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
        decoy: The number of the decoy among the key points, from 1, and its text.
        relations: How near sentences are to key points, where that was asked.
        strict: Whether evidence for a key point has to be near to that one.
    """

    item: ScoringItem
    offline: Evaluation
    score: float
    rubric: Rubric
    reading: Reading
    shown: tuple[int, ...]
    withheld: frozenset[int]
    places: tuple[_Range, ...]
    decoy: tuple[int, str]
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

    def supported(self, scorer: Scorer) -> "Exhibit | None":
        """With only sentences near to a key point, each of which is evidence for that one alone."""
        related = self.related(scorer)
        shown = tuple(i for i in self.shown if related.is_near(i))
        return replace(related, shown=shown, strict=True) if shown else None

    def supports(self, point: int, first: int, last: int) -> bool:
        """Whether sentences may be evidence for a key point; all from 0."""
        if not self.strict or self.relations is None:
            return True
        return self.relations.supports(point, first, last)

    def withheld_matches(self) -> dict[int, Match]:
        """Key points, from 0, that the offline evaluation finds in sentences that no model sees."""
        fractions = fractions_of(self.item, self.rubric, self.offline) or ()
        verdicts = content_verdicts(self.item, self.offline)
        found: dict[int, Match] = {}
        for number, (verdict, fraction) in enumerate(zip(verdicts, fractions, strict=False)):
            if verdict.start is None or verdict.end is None or fraction <= 0:
                continue
            held = self.touched([(verdict.start, verdict.end)])
            if held and held <= self.withheld:
                found[number] = Match(Span(fraction, min(held), max(held)), None)
        return found


def exhibit_of(item: ScoringItem, offline: Evaluation, scorer: Scorer) -> Exhibit | None:
    """What may be shown; null where a gate closes or there is nothing to judge.

    Clauses that address the grader stay here. Sentences that are orders by their words are blanked
    and scored without, as if they had not been said. Sentences that may be orders, by weaker words
    or because the offline `scorer` finds them like orders and unlike any key point, are not shown;
    what the offline evaluation finds in them stands. Where there is one order there may be more:
    then only sentences are shown that are near to a key point or that the offline evaluation rests
    on.
    """
    whole = _whole(item, offline)
    if whole is None or whole.rubric.about_graders:
        return whole
    orders = [place for place in whole.places if is_an_order(item, item.answer[slice(*place)])]
    if orders:
        cleaned = replace(item, answer=_blanked(item.answer, orders))
        whole = _whole(cleaned, scorer.score(cleaned))
        return None if whole is None else _strictly_shown(whole.related(scorer), frozenset())
    alike = whole.touched(find_orders(scorer, item.answer))
    if alike:
        whole = whole.related(scorer)
        alike = {i for i in alike if not whole.is_near(i)}
    if alike:
        return _strictly_shown(whole, frozenset(alike))
    return _shown_without(replace(whole, relations=None), frozenset())


def _whole(item: ScoringItem, offline: Evaluation) -> Exhibit | None:
    """Everything that a scorer sees."""
    rubric = rubric_of(item)
    if offline.score is None or offline.band_source == GATE_BAND_SOURCE:
        return None
    if rubric is None or len(rubric.points) >= MOST_POINTS:
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
        decoy=decoy_for(rubric),
        relations=None,
    )


def _blanked(answer: str, ranges: Iterable[_Range]) -> str:
    """The answer with spaces for these ranges; nothing else moves."""
    for start, end in ranges:
        answer = answer[:start] + " " * (end - start) + answer[end:]
    return answer


def _strictly_shown(whole: Exhibit, without: frozenset[int]) -> Exhibit | None:
    rested = whole.touched(evidence(whole.item, whole.offline))
    idle = {i for i in whole.shown if i not in rested and not whole.is_near(i)}
    return _shown_without(whole, without | idle)


def _shown_without(whole: Exhibit, without: frozenset[int]) -> Exhibit | None:
    answer = whole.item.answer
    spoken = {
        i
        for i, place in enumerate(whole.places)
        if speaks_of_judging(whole.item, answer[slice(*place)])
    }
    withheld = without | spoken
    shown = tuple(i for i in whole.shown if i not in withheld)
    return replace(whole, shown=shown, withheld=withheld) if shown else None


def evaluation_prompt(exhibit: Exhibit) -> Prompt:
    """What a model reads."""
    texts = [point.key_point.text for point in exhibit.rubric.points]
    number, decoy = exhibit.decoy
    texts.insert(number - 1, decoy)
    points = [f"{n}. {_line(text)}" for n, text in enumerate(texts, start=1)]
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


def _touches(place: _Range, ranges: Iterable[_Range]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in ranges)


def _line(text: str) -> str:
    return " ".join(text.split())
