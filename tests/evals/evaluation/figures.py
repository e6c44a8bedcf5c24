"""How the scorer does on attacks, on answers of known order and on the shipped questions."""

import statistics
import zlib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from tests.evals.answers.loading import AnswerKind
from tests.evals.evaluation import attacks
from tests.evals.evaluation.written import Scored
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Scorer, ScoringItem
from viva.nlp.sentences import split_sentences
from viva.questions.bank import QuestionBank
from viva.questions.schemas import KeyPoint, Question, QuestionKind

STEPS = Path(__file__).with_name("steps.yaml")
_FOREIGN = 6
"""References of other questions that each question is given."""
_WORTH_SOMETHING = 3.0

Figures = dict[str, float]


def score(scorer: Scorer, question: Question, answer: str) -> float:
    """The score, 0 where there is none."""
    return scorer.score(scoring_item(question, answer)).score or 0.0


def shipped(*kinds: QuestionKind) -> list[Question]:
    chosen = [q for q in QuestionBank.load().questions if q.kind in kinds and q.reference]
    return sorted(chosen, key=lambda question: question.id)


def draw(questions: Sequence[Question], most: int) -> list[Question]:
    """Some of the questions; a bank that grows changes few of them."""
    return sorted(questions, key=lambda question: zlib.crc32(question.id.encode()))[:most]


def reference_of(question: Question) -> str:
    assert question.reference is not None
    return question.reference


def measure_non_answers(scorer: Scorer, questions: Sequence[Question]) -> Figures:
    """Share of answers that are none with at most one point."""
    sets = {
        "don't know": attacks.DONT_KNOW,
        "filler": attacks.FILLER,
        "off topic": attacks.OFF_TOPIC,
        "injection only": attacks.INJECTION,
    }
    figures = {
        name: _share(score(scorer, q, answer) <= 1 for q in questions for answer in answers)
        for name, answers in sets.items()
    }
    figures["parroted"] = _share(
        score(scorer, q, answer) <= 1 for q in questions for answer in attacks.parroted(q.text)
    )
    return figures


def measure_heaps(scorer: Scorer, questions: Sequence[Question]) -> Figures:
    """Share of word heaps, and of negated references, with at most four points."""
    return {
        "word heaps": _share(
            score(scorer, q, heap) <= 4
            for number, q in enumerate(questions)
            for heap in attacks.salads(reference_of(q), number)
        ),
        "negated": _share(
            score(scorer, q, attacks.negated(reference_of(q))) <= 4 for q in questions
        ),
    }


def measure_additions(scorer: Scorer, questions: Sequence[Question]) -> Figures:
    """What is added to a right answer: share of attacks within .3, mean rise by padding."""
    moved: list[float] = []
    risen: list[float] = []
    renamed: list[float] = []
    for question in questions:
        reference = reference_of(question)
        unmoved = score(scorer, question, reference)
        moved.extend(
            abs(score(scorer, question, text) - unmoved)
            for attack in attacks.INJECTION
            for text in (f"{reference} {attack}", f"{attack} {reference}")
        )
        part = " ".join(sentence.text for sentence in split_sentences(reference)[:2])
        unpadded = score(scorer, question, part)
        risen.extend(
            score(scorer, question, text) - unpadded
            for padding in attacks.PADDING
            for text in (f"{part} {padding}", f"{padding} {part}")
        )
        renamed.extend(_renamed(scorer, question, one, other) for one, other in attacks.NAMES)
    return {
        "attack beside answer": _share(change <= 0.3001 for change in moved),
        "padding, mean rise": statistics.mean(risen),
        "padding, share within .2": _share(rise <= 0.2001 for rise in risen),
        "name swap, largest": max(renamed),
    }


def measure_misheard(scorer: Scorer, answers: Sequence[Scored]) -> Figures:
    """How far one word in ten misheard moves the scores of answers that have some."""
    moved = [
        abs(score(scorer, one.question, attacks.misheard(one.answer.text, number)) - one.score)
        for number, one in enumerate(answers)
        if one.answer.kind is AnswerKind.QUALITY and one.score >= _WORTH_SOMETHING
    ]
    return {"one word in ten misheard, mean change": statistics.mean(moved)}


def measure_references(scorer: Scorer, questions: Sequence[Question]) -> Figures:
    """Share of own references with at least 8, of other questions' references with at most 2."""
    apart = len(questions) // (_FOREIGN + 1)
    foreign = [
        score(scorer, question, reference_of(questions[(number + step * apart) % len(questions)]))
        for number, question in enumerate(questions)
        for step in range(1, _FOREIGN + 1)
    ]
    return {
        "own reference from 8": _share(score(scorer, q, reference_of(q)) >= 8 for q in questions),
        "foreign reference to 2": _share(value <= 2 for value in foreign),
    }


def measure_order(scorer: Scorer) -> Figures:
    """Share of pairs of answers in their right order, two or more steps apart and neighbours."""
    far: list[bool] = []
    near: list[bool] = []
    for item in yaml.safe_load(STEPS.read_text(encoding="utf-8")):
        scores = [scorer.score(_item(item, answer)).score or 0.0 for answer in item["answers"]]
        for (low, worse), (high, better) in combinations(enumerate(scores), 2):
            (near if high - low == 1 else far).append(better > worse)
    return {"two steps apart": _share(far), "neighbours": _share(near)}


def measure_all(scorer: Scorer) -> Iterator[tuple[str, Figures]]:
    """Groups of figures by name."""
    technical = shipped(QuestionKind.TECHNICAL)
    told = shipped(QuestionKind.OPEN, QuestionKind.BEHAVIOURAL)
    for name, questions in (("technical", technical), ("open and behavioural", told)):
        chosen = draw(questions, 40)
        yield f"{name}: no answers", measure_non_answers(scorer, chosen)
        yield f"{name}: heaps and denials", measure_heaps(scorer, chosen)
        yield f"{name}: additions", measure_additions(scorer, chosen)
        yield f"{name}: references", measure_references(scorer, draw(questions, 120))
    yield "order", measure_order(scorer)


def _item(item: dict[str, Any], answer: str) -> ScoringItem:
    points = tuple(
        KeyPoint(id=str(number), text=text) for number, text in enumerate(item["key_points"])
    )
    return ScoringItem(
        question=item["question"],
        kind=QuestionKind(item["kind"]),
        answer=answer,
        key_points=points,
    )


def _renamed(scorer: Scorer, question: Question, one: str, other: str) -> float:
    frame = f"My colleague {{}} from {{}} taught me this. {reference_of(question)}"
    return abs(
        score(scorer, question, frame.format(one, one))
        - score(scorer, question, frame.format(other, other))
    )


def _share(outcomes: Iterator[bool] | Sequence[bool]) -> float:
    return statistics.fmean(outcomes)
