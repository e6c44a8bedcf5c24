"""The answers written for these evals, and how well they are scored, bar by bar."""

import json
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Evaluation, Scorer
from viva.questions.bank import QuestionBank
from viva.questions.schemas import Question, QuestionKind

ANSWERS = Path(__file__).parents[1] / "answers"
_NOTHING_SAID = frozenset(
    [
        *("empty", "dont_know", "off_topic", "other_question", "attack:parrot", "filler"),
        *("short", "language"),
    ]
)
_CHANGES = ("dialect", "recognition", "swap", "padding", "paraphrase", "attack:injection")

Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An answer with the grade it was written for; `base` is the answer it is a variant of."""

    id: str
    question: Question
    kind: str
    step: int
    grade: float | None
    base: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Scored:
    answer: Written
    evaluation: Evaluation

    @property
    def score(self) -> float:
        """The score, 0 where there is none."""
        return self.evaluation.score or 0.0


def read_answers(split: str) -> list[Written]:
    """The answers of a half: `tuning`, or `held_out`."""
    questions = {question.id: question for question in QuestionBank.load().questions}
    lines = (ANSWERS / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_written(json.loads(line), questions) for line in lines]


def _written(row: dict[str, object], questions: dict[str, Question]) -> Written:
    grade = row["grade"]
    base = row["base"]
    return Written(
        id=str(row["id"]),
        question=questions[str(row["question_id"])],
        kind=str(row["kind"]),
        step=int(str(row["step"] or 0)),
        grade=float(str(grade)) if grade is not None else None,
        base=str(base) if base is not None else None,
        text=str(row["text"]),
    )


def score_all(scorer: Scorer, answers: Iterable[Written]) -> list[Scored]:
    return [
        Scored(answer, scorer.score(scoring_item(answer.question, answer.text)))
        for answer in answers
    ]


def measure(scored: Sequence[Scored]) -> Figures:
    """Every bar that these answers can be held to."""
    return {
        **_agreement(scored),
        **_order(scored),
        "nothing said: at most 1": _share(
            scored,
            lambda s: s.score <= 1,
            lambda s: s.answer.kind in _NOTHING_SAID or _only_attacks(s.answer),
        ),
        "salad: at most 4": _share(
            scored, lambda s: s.score <= 4, lambda s: s.answer.kind == "attack:salad"
        ),
        "negated: at most 4": _share(
            scored, lambda s: s.score <= 4, lambda s: s.answer.kind == "negation"
        ),
        "misconception: at most 4": _share(
            scored, lambda s: s.score <= 4, lambda s: s.answer.kind == "misconception"
        ),
        **_changes(scored),
        "band covers": _share(scored, _covered, lambda s: _graded(s)),
    }


def _graded(scored: Scored) -> bool:
    return scored.answer.grade is not None and scored.evaluation.score is not None


def _covered(scored: Scored) -> bool:
    band = scored.evaluation.band
    return band is not None and band[0] <= (scored.answer.grade or 0.0) <= band[1]


def _only_attacks(answer: Written) -> bool:
    return answer.kind == "attack:injection" and answer.base is None


def _agreement(scored: Sequence[Scored]) -> Figures:
    figures = {}
    for name, kinds in (
        ("technical", (QuestionKind.TECHNICAL,)),
        ("told", (QuestionKind.BEHAVIOURAL, QuestionKind.OPEN)),
    ):
        chosen = [s for s in scored if _graded(s) and s.answer.question.kind in kinds]
        grades = [s.answer.grade or 0.0 for s in chosen]
        own = [s for s in chosen if s.answer.kind == "quality"]
        if len(chosen) < 2:
            continue
        figures[f"r, {name}"] = statistics.correlation([s.score for s in chosen], grades)
        figures[f"r, {name}, quality only"] = statistics.correlation(
            [s.score for s in own], [s.answer.grade or 0.0 for s in own]
        )
        figures[f"mean error, {name}"] = statistics.fmean(
            abs(s.score - grade) for s, grade in zip(chosen, grades, strict=True)
        )
    return figures


def _order(scored: Sequence[Scored]) -> Figures:
    by_question: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        if one.answer.kind == "quality":
            by_question[one.answer.question.id].append(one)
    far: list[bool] = []
    near: list[bool] = []
    for group in by_question.values():
        for one, other in combinations(sorted(group, key=lambda s: s.answer.step), 2):
            gap = other.answer.step - one.answer.step
            if gap:
                (near if gap == 1 else far).append(other.score > one.score)
    return {"two steps apart": statistics.fmean(far), "neighbours": statistics.fmean(near)}


def _changes(scored: Sequence[Scored]) -> Figures:
    """Change against the base answer of those that are worth the same, mean and largest."""
    bases = {s.answer.id: s.score for s in scored}
    figures = {}
    for kind in _CHANGES:
        moved = [
            s.score - bases[s.answer.base]
            for s in scored
            if s.answer.kind == kind and s.answer.base is not None
        ]
        if moved:
            figures[f"{kind}: mean change"] = statistics.fmean(abs(change) for change in moved)
            figures[f"{kind}: mean rise"] = statistics.fmean(moved)
            figures[f"{kind}: largest change"] = max(abs(change) for change in moved)
    return figures


def _share(
    scored: Sequence[Scored], holds: Callable[[Scored], bool], chosen: Callable[[Scored], bool]
) -> float:
    return statistics.fmean(holds(s) for s in scored if chosen(s))
