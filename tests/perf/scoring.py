"""Time and memory of the contextual scorer; run by hand: `python -m tests.perf.scoring`.

Prints milliseconds for an answer of 150 words (bar: 95 % within 100), answers a second of 60
words (bar: 20 with a new reference each), and the memory of this process. The bars hold on idle
cores; the seconds of the processor, printed beside, tell what else was going on.
"""

import random
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import psutil

from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.schemas import Scorer, ScoringItem
from viva.nlp.sentences import split_sentences
from viva.questions.bank import QuestionBank
from viva.questions.schemas import Question, QuestionKind

_QUESTIONS = 60
_BATCH_QUESTIONS = 15
_ANSWERS_A_QUESTION = 10
_LONG_WORDS = 150
_SHORT_WORDS = 60
_MEGABYTE = 1_000_000


class _Writer:
    """Puts answers together from sentences of the bank, other ones every time."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._chance = random.Random(1)
        self._sentences = [
            sentence.text for q in questions for sentence in split_sentences(q.reference or "")
        ]

    def write(self, words: int) -> str:
        written: list[str] = []
        while len(written) < words:
            written += self._chance.choice(self._sentences).split()
        self._chance.shuffle(self._sentences)
        return " ".join(written[:words])


def main() -> None:
    questions = [q for q in QuestionBank.load().questions if q.language == "en"]
    writer = _Writer(questions)
    chosen = random.Random(2).sample(questions, _QUESTIONS)
    before = _resident_megabytes()
    began = time.perf_counter()
    scorer = load_contextual_scorer()
    loaded = time.perf_counter() - began
    print(f"loaded in {loaded:.2f} s; {_resident_megabytes() - before:+.0f} MB resident")
    scorer.score(scoring_item(questions[0], writer.write(_LONG_WORDS)))
    for name in ("question at first sight", "question seen before"):
        items = [scoring_item(question, writer.write(_LONG_WORDS)) for question in chosen]
        _print_times(f"{_LONG_WORDS} words, {name}", scorer, items)
    _print_times("the same, lexical", LexicalScorer(), items)
    _print_rate("10 answers a question", scorer, _batch(questions, writer))
    _print_rate("always new references", scorer, _strangers(questions, writer))
    print(f"{_resident_megabytes() - before:+.0f} MB resident since before loading")
    print(f"{_resident_megabytes():.0f} MB resident in all")


def _batch(questions: Sequence[Question], writer: _Writer) -> list[ScoringItem]:
    chosen = random.Random(3).sample(questions, _BATCH_QUESTIONS)
    return [
        scoring_item(question, writer.write(_SHORT_WORDS))
        for question in chosen
        for _ in range(_ANSWERS_A_QUESTION)
    ]


def _strangers(questions: Sequence[Question], writer: _Writer) -> list[ScoringItem]:
    return [
        replace(
            scoring_item(question, writer.write(_SHORT_WORDS)),
            kind=QuestionKind.TECHNICAL,
            key_points=(),
            reference=writer.write(_SHORT_WORDS),
        )
        for question in random.Random(4).sample(questions, _BATCH_QUESTIONS * _ANSWERS_A_QUESTION)
    ]


def _print_times(name: str, scorer: Scorer, items: Sequence[ScoringItem]) -> None:
    clock, processor = zip(*(_seconds(scorer, item) for item in items), strict=True)
    for kind, seconds in (("clock", clock), ("processor", processor)):
        middle, most = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        print(f"{name:<40}{kind:<10} p50 {1000 * middle:5.0f} ms  p95 {1000 * most:5.0f} ms")


def _print_rate(name: str, scorer: Scorer, items: Sequence[ScoringItem]) -> None:
    clock, processor = zip(*(_seconds(scorer, item) for item in items), strict=True)
    rates = f"{len(items) / sum(clock):.0f} a second, {len(items) / sum(processor):.0f} a core's"
    print(f"{_SHORT_WORDS} words, {name:<30} {rates}")


def _seconds(scorer: Scorer, item: ScoringItem) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    scorer.score(item)
    return time.perf_counter() - began, time.process_time() - worked


def _resident_megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / _MEGABYTE


if __name__ == "__main__":
    main()
