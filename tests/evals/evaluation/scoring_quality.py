"""Prints how well answers are scored.

`python -m tests.evals.evaluation.scoring_quality [--scorer lexical] [--half held_out] [--only …]`

The answers kept for the final measurement are scored with `--only final` and never otherwise.
"""

import argparse
import itertools
from collections.abc import Callable, Iterator

from tests.evals.answers.loading import Split
from tests.evals.evaluation import band_margins, bars, figures, labelled
from tests.evals.evaluation.bars import Bar
from tests.evals.evaluation.courses import measure_courses
from tests.evals.evaluation.graded import SAF, UNSEEN, Agreement, agreement, grade, grade_short
from tests.evals.evaluation.written import Scored, score_half
from tests.evals.references.loading import load
from viva.evaluation.contextual import load_contextual_scorer
from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.schemas import Scorer

_SCORERS: dict[str, Callable[[], Scorer]] = {
    "lexical": LexicalScorer,
    "contextual": load_contextual_scorer,
}


def _written(scorer: Scorer, half: Split) -> Iterator[str]:
    scored = score_half(scorer, half)
    yield from map(_row, bars.measure(scored))
    for name, value in figures.measure_misheard(scorer, scored).items():
        yield f"{name:38} {value:6.3f}"
    yield str(bars.pledges(scored))


def _row(bar: Bar) -> str:
    low, high = bar.interval
    must = "" if bar.must is None else f"must {'≤' if bar.at_most else '≥'} {bar.must:g}"
    figure = f"{bar.name:54} {bar.value:6.3f} [{low:5.2f}, {high:5.2f}] {bar.count:4}"
    return f"{figure} {must}{'' if bar.holds else '  MISSED'}"


def _more(scorer: Scorer, _: Split) -> Iterator[str]:
    return _labelled(labelled.score_more(scorer), labelled.measure)


def _generated(scorer: Scorer, _: Split) -> Iterator[str]:
    return _labelled(labelled.score_generated(scorer), labelled.measure_generated)


def _final(scorer: Scorer, _: Split) -> Iterator[str]:
    return _labelled(labelled.score_final(scorer), labelled.measure)


def _labelled(scored: list[Scored], measure: Callable[[list[Scored]], list[Bar]]) -> Iterator[str]:
    yield from map(_row, measure(scored))
    yield str(bars.pledges(scored))


def _courses(scorer: Scorer, _: Split) -> Iterator[str]:
    return itertools.starmap(_line, measure_courses(scorer).items())


def _attacks(scorer: Scorer, _: Split) -> Iterator[str]:
    for name, found in figures.measure_all(scorer):
        yield name
        for figure, value in found.items():
            yield f"  {figure:36} {value:6.3f}"


def _graded(scorer: Scorer, half: Split) -> Iterator[str]:
    yield _line("short answers, reference only", agreement(grade_short(scorer, load(half))))
    if not SAF.is_dir():
        yield f"No graded answers at {SAF}"
        return
    for splits in (("training",), *((split,) for split in UNSEEN), UNSEEN):
        yield _line(" + ".join(splits), agreement(grade(scorer, *splits)))


def _line(name: str, found: Agreement) -> str:
    interval = f"[{found.low:.2f}, {found.high:.2f}]"
    return f"{name:38} r {found.correlation:.3f} {interval}, given length {found.partial:.3f}"


def _bands(scorer: Scorer, half: Split) -> Iterator[str]:
    answers = band_margins.collect(scorer, *(("training",) if SAF.is_dir() else ()), half=half)
    covered, half_width = band_margins.coverage_leaving_one_out(answers)
    yield f"{len(answers)} answers: covered {covered:.3f}, half-width {half_width:.2f}"
    for kind, margins in band_margins.fit(answers).items():
        yield f"  {kind}: {margins}"


_PARTS = {
    "written": _written,
    "more": _more,
    "generated": _generated,
    "courses": _courses,
    "attacks": _attacks,
    "graded": _graded,
    "bands": _bands,
}
_NAMED_ONLY = {"final": _final}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scorer", choices=_SCORERS, default="contextual")
    parser.add_argument("--half", type=Split, choices=list(Split), default=Split.TUNING)
    parser.add_argument("--only", choices=_PARTS | _NAMED_ONLY, action="append")
    options = parser.parse_args()
    scorer = _SCORERS[options.scorer]()
    for name in options.only or _PARTS:
        print(f"\n== {name}, {options.scorer}, {options.half}")
        for line in (_PARTS | _NAMED_ONLY)[name](scorer, options.half):
            print(line, flush=True)


if __name__ == "__main__":
    main()
