"""Prints how well answers are scored: `python -m tests.evals.evaluation.scoring_quality`."""

from tests.evals.evaluation.figures import measure_all
from tests.evals.evaluation.graded import SAF, UNSEEN, agreement, grade
from viva.evaluation.lexical import LexicalScorer


def main() -> None:
    for name, figures in measure_all():
        print(f"\n== {name}")
        for figure, value in figures.items():
            print(f"  {figure:28} {value:.3f}")
    if not SAF.is_dir():
        print(f"\nNo graded answers at {SAF}")
        return
    print("\n== graded answers: r, partial r given length, 95 % interval by question")
    for splits in (("training",), *((split,) for split in UNSEEN), UNSEEN):
        found = agreement(grade(LexicalScorer(), *splits))
        print(
            f"  {' + '.join(splits):34} {found.correlation:.3f} {found.partial:.3f}"
            f" [{found.low:.2f}, {found.high:.2f}]"
        )


if __name__ == "__main__":
    main()
